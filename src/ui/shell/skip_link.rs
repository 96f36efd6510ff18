//! The first thing a keyboard meets: a way past the menu.

use crate::core::text::messages::common as t;
use crate::state::actions;
use crate::state::site::Site;
use leptos::prelude::*;

/// A link that moves focus, not only the view, to the page's content.
#[component]
pub fn SkipLink() -> impl IntoView {
    let lang = Site::get().lang.get_untracked();
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        actions::focus("main");
        actions::reveal("main");
    };
    view! {
        <a class="skip" href="#main" on:click=skip>
            {t::skip(lang)}
        </a>
    }
}
