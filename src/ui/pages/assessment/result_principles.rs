//! Every answer, principle by principle: one marker per question.

use super::findings::question_link;
use super::question_texts::opened;
use super::result::{Meeting, Noted, Shown};
use super::{colour_of, page_of, principle_name};
use crate::core::assessment::scoring::{Marker, PrincipleSummary};
use crate::core::assessment::{Choice, Instrument};
use crate::core::text::language::Lang;
use crate::core::text::messages::result as t;
use crate::state::assessments::Questions;
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::level_marks::level_marks;
use crate::ui::parts::rosette_table::{choice_words, median_words, spread_words};
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// The principles in the compact's order.
pub(super) fn result_principles(lang: Lang, questions: &Questions, shown: &Shown) -> impl IntoView + use<> {
    let blocks = shown.summaries.iter().map(|summary| block(lang, questions, summary, shown)).views();
    view! {
        <section class="wrap stack result-part" aria-labelledby="all-title">
            <h2 id="all-title">{t::all_title(lang)}</h2>
            <div class="grid result-principles">{blocks}</div>
        </section>
    }
}

fn block(lang: Lang, questions: &Questions, summary: &PrincipleSummary, shown: &Shown) -> impl IntoView + use<> {
    let site = Site::get();
    let instrument = &questions.instrument;
    let colour = colour_of(&questions.compact, &summary.principle);
    let item = |marker: &Marker| {
        let title = instrument.indicator(&marker.indicator).map(|one| question_link(site, questions, one));
        let level = marker.choice.and_then(Choice::level);
        let meeting = shown.meetings.iter().find(|one| one.indicator == marker.indicator);
        let noted = shown.notes.iter().find(|one| one.indicator == marker.indicator);
        view! {
            <li>
                <span>{title}</span>
                <span class="marker">
                    {level_marks(instrument, level, false)} <span>{choice_words(lang, instrument, marker.choice)}</span>
                </span>
                {meeting.map(|meeting| in_meeting(lang, instrument, meeting))} {noted.map(|noted| written(lang, noted))}
            </li>
        }
    };
    let words = summary.median.map(|_| {
        let median = median_words(lang, instrument, summary.median);
        let (levels, total) = (summary.levels(), summary.markers.len());
        let spread = match summary.spread {
            None if levels < total => t::levels_of(lang, &format::number(lang, levels), &format::number(lang, total)),
            spread => t::spread_is(lang, &spread_words(lang, instrument, spread)),
        };
        view! { <p class="small">{t::median_is(lang, &median)} " " {spread}</p> }.into_any()
    });
    view! {
        <section class="result-principle" style:--light=colour.light style:--dark=colour.dark>
            <h3>
                <a href=site.href(
                    &page_of(&questions.compact, &summary.principle),
                )>{principle_name(&questions.compact, &summary.principle).to_owned()}</a>
            </h3>
            {words}
            <ul class="markers">{summary.markers.iter().map(item).views()}</ul>
        </section>
    }
}

/// The note, and the address of what shows the level: to open where it may be opened.
fn written(lang: Lang, noted: &Noted) -> impl IntoView + use<> {
    view! {
        <span class="marker-note">{noted.note.clone()} " " {opened(lang, &noted.link)}</span>
    }
}

/// That a level was agreed on in a meeting, and how many hands each answer got.
fn in_meeting(lang: Lang, instrument: &Instrument, meeting: &Meeting) -> impl IntoView + use<> {
    let raised = meeting.hands.raised(instrument);
    let said = |(choice, count): &(Choice, u16)| {
        [instrument.label(*choice), " ", &format::number(lang, usize::from(*count))].concat()
    };
    let hands = raised.iter().map(said).collect::<Vec<_>>().join(", ");
    let agreed = meeting.agreed.then(|| t::agreed_in_meeting(lang));
    view! {
        <span class="marker-hands small">
            {agreed} {(!raised.is_empty()).then(|| [" ", &t::hands(lang, &hands)].concat())}
        </span>
    }
}
