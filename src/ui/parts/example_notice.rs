//! The plain words beside data that is invented.

use crate::core::text::messages::common as t;
use crate::state::site::Site;
use leptos::prelude::*;

/// Says that the organisations shown are made up.
#[component]
pub fn ExampleNotice(
    /// Classes of the paragraph.
    #[prop(default = "notice example-notice")]
    class: &'static str,
) -> impl IntoView {
    let lang = Site::get().lang.get_untracked();
    view! {
        <p class=class>
            <strong>{t::example_title(lang)} "."</strong>
            " "
            {t::example_text(lang)}
        </p>
    }
}
