//! First steps that the answers suggest and the plan does not have yet, each put there with one press.

use super::colour_of;
use super::findings::{add_button, principle_tag, question_link};
use crate::core::assessment::findings::not_planned;
use crate::core::text::messages::plan as t;
use crate::state::assessments::{Assessments, Questions};
use crate::state::site::Site;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// Ids of the questions whose first step is suggested. Followed by what shows them.
pub(super) fn suggested(assessments: Assessments, questions: &Questions) -> Memo<Vec<String>> {
    let instrument = questions.instrument.clone();
    Memo::new(move |_| assessments.with(|draft| not_planned(&instrument, draft)).unwrap_or_default())
}

/// What an empty plan says: where its first row may come from.
pub(super) fn nothing_planned(
    assessments: Assessments,
    questions: &Questions,
    steps: Memo<Vec<String>>,
) -> impl IntoView + use<> {
    let lang = Site::get().lang.get_untracked();
    let instrument = questions.instrument.clone();
    let answered =
        Memo::new(move |_| assessments.with(|draft| draft.progress(&instrument).answered > 0).unwrap_or_default());
    let text = move || match (steps.with(Vec::is_empty), answered.get()) {
        (false, _) => t::empty_suggested(lang),
        (true, false) => t::empty_unanswered(lang),
        (true, true) => t::empty(lang),
    };
    view! {
        <div class="notice plan-empty no-print">
            <p>{text}</p>
        </div>
    }
}

/// The suggestions with these ids.
pub(super) fn suggestions(
    site: Site,
    assessments: Assessments,
    questions: &Questions,
    ids: &[String],
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let items = ids.iter().filter_map(|id| item(site, assessments, questions, id)).views();
    view! {
        <section class="stack no-print" aria-labelledby="suggestions-title">
            <h2 id="suggestions-title">{t::suggestions(lang)}</h2>
            <ul class="start-items">{items}</ul>
        </section>
    }
}

fn item(site: Site, assessments: Assessments, questions: &Questions, id: &str) -> Option<AnyView> {
    let indicator = questions.instrument.indicator(id)?;
    let party = assessments.peek(|draft| draft.party)?;
    let colour = colour_of(&questions.compact, &indicator.principle);
    Some(
        view! {
            <li class="card" style:--light=colour.light style:--dark=colour.dark>
                {principle_tag(questions, &indicator.principle)}
                <h3>{question_link(site, questions, indicator)}</h3>
                <p>{indicator.side(party).first_action.clone()}</p>
                {add_button(site, assessments, questions, indicator, |row| ["what-", row].concat())}
            </li>
        }
        .into_any(),
    )
}
