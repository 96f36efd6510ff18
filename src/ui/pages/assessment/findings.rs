//! What the answers say: where to begin, what is strong, and what nobody knows.

use super::question::anchor;
use super::{colour_of, focus_soon, page_of, principle_name};
use crate::core::assessment::findings::{Findings, Start};
use crate::core::assessment::plan::Added;
use crate::core::assessment::{Indicator, PlanRow};
use crate::core::compact::Party;
use crate::core::route::Route;
use crate::core::text::messages::result as t;
use crate::state::assessments::{Assessments, Pause, Questions};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::level_marks::level_marks;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// The principle's name with its colour.
pub(in crate::ui::pages) fn principle_tag(questions: &Questions, principle: &str) -> impl IntoView + use<> {
    let colour = colour_of(&questions.compact, principle);
    view! {
        <p class="eyebrow accent" style:--light=colour.light style:--dark=colour.dark>
            <span class="swatch" aria-hidden="true"></span>
            {principle_name(&questions.compact, principle).to_owned()}
        </p>
    }
}

/// A question's name, leading to where it is answered.
pub(super) fn question_link(site: Site, questions: &Questions, indicator: &Indicator) -> impl IntoView + use<> {
    let page = site.href(&page_of(&questions.compact, &indicator.principle));
    let href = [page.as_str(), "#", &anchor(&indicator.id)].concat();
    view! { <a href=href>{indicator.title.clone()}</a> }
}

/// The lowest levels, each with its next step and the way into the plan.
pub(super) fn start_here(
    site: Site,
    assessments: Assessments,
    questions: &Questions,
    party: Party,
    findings: &Findings,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let intro = Some(questions.instrument.patterns.start_here.clone()).filter(|text| !text.is_empty());
    let items = findings
        .start_here
        .iter()
        .filter_map(|start| {
            let indicator = questions.instrument.indicator(&start.indicator)?;
            Some(start_item(site, assessments, questions, party, start, indicator))
        })
        .views();
    let more = (findings.as_low > 0)
        .then(|| t::start_more(lang, format::plural(lang, findings.as_low), &format::number(lang, findings.as_low)));
    (!findings.start_here.is_empty()).then(|| {
        view! {
            <section class="wrap stack result-part" aria-labelledby="start-title">
                <h2 id="start-title">{t::start_title(lang)}</h2>
                {intro.map(|text| view! { <p>{text}</p> }.into_any())}
                <ol class="start-items">{items}</ol>
                {more.map(|text| view! { <p class="small">{text}</p> }.into_any())}
            </section>
        }
        .into_any()
    })
}

fn start_item(
    site: Site,
    assessments: Assessments,
    questions: &Questions,
    party: Party,
    start: &Start,
    indicator: &Indicator,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let instrument = &questions.instrument;
    let colour = colour_of(&questions.compact, &indicator.principle);
    let label = instrument.level(start.level).map(|level| level.label.clone()).unwrap_or_default();
    let now = instrument.level_text(indicator, party, start.level).unwrap_or_default().to_owned();
    let goal = instrument.goal(indicator, party, start.level).map(str::to_owned);
    view! {
        <li class="card" style:--light=colour.light style:--dark=colour.dark>
            {principle_tag(questions, &indicator.principle)}
            <h3>{question_link(site, questions, indicator)}</h3>
            <p class="start-now">{level_marks(instrument, Some(start.level), false)} <strong>{label}</strong></p>
            <p>{now}</p>
            <dl class="start-next">
                {goal
                    .map(|text| {
                        view! {
                            <dt>{t::goal(lang)}</dt>
                            <dd>{text}</dd>
                        }.into_any()
                    })}
                <dt>{t::first_action(lang)}</dt>
                <dd>{indicator.side(party).first_action.clone()}</dd>
            </dl>
            {into_plan(site, assessments, questions, indicator, "in-plan")}
        </li>
    }
}

/// The button that puts the first action of a question into the plan and takes the focus to the element that `then`
/// names for the id of the new row.
pub(super) fn add_button(
    site: Site,
    assessments: Assessments,
    questions: &Questions,
    indicator: &Indicator,
    then: impl Fn(&str) -> String + Send + 'static,
) -> AnyView {
    let lang = site.lang.get_untracked();
    let (id, name) = (indicator.id.clone(), indicator.title.clone());
    let label = format!("{}: {name}", t::add(lang));
    let instrument = questions.instrument.clone();
    let add = move |_| {
        let row = Assessments::new_row_id();
        match assessments.edit(Pause::None, |draft, now| draft.add_first_action(&instrument, &id, &row, now)) {
            Some(Added::At(_) | Added::Already(_)) => {
                site.announce(t::added(lang, &name));
                focus_soon(then(&row));
            }
            Some(Added::Refused) | None => site.announce(t::not_added(lang)),
        }
    };
    let read_only = move || assessments.is_read_only();
    view! {
        <p class="no-print">
            <button type="button" class="button small" aria-label=label on:click=add prop:disabled=read_only>
                {t::add(lang)}
            </button>
        </p>
    }
    .into_any()
}

/// The button that puts the first action into the plan; afterwards a link to where it stands. `place` tells it from that
/// of the same question elsewhere on the page.
pub(super) fn into_plan(
    site: Site,
    assessments: Assessments,
    questions: &Questions,
    indicator: &Indicator,
    place: &str,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let id = indicator.id.clone();
    let link_id = [place, "-", &id].concat();
    let same = move |row: &PlanRow| row.is_open() && row.indicator.as_ref() == Some(&id);
    let is_in = Memo::new(move |_| assessments.with(|draft| draft.plan.iter().any(&same)).unwrap_or_default());
    let (questions, indicator) = (questions.clone(), indicator.clone());
    move || {
        if is_in.get() {
            view! {
                <p class="in-plan no-print">
                    {t::in_plan(lang)} " "
                    <a id=link_id.clone() href=site.href(&Route::Plan)>
                        {t::open_plan(lang)}
                    </a>
                </p>
            }
            .into_any()
        } else {
            let link_id = link_id.clone();
            add_button(site, assessments, &questions, &indicator, move |_| link_id.clone())
        }
    }
}

/// Top levels with their examples, and those that still lack one.
pub(super) fn strengths(site: Site, questions: &Questions, findings: &Findings) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let patterns = &questions.instrument.patterns;
    let intro = Some(patterns.strength.clone()).filter(|text| !text.is_empty() && !findings.strengths.is_empty());
    let strong = findings
        .strengths
        .iter()
        .filter_map(|strength| {
            let indicator = questions.instrument.indicator(&strength.indicator)?;
            Some(
                view! {
                    <li>
                        {principle_tag(questions, &indicator.principle)}
                        <h3>{question_link(site, questions, indicator)}</h3>
                        <blockquote>{strength.example.clone()}</blockquote>
                    </li>
                }
                .into_any(),
            )
        })
        .views();
    let missing = titles(site, questions, &findings.needs_example);
    let missing_intro = Some(patterns.needs_example.clone()).filter(|text| !text.is_empty());
    (!(findings.strengths.is_empty() && findings.needs_example.is_empty())).then(|| {
        view! {
            <section class="wrap stack result-part" aria-labelledby="strong-title">
                <h2 id="strong-title">{t::strengths_title(lang)}</h2>
                {intro.map(|text| view! { <p>{text}</p> }.into_any())}
                <ul class="strengths">{strong}</ul>
                {(!findings.needs_example.is_empty())
                    .then(|| {
                        view! {
                            <div class="notice">
                                <h3>{t::needs_example(lang)}</h3>
                                {missing_intro.map(|text| view! { <p>{text}</p> }.into_any())}
                                {missing}
                            </div>
                        }.into_any()
                    })}
            </section>
        }
        .into_any()
    })
}

/// "Don't know" as a finding of its own.
pub(super) fn many_unknown(site: Site, questions: &Questions, findings: &Findings) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let intro = Some(questions.instrument.patterns.many_unknown.clone()).filter(|text| !text.is_empty());
    let list = titles(site, questions, &findings.unknown);
    findings.many_unknown().then(|| {
        view! {
            <section class="wrap stack result-part" aria-labelledby="unknown-title">
                <h2 id="unknown-title">{t::unknown_title(lang)}</h2>
                {intro.map(|text| view! { <p>{text}</p> }.into_any())}
                {list}
            </section>
        }
        .into_any()
    })
}

/// The questions with these ids, each leading to where it is answered.
fn titles(site: Site, questions: &Questions, ids: &[String]) -> impl IntoView + use<> {
    let names = ids
        .iter()
        .filter_map(|id| questions.instrument.indicator(id))
        .map(|indicator| {
            let principle = principle_name(&questions.compact, &indicator.principle).to_owned();
            view! { <li>{question_link(site, questions, indicator)} <span class="small">" " {principle}</span></li> }
        })
        .views();
    view! { <ul>{names}</ul> }
}
