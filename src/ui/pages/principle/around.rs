//! What stands around a principle: its neighbours, the areas it touches, its questions.

use crate::core::compact::{Compact, Principle};
use crate::core::route::Route;
use crate::core::text::lower::lower_char;
use crate::core::text::messages::{common, explain as t};
use crate::state::site::Site;
use crate::ui::parts::rosette::{PetalView, Rosette};
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
            <ol class="principle-list">{compact.principles.iter().enumerate().map(item).collect_view()}</ol>
        </nav>
    }
}

/// The action areas it touches, each a link to its place on the compact's page. Nothing when there are none.
pub fn areas(site: Site, compact: &Compact, principle: &Principle) -> Option<impl IntoView + use<>> {
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
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="areas-touched stack">
                <h2>{t::principle_areas(lang)}</h2>
                <ul class="area-links">{items}</ul>
            </section>
        }
    })
}

/// The way to the questions on this principle. How many they are is not said: that would cost the page the whole
/// instrument, file and decoder, for one figure.
pub fn try_it(site: Site, principle: &Principle) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let text = t::principle_try(lang, &lower_first(&principle.name));
    view! {
        <section class="try-it stack no-print">
            <h2>{t::principle_try_title(lang)}</h2>
            <p>{t::principle_try_text(lang)}</p>
            <p>
                <a class="button" href=site.href(&Route::AssessmentPrinciple(principle.slug.clone()))>
                    {text}
                </a>
            </p>
        </section>
    }
}

/// A principle's name inside a sentence.
fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| std::iter::once(lower_char(first)).chain(chars).collect()).unwrap_or_default()
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
