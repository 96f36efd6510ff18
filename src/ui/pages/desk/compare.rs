//! Several assessments side by side: bring them in, see what is compared, and what it shows.

use super::arrived::arrived;
use super::gather::gather;
use super::gathered_list::gathered_list;
use super::party_gaps::party_gaps;
use super::respondents::respondents;
use super::shifts::shifts;
use crate::core::assessment::Fit;
use crate::core::assessment::parties::gaps;
use crate::core::assessment::pile::{Pile, Unmatched, When};
use crate::core::assessment::respondents::{agreement, views};
use crate::core::compact::Party;
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::compare as t;
use crate::state::actions;
use crate::state::assessments::Questions;
use crate::state::effect::effect;
use crate::state::gathered::Gathered;
use crate::state::site::Site;
use crate::ui::pages::assessment::{name_of, with_questions};
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

const PARTIES: [Party; 2] = [Party::Organisation, Party::City];

/// The page.
#[component]
pub fn Compare() -> impl IntoView {
    let (site, gathered) = (Site::get(), Gathered::get());
    let lang = site.lang.get_untracked();
    use_title(move || t::title(lang).to_owned());
    with_questions(move |questions| content(site, gathered, &questions))
}

fn content(site: Site, gathered: Gathered, questions: &Questions) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    // An assessment named in the address, by the link of the page it stands on.
    let asked = site.search.get_untracked();
    effect(move || {
        for id in asked.split('&').filter_map(|part| part.strip_prefix("with=")) {
            let _ = gathered.add_saved(id);
        }
    });
    let shown = {
        let questions = questions.clone();
        move || gathered.pile.with(|pile| findings(lang, &questions, pile).into_any())
    };
    view! {
        <div class="wrap page desk">
            <header class="stack">
                <h1>{t::title(lang)}</h1>
                <p class="lead">{t::lead(lang)}</p>
                <p class="cluster no-print">
                    <a href=site.href(&Route::Assessment)>{t::to_start(lang)}</a>
                    <a href=site.href(&Route::FollowUp)>{t::to_follow_up(lang)}</a>
                </p>
            </header>
            {arrived(site, gathered, questions)}
            {gather(site, gathered, questions)}
            {gathered_list(site, gathered, questions)}
            {shown}
        </div>
    }
}

/// Everything that what is gathered shows.
fn findings(lang: Lang, questions: &Questions, pile: &Pile) -> impl IntoView + use<> {
    if pile.entries().len() < 2 {
        return how(lang, pile.entries().len()).into_any();
    }
    let instrument = &questions.instrument;
    let of = |party, when| pile.of(instrument, party, when);
    let (organisations, city) = (of(Party::Organisation, When::Now), of(Party::City, When::Now));
    let both = (!organisations.is_empty() && !city.is_empty())
        .then(|| party_gaps(lang, questions, pile.reader(), &gaps(instrument, &organisations, &city)));
    let moved = PARTIES.map(|party| {
        let (earlier, now) = (of(party, When::Earlier), of(party, When::Now));
        (!earlier.is_empty() && !now.is_empty()).then(|| shifts(lang, questions, party, &earlier, &now))
    });
    let many = PARTIES.map(|party| {
        let now = of(party, When::Now);
        (now.len() > 1).then(|| respondents(lang, questions, party, now.len(), &agreement(views(instrument, &now))))
    });
    let nothing = both.is_none() && moved.iter().all(Option::is_none) && many.iter().all(Option::is_none);
    view! {
        {nothing.then(|| view! { <p class="notice">{t::nothing_shared(lang)}</p> }.into_any())}
        {both}
        {moved.into_iter().views()}
        {many.into_iter().views()}
        {unmatched(lang, pile, &pile.unmatched(instrument))}
        <section class="stack result-part no-print">
            <p>
                <button type="button" class="button quiet" on:click=|_| actions::print()>
                    {t::print(lang)}
                </button>
            </p>
            <p class="small">{t::public_document(lang)}</p>
        </section>
    }
    .into_any()
}

/// What the page is for, while there is too little to compare.
fn how(lang: Lang, there: usize) -> impl IntoView {
    view! {
        <section class="stack" aria-labelledby="how-title">
            <h2 id="how-title">{t::empty_title(lang)}</h2>
            <ul class="how">
                <li>{t::empty_time(lang)}</li>
                <li>{t::empty_many(lang)}</li>
                <li>{t::empty_other(lang)}</li>
            </ul>
            {(there == 1).then(|| view! { <p class="notice">{t::one_more(lang)}</p> }.into_any())}
        </section>
    }
}

/// What of the assessments cannot be compared, and why.
fn unmatched(lang: Lang, pile: &Pile, list: &[Unmatched]) -> Option<AnyView> {
    let item = |one: &Unmatched| {
        let entry = pile.entries().iter().find(|entry| entry.key == one.key)?;
        let from = &entry.assessment;
        let name = name_of(lang, &from.title, &from.about);
        let said = match one.fit {
            Fit::Other => t::unmatched_other(lang, &name),
            Fit::OtherVersion | Fit::Same => t::unmatched_version(lang, &name, &from.instrument.version),
        };
        let ids = (one.fit != Fit::Other && !one.ids.is_empty()).then(|| t::unmatched_ids(lang, &one.ids.join(", ")));
        Some(view! { <li>{said} " " {ids}</li> }.into_any())
    };
    let items = list.iter().filter_map(item).views();
    (!list.is_empty()).then(|| {
        view! {
            <section class="stack result-part" aria-labelledby="unmatched-title">
                <h2 id="unmatched-title">{t::unmatched_title(lang)}</h2>
                <ul>{items}</ul>
            </section>
        }
        .into_any()
    })
}
