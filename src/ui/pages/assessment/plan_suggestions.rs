//! First steps that the answers suggest and the plan does not have yet, each put there with one press.

use super::findings::{principle_tag, question_link};
use super::{colour_of, focus_soon};
use crate::core::assessment::findings::not_planned;
use crate::core::assessment::plan::Added;
use crate::core::text::messages::{plan as t, result};
use crate::state::assessments::{Assessments, Pause, Questions};
use crate::state::site::Site;
use leptos::prelude::*;

/// Ids of the questions whose first step is suggested. Followed by what shows them.
pub(super) fn suggested(assessments: Assessments, questions: &Questions) -> Memo<Vec<String>> {
    let instrument = questions.instrument.clone();
    Memo::new(move |_| assessments.with(|draft| not_planned(&instrument, draft)).unwrap_or_default())
}

/// The suggestions with these ids.
pub(super) fn suggestions(
    site: Site,
    assessments: Assessments,
    questions: &Questions,
    ids: &[String],
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let items = ids.iter().filter_map(|id| item(site, assessments, questions, id)).collect_view();
    view! {
        <section class="stack no-print" aria-labelledby="suggestions-title">
            <h2 id="suggestions-title">{t::suggestions(lang)}</h2>
            <ul class="start-items">{items}</ul>
        </section>
    }
}

fn item(site: Site, assessments: Assessments, questions: &Questions, id: &str) -> Option<impl IntoView + use<>> {
    let lang = site.lang.get_untracked();
    let indicator = questions.instrument.indicator(id)?;
    let party = assessments.peek(|draft| draft.party)?;
    let colour = colour_of(&questions.compact, &indicator.principle);
    let instrument = questions.instrument.clone();
    let (id, name) = (id.to_owned(), indicator.title.clone());
    let label = format!("{}: {name}", result::add(lang));
    let add = move |_| {
        let row = Assessments::new_row_id();
        match assessments.edit(Pause::None, |draft, now| draft.add_first_action(&instrument, &id, &row, now)) {
            Some(Added::At(_) | Added::Already(_)) => {
                site.announce(result::added(lang, &name));
                focus_soon(format!("what-{row}"));
            }
            Some(Added::Refused) | None => site.announce(result::not_added(lang)),
        }
    };
    let read_only = move || assessments.is_read_only();
    Some(view! {
        <li class="card" style:--light=colour.light style:--dark=colour.dark>
            {principle_tag(questions, &indicator.principle)}
            <h3>{question_link(site, questions, indicator)}</h3>
            <p>{indicator.side(party).first_action.clone()}</p>
            <p>
                <button type="button" class="button small" aria-label=label on:click=add prop:disabled=read_only>
                    {result::add(lang)}
                </button>
            </p>
        </li>
    })
}
