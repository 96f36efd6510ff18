//! What other tabs of this browser do to the storage, and when this one is about to go.

use super::window::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::StorageEvent;

/// Calls `changed` with the key whenever another tab writes a key (or with an empty text when it clears all). Lives as
/// long as the page.
pub fn on_storage(changed: impl Fn(String) + 'static) {
    let Some(window) = window() else { return };
    let listener = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
        changed(event.key().unwrap_or_default());
    });
    let _ = window.add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Has the browser ask before the page is left, as long as `unsaved` says that something would be lost. Lives as long as
/// the page.
pub fn warn_on_leave(unsaved: impl Fn() -> bool + 'static) {
    let Some(window) = window() else { return };
    let listener = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        if unsaved() {
            event.prevent_default();
        }
    });
    let _ = window.add_event_listener_with_callback("beforeunload", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Calls `leaving` when the page is hidden or left, the last chance to save. Lives as long as the page.
pub fn on_leave(leaving: impl Fn() + 'static) {
    let Some(window) = window() else { return };
    let listener = Closure::<dyn Fn()>::new(leaving);
    let _ = window.add_event_listener_with_callback("pagehide", listener.as_ref().unchecked_ref());
    if let Some(document) = window.document() {
        let _ = document.add_event_listener_with_callback("visibilitychange", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}
