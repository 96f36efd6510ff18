//! A principle's address that leads to none.

use crate::core::compact::Compact;
use crate::core::route::Route;
use crate::core::text::messages::explain as t;
use crate::state::site::Site;
use crate::ui::pages::principles::cards;
use leptos::prelude::*;

/// Says so, and shows those that exist; `page` makes the route they lead to from a slug, so that a frame stays a frame.
pub fn unknown(site: Site, compact: &Compact, slug: &str, page: fn(String) -> Route) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    view! {
        <div class="wrap page stack principles">
            <h1>{t::principle_unknown_title(lang)}</h1>
            <p class="lead">{t::principle_unknown_text(lang, slug)}</p>
            <ol class="principle-cards">{cards(site, compact, page)}</ol>
        </div>
    }
}
