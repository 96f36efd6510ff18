//! The way to the engine from event handlers and effects: one owner, never borrowed twice, painted at most once a frame.

use super::engine::Engine;
use super::observe;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A map's engine, copied into every handler. Does nothing before the map is in the document and after it has left it.
#[derive(Clone, Copy)]
pub struct Handle {
    inner: StoredValue<Option<Rc<Inner>>, LocalStorage>,
    started: RwSignal<bool>,
}

/// The engine and its frame.
struct Inner {
    engine: RefCell<Engine>,
    asked: Cell<bool>,
    on_settled: Box<dyn Fn()>,
}

impl Handle {
    /// A handle without an engine.
    pub fn new() -> Self {
        Self { inner: StoredValue::new_local(None), started: RwSignal::new(false) }
    }

    /// Takes the engine. `on_settled` is called whenever everything has come to rest after a change.
    pub fn start(&self, engine: Engine, on_settled: impl Fn() + 'static) {
        let inner = Inner { engine: RefCell::new(engine), asked: Cell::new(false), on_settled: Box::new(on_settled) };
        self.inner.try_set_value(Some(Rc::new(inner)));
        self.started.try_set(true);
        self.ask();
    }

    /// Makes an effect run again once there is an engine, so that nothing handed over too early is lost.
    pub fn await_start(&self) {
        self.started.track();
    }

    fn inner(&self) -> Option<Rc<Inner>> {
        self.inner.try_get_value().flatten()
    }

    /// Changes the engine and has a frame painted. The time in ms is handed in.
    pub fn change<R>(&self, act: impl FnOnce(&mut Engine, f64) -> R) -> Option<R> {
        let result = self.lend(|engine| act(engine, observe::now()))?;
        self.ask();
        Some(result)
    }

    /// Looks at the engine without painting.
    pub fn look<R>(&self, look: impl FnOnce(&Engine) -> R) -> Option<R> {
        self.lend(|engine| look(engine))
    }

    /// Changes something in the engine that cannot be seen.
    pub fn quietly(&self, act: impl FnOnce(&mut Engine)) {
        self.lend(act);
    }

    fn lend<R>(&self, act: impl FnOnce(&mut Engine) -> R) -> Option<R> {
        let (mut act, mut result) = (Some(act), None);
        self.lend_once(&mut |engine| result = act.take().map(|act| act(engine)));
        result
    }

    /// Compiled once, unlike what it is called with.
    fn lend_once(&self, act: &mut dyn FnMut(&mut Engine)) {
        if let Some(inner) = self.inner()
            && let Ok(mut engine) = inner.engine.try_borrow_mut()
        {
            act(&mut engine);
        }
    }

    /// Asks for a frame, if none is on its way.
    fn ask(&self) {
        let Some(inner) = self.inner() else { return };
        if !inner.asked.replace(true) {
            let handle = *self;
            request_animation_frame(move || handle.frame());
        }
    }

    fn frame(&self) {
        let Some(inner) = self.inner() else { return };
        inner.asked.set(false);
        let painted = inner.engine.try_borrow_mut().map(|mut engine| engine.frame(observe::now())).unwrap_or_default();
        if painted.settled {
            (inner.on_settled)();
        }
        if painted.again {
            self.ask();
        }
    }
}

impl Default for Handle {
    fn default() -> Self {
        Self::new()
    }
}
