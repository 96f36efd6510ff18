//! Letting the browser do what else it has to.

use super::window::window;
use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Waits for the next turn of the event loop, so that what has been pressed or scrolled meanwhile comes first.
pub async fn pause() {
    let next = Promise::new(&mut |resolve, _| {
        let waiting = window().and_then(|window| window.set_timeout_with_callback(&resolve).ok());
        if waiting.is_none() {
            // Without a clock to wait by there is nothing to wait for.
            let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
        }
    });
    let _ = JsFuture::from(next).await;
}
