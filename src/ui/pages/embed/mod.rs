//! Pages in a partner's frame: no header, no footer, no storage, and a link to the full page.

pub mod badge;
mod list;
pub mod map;
pub mod organisation;
pub mod principle;
pub mod quick;

use crate::core::register::embed_options::EmbedOptions;
use crate::core::route::Route;
use crate::core::text::messages::common;
use crate::state::embed;
use crate::state::site::Site;
use crate::ui::parts::page_title::use_title;
use leptos::prelude::*;

/// Reads what the partner has chosen and takes on its look.
fn dressed(site: Site) -> EmbedOptions {
    let options = EmbedOptions::from_query_string(&site.search.get_untracked());
    embed::apply(options);
    options
}

/// A link out of the frame, as a button of this `class`.
fn out(site: Site, class: &'static str, route: &Route, text: &'static str) -> AnyView {
    let lang = site.lang.get_untracked();
    view! {
        <p>
            <a class=class href=site.href(route) target="_blank" rel="noopener">
                {text}
                <span class="visually-hidden">" (" {common::new_tab(lang)} ")"</span>
            </a>
        </p>
    }
    .into_any()
}

/// An address that leads nowhere, in a frame: says so, and offers the full site.
#[component]
pub fn NotFound() -> impl IntoView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    dressed(site);
    use_title(move || common::not_found_title(lang).to_owned());
    view! {
        <article class="embed-org stack">
            <h1>{common::not_found_title(lang)}</h1>
            <p>{common::not_found_text(lang)}</p>
            {out(site, "button quiet small", &Route::Home, common::not_found_home(lang))}
        </article>
    }
}
