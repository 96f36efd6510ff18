//! The search field over the list.

use crate::core::text::messages::map as t;
use crate::state::directory::{Directory, Step};
use crate::state::site::Site;
use leptos::prelude::*;

/// Finds as one types. Escape empties it.
#[component]
pub fn SearchField() -> impl IntoView {
    let (site, directory) = (Site::get(), Directory::get());
    let lang = site.lang.get_untracked();
    let text = move || directory.query.with(|query| query.filter.text.clone());
    let set = move |text: String| directory.change(site, Step::Same, |query| query.filter.text = text);
    view! {
        <form class="search" role="search" on:submit=|event| event.prevent_default()>
            <svg class="search-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                <path d="M8.5 2.5a6 6 0 1 1 0 12a6 6 0 1 1 0-12M13 13l5 5"></path>
            </svg>
            <input
                type="search"
                aria-label=t::search(lang)
                placeholder=t::search(lang)
                autocomplete="off"
                spellcheck="false"
                prop:value=text
                on:input=move |event| set(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Escape" {
                        set(String::new());
                    }
                }
            />
        </form>
    }
}
