//! The compact: what it says, what has happened, what is not known, and where all of it comes from.

pub mod areas;
pub mod contents;
pub mod helper;
pub mod history;
pub mod references;

use crate::core::compact::easy::COMPACT;
use crate::core::compact::{Compact as Content, PartyText, Section};
use crate::core::route::Route;
use crate::core::text::messages::{common, explain as t};
use crate::state::endpoint::Endpoint;
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::anchors::use_anchors;
use crate::ui::parts::defined::Defined;
use crate::ui::parts::easy::{titled, with_easy};
use crate::ui::parts::loaded::loaded;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::prose::points;
use crate::ui::parts::source_list::source_line;
use crate::ui::parts::statements::{origin_legend, provenance, statement_list};
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::sync::Arc;

/// The page about the compact.
#[component]
pub fn Compact() -> impl IntoView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let lang = site.lang.get_untracked();
    use_title(move || {
        let name = endpoint.compact().value().map(|compact| compact.name.clone());
        titled(site, endpoint, name.unwrap_or_else(|| common::nav_compact(lang).to_owned()))
    });
    loaded(
        move || endpoint.compact(),
        move |compact| {
            let of = Arc::clone(&compact);
            with_easy(&compact, COMPACT, false, Box::new(move || content(site, &of).into_any()))
        },
    )
}

fn content(site: Site, compact: &Content) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    use_anchors();
    let mut defined = Defined::default();
    let sections = compact.about.iter().map(|section| about(site, compact, section, &mut defined)).views();
    view! {
        <div class="wrap page compact">
            <header class="stack compact-head">
                <p class="eyebrow">{compact.full_name.clone()}</p>
                <h1>{compact.name.clone()}</h1>
                <p class="lead">{compact.summary.clone()}</p>
            </header>
            <div class="sidebar compact-body">
                {contents::contents(lang, compact)}
                <div class="compact-parts">
                    {heart(site, compact)}
                    {areas::areas(site, compact)}
                    {history::timeline(site, compact)}
                    {sections}
                    {defined.footnotes(compact)}
                    {references::unknowns(lang, compact)}
                    {references::disagreements(lang, compact)}
                    <p class="compact-foot">
                        <a href=site.href(&Route::Sources)>{t::compact_to_sources(lang)}</a>
                        <br />
                        <a href=site.href(&Route::Glossary)>{t::compact_glossary(lang)}</a>
                        <br />
                        <span class="small">{t::compact_updated(lang, &format::date(lang, &compact.updated))}</span>
                    </p>
                </div>
            </div>
        </div>
    }
}

/// Vision, parties, goals and ways: the compact's own core.
fn heart(site: Site, compact: &Content) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let party = |party: &PartyText| {
        view! {
            <div class="stack">
                <dt>{party.name.clone()}</dt>
                <dd>{party.text.clone()}</dd>
            </div>
        }
    };
    view! {
        <section id="vision" class="stack">
            <h2>{t::compact_vision(lang)}</h2>
            <p class="vision-text">{compact.vision.text.clone()}</p>
            {provenance(lang, compact, &compact.vision)}
            {origin_legend(lang)}
        </section>
        <section id="parties" class="stack">
            <h2>{t::compact_parties(lang)}</h2>
            <dl class="parties">{compact.parties.iter().map(party).views()}</dl>
        </section>
        <section id="goals" class="stack">
            <h2>{t::compact_goals(lang)}</h2>
            {statement_list(site, compact, &compact.goals.iter().collect::<Vec<_>>(), None)}
        </section>
        <section id="ways" class="stack">
            <h2>{t::compact_ways(lang)}</h2>
            {statement_list(site, compact, &compact.ways.iter().collect::<Vec<_>>(), None)}
            <p>
                <a href=site.href(&Route::Principles)>{t::compact_principles(lang)}</a>
            </p>
        </section>
    }
}

fn about(site: Site, compact: &Content, section: &Section, defined: &mut Defined) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    view! {
        <section id=section.id.clone() class="stack about">
            <h2>{section.title.clone()}</h2>
            {defined.paragraphs(site, compact, &section.paragraphs)}
            {points(&section.points)}
            {source_line(compact, &section.sources)}
            {helper::helper(lang, compact, &section.id)}
        </section>
    }
}
