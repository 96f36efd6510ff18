//! The whole screen for one part of the page.

use super::window::window;
use web_sys::{Document, Element};

fn document() -> Option<Document> {
    window()?.document()
}

/// Whether the browser lets a page fill the screen. Telephones often do not.
pub fn is_possible() -> bool {
    document().is_some_and(|document| document.fullscreen_enabled())
}

/// Whether something fills the screen now.
pub fn is_on() -> bool {
    document().is_some_and(|document| document.fullscreen_element().is_some())
}

/// Lets the element with this id fill the screen, or gives the screen back. A browser that refuses changes nothing.
pub fn toggle(id: &str) {
    let Some(document) = document() else { return };
    if is_on() {
        document.exit_fullscreen();
    } else if let Some(element) = document.get_element_by_id(id) {
        let _: Result<(), _> = Element::request_fullscreen(&element);
    }
}
