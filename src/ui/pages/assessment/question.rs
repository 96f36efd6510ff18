//! One question: the statement, why it matters, the levels in their own words, and room for a note.

use super::question_texts::texts;
use crate::core::assessment::{Choice, Indicator, Instrument};
use crate::core::compact::Party;
use crate::core::text::messages::{assess as t, tries};
use crate::state::actions;
use crate::state::assessments::{Assessments, Questions};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::pages::principle::around::{area_links, lookup};
use crate::ui::parts::source_list::source_line;
use crate::ui::parts::views::Views;
use crate::ui::parts::when::When;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// What a question is called in the page.
pub(super) fn anchor(indicator: &str) -> String {
    format!("q-{indicator}")
}

/// Id of the radio button for a choice.
fn radio_id(indicator: &str, choice: Choice) -> String {
    let end = match choice {
        Choice::Level(level) => level.to_string(),
        Choice::Unknown => "unknown".to_owned(),
        Choice::NotApplicable => "na".to_owned(),
    };
    format!("q-{indicator}-{end}")
}

/// The radio button a keyboard meets first in a question: the chosen one, else the lowest level.
fn entry_of(assessments: Assessments, instrument: &Instrument, indicator: &str) -> String {
    let chosen = assessments.peek(|draft| draft.choice(instrument, indicator)).flatten();
    radio_id(indicator, chosen.unwrap_or(Choice::Level(instrument.min_level())))
}

/// The question. `number` counts from 1 through all questions; `next` is the question after it on this page.
pub fn question(
    questions: &Questions,
    indicator: &Indicator,
    number: usize,
    party: Party,
    next: Option<String>,
) -> impl IntoView + use<> {
    let (site, assessments) = (Site::get(), Assessments::get());
    let lang = site.lang.get_untracked();
    let instrument = questions.instrument.clone();
    let id = indicator.id.clone();
    let choice = {
        let id = id.clone();
        Memo::new(move |_| assessments.choice(&id))
    };
    let radio = {
        let id = id.clone();
        move |value: Choice, class: &'static str, label: String, text: Option<String>| {
            let name = id.clone();
            let id = id.clone();
            view! {
                <label class=class>
                    <input
                        type="radio"
                        id=radio_id(&id, value)
                        name=name
                        prop:checked=move || choice.get() == Some(value)
                        on:change=move |_| assessments.choose(&id, Some(value))
                    />
                    <span class="level-name">{label}</span>
                    {text.map(|text| view! { " " <span class="level-text">{text}</span> }.into_any())}
                </label>
            }
        }
    };
    let levels = instrument
        .scale
        .iter()
        .map(|step| {
            let text = instrument.level_text(indicator, party, step.level).map(str::to_owned);
            radio(Choice::Level(step.level), "level", step.label.clone(), text)
        })
        .views();
    let others = [
        radio(Choice::Unknown, "level other", instrument.other_answers.unknown.label.clone(), None),
        radio(Choice::NotApplicable, "level other", instrument.other_answers.na.label.clone(), None),
    ];
    let clear = {
        let (id, first) = (id.clone(), radio_id(&id, Choice::Level(instrument.min_level())));
        move |_| {
            assessments.choose(&id, None);
            // The button goes away under the focus.
            actions::focus(&first);
            site.announce(t::cleared(lang));
        }
    };
    let keys = keys(assessments, instrument.clone(), id.clone(), next);
    view! {
        <fieldset class="question" id=anchor(&id) on:keydown=keys prop:disabled=move || assessments.is_read_only()>
            <legend>
                <span class="question-name">
                    {t::question(lang, &format::number(lang, number))} " · " {indicator.title.clone()}
                </span>
                <span class="question-statement">{indicator.side(party).statement.clone()}</span>
            </legend>
            <div class="question-why">
                <p>{indicator.why.clone()}</p>
                {background(questions, indicator)}
            </div>
            <div class="levels">{levels}</div>
            <div class="levels-other">
                {others}
                <When is=move || choice.get().is_some()>
                    <button type="button" class="button plain-text small" on:click=clear.clone()>
                        {t::clear(lang)}
                    </button>
                </When>
            </div>
            {texts(assessments, &instrument, &id, choice)}
        </fieldset>
    }
}

/// What could show the level, and what the question rests on.
fn background(questions: &Questions, indicator: &Indicator) -> impl IntoView + use<> {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let evidence = Some(indicator.evidence.clone()).filter(|text| !text.is_empty());
    let known = indicator.sources.iter().any(|id| questions.compact.sources.iter().any(|source| source.id == *id));
    let sources = source_line(&questions.compact, &indicator.sources);
    (evidence.is_some() || known).then(|| {
        view! {
            <details>
                <summary>{t::background(lang)}</summary>
                {evidence.map(|text| view! { <p>{t::evidence(lang)} ": " {text} "."</p> }.into_any())}
                {sources}
                {lookup(tries::areas(lang), area_links(site, &questions.compact, &indicator.areas))}
            </details>
        }
        .into_any()
    })
}

/// Digits choose a level, Enter goes on, as long as the person is not writing.
fn keys(
    assessments: Assessments,
    instrument: Arc<Instrument>,
    id: String,
    next: Option<String>,
) -> impl Fn(KeyboardEvent) {
    move |event| {
        let target = event_target::<web_sys::Element>(&event);
        let on_radio = target.get_attribute("type").as_deref() == Some("radio");
        let writing = target.tag_name().eq_ignore_ascii_case("textarea");
        if writing || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        if key == "Enter" && on_radio {
            event.prevent_default();
            let target =
                next.as_ref().map_or_else(|| "assess-next".to_owned(), |next| entry_of(assessments, &instrument, next));
            actions::focus(&target);
        } else if let Some(level) = key.parse::<u8>().ok().filter(|level| instrument.level(*level).is_some()) {
            event.prevent_default();
            assessments.choose(&id, Some(Choice::Level(level)));
            actions::focus(&radio_id(&id, Choice::Level(level)));
        }
    }
}
