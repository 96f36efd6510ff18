//! The rows of a list under a pointer that drags one of them.

use super::window::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

/// Has the pointer's events come to what matches `list` (a selector) around where it was pressed. The row itself would lose
/// them as soon as it is moved in the page.
pub fn hold(event: &PointerEvent, list: &str) {
    let pressed = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(list) = pressed.and_then(|pressed| pressed.closest(list).ok()?) {
        let _ = list.set_pointer_capture(event.pointer_id());
    }
}

/// Top and bottom of each child of `list` (a selector) in the window, CSS px.
pub fn spans(list: &str) -> Vec<(f64, f64)> {
    let list = window().and_then(|window| window.document()?.query_selector(list).ok()?);
    let Some(rows) = list.map(|list| list.children()) else { return Vec::new() };
    let span = |row: Element| {
        let rect = row.get_bounding_client_rect();
        (rect.top(), rect.bottom())
    };
    (0..rows.length()).filter_map(|index| rows.item(index).map(span)).collect()
}
