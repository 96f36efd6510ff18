//! The first and last things an instance does.

pub use crate::platform::document::app_root as root;
pub use crate::platform::panic_screen::install as catch_panics;

use super::endpoint::Endpoint;
use super::site::Site;
use crate::core::route::Route;
use crate::platform::document;
use crate::state::effect::effect;
use leptos::prelude::*;
use std::time::Duration;

/// Does something in the next turn of the event loop.
pub fn soon(act: impl FnOnce() + 'static) {
    set_timeout(act, Duration::ZERO);
}

/// What a part of a page is built after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// The turn that asked for it.
    Turn,
    /// The next frame, with what that paints.
    Frame,
}

/// Becomes true in a turn of its own, for which the page waits before it is shown.
pub fn awaited(endpoint: Endpoint, after: After) -> RwSignal<bool> {
    let turn = RwSignal::new(false);
    endpoint.waiting.update(|count| *count += 1);
    let arrive = move || {
        let _ = turn.try_set(true);
        endpoint.waiting.update(|count| *count = count.saturating_sub(1));
    };
    match after {
        After::Turn => soon(arrive),
        After::Frame => request_animation_frame(move || soon(arrive)),
    }
    turn
}

/// Says that the app is built; it may still be hidden.
pub fn mounted() {
    document::mark("samspel:mounted");
}

/// The turn in which the last part of the app is built, see [`turns`].
pub const LAST_TURN: u8 = 3;

/// Counts turns of the event loop up to [`LAST_TURN`], so that the app is built in parts between which the browser answers.
/// A page that is being written is built in one.
pub fn turns() -> RwSignal<u8> {
    let turn = RwSignal::new(if cfg!(feature = "prerender") { LAST_TURN } else { 0 });
    if !cfg!(feature = "prerender") {
        next(turn);
    }
    turn
}

fn next(turn: RwSignal<u8>) {
    let go_on = move || {
        turn.update(|turn| *turn += 1);
        if turn.get_untracked() < LAST_TURN {
            next(turn);
        }
    };
    soon(go_on);
}

/// Lets the app take the place of what was written there beforehand, once all of it is built and the files its page asked
/// for are here: until then the written text says more. When one of them is nowhere to be had the written text stays, and
/// `ladder.js` says so; but only on pages to read: the others hold the person's own answers. Where nothing was written, at
/// once. `boot.js` clears the place when it sees the state.
pub fn take_place(site: Site, endpoint: Endpoint, turn: RwSignal<u8>) {
    let written = document::is_written();
    let round = StoredValue::new(0_u32);
    effect(move || {
        let waiting = endpoint.waiting.get() > 0;
        round.update_value(|round| *round = round.wrapping_add(1));
        let mine = round.get_value();
        if turn.get() < LAST_TURN {
            return;
        }
        if site.shown.get_untracked() || (written && waiting) {
            return;
        }
        // A frame later, because what has just come may ask for more, and long lists come in two parts; and only when
        // nothing came meanwhile: what is shown in the turn it is built in was never painted unseen, and a browser may take
        // it for a new largest text.
        let arrive = move || {
            if mine == round.get_value()
                && !site.shown.get_untracked()
                && (!written || endpoint.waiting.get_untracked() == 0)
            {
                let read = site.route.with_untracked(Route::is_read);
                if written && read && endpoint.failed.get_untracked() {
                    return document::set_state("written");
                }
                document::set_state("ready");
                site.shown.set(true);
            }
        };
        request_animation_frame(move || set_timeout(arrive, Duration::ZERO));
    });
}
