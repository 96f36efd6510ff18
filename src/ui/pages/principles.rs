//! All principles: the rosette as navigation, and a card for each.

use crate::core::compact::{Compact, Party, Principle};
use crate::core::route::Route;
use crate::core::text::messages::explain as t;
use crate::state::actions;
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::parts::loaded::loaded;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::rosette::{PetalView, Rosette};
use crate::ui::parts::symbol::symbol;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// The overview.
#[component]
pub fn Principles() -> impl IntoView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let lang = site.lang.get_untracked();
    use_title(move || t::principles_title(lang).to_owned());
    loaded(move || endpoint.compact(), move |compact| content(site, &compact))
}

fn content(site: Site, compact: &Compact) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let (city, organisation) = (short(compact, Party::City), short(compact, Party::Organisation));
    view! {
        <div class="wrap page principles">
            <header class="principles-head">
                <div class="stack">
                    <h1>{t::principles_title(lang)}</h1>
                    <p class="lead">{t::principles_lead(lang, &city, &organisation)}</p>
                    <p class="no-print">
                        <button type="button" class="button quiet small" on:click=move |_| actions::print()>
                            {t::print_poster(lang)}
                        </button>
                    </p>
                </div>
                <Rosette petals=PetalView::navigation(compact, site) labels=true />
            </header>
            <ol class="principle-cards">{cards(site, compact, Route::Principle)}</ol>
        </div>
    }
}

/// What a party is called in running text.
pub fn short(compact: &Compact, party: Party) -> String {
    compact.parties.iter().find(|text| text.id == party).map(|text| text.short.clone()).unwrap_or_default()
}

/// A card for every principle, as list items; `page` makes the route they lead to from a slug.
pub fn cards(site: Site, compact: &Compact, page: fn(String) -> Route) -> impl IntoView + use<> {
    let card = |principle: &Principle| {
        let colour = principle.colour.clone();
        view! {
            <li style:--light=colour.light style:--dark=colour.dark>
                <a class="card principle-card" href=site.href(&page(principle.slug.clone()))>
                    {symbol(&principle.symbol)} <h2>{principle.name.clone()}</h2> <p>{principle.sentence.clone()}</p>
                </a>
            </li>
        }
    };
    compact.principles.iter().map(card).views()
}
