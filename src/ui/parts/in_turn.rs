//! A part of a page that is built in a turn of the event loop of its own.

use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::state::start;
use leptos::prelude::*;
use std::sync::Mutex;

/// `view`, at once where the page is already shown, else in a turn of its own: a long page behind the written one is built
/// in parts between which a slow phone answers. It is shown when all of them are there.
pub fn in_turn(view: AnyView) -> AnyView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    if cfg!(feature = "prerender") || site.shown.get_untracked() {
        return view;
    }
    let (turn, view) = (start::awaited(endpoint), Mutex::new(Some(view)));
    (move || turn.get().then(|| view.lock().ok()?.take())).into_any()
}
