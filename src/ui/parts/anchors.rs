//! Links to a place on the same page, and addresses that point to one.

use crate::state::actions;
use crate::state::effect::effect;
use crate::state::site::Site;
use leptos::prelude::*;
use std::time::Duration;

/// After the page's heading has been given focus on arrival, which would otherwise take it back.
const SETTLED: Duration = Duration::from_millis(80);

/// Follows the `#…` of the address to its place, now and whenever it changes. Call it from content that is already here:
/// the browser looks for the place too early when the content is still being fetched.
pub fn use_anchors() {
    let site = Site::get();
    effect(move || {
        let id = site.hash.get();
        // Who comes back is taken to where they were, which is seldom where the address points.
        if site.shown.get() && !id.is_empty() && !site.has_come_back() {
            set_timeout(move || _ = actions::arrive_at(&id), SETTLED);
        }
    });
}
