//! How every bundle starts.

use super::app::App;
use super::framed::Framed;
use super::groups::Bundle;
use crate::state::start;
use leptos::mount::mount_to;
use leptos::prelude::*;

/// Mounts the app with one bundle's pages in place of the static text.
pub fn mount(bundle: Bundle) {
    begin(move || view! { <App bundle /> }.into_any());
}

/// Mounts the pages in a partner's frame in place of the static text.
pub fn mount_framed(bundle: Bundle) {
    begin(move || view! { <Framed bundle /> }.into_any());
}

/// Builds `app` in a turn of its own: the one that called has made the module ready, which takes a slow phone long enough.
fn begin(app: impl FnOnce() -> AnyView + 'static) {
    start::catch_panics();
    start::soon(|| {
        if let Some(root) = start::root() {
            mount_to(root, app).forget();
            start::mounted();
        }
    });
}
