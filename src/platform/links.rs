//! Clicks on links, before the router sees them.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlAnchorElement};

/// Marks a clicked link of this site as `rel="external"` when `is_elsewhere` says so of its path; the router, which
/// listens further out, leaves such links to the browser. Lives as long as the page.
pub fn before_click(is_elsewhere: impl Fn(&str) -> bool + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return };
        if link.target().is_empty() && link.origin() == super::document::origin() && is_elsewhere(&link.pathname()) {
            link.set_rel("external");
        }
    });
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        let _ = document.add_event_listener_with_callback("click", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}
