//! Map and list in a partner's frame; either alone where the partner leaves the other out.

use super::list::results;
use crate::core::register::MapQuery;
use crate::core::register::query::View;
use crate::core::route::Route;
use crate::core::text::messages::{common, map as t};
use crate::state::directory::Directory;
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::pages::map::both;
use crate::ui::parts::loaded::{loaded, loaded_short};
use crate::ui::parts::page_title::use_title;
use leptos::prelude::*;

/// The embedded map.
#[component]
pub fn EmbedMap() -> impl IntoView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let lang = site.lang.get_untracked();
    let options = super::dressed(site);
    let mut extra = String::new();
    options.push_to(&mut extra);
    let directory = Directory::new(site, endpoint, extra);
    provide_context(directory);
    use_title(move || t::list(lang).to_owned());
    let full = move || {
        let query = directory.query.with(MapQuery::to_query_string);
        let href = site.href(&Route::Map);
        if query.is_empty() { href } else { [&href, "?", &query].concat() }
    };
    let from = move || endpoint.short().value().map(|compact| t::from_site(lang, &compact.name));
    let show_map = move || directory.query.with(|query| query.view == Some(View::Map));
    let opened = move || directory.selected_row().is_some();
    let alone = !(options.parts.list || options.parts.search || options.parts.filters);
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
                class:no-list=!options.parts.list
                class:map-only=move || alone && !opened()
                class:show-map=show_map
                class:opened=opened
            >
                {loaded_short(endpoint, move |_| {
                    loaded(move || endpoint.register(), move |_| both(directory, options.parts, true, results))
                })}
            </div>
            <p class="embed-foot small">{from}</p>
        </div>
    }
}
