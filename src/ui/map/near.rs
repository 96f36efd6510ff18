//! Near me: asks the browser where the reader is, when they press the button and never else, and keeps nothing.

use super::hint::{STAY, STAY_FAILED};
use super::live::Live;
use crate::core::text::messages::mapmove as t;
use crate::state::actions::{LocateError, locate};

/// Asks, goes there, and says what came of it.
pub fn ask(live: Live) {
    let lang = live.lang;
    live.show_asking(t::asking(lang));
    locate(move |answer| {
        // The page may have been left meanwhile.
        let Some(page) = live.page() else { return };
        let mut stay = STAY_FAILED;
        let text = match answer {
            Ok(fix) => match live.handle.change(|engine, now| engine.go_here(fix, now)) {
                // A map without a canvas has nowhere to go, and says nothing.
                None => return,
                Some(false) => t::outside(lang),
                Some(true) => {
                    page.located(fix.lon, fix.lat);
                    stay = STAY;
                    t::found(lang)
                }
            },
            Err(LocateError::Denied) => t::denied(lang),
            Err(LocateError::Unavailable) => t::unavailable(lang),
            Err(LocateError::Timeout) => t::timeout(lang),
        };
        live.show(text, stay);
    });
}
