//! A part of a page that is built in a turn of the event loop of its own.

use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::state::start::{self, After};
use leptos::prelude::*;
use std::sync::Mutex;

/// What `make` makes, at once where the page is already shown, else in a turn of its own: a long page behind the written one
/// is built in parts between which a slow phone answers. It is shown when all of them are there.
pub fn in_turn(make: impl FnOnce() -> AnyView + Send + 'static) -> AnyView {
    boxed(Box::new(make), After::Turn)
}

/// The same, but not before what has been built so far has been painted: what should stand first does.
pub fn after_frame(make: impl FnOnce() -> AnyView + Send + 'static) -> AnyView {
    boxed(Box::new(make), After::Frame)
}

/// Once for all parts.
fn boxed(make: Box<dyn FnOnce() -> AnyView + Send>, after: After) -> AnyView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    if cfg!(feature = "prerender") || site.shown.get_untracked() {
        return make();
    }
    let (turn, make) = (start::awaited(endpoint, after), Mutex::new(Some(make)));
    (move || turn.get().then(|| Some(make.lock().ok()?.take()?()))).into_any()
}
