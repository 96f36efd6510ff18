//! Following up: many assessments in, figures out, with nobody's name and nothing behind which fewer than five stand.

use super::figures::figures;
use super::follow_up_intake::intake;
use crate::core::assessment::follow_up::{CsvLabels, LEAST, Report};
use crate::core::compact::Party;
use crate::core::text::language::Lang;
use crate::core::text::messages::follow as t;
use crate::state::actions;
use crate::state::assessments::Questions;
use crate::state::follow_up::FollowUp;
use crate::state::format;
use crate::state::site::Site;
use crate::ui::pages::assessment::{focus_soon, with_questions};
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// The page.
#[component]
pub fn FollowUpPage() -> impl IntoView {
    let (site, follow_up) = (Site::get(), FollowUp::get());
    let lang = site.lang.get_untracked();
    use_title(move || t::title(lang).to_owned());
    with_questions(move |questions| content(site, follow_up, &questions))
}

fn content(site: Site, follow_up: FollowUp, questions: &Questions) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let year = RwSignal::new(String::new());
    let report = {
        let instrument = questions.instrument.clone();
        Memo::new(move |_| follow_up.collection.with(|collection| collection.report(&instrument)))
    };
    let shown = {
        let questions = questions.clone();
        move || report.with(|report| findings(site, follow_up, &questions, report, year).into_any())
    };
    view! {
        <div class="wrap page desk">
            <header class="stack">
                <h1>{t::title(lang)}</h1>
                <p class="lead">{t::lead(lang)}</p>
                <p class="small">{t::rule(lang, &format::number(lang, LEAST))}</p>
            </header>
            {intake(site, follow_up, questions)}
            {counted(site, follow_up)}
            {shown}
        </div>
    }
}

/// How many are counted, and the way to begin again.
fn counted(site: Site, follow_up: FollowUp) -> impl IntoView {
    let lang = site.lang.get_untracked();
    let count = Memo::new(move |_| follow_up.collection.with(crate::core::assessment::follow_up::Collection::len));
    let clear = move |_| {
        follow_up.clear();
        site.announce(t::cleared(lang));
        focus_soon("intake-title");
    };
    move || {
        let count = count.get();
        (count > 0).then(|| {
            view! {
                <p class="cluster no-print" id="counted" tabindex="-1">
                    <strong>{t::counted(lang, format::plural(lang, count), &format::number(lang, count))}</strong>
                    <button type="button" class="button plain-text small" on:click=clear>
                        {t::clear(lang)}
                    </button>
                </p>
            }
            .into_any()
        })
    }
}

/// The report with its downloads, or why there is none.
fn findings(
    site: Site,
    follow_up: FollowUp,
    questions: &Questions,
    report: &Report,
    year: RwSignal<String>,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    if report.parties.is_empty() {
        return ().into_any();
    }
    if report.is_empty() {
        return view! { <p class="notice" role="status">{t::too_few(lang, &format::number(lang, LEAST))}</p> }
            .into_any();
    }
    let parts = report.parties.iter().map(|part| figures(lang, questions, report, part, year)).views();
    view! {
        {years(lang, report, year)}
        {parts}
        {downloads(site, follow_up, questions)}
    }
    .into_any()
}

/// Which years the figures are of; nothing when there is no choice. Whatever is chosen, the same figures stay hidden.
fn years(lang: Lang, report: &Report, year: RwSignal<String>) -> Option<AnyView> {
    let shown = |at: usize| report.parties.iter().any(|part| part.years.get(at).copied().flatten().is_some());
    let years = report.years.iter().enumerate().filter(|(at, year)| shown(*at) && !year.is_empty());
    let years: Vec<String> = years.map(|(_, year)| year.clone()).collect();
    // A year that is no longer shown must not stay chosen.
    if year.with_untracked(|chosen| !chosen.is_empty() && !years.contains(chosen)) {
        year.set(String::new());
    }
    let options = years.iter().map(|one| view! { <option value=one.clone()>{one.clone()}</option> }).views();
    (report.years.len() > 1 && !years.is_empty()).then(|| {
        view! {
            <p class="no-print">
                <label class="field year-choice">
                    <span class="label">{t::year(lang)}</span>
                    <select prop:value=move || year.get() on:change=move |event| year.set(event_target_value(&event))>
                        <option value="">{t::all_years(lang)}</option>
                        {options}
                    </select>
                </label>
            </p>
        }
        .into_any()
    })
}

/// The ways to take the figures along.
fn downloads(site: Site, follow_up: FollowUp, questions: &Questions) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let failed = move |done: bool| {
        if !done {
            site.announce(t::not_saved(lang));
        }
    };
    let benchmark = {
        let instrument = questions.instrument.clone();
        move |_| failed(follow_up.save_benchmark(&instrument).is_ok())
    };
    let csv = {
        let questions = questions.clone();
        move |_| {
            let name = |party: Party| super::words::party_short(&questions.compact, party);
            let (organisation, city) = (name(Party::Organisation), name(Party::City));
            let other = &questions.instrument.other_answers;
            let labels = CsvLabels {
                heads: [
                    t::head_id(lang),
                    t::head_question(lang),
                    t::head_party(lang),
                    t::head_year(lang),
                    t::head_count(lang),
                    t::head_median(lang),
                    t::head_lowest(lang),
                    t::head_highest(lang),
                    &other.unknown.label,
                    &other.na.label,
                ],
                parties: [&organisation, &city],
                all_years: t::all_years(lang),
            };
            failed(follow_up.save_csv(&questions.instrument, &labels).is_ok());
        }
    };
    view! {
        <section class="stack result-part no-print" aria-labelledby="take-title">
            <h2 id="take-title">{t::take_title(lang)}</h2>
            <p class="cluster">
                <button type="button" class="button quiet" on:click=csv>
                    {t::take_csv(lang)}
                </button>
                <button type="button" class="button quiet" on:click=benchmark>
                    {t::take_benchmark(lang)}
                </button>
                <button type="button" class="button quiet" on:click=|_| actions::print()>
                    {t::print(lang)}
                </button>
            </p>
            <p class="small">{t::benchmark_text(lang)}</p>
        </section>
    }
}
