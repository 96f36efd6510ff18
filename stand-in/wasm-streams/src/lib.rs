//! Stands in for `wasm-streams`. Leptos always brings along `server_fn`, which names two of its conversions for bodies that
//! are streamed to and from server functions. This app has no server, so nothing calls them; but the library exports its
//! classes to JavaScript, so they and all they need would stay in every module: 3.6 kB with brotli in that of the pages to read.
//!
//! Only those two are here, with the library's signatures. If one were called after all, it would give an empty stream and
//! an error, not nothing at all. `[patch.crates-io]` in the workspace's `Cargo.toml` puts this in its place.

use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
use wasm_bindgen::{JsCast as _, JsValue};

/// A stream of the browser.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes a stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// An empty stream in place of `_stream`.
    pub fn from_stream<S>(_stream: S) -> Self
    where
        S: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        Self(web_sys::ReadableStream::new().unwrap_or_else(|_| JsValue::NULL.unchecked_into()))
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// What says that nothing is read.
    pub fn into_stream(self) -> Refused {
        Refused { said: false }
    }
}

/// Ends after one error.
#[derive(Debug)]
pub struct Refused {
    said: bool,
}

impl Stream for Refused {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(mut self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.said {
            return Poll::Ready(None);
        }
        self.said = true;
        Poll::Ready(Some(Err(JsValue::from_str("this app reads no streams"))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::task::Waker;

    #[test]
    fn a_stream_that_is_read_after_all_says_so_and_ends() {
        let mut refused = Refused { said: true };
        let mut context = Context::from_waker(Waker::noop());
        assert!(matches!(Pin::new(&mut refused).poll_next(&mut context), Poll::Ready(None)));
    }
}
