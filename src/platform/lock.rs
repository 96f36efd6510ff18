//! One tab at a time.

use js_sys::{Function, Promise, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Something to do once, shared between the two who may come to do it.
type Task = Rc<Cell<Option<Box<dyn FnOnce()>>>>;

/// Runs `task` while no other tab of this site holds the lock `name`. Where the browser has no locks, or refuses one, the
/// task runs all the same: a lock prevents a rare collision, it is no reason not to save.
pub fn hold(name: &str, task: impl FnOnce() + 'static) {
    let task: Task = Rc::new(Cell::new(Some(Box::new(task))));
    let run = {
        let task = Rc::clone(&task);
        move || {
            if let Some(task) = task.take() {
                task();
            }
        }
    };
    let Some((locks, request)) = locks() else { return run() };
    let callback = Closure::once_into_js(run.clone());
    match request.call2(&locks, &JsValue::from_str(name), &callback) {
        Ok(held) => spawn_local(async move {
            // Once the task has run there is nothing left to do; when the lock was refused it has not.
            let _ = JsFuture::from(Promise::resolve(&held)).await;
            run();
        }),
        Err(_) => run(),
    }
}

/// `navigator.locks` and its `request`.
fn locks() -> Option<(JsValue, Function)> {
    let member = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok().filter(JsValue::is_object);
    let locks = member(&member(&js_sys::global(), "navigator")?, "locks")?;
    let request = Reflect::get(&locks, &JsValue::from_str("request")).ok()?.dyn_into::<Function>().ok()?;
    Some((locks, request))
}
