//! Near me: asks the browser where the reader is, when they press the button and never else, and keeps nothing.

use super::handle::Handle;
use super::hint::{Hint, Hints};
use crate::state::actions::{LocateError, locate};
use leptos::prelude::*;

/// Asks, goes there, and says what came of it. `on_located` hears longitude and latitude.
pub fn ask(handle: Handle, hints: Hints, on_located: Option<Callback<(f64, f64)>>) {
    hints.show(Hint::Asking);
    locate(move |answer| {
        if handle.look(|_| ()).is_none() {
            // The page was left meanwhile.
            return;
        }
        let hint = match answer {
            Ok(fix) => match handle.change(|engine, now| engine.go_here(fix, now)) {
                Some(true) => {
                    if let Some(located) = on_located {
                        let _ = located.try_run((fix.lon, fix.lat));
                    }
                    Hint::Found
                }
                _ => Hint::Outside,
            },
            Err(LocateError::Denied) => Hint::Denied,
            Err(LocateError::Unavailable) => Hint::Unavailable,
            Err(LocateError::Timeout) => Hint::Timeout,
        };
        hints.show(hint);
    });
}
