//! The app's one polite live region.

use crate::state::site::Site;
use leptos::prelude::*;

/// Says page titles and results of actions to screen readers, nothing to the eye.
#[component]
pub fn Announcer() -> impl IntoView {
    let site = Site::get();
    view! {
        <div id="route-announcer" class="visually-hidden" role="status" aria-live="polite" aria-atomic="true">
            {move || site.announcement.get()}
        </div>
    }
}
