//! The file a person has picked.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, HtmlInputElement};

/// The first file chosen in `input`, taken out of it so that choosing the same one again is a change again.
pub fn take(input: &HtmlInputElement) -> Option<File> {
    let files = Reflect::get(input, &JsValue::from_str("files")).ok()?;
    let file = Reflect::get_u32(&files, 0).ok()?.dyn_into::<File>().ok()?;
    input.set_value("");
    Some(file)
}
