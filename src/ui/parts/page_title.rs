//! A page's name, for the browser's tab and the announcer.

use crate::state::site::Site;
use leptos::prelude::*;

/// Calls the page `title` for as long as it is shown.
pub fn use_title(title: impl Fn() -> String + 'static) {
    let site = Site::get();
    // A page that is being written has no effects.
    #[cfg(feature = "prerender")]
    site.title.set(untrack(title));
    #[cfg(not(feature = "prerender"))]
    crate::state::effect::effect(move || site.title.set(title()));
}
