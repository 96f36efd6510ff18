//! Asks `shell/ladder.js` for files of the endpoint: the network with its time limit and size cap, and the copies that
//! stand in for it.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How many places a file may come from: the network, the last good copy, the copy published with the app.
pub const RUNGS: u8 = 3;

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

/// Reads the text of the endpoint's file `name` from one of its places; `None` when that place does not have it.
///
/// # Errors
/// See [`FetchError`].
pub async fn read(name: &str, rung: u8) -> Result<Option<String>, FetchError> {
    let asked = call("read", &Array::of2(&name.into(), &rung.into()));
    let answer = match asked.and_then(JsCast::dyn_into::<Promise>) {
        Ok(promise) => JsFuture::from(promise).await,
        Err(why) => Err(why),
    };
    // As bytes: for a text handed over as such, three times its room would be taken, and never given back.
    let text = |found: JsValue| String::from_utf8(found.dyn_ref::<Uint8Array>()?.to_vec()).ok();
    answer.map(text).map_err(|why| said(&why))
}

/// Waits for the next turn of the event loop, so that what has been pressed or scrolled meanwhile comes first.
pub async fn pause() {
    if let Ok(turn) = call("turn", &Array::new()).and_then(JsCast::dyn_into::<Promise>) {
        let _ = JsFuture::from(turn).await;
    }
}

/// Says what became of a file: the place it came from, [`RUNGS`] for none, and in a word why not from the network. Where
/// only a `part` of it was read nobody knows whether the rest is good, and it is not kept.
pub fn settled(name: &str, rung: u8, why: &str, part: bool) {
    // Without the ladder nothing is kept and nothing said: there is then no page around to say it in.
    let _ = call("settled", &Array::of4(&name.into(), &rung.into(), &why.into(), &part.into()));
}

fn call(what: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    let ladder = Reflect::get(&js_sys::global(), &"samspel".into())?;
    Reflect::get(&ladder, &what.into())?.dyn_into::<Function>()?.apply(&ladder, arguments)
}

fn said(why: &JsValue) -> FetchError {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a status has three digits")]
    if let Some(status) = why.as_f64() {
        return FetchError::Status(status as u16);
    }
    match why.as_string().unwrap_or_default().as_str() {
        "slow" => FetchError::TimedOut,
        "type" => FetchError::NotJson,
        "size" => FetchError::TooLarge,
        _ => FetchError::NoAnswer,
    }
}
