//! Where the person is: asked of the browser, once, when somebody presses a button. Nothing is kept.

use super::window::window;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
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
    let told = Rc::clone(&then);
    // One function for both answers, of which the browser gives one: a position has no code, which is read as none.
    let told = Closure::once_into_js(move |answer: JsValue| {
        told(match answer.unchecked_ref::<PositionError>().code() {
            0 => {
                let at = answer.unchecked_ref::<Position>().coords();
                Ok(Fix { lon: at.longitude(), lat: at.latitude(), accuracy_m: at.accuracy() })
            }
            PositionError::PERMISSION_DENIED => Err(LocateError::Denied),
            PositionError::TIMEOUT => Err(LocateError::Timeout),
            _ => Err(LocateError::Unavailable),
        });
    });
    let options = PositionOptions::new();
    options.set_timeout(PATIENCE_MS);
    options.set_maximum_age(STILL_TRUE_MS);
    let asked = geolocation.get_current_position_with_error_callback_and_options(
        told.unchecked_ref(),
        Some(told.unchecked_ref()),
        &options,
    );
    if asked.is_err() {
        then(Err(LocateError::Unavailable));
    }
}
