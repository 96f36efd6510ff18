//! The sign of an organisation that has signed, in a frame of its own site. It says no more than the register does.

use crate::core::compact::short::Short;
use crate::core::register::{Register, Signatory};
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::{common, embeds as t, map};
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::parts::loaded::{loaded, loaded_short};
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::rosette::Logo;
use leptos::prelude::*;
use std::sync::Arc;

/// The badge.
#[component]
pub fn EmbedBadge(
    /// The id in the address.
    id: String,
) -> impl IntoView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let lang = site.lang.get_untracked();
    super::dressed(site);
    let of = id.clone();
    use_title(move || {
        let (compact, register) = (endpoint.short().value(), endpoint.register().value());
        let name = register.and_then(|register| register.find(&of).map(|(_, found)| found.name.clone()));
        match (name, compact) {
            (Some(name), Some(compact)) => t::badge_title(lang, &name, &compact.name),
            _ => map::missing_title(lang).to_owned(),
        }
    });
    loaded_short(endpoint, move |compact| {
        let id = id.clone();
        loaded(move || endpoint.register(), move |register| sign(site, &compact, &register, &id))
    })
}

/// The sign, or that nobody of this id is in the register: then nothing is claimed.
fn sign(site: Site, compact: &Arc<Short>, register: &Register, id: &str) -> AnyView {
    let lang = site.lang.get_untracked();
    match register.find(id) {
        Some((_, signatory)) => signed(site, lang, compact, register.is_example(), signatory),
        None => view! {
            <article class="embed-org stack">
                <h1>{map::missing_title(lang)}</h1>
                <p>{map::missing_text(lang)}</p>
                {super::out(site, "button quiet small", &Route::Map, map::all(lang))}
            </article>
        }
        .into_any(),
    }
}

fn signed(site: Site, lang: Lang, compact: &Short, is_example: bool, signatory: &Signatory) -> AnyView {
    let page = Route::Organisation(signatory.id.as_str().to_owned());
    let year = signatory.signed_on.map(|date| t::badge_year(lang, &date.year().to_string()));
    view! {
        <article class="embed-badge">
            <Logo />
            <div>
                <h1>
                    <a href=site.href(&page) target="_blank" rel="noopener">
                        {t::badge_signed(lang)} " " <span class="badge-compact">{compact.name.clone()}</span>
                        <span class="visually-hidden">" (" {common::new_tab(lang)} ")"</span>
                    </a>
                </h1>
                <p>{signatory.name.clone()} {year.map(|year| [" · ", &year].concat())}</p>
                {is_example.then(|| view! { <p class="badge-example">{t::badge_example(lang)}</p> }.into_any())}
            </div>
        </article>
    }
    .into_any()
}
