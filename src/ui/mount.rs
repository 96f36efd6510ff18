//! How every bundle starts.

use super::app::App;
use super::framed::Framed;
use super::groups::Bundle;
use crate::state::start;
use leptos::mount::mount_to;
use leptos::prelude::*;

/// Mounts the app with one bundle's pages in place of the static text.
pub fn mount(bundle: Bundle) {
    start::catch_panics();
    if let Some(root) = start::root() {
        mount_to(root, move || view! { <App bundle /> }).forget();
        start::mounted();
    }
}

/// Mounts the pages in a partner's frame in place of the static text.
pub fn mount_framed(bundle: Bundle) {
    start::catch_panics();
    if let Some(root) = start::root() {
        mount_to(root, move || view! { <Framed bundle /> }).forget();
        start::mounted();
    }
}
