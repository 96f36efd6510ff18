//! What is chosen, as chips that can be taken away.

use super::names;
use crate::core::register::{Filter, choice};
use crate::core::text::messages::map as t;
use crate::state::actions;
use crate::state::directory::{Directory, Prepared, Step};
use crate::state::site::Site;
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::sync::Arc;

/// One chosen filter.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Chosen {
    Kind(String),
    Theme(String),
    District(String),
    From(u16),
    To(u16),
    Citywide,
}

impl Chosen {
    fn all(filter: &Filter) -> Vec<Self> {
        let kinds = filter.kinds.iter().cloned().map(Self::Kind);
        let themes = filter.themes.iter().cloned().map(Self::Theme);
        let districts = filter.districts.iter().cloned().map(Self::District);
        let years = filter.signed_from.map(Self::From).into_iter().chain(filter.signed_to.map(Self::To));
        kinds.chain(themes).chain(districts).chain(years).chain(filter.citywide.then_some(Self::Citywide)).collect()
    }

    fn remove(&self, filter: &mut Filter) {
        match self {
            Self::Kind(id) => _ = filter.kinds.remove(id),
            Self::Theme(id) => _ = filter.themes.remove(id),
            Self::District(id) => _ = filter.districts.remove(id),
            Self::From(_) => filter.signed_from = None,
            Self::To(_) => filter.signed_to = None,
            Self::Citywide => filter.citywide = false,
        }
    }
}

/// The chips, and "clear all" when there are several.
#[component]
pub fn Chips(prepared: Arc<Prepared>) -> impl IntoView {
    let directory = Directory::get();
    let any = Memo::new(move |_| directory.query.with(|query| choice::chosen(&query.filter) > 0));
    move || any.get().then(|| chips(directory, Arc::clone(&prepared)))
}

// Not part of what may call it: no first view does (docs/adr/0012).
#[inline(never)]
fn chips(directory: Directory, prepared: Arc<Prepared>) -> AnyView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let chosen = Memo::new(move |_| directory.query.with(|query| Chosen::all(&query.filter)));
    let name = move |chosen: &Chosen| {
        let words = &prepared.compact.vocabularies;
        match chosen {
            Chosen::Kind(id) => names::kind(lang, words, id),
            Chosen::Theme(id) => names::theme(lang, words, id),
            Chosen::District(id) => names::district(lang, words, id),
            Chosen::From(year) => format!("{} {year}", t::year_from(lang)),
            Chosen::To(year) => format!("{} {year}", t::year_to(lang)),
            Chosen::Citywide => t::citywide(lang).to_owned(),
        }
    };
    let clear = move |_| {
        directory.change(site, Step::New, |query| *query = query.cleared());
        actions::focus("results");
    };
    view! {
        <ul class="chips" aria-label=t::active(lang)>
            {move || {
                let chips = chosen.get().into_iter().map(|item| chip(site, directory, name(&item), item));
                chips.views()
            }}
            <li>
                <button type="button" class="button plain-text small" on:click=clear>
                    {t::clear(lang)}
                </button>
            </li>
        </ul>
    }
    .into_any()
}

fn chip(site: Site, directory: Directory, text: String, item: Chosen) -> impl IntoView {
    let label = t::remove(site.lang.get_untracked(), &text);
    let remove = move |_| {
        directory.change(site, Step::New, |query| item.remove(&mut query.filter));
        // The chip goes away under the focus: the count of results is the next thing of interest.
        actions::focus("results");
    };
    view! {
        <li>
            <button type="button" class="chip on" aria-label=label on:click=remove>
                {text}
                <span aria-hidden="true">"×"</span>
            </button>
        </li>
    }
}
