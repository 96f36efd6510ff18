//! The root view of the pages in a partner's frame: contexts and the page. What stands around a page elsewhere is not in
//! their bundle.

use super::app::page;
use super::groups::Bundle;
use super::shell::announcer;
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::state::start;
use leptos::prelude::*;

/// The page and its live region. Links leave the frame or load it anew, so none is followed here.
#[component]
pub fn Framed(
    /// What this bundle holds.
    bundle: Bundle,
) -> impl IntoView {
    let site = Site::new();
    provide_context(site);
    let endpoint = Endpoint::new();
    provide_context(endpoint);
    (bundle.setup)();
    site.name_document();
    // Small enough to be built at once.
    start::take_place(site, endpoint, RwSignal::new(start::LAST_TURN));
    view! {
        <main id="main" tabindex="-1">
            {page(bundle.pages)}
        </main>
        <announcer::Announcer />
    }
}
