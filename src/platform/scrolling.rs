//! Scrolling of whatever scrolls, and where things stand in the window.

use super::window::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, NodeList};

/// What is heard: anything that scrolls or changes size, and printing, which is always of the whole.
const HEARD: [&str; 4] = ["scroll", "resize", "beforeprint", "afterprint"];

/// Listens until it is dropped.
pub struct Watch(Closure<dyn Fn(Event)>);

impl Watch {
    /// Calls `heard` with the name of each event. Scrolling is heard of every element, not of the page alone.
    pub fn new(heard: impl Fn(&str) + 'static) -> Self {
        let watch = Self(Closure::new(move |event: Event| heard(&event.type_())));
        if let Some(window) = window() {
            for name in HEARD {
                let _ = window.add_event_listener_with_callback_and_bool(name, watch.0.as_ref().unchecked_ref(), true);
            }
        }
        watch
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(window) = window() {
            for name in HEARD {
                let _ =
                    window.remove_event_listener_with_callback_and_bool(name, self.0.as_ref().unchecked_ref(), true);
            }
        }
    }
}

/// Elements below one another.
pub struct Pieces(Option<NodeList>);

impl Pieces {
    /// Those inside `root` with this selector.
    pub fn inside(root: &Element, selector: &str) -> Self {
        Self(root.query_selector_all(selector).ok())
    }

    /// Top and bottom of one of them, CSS px from the top of the window.
    pub fn edges(&self, index: usize) -> (f64, f64) {
        let node = self.0.as_ref().zip(u32::try_from(index).ok()).and_then(|(list, index)| list.get(index));
        node.map_or((0.0, 0.0), |node| {
            let rect = node.unchecked_into::<Element>().get_bounding_client_rect();
            (rect.top(), rect.bottom())
        })
    }
}

/// Height of the window, CSS px.
pub fn view_height() -> f64 {
    let height = window().and_then(|window| window.inner_height().ok());
    height.and_then(|height| height.as_f64()).unwrap_or_default()
}
