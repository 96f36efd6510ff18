//! Places within a page that an address may point to with `#`.

use super::window::window;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// Scrolls to the element with this id and moves focus there, so that reading goes on from it. False when there is none.
pub fn arrive_at(id: &str) -> bool {
    let element = window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(id));
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else { return false };
    if !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    element.scroll_into_view();
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}
