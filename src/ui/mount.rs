//! How every bundle starts.

use super::app::App;
use super::groups::Pages;
use crate::state::start;
use leptos::mount::mount_to;
use leptos::prelude::*;

/// Mounts the app with the pages of one bundle in place of the static text.
pub fn mount(pages: Pages) {
    start::catch_panics();
    if let Some(root) = start::root() {
        mount_to(root, move || view! { <App pages /> }).forget();
        start::mounted();
    }
}
