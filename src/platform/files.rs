//! Files a person keeps: saving one, reading one.

use super::window::window;
use js_sys::{Array, Promise};
use std::fmt;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlElement, Url};

/// How long a file stays to be had, ms: Safari on a phone asks first where to save it.
const OFFERED_MS: i32 = 60_000;

/// Why a file could not be saved or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileError {
    /// The browser refused to make the file.
    NotSaved,
    /// The browser could not read the chosen file.
    NotRead,
    /// The chosen file is larger than the app accepts.
    TooLarge,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotSaved => "the browser did not save the file",
            Self::NotRead => "the browser could not read the file",
            Self::TooLarge => "the file is too large",
        })
    }
}

impl std::error::Error for FileError {}

/// Saves `text` as a file in the person's download folder.
///
/// # Errors
/// [`FileError::NotSaved`] when the browser refuses.
pub fn save(name: &str, mime: &str, text: &str) -> Result<(), FileError> {
    try_save(name, mime, text).map_err(|_| FileError::NotSaved)
}

fn try_save(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let window = window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    // Links are followed by a listener on the window; a download is none of its business.
    link.set_attribute("rel", "external")?;
    link.unchecked_ref::<HtmlElement>().click();
    let revoke = Closure::once_into_js(move || _ = Url::revoke_object_url(&url));
    window.set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), OFFERED_MS)?;
    Ok(())
}

/// Reads a chosen file as text.
///
/// # Errors
/// [`FileError::TooLarge`] above `max_bytes`, [`FileError::NotRead`] when the browser cannot read it.
pub async fn read(file: &File, max_bytes: f64) -> Result<String, FileError> {
    finish(begin(file, max_bytes)).await
}

/// A file being read.
pub type Begun = Result<Promise, FileError>;

/// Begins to read a chosen file.
///
/// # Errors
/// [`FileError::TooLarge`] above `max_bytes`.
pub fn begin(file: &File, max_bytes: f64) -> Begun {
    if file.size() > max_bytes { Err(FileError::TooLarge) } else { Ok(file.text()) }
}

/// Waits for what [`begin`] began.
///
/// # Errors
/// What `begun` is, and [`FileError::NotRead`] when the browser cannot read it.
pub async fn finish(begun: Begun) -> Result<String, FileError> {
    let text = JsFuture::from(begun?).await.map_err(|_| FileError::NotRead)?;
    text.as_string().ok_or(FileError::NotRead)
}
