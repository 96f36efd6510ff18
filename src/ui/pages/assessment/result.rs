//! The result: what the answers say in words, as a rosette and as a table. No total, no percentage, no ranking.

use super::beside::{beside, choose_beside};
use super::findings::{many_unknown, start_here, strengths};
use super::result_principles::result_principles;
use super::{colour_of, name_of, next_page, nothing_open, principle_name, we_are, with_questions};
use crate::core::assessment::compare::{GapClass, compare};
use crate::core::assessment::findings::{Findings, findings};
use crate::core::assessment::scoring::{PrincipleSummary, summarise};
use crate::core::assessment::{About, Assessment, Instrument, Progress};
use crate::core::compact::Party;
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::result as t;
use crate::state::actions;
use crate::state::assessments::{Assessments, Export, Questions};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::rosette::{PetalView, Rosette};
use crate::ui::parts::rosette_table::rosette_table;
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
        }
    }
}

/// The page.
#[component]
pub fn ResultPage() -> impl IntoView {
    let (site, assessments) = (Site::get(), Assessments::get());
    let lang = site.lang.get_untracked();
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
            {strengths(lang, &questions, findings)}
            {many_unknown(lang, &questions, findings)}
            {result_principles(lang, &questions, shown)}
            {super::plan_print::plan_in_result(site, assessments, &questions)}
            {choose_beside(site, &questions, &shown.id)}
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

/// Headline, rosette and its table.
fn top(site: Site, assessments: Assessments, questions: &Questions, shown: &Shown) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let instrument = &questions.instrument;
    let other = assessments.beside.get();
    let theirs = other.as_ref().map(|other| summarise(instrument, other));
    let (headline, lead) = match &other {
        Some(other) if other.party != shown.party => gap_words(lang, assessments, questions, other),
        _ => own_words(lang, questions, shown),
    };
    let who = {
        let mine = name_of(lang, &shown.title, &shown.about);
        let day = assessments.peek(|draft| format::date(lang, &draft.updated)).unwrap_or_default();
        match &other {
            None => format!("{mine} · {} · {day}", we_are(&questions.compact, shown.party)),
            Some(other) => format!("{} · {day}", t::two_names(lang, &mine, &name_of(lang, &other.title, &other.about))),
        }
    };
    let steps = instrument.scale.len();
    let petal = |summary: &PrincipleSummary| {
        let median_of_other =
            theirs.as_ref().and_then(|list| list.iter().find(|one| one.principle == summary.principle)?.median);
        PetalView {
            name: principle_name(&questions.compact, &summary.principle).to_owned(),
            colour: colour_of(&questions.compact, &summary.principle),
            filled: summary.median.map_or(0.0, |median| length(instrument, median.twice(), steps)),
            spread: summary.spread.filter(|spread| theirs.is_none() && spread.lowest != spread.highest).map(|spread| {
                (length(instrument, spread.lowest * 2, steps), length(instrument, spread.highest * 2, steps))
            }),
            other: median_of_other.map(|median| length(instrument, median.twice(), steps)),
            link: None,
        }
    };
    let petals: Vec<PetalView> = shown.summaries.iter().map(petal).collect();
    let has_levels = theirs.is_none() && shown.summaries.iter().any(|summary| summary.median.is_some());
    let other_name = other.as_ref().map(|other| name_of(lang, &other.title, &other.about));
    let table = rosette_table(
        lang,
        &questions.compact,
        instrument,
        &shown.summaries,
        other_name.as_deref().zip(theirs.as_deref()),
    );
    let open = RwSignal::new(false);
    let next = assessments.peek(|draft| next_page(&questions.compact, instrument, draft)).unwrap_or(Route::Assessment);
    let (answered, total) = (format::number(lang, shown.progress.answered), format::number(lang, shown.progress.total));
    let go_on = (!shown.progress.is_complete()).then(|| {
        view! {
            <a class="button quiet" href=site.href(&next)>
                {t::go_on(lang)}
            </a>
        }
    });
    let quick = shown.quick.then(|| {
        let questions = questions.clone();
        let continue_in_full = move |_| {
            let _ = assessments.edit(crate::state::assessments::Pause::None, |draft, now| draft.continue_in_full(now));
            if let Some(next) = assessments.peek(|draft| next_page(&questions.compact, &questions.instrument, draft)) {
                site.go(&next, "", false);
            }
        };
        view! {
            <button type="button" class="button quiet" on:click=continue_in_full>
                {t::in_full(lang)}
            </button>
        }
    });
    view! {
        <section class="wrap result-top">
            <div class="stack">
                <p class="eyebrow">{who}</p>
                <h1>{headline}</h1>
                <p class="lead">{lead}</p>
                <p class="small">{t::answered(lang, &answered, &total)}</p>
                <p class="cluster no-print">
                    <a class="button" href=site.href(&Route::Plan)>
                        {t::make_plan(lang)}
                    </a>
                    {go_on} {quick}
                    <button type="button" class="button quiet" on:click=|_| actions::print()>
                        {t::print(lang)}
                    </button>
                </p>
            </div>
            <figure class="result-figure">
                <Rosette petals labels=true />
                <figcaption>
                    <p class="legend">
                        <span class="legend-item">
                            <span class="key filled" aria-hidden="true"></span>
                            {other_name.as_ref().map_or_else(|| t::legend_median(lang).to_owned(), |_| t::legend_ours(lang).to_owned())}
                        </span>
                        {other_name.map(|name| view! {
                            <span class="legend-item">
                                <span class="key dashed" aria-hidden="true"></span>
                                {t::legend_other(lang, &name)}
                            </span>
                        })}
                        {has_levels.then(|| view! {
                            <span class="legend-item">
                                <span class="key line" aria-hidden="true"></span>
                                {t::legend_spread(lang)}
                            </span>
                        })}
                    </p>
                    <p class="no-print">
                        <button
                            type="button"
                            class="button plain-text small"
                            aria-expanded=move || open.get().to_string()
                            aria-controls="rosette-table"
                            on:click=move |_| open.update(|open| *open = !*open)
                        >
                            {move || if open.get() { t::table_hide(lang) } else { t::table_show(lang) }}
                        </button>
                    </p>
                </figcaption>
            </figure>
            <div id="rosette-table" class="result-table" class:folded=move || !open.get()>
                {table}
            </div>
        </section>
    }
}

/// A level as a length of a petal, 0 to 1: the lowest level is short, not nothing. `twice` is twice the level.
fn length(instrument: &Instrument, twice: u8, steps: usize) -> f64 {
    let above = twice.saturating_sub(instrument.min_level().saturating_mul(2));
    #[expect(clippy::cast_precision_loss, reason = "a scale has at most ten levels")]
    let steps = steps.max(1) as f64;
    (f64::from(above) / 2.0 + 1.0) / steps
}

/// Small numbers as words, larger ones as digits.
pub(super) fn count_words(lang: Lang, count: usize) -> String {
    let word = t::number_words(lang).split(' ').nth(count);
    word.map_or_else(|| format::number(lang, count), str::to_owned)
}

/// The text with its first letter large.
pub(super) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn counted(lang: Lang, count: usize, text: fn(Lang, crate::core::text::messages::Plural, &str) -> String) -> String {
    sentence(&text(lang, format::plural(lang, count), &count_words(lang, count)))
}

/// Headline and lead about one party's own answers.
fn own_words(lang: Lang, questions: &Questions, shown: &Shown) -> (String, String) {
    let found = &shown.findings;
    let patterns = &questions.instrument.patterns;
    if shown.summaries.iter().all(|summary| summary.median.is_none()) {
        let lead = if patterns.nothing_yet.is_empty() {
            t::nothing_yet_lead(lang).to_owned()
        } else {
            patterns.nothing_yet.clone()
        };
        return (t::nothing_yet(lang).to_owned(), lead);
    }
    let strong = (!found.strengths.is_empty()).then(|| counted(lang, found.strengths.len(), t::lead_strengths));
    let unknown = found.many_unknown().then(|| counted(lang, found.unknown.len(), t::lead_unknown));
    let none_strong = found.strengths.is_empty().then(|| t::lead_no_strength(lang).to_owned());
    let lead: Vec<String> = [strong.or(none_strong), unknown].into_iter().flatten().collect();
    let headline = if found.start_here.is_empty() {
        t::headline_all_strong(lang).to_owned()
    } else {
        counted(lang, found.start_here.len(), t::headline_start)
    };
    (headline, lead.join(" "))
}

/// Headline and lead about the two parties side by side.
fn gap_words(lang: Lang, assessments: Assessments, questions: &Questions, other: &Assessment) -> (String, String) {
    let compared =
        assessments.peek(|draft| compare(&questions.instrument, draft, other)).and_then(Result::ok).unwrap_or_default();
    let of = |class: GapClass| compared.gaps.iter().filter(|gap| gap.class() == class).count();
    let (far, near, same) = (of(GapClass::StartHere), of(GapClass::Talk), of(GapClass::Same));
    let headline = match (far, near) {
        _ if compared.gaps.is_empty() => t::gap_none_both(lang).to_owned(),
        (0, 0) => t::gap_same(lang).to_owned(),
        (0, near) => counted(lang, near, t::gap_near),
        (far, _) => counted(lang, far, t::gap_far),
    };
    (headline, if same > 0 { counted(lang, same, t::gap_agree) } else { t::gap_agree_none(lang).to_owned() })
}
