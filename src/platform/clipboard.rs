//! The person's clipboard, written to when they ask for it.

use super::window::window;
use wasm_bindgen_futures::JsFuture;

/// Puts `text` on the clipboard. False where the browser has none or says no.
pub async fn write(text: String) -> bool {
    let Some(window) = window() else { return false };
    let clipboard = window.navigator().clipboard();
    // On a page that was not fetched safely there is none, whatever the type says.
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(&text)).await.is_ok()
}
