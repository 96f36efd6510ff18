//! One organisation on its own page.

mod near;
mod share;

use super::map::{facts::facts, names};
use crate::core::compact::short::Short;
use crate::core::register::{MapQuery, OrgId, Register, Signatory};
use crate::core::route::Route;
use crate::core::text::messages::{listing as l, map as t};
use crate::state::actions;
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::parts::kind_icon::kind_icon;
use crate::ui::parts::loaded::{loaded, loaded_short};
use crate::ui::parts::page_title::use_title;
use leptos::prelude::*;
use std::sync::Arc;

/// The page of the organisation with this id, or that there is none.
#[component]
pub fn Organisation(
    /// The id in the address.
    id: String,
) -> impl IntoView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let lang = site.lang.get_untracked();
    {
        let id = id.clone();
        use_title(move || {
            let register = endpoint.register().value();
            let name = register.and_then(|register| register.find(&id).map(|(_, found)| found.name.clone()));
            name.unwrap_or_else(|| t::missing_title(lang).to_owned())
        });
    }
    view! {
        <div class="wrap page">
            {loaded_short(endpoint, move |compact| {
                let id = id.clone();
                loaded(move || endpoint.register(), move |register| match register.find(&id) {
                    Some((row, signatory)) => content(site, endpoint, &compact, &register, row, signatory),
                    None => missing(site),
                })
            })}
        </div>
    }
}

fn missing(site: Site) -> AnyView {
    let lang = site.lang.get_untracked();
    view! {
        <div class="stack">
            <h1>{t::missing_title(lang)}</h1>
            <p class="lead">{t::missing_text(lang)}</p>
            <p><a class="button" href=site.href(&Route::Map)>{t::all(lang)}</a></p>
        </div>
    }
    .into_any()
}

/// Address of the map with this organisation open.
fn on_map(site: Site, id: &OrgId) -> String {
    let query = MapQuery { selected: Some(id.clone()), ..MapQuery::default() }.to_query_string();
    [site.href(&Route::Map).as_str(), "?", &query].concat()
}

fn content(
    site: Site,
    endpoint: Endpoint,
    compact: &Short,
    register: &Arc<Register>,
    row: usize,
    signatory: &Signatory,
) -> AnyView {
    let lang = site.lang.get_untracked();
    let words = &compact.vocabularies;
    let name = signatory.name.clone();
    let id = signatory.id.as_str().to_owned();
    let page = site.url_in(lang, &Route::Organisation(id.clone()));
    let correction = move || {
        let to = endpoint.index().value()?.publisher.email.clone();
        let subject = actions::encode(&t::correct_subject(lang, &name));
        let body = actions::encode(&l::correct_body(lang, &name, &id, &page).replace('\n', "\r\n"));
        let href = ["mailto:", &to, "?subject=", &subject, "&body=", &body].concat();
        Some(view! { <a class="button quiet small" href=href>{t::correct(lang)}</a> }.into_any())
    };
    let on_map = signatory.point.map(|_| {
        let href = on_map(site, &signatory.id);
        view! { <a class="button small" href=href>{t::on_map(lang)}</a> }.into_any()
    });
    view! {
        <div class="sidebar end org-page">
            <article class="stack">
                <p><a href=site.href(&Route::Map)>"← " {t::all(lang)}</a></p>
                <h1>{signatory.name.clone()}</h1>
                <p class="lead org-lead">
                    {kind_icon(words, &signatory.kind)}
                    {names::kind(lang, words, &signatory.kind)}
                </p>
                {facts(site, compact, register, signatory, false)}
                <p class="cluster no-print">{on_map} {correction}</p>
                {share::share(site, signatory)}
            </article>
            {near::near(site, endpoint, compact, register, row)}
        </div>
    }
    .into_any()
}
