//! Map and list in a partner's frame: no header, no footer, no storage, and a link to the full page.

use super::map::both;
use crate::core::register::embed_options::EmbedOptions;
use crate::core::route::Route;
use crate::core::text::messages::{common, map as t};
use crate::state::directory::Directory;
use crate::state::embed;
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::parts::loaded::loaded;
use crate::ui::parts::page_title::use_title;
use leptos::prelude::*;

/// The embedded map.
#[component]
pub fn EmbedMap() -> impl IntoView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let lang = site.lang.get_untracked();
    let options = EmbedOptions::from_query_string(&site.search.get_untracked());
    let mut extra = String::new();
    options.push_to(&mut extra);
    let directory = Directory::new(site, endpoint, extra);
    provide_context(directory);
    embed::apply(options);
    use_title(move || t::list(lang).to_owned());
    let full = move || {
        let query = directory.query.with(crate::core::register::MapQuery::to_query_string);
        let href = site.href(&Route::Map);
        if query.is_empty() { href } else { format!("{href}?{query}") }
    };
    let from = move || endpoint.compact().value().map(|compact| t::from_site(lang, &compact.name));
    view! {
        <div class="embed-map">
            <div class="embed-head">
                <h1>{t::list(lang)}</h1>
                <a class="small" href=full target="_blank" rel="noopener">
                    {t::full_page(lang)} <span class="visually-hidden">" (" {common::new_tab(lang)} ")"</span>
                </a>
            </div>
            <div
                class="map-page"
                class:list-only=!options.parts.map
                class:map-only=!options.parts.list
                class:show-map=move || {
                    directory.query.with(|query| query.view == Some(crate::core::register::query::View::Map))
                }
            >
                {loaded(move || endpoint.compact(), move |_| {
                    loaded(move || endpoint.register(), move |_| both(directory, options.parts, true))
                })}
            </div>
            <p class="embed-foot small">{from}</p>
        </div>
    }
}
