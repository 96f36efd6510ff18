//! The plain words beside data that is invented.

use crate::core::text::messages::common as t;
use crate::state::site::Site;
use leptos::prelude::*;

/// Says that the organisations shown are made up.
#[component]
pub fn ExampleNotice() -> impl IntoView {
    let lang = Site::get().lang.get_untracked();
    view! {
        <p class="notice example-notice">
            <strong>{t::example_title(lang)} "."</strong>
            " "
            {t::example_text(lang)}
        </p>
    }
}
