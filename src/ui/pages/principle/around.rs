//! What stands around a principle: its neighbours, the areas it touches, its questions.

use crate::core::compact::{Compact, Principle};
use crate::core::route::Route;
use crate::core::text::messages::{common, explain as t, tries};
use crate::state::site::Site;
use crate::ui::parts::rosette::{PetalView, Rosette};
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// The rosette with this principle's petal filled, and all principles as a list.
pub fn aside(site: Site, compact: &Compact, index: usize) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let petals = PetalView::navigation(compact, site)
        .into_iter()
        .enumerate()
        .map(|(at, petal)| PetalView { filled: if at == index { 1.0 } else { 0.0 }, link: None, ..petal })
        .collect();
    let item = |(at, principle): (usize, &Principle)| {
        let colour = principle.colour.clone();
        view! {
            <li style:--light=colour.light style:--dark=colour.dark>
                <a
                    href=site.href(&Route::Principle(principle.slug.clone()))
                    aria-current=(at == index).then_some("page")
                >
                    <span class="swatch"></span>
                    {principle.name.clone()}
                </a>
            </li>
        }
    };
    view! {
        <nav class="principle-nav no-print" aria-label=t::principle_nav(lang)>
            <Rosette petals=petals />
            <ol class="principle-list">{compact.principles.iter().enumerate().map(item).views()}</ol>
        </nav>
    }
}

/// The action areas it touches, each a link to its place on the compact's page. Nothing when there are none.
pub fn areas(site: Site, compact: &Compact, principle: &Principle) -> Option<AnyView> {
    let lang = site.lang.get_untracked();
    let page = site.href(&Route::Compact);
    let items: Vec<_> = principle
        .areas
        .iter()
        .filter_map(|id| compact.areas.iter().find(|area| area.id == *id))
        .map(|area| {
            view! {
                <li>
                    <a href=format!("{page}#area-{}", area.id)>
                        <span class="number">{area.id.to_string()}</span>
                        <span>{area.name.clone()}</span>
                    </a>
                </li>
            }
            .into_any()
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="areas-touched stack">
                <h2>{t::principle_areas(lang)}</h2>
                <ul class="area-links">{items}</ul>
                {lookup(tries::terms(lang), term_links(site, compact, &principle.terms))}
            </section>
        }
        .into_any()
    })
}

/// A word and the links that go with it, on one line. Nothing when there are none.
pub fn lookup(word: &'static str, links: Vec<(String, String)>) -> Option<AnyView> {
    (!links.is_empty()).then(|| {
        let link = |(href, name): (String, String)| view! { <li><a href=href>{name}</a></li> };
        view! {
            <div class="area-principles">
                <span>{word}</span>
                <ul class="area-chips">{links.into_iter().map(link).views()}</ul>
            </div>
        }
        .into_any()
    })
}

/// Address and name of the action areas with these ids.
pub fn area_links(site: Site, compact: &Compact, ids: &[u32]) -> Vec<(String, String)> {
    let page = site.href(&Route::Compact);
    let known = compact.areas.iter().filter(|area| ids.contains(&area.id));
    known.map(|area| ([page.as_str(), "#area-", &area.id.to_string()].concat(), area.name.clone())).collect()
}

/// Address and name of the glossary's terms with these ids.
pub fn term_links(site: Site, compact: &Compact, ids: &[String]) -> Vec<(String, String)> {
    let page = site.href(&Route::Glossary);
    let known = ids.iter().filter_map(|id| compact.glossary.iter().find(|term| term.id == *id));
    known.map(|term| ([page.as_str(), "#", &term.id].concat(), term.term.clone())).collect()
}

/// Previous and next principle, the names in full.
pub fn turn(site: Site, compact: &Compact, index: usize) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let link = |principle: &Principle, word: &'static str, rel: &'static str| {
        let colour = principle.colour.clone();
        view! {
            <a
                class="turn-link"
                rel=rel
                href=site.href(&Route::Principle(principle.slug.clone()))
                style:--light=colour.light
                style:--dark=colour.dark
            >
                <span class="small">{word}</span>
                <span class="turn-name">{principle.name.clone()}</span>
            </a>
        }
    };
    let before = index.checked_sub(1).and_then(|at| compact.principles.get(at));
    let after = compact.principles.get(index + 1);
    view! {
        <nav class="turn no-print" aria-label=t::principle_turn(lang)>
            {before.map(|principle| link(principle, common::previous(lang), "prev"))}
            <a class="turn-all" href=site.href(&Route::Principles)>
                {t::principle_all(lang)}
            </a>
            {after.map(|principle| link(principle, common::next(lang), "next"))}
        </nav>
    }
}
