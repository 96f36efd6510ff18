//! One organisation in a partner's frame: a card with its facts and a link to its page.

use super::out;
use crate::core::compact::short::Short;
use crate::core::register::{Register, Signatory};
use crate::core::route::Route;
use crate::core::text::messages::{listing as l, map as t};
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::pages::map::{facts::facts, names};
use crate::ui::parts::kind_icon::kind_icon;
use crate::ui::parts::loaded::{loaded, loaded_short};
use crate::ui::parts::page_title::use_title;
use leptos::prelude::*;

/// The embedded card.
#[component]
pub fn EmbedOrganisation(
    /// The id in the address.
    id: String,
) -> impl IntoView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let lang = site.lang.get_untracked();
    super::dressed(site);
    let of = id.clone();
    use_title(move || {
        let register = endpoint.register().value();
        let name = register.and_then(|register| register.find(&of).map(|(_, found)| found.name.clone()));
        name.unwrap_or_else(|| t::missing_title(lang).to_owned())
    });
    loaded_short(endpoint, move |compact| {
        let id = id.clone();
        loaded(
            move || endpoint.register(),
            move |register| match register.find(&id) {
                Some((_, signatory)) => card(site, &compact, &register, signatory),
                None => missing(site),
            },
        )
    })
}

fn card(site: Site, compact: &Short, register: &Register, signatory: &Signatory) -> AnyView {
    let lang = site.lang.get_untracked();
    let words = &compact.vocabularies;
    let page = Route::Organisation(signatory.id.as_str().to_owned());
    view! {
        <article class="embed-org stack">
            <p class="eyebrow">{compact.name.clone()}</p>
            <h1>{signatory.name.clone()}</h1>
            <p class="org-lead">{kind_icon(words, &signatory.kind)} {names::kind(lang, words, &signatory.kind)}</p>
            {facts(site, compact, register, signatory, true)}
            {out(site, "button quiet small", &page, l::full_page(lang))}
        </article>
    }
    .into_any()
}

fn missing(site: Site) -> AnyView {
    let lang = site.lang.get_untracked();
    view! {
        <article class="embed-org stack">
            <h1>{t::missing_title(lang)}</h1>
            <p>{t::missing_text(lang)}</p>
            {out(site, "button quiet small", &Route::Map, t::all(lang))}
        </article>
    }
    .into_any()
}
