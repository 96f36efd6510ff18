//! Where the person is: asked of the browser, once, when somebody presses a button. Nothing is kept.

use super::window::window;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Position, PositionError, PositionOptions};

/// How long the browser may take, ms.
const PATIENCE_MS: u32 = 12_000;
/// A place found this long ago will do, ms.
const STILL_TRUE_MS: u32 = 60_000;

/// Where somebody is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fix {
    /// Longitude, degrees.
    pub lon: f64,
    /// Latitude, degrees.
    pub lat: f64,
    /// Radius within which the browser is fairly sure, metres.
    pub accuracy_m: f64,
}

/// Why the browser did not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocateError {
    /// The person, the browser or the page's policy said no.
    Denied,
    /// There is no way to find out.
    Unavailable,
    /// It took too long.
    Timeout,
}

/// Asks, and hands the answer to `then`, which is called once.
pub fn locate(then: impl Fn(Result<Fix, LocateError>) + 'static) {
    let then: Rc<dyn Fn(Result<Fix, LocateError>)> = Rc::new(then);
    let Some(geolocation) = window().and_then(|window| window.navigator().geolocation().ok()) else {
        then(Err(LocateError::Unavailable));
        return;
    };
    let (found, failed) = (Rc::clone(&then), Rc::clone(&then));
    let found = Closure::once_into_js(move |position: Position| {
        let at = position.coords();
        found(Ok(Fix { lon: at.longitude(), lat: at.latitude(), accuracy_m: at.accuracy() }));
    });
    let failed = Closure::once_into_js(move |error: PositionError| {
        failed(Err(match error.code() {
            PositionError::PERMISSION_DENIED => LocateError::Denied,
            PositionError::TIMEOUT => LocateError::Timeout,
            _ => LocateError::Unavailable,
        }));
    });
    let options = PositionOptions::new();
    options.set_timeout(PATIENCE_MS);
    options.set_maximum_age(STILL_TRUE_MS);
    let asked = geolocation.get_current_position_with_error_callback_and_options(
        found.unchecked_ref(),
        Some(failed.unchecked_ref()),
        &options,
    );
    if asked.is_err() {
        then(Err(LocateError::Unavailable));
    }
}
