//! What a button that copies does.

use crate::state::actions;
use crate::state::site::Site;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Puts `text` on the clipboard and says `done` or `failed`: in `said`, for the eye, and announced, for the ear.
pub fn copy(site: Site, text: String, said: RwSignal<&'static str>, done: &'static str, failed: &'static str) {
    spawn_local(async move {
        let answer = if actions::copy(text).await { done } else { failed };
        said.try_set(answer);
        site.announce(answer);
    });
}
