//! One listener for many events: each of its own is code of its own, in every page with a map.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, HtmlElement};

/// What listens to an element. Hears nothing once dropped.
pub struct Ears {
    element: HtmlElement,
    names: &'static [&'static str],
    listener: Closure<dyn Fn(Event)>,
}

impl Ears {
    /// Calls `heard` for every event at `element` that has one of the `names`; also for one that comes of what it does
    /// itself, as when it moves the focus.
    pub fn new(element: HtmlElement, names: &'static [&'static str], heard: Box<dyn Fn(Event)>) -> Self {
        let listener = Closure::wrap(heard);
        for name in names {
            let _ = element.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        }
        Self { element, names, listener }
    }
}

impl Drop for Ears {
    fn drop(&mut self) {
        for name in self.names {
            let _ = self.element.remove_event_listener_with_callback(name, self.listener.as_ref().unchecked_ref());
        }
    }
}
