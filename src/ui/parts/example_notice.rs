//! The plain words beside data that is invented.

use crate::core::text::messages::common as t;
use crate::state::site::Site;
use leptos::prelude::*;

/// Says that the organisations shown are made up.
#[component]
pub fn ExampleNotice() -> impl IntoView {
    let site = Site::get();
    view! {
        <p class="notice example-notice">
            <strong>{move || t::example_title(site.lang.get())} "."</strong>
            " "
            {move || t::example_text(site.lang.get())}
        </p>
    }
}
