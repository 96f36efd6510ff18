//! How high the page's content is.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Calls `changed` with the height of `#app` in CSS px, now and whenever it changes, but not while it is hidden behind the
/// written page: that has no height, and a frame made low for it would stay low. Lives as long as the page.
pub fn on_height(changed: impl Fn(u32) + 'static) {
    let Some(app) = super::document::app_root() else { return };
    let element: Element = app.unchecked_into();
    let watched = element.clone();
    let listener = Closure::<dyn Fn()>::new(move || {
        let height = watched.get_bounding_client_rect().height().ceil();
        if height > 0.0 {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page's height in px fits")]
            changed(height as u32);
        }
    });
    if let Ok(observer) = ResizeObserver::new(listener.as_ref().unchecked_ref()) {
        observer.observe(&element);
    }
    listener.forget();
}
