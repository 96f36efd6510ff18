//! One organisation on its own page.

use super::map::{facts::facts, names};
use crate::core::register::{MapQuery, Signatory};
use crate::core::route::Route;
use crate::core::text::messages::map as t;
use crate::state::actions;
use crate::state::directory::{Directory, Prepared};
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::parts::kind_icon::kind_icon;
use crate::ui::parts::loaded::loaded;
use crate::ui::parts::page_title::use_title;
use leptos::prelude::*;

/// How many neighbours are named.
const NEIGHBOURS: usize = 6;

/// The page of the organisation with this id, or that there is none.
#[component]
pub fn Organisation(
    /// The id in the address.
    id: String,
) -> impl IntoView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let lang = site.lang.get_untracked();
    let directory = Directory::new(site, endpoint, String::new());
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
            {loaded(move || endpoint.compact(), move |_| {
                let id = id.clone();
                loaded(move || endpoint.register(), move |_| {
                    let id = id.clone();
                    move || {
                        let prepared = directory.prepared.get()?;
                        Some(match prepared.register.find(&id) {
                            Some((_, signatory)) => content(site, endpoint, &prepared, signatory).into_any(),
                            None => missing(site).into_any(),
                        })
                    }
                })
            })}
        </div>
    }
}

fn missing(site: Site) -> impl IntoView {
    let lang = site.lang.get_untracked();
    view! {
        <div class="stack">
            <h1>{t::missing_title(lang)}</h1>
            <p class="lead">{t::missing_text(lang)}</p>
            <p><a class="button" href=site.href(&Route::Map)>{t::all(lang)}</a></p>
        </div>
    }
}

fn content(site: Site, endpoint: Endpoint, prepared: &Prepared, signatory: &Signatory) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let words = &prepared.compact.vocabularies;
    let same = |other: &&Signatory| {
        other.district.is_some() && other.district == signatory.district && other.id != signatory.id
    };
    let near: Vec<(String, String)> = prepared
        .register
        .signatories
        .iter()
        .filter(same)
        .take(NEIGHBOURS)
        .map(|other| (other.name.clone(), site.href(&Route::Organisation(other.id.as_str().to_owned()))))
        .collect();
    let on_map = signatory.point.map(|_| {
        let query = MapQuery { selected: Some(signatory.id.clone()), ..MapQuery::default() }.to_query_string();
        format!("{}?{query}", site.href(&Route::Map))
    });
    let name = signatory.name.clone();
    let correction = move || {
        let to = endpoint.index().value()?.publisher.email.clone();
        let subject = actions::encode(&t::correct_subject(lang, &name));
        Some(
            view! { <a class="button quiet small" href=format!("mailto:{to}?subject={subject}")>{t::correct(lang)}</a> },
        )
    };
    view! {
        <div class="sidebar end">
            <article class="stack">
                <p><a href=site.href(&Route::Map)>"← " {t::all(lang)}</a></p>
                <h1>{signatory.name.clone()}</h1>
                <p class="lead org-lead">
                    {kind_icon(words, &signatory.kind)}
                    {names::kind(lang, words, &signatory.kind)}
                </p>
                {facts(site, prepared, signatory)}
                <p class="cluster no-print">
                    {on_map.map(|href| view! { <a class="button small" href=href>{t::on_map(lang)}</a> })} {correction}
                </p>
            </article>
            {(!near.is_empty())
                .then(|| {
                    view! {
                        <aside class="stack" aria-labelledby="near">
                            <h2 id="near" class="aside-title">{t::nearby(lang)}</h2>
                            <ul class="plain">
                                {near
                                    .into_iter()
                                    .map(|(name, href)| view! { <li><a href=href>{name}</a></li> })
                                    .collect_view()}
                            </ul>
                        </aside>
                    }
                })}
        </div>
    }
}
