//! The result: what the answers say in words, as a rosette and as a table. No total, no percentage, no ranking.

use super::beside::{beside, choose_beside};
use super::findings::{many_unknown, start_here, strengths};
use super::result_principles::result_principles;
use super::result_top::top;
use super::{name_of, nothing_open, with_questions};
use crate::core::assessment::findings::{Findings, findings};
use crate::core::assessment::hands::Hands;
use crate::core::assessment::scoring::{PrincipleSummary, summarise};
use crate::core::assessment::{About, Answer, Assessment, Instrument, Progress};
use crate::core::compact::Party;
use crate::core::text::messages::result as t;
use crate::state::actions;
use crate::state::assessments::{Assessments, Export, Questions};
use crate::state::site::Site;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::save_notices::SaveNotices;
use leptos::prelude::*;

/// What the page shows of the open assessment. The plan is not part of it: adding to it rebuilds nothing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shown {
    pub(super) id: String,
    pub(super) party: Party,
    pub(super) title: String,
    pub(super) about: About,
    pub(super) quick: bool,
    pub(super) progress: Progress,
    pub(super) summaries: Vec<PrincipleSummary>,
    pub(super) findings: Findings,
    pub(super) meetings: Vec<Meeting>,
    pub(super) notes: Vec<Noted>,
}

/// What a meeting's show of hands on one question gave.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Meeting {
    pub(super) indicator: String,
    pub(super) hands: Hands,
    pub(super) agreed: bool,
}

impl Meeting {
    fn all(draft: &Assessment) -> Vec<Self> {
        let of = |(id, answer): (&String, &Answer)| {
            let hands = answer.hands.clone()?;
            Some(Self { indicator: id.clone(), hands, agreed: answer.agreed().is_some() })
        };
        draft.answers.iter().filter_map(of).collect()
    }
}

/// What was written beside an answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Noted {
    pub(super) indicator: String,
    pub(super) note: String,
    pub(super) link: String,
}

impl Noted {
    fn all(draft: &Assessment) -> Vec<Self> {
        let of = |(id, answer): (&String, &Answer)| {
            let trimmed = |text: &String| text.trim().to_owned();
            Self { indicator: id.clone(), note: trimmed(&answer.note), link: trimmed(&answer.link) }
        };
        draft.answers.iter().map(of).filter(|one| !(one.note.is_empty() && one.link.is_empty())).collect()
    }
}

impl Shown {
    fn of(instrument: &Instrument, draft: &Assessment) -> Self {
        Self {
            id: draft.id.clone(),
            party: draft.party,
            title: draft.title.clone(),
            about: draft.about.clone(),
            quick: draft.quick,
            progress: draft.progress(instrument),
            summaries: summarise(instrument, draft),
            findings: findings(instrument, draft),
            meetings: Meeting::all(draft),
            notes: Noted::all(draft),
        }
    }
}

/// The page.
#[component]
pub fn ResultPage() -> impl IntoView {
    let (site, assessments) = (Site::get(), Assessments::get());
    let lang = site.lang.get_untracked();
    assessments.lay_previous();
    let name = Memo::new(move |_| assessments.with(|draft| name_of(lang, &draft.title, &draft.about)));
    use_title(move || {
        name.get().map_or_else(|| t::title(lang).to_owned(), |name| format!("{} – {name}", t::title(lang)))
    });
    with_questions(move |questions| {
        let instrument = questions.instrument.clone();
        let shown = Memo::new(move |_| assessments.with(|draft| Shown::of(&instrument, draft)));
        move || match shown.get() {
            None => nothing_open(site).into_any(),
            Some(shown) => content(site, assessments, &questions, &shown).into_any(),
        }
    })
}

fn content(site: Site, assessments: Assessments, questions: &Questions, shown: &Shown) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let questions = questions.clone();
    let download = {
        let questions = questions.clone();
        move |_| {
            if assessments.export(&questions, lang, Export::Assessment).is_err() {
                site.announce(crate::core::text::messages::assess::download_failed(lang));
            }
        }
    };
    let no_total = Some(questions.instrument.patterns.no_total.clone()).filter(|text| !text.is_empty());
    let top = {
        let (questions, shown) = (questions.clone(), shown.clone());
        move || top(site, assessments, &questions, &shown)
    };
    let compared = {
        let questions = questions.clone();
        move || beside(site, assessments, &questions)
    };
    let findings = &shown.findings;
    view! {
        <div class="result">
            <div class="wrap">
                <SaveNotices />
            </div>
            {top}
            {compared}
            {start_here(site, assessments, &questions, shown.party, findings)}
            {strengths(site, &questions, findings)}
            {many_unknown(site, &questions, findings)}
            {result_principles(lang, &questions, shown)}
            {super::context::context(lang, &questions, shown)}
            {super::plan_print::plan_in_result(site, assessments, &questions)}
            {choose_beside(site, &questions, &shown.id, &shown.about)}
            {super::share::share(site, assessments)}
            <section class="wrap stack result-part no-print" aria-labelledby="keep-title">
                <h2 id="keep-title">{t::keep_title(lang)}</h2>
                <p>{t::keep_text(lang)}</p>
                <p class="cluster">
                    <button type="button" class="button quiet" on:click=download>
                        {t::keep_download(lang)}
                    </button>
                    <button type="button" class="button quiet" on:click=|_| actions::print()>
                        {t::print(lang)}
                    </button>
                </p>
                <p class="small">{t::public_document(lang)}</p>
            </section>
            <p class="wrap small result-foot">{no_total}</p>
        </div>
    }
}
