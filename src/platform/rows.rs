//! Which row of a list a pointer is over.

use super::window::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

/// Keeps the pointer's events coming to the element it was pressed on.
pub fn hold(event: &PointerEvent) {
    if let Some(element) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// Place, counted from 0, of the child of `list` (a selector) whose height holds `y`; the nearest one outside of all.
pub fn at(list: &str, y: f64) -> Option<usize> {
    let rows = window()?.document()?.query_selector(list).ok()??.children();
    let mut above = 0;
    for index in 0..rows.length() {
        if rows.item(index)?.get_bounding_client_rect().bottom() > y {
            break;
        }
        above += 1;
    }
    let end = rows.length().checked_sub(1)?;
    usize::try_from(above.min(end)).ok()
}
