//! Reads one static file over HTTP, with a time limit, a size cap and a check of what came back.

use gloo_net::http::{Request, Response};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

/// How long one request may take, ms.
const TIMEOUT_MS: u32 = 8_000;
/// Largest file accepted, bytes (engineering: data ladder).
const MAX_BYTES: usize = 5_000_000;

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FetchError {
    /// No answer: offline, name not found, connection cut, or blocked.
    NoAnswer,
    /// No complete answer within the time limit.
    TimedOut,
    /// The server answered with this status.
    Status(u16),
    /// The answer is a web page or something else that is not JSON.
    NotJson,
    /// The file is larger than the app accepts.
    TooLarge,
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAnswer => f.write_str("no answer"),
            Self::TimedOut => f.write_str("timed out"),
            Self::Status(status) => write!(f, "status {status}"),
            Self::NotJson => f.write_str("not JSON"),
            Self::TooLarge => f.write_str("too large"),
        }
    }
}

impl std::error::Error for FetchError {}

/// Reads the JSON file at `url` as text.
///
/// # Errors
/// See [`FetchError`].
pub async fn json_text(url: &str) -> Result<String, FetchError> {
    let signal = AbortSignal::timeout_with_u32(TIMEOUT_MS);
    let failed = |signal: &AbortSignal| if signal.aborted() { FetchError::TimedOut } else { FetchError::NoAnswer };
    let response = Request::get(url).abort_signal(Some(&signal)).send().await.map_err(|_| failed(&signal))?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let headers = response.headers();
    // A captive portal or a misconfigured fallback answers 200 with a web page.
    if !headers.get("content-type").is_some_and(|kind| kind.contains("json")) {
        return Err(FetchError::NotJson);
    }
    if headers.get("content-length").and_then(|length| length.parse::<usize>().ok()).unwrap_or(0) > MAX_BYTES {
        return Err(FetchError::TooLarge);
    }
    // A cut connection shows here, not in `send`.
    let bytes = body(&response).await.map_err(|_| failed(&signal))?.ok_or(FetchError::TooLarge)?;
    let mut text = String::from_utf8(bytes).unwrap_or_else(|why| String::from_utf8_lossy(why.as_bytes()).into_owned());
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
}

/// The body, read piece by piece and given up above [`MAX_BYTES`], then nothing: not every server says beforehand how
/// much it sends, and what it says is of the compressed form.
async fn body(response: &Response) -> Result<Option<Vec<u8>>, JsValue> {
    let mut bytes = Vec::new();
    let Some(stream) = response.body() else { return Ok(Some(bytes)) };
    let reader: JsValue = stream.get_reader().into();
    let ask = |what: &str| -> Result<Promise, JsValue> {
        let ask: Function = Reflect::get(&reader, &what.into())?.dyn_into()?;
        ask.call0(&reader)?.dyn_into()
    };
    loop {
        let answer = JsFuture::from(ask("read")?).await?;
        let piece = Reflect::get(&answer, &"value".into())?;
        if piece.is_undefined() {
            return Ok(Some(bytes));
        }
        bytes.extend_from_slice(&piece.unchecked_into::<Uint8Array>().to_vec());
        if bytes.len() > MAX_BYTES {
            let _ = ask("cancel")?;
            return Ok(None);
        }
    }
}
