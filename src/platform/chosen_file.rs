//! The files a person has picked or dropped.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DragEvent, File, HtmlInputElement};

/// The first file chosen in `input`, taken out of it so that choosing the same one again is a change again.
pub fn take(input: &HtmlInputElement) -> Option<File> {
    let files = Reflect::get(input, &JsValue::from_str("files")).ok()?;
    let file = Reflect::get_u32(&files, 0).ok()?.dyn_into::<File>().ok()?;
    input.set_value("");
    Some(file)
}

/// All files chosen in `input`, taken out of it likewise.
pub fn take_all(input: &HtmlInputElement) -> Vec<File> {
    let files = all_in(input);
    input.set_value("");
    files
}

/// All files dropped. The browser is kept from opening them itself.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    event.prevent_default();
    let held = Reflect::get(event, &JsValue::from_str("dataTransfer")).unwrap_or_default();
    all_in(&held)
}

fn all_in(holder: &JsValue) -> Vec<File> {
    let Ok(files) = Reflect::get(holder, &JsValue::from_str("files")) else { return Vec::new() };
    let at = |index| Reflect::get_u32(&files, index).ok()?.dyn_into::<File>().ok();
    (0..).map_while(at).collect()
}
