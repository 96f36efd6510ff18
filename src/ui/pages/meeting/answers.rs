//! The answers of one question: each with its own words, its hands, and the choice the meeting agrees on.

use crate::core::assessment::hands::MOST;
use crate::core::assessment::{Answer, Choice, Indicator, Instrument, limits};
use crate::core::compact::Party;
use crate::core::text::language::Lang;
use crate::core::text::messages::meeting as t;
use crate::state::assessments::{Assessments, Pause};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::sync::Arc;

/// The answers, what the hands say, and room for why.
pub(super) fn answers(
    site: Site,
    assessments: Assessments,
    instrument: &Arc<Instrument>,
    indicator: &Indicator,
    party: Party,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let id = indicator.id.clone();
    let levels = instrument.scale.iter().map(|step| {
        let text = instrument.level_text(indicator, party, step.level).map(str::to_owned);
        row(lang, assessments, &id, Choice::Level(step.level), step.label.clone(), text).into_any()
    });
    let other = &instrument.other_answers;
    let others = [
        row(lang, assessments, &id, Choice::Unknown, other.unknown.label.clone(), None).into_any(),
        row(lang, assessments, &id, Choice::NotApplicable, other.na.label.clone(), None).into_any(),
    ];
    let rows = levels.chain(others).views();
    let read_only = move || assessments.is_read_only();
    view! {
        <fieldset class="meeting-answers" aria-describedby="meeting-rule" prop:disabled=read_only>
            <legend>{t::count_hands(lang)}</legend>
            <p class="small" id="meeting-rule">
                {t::rule(lang)}
            </p>
            {rows}
        </fieldset>
        {said(lang, assessments, instrument, &id)}
        {note(lang, assessments, &id)}
    }
}

/// One answer: choosing it, and counting its hands.
fn row(
    lang: Lang,
    assessments: Assessments,
    id: &str,
    choice: Choice,
    label: String,
    text: Option<String>,
) -> impl IntoView + use<> {
    let (of_choice, of_count) = (id.to_owned(), id.to_owned());
    let chosen = Memo::new(move |_| assessments.choice(&of_choice) == Some(choice));
    let count = Memo::new(move |_| {
        assessments.with(|draft| draft.hands(&of_count).map(|hands| hands.count(choice))).flatten().unwrap_or_default()
    });
    let set = {
        let id = id.to_owned();
        move |count: u16| {
            let _ = assessments.edit(Pause::None, |draft, now| draft.set_hands(&id, choice, count, now));
        }
    };
    let (fewer, more, typed) = (set.clone(), set.clone(), set);
    let agree = {
        let id = id.to_owned();
        move |_| {
            let _ = assessments.edit(Pause::None, |draft, now| draft.agree(&id, choice, now));
        }
    };
    let (name_hands, name_fewer, name_more) = (t::hands(lang, &label), t::fewer(lang, &label), t::more(lang, &label));
    view! {
        <div class="meeting-row">
            <label class="level">
                <input type="radio" name="agreed" prop:checked=move || chosen.get() on:click=agree />
                <span class="level-name">{label}</span>
                {text.map(|text| view! { " " <span class="level-text">{text}</span> }.into_any())}
            </label>
            <div class="meeting-hands">
                <button
                    type="button"
                    class="button quiet"
                    aria-label=name_fewer
                    aria-disabled=move || (count.get() == 0).to_string()
                    on:click=move |_| fewer(count.get_untracked().saturating_sub(1))
                >
                    <span aria-hidden="true">"−"</span>
                </button>
                <input
                    type="number"
                    inputmode="numeric"
                    min="0"
                    max=MOST.to_string()
                    aria-label=name_hands
                    prop:value=move || count.get().to_string()
                    on:input=move |event| {
                        // An empty field on the way to another number changes nothing yet.
                        if let Ok(count) = event_target_value(&event).parse::<u16>() {
                            typed(count);
                        }
                    }
                />
                <button
                    type="button"
                    class="button quiet"
                    aria-label=name_more
                    on:click=move |_| more(count.get_untracked().saturating_add(1))
                >
                    <span aria-hidden="true">"+"</span>
                </button>
            </div>
            <div class="meeting-marks" aria-hidden="true" style:--hands=move || count.get().to_string()></div>
        </div>
    }
}

/// What the hands and the choice come to, in words.
fn said(lang: Lang, assessments: Assessments, instrument: &Arc<Instrument>, id: &str) -> impl IntoView + use<> {
    let label = {
        let instrument = Arc::clone(instrument);
        move |choice: Choice| instrument.label(choice).to_owned()
    };
    let (of_hands, of_choice, of_doubt) = (id.to_owned(), id.to_owned(), id.to_owned());
    let name = label.clone();
    let hands = Memo::new(move |_| {
        let counted = assessments.with(|draft| draft.hands(&of_hands).map(|hands| (hands.people(), hands.spread())));
        let Some((people, spread)) = counted.flatten().filter(|(people, _)| *people > 0) else {
            return t::nobody(lang).to_owned();
        };
        let mut text = t::people(lang, format::plural(lang, people), &format::number(lang, people));
        if let Some(spread) = spread {
            let (low, high) = (name(Choice::Level(spread.lowest)), name(Choice::Level(spread.highest)));
            text.push(' ');
            text.push_str(&if low == high { t::spread_one(lang, &low) } else { t::spread(lang, &low, &high) });
        }
        text
    });
    let agreed = Memo::new(move |_| {
        if let Some(choice) = assessments.answer(&of_choice, Answer::agreed).flatten() {
            return t::agreed(lang, &label(choice));
        }
        // Chosen before, and not by this room.
        assessments
            .choice(&of_choice)
            .map_or_else(|| t::not_agreed(lang).to_owned(), |choice| t::answered_before(lang, &label(choice)))
    });
    // An answer that nobody showed a hand for may be what they agreed on; more often it is a slip.
    let doubt = Memo::new(move |_| {
        let choice = assessments.answer(&of_doubt, Answer::agreed).flatten()?;
        let raised = assessments.with(|draft| draft.hands(&of_doubt).map(|hands| hands.is_unraised(choice)));
        raised.flatten().filter(|unraised| *unraised).map(|_| t::no_hand(lang))
    });
    view! {
        <div class="meeting-said">
            <p role="status">{hands}</p>
            <p class="meeting-agreed">{agreed}</p>
            <p role="status">{move || doubt.get()}</p>
        </div>
    }
}

fn note(lang: Lang, assessments: Assessments, id: &str) -> impl IntoView + use<> {
    let (of_text, of_edit) = (id.to_owned(), id.to_owned());
    let text = Memo::new(move |_| assessments.answer(&of_text, |answer| answer.note.clone()).unwrap_or_default());
    view! {
        <div class="field">
            <label for="meeting-note">{t::note(lang)}</label>
            <p class="hint" id="meeting-note-hint">
                {t::note_hint(lang)}
            </p>
            <textarea
                id="meeting-note"
                rows="1"
                aria-describedby="meeting-note-hint"
                maxlength=limits::NOTE_CHARS.to_string()
                prop:value=move || text.get()
                on:input=move |event| {
                    let _ = assessments
                        .edit(Pause::Typing, |draft, now| draft.set_note(&of_edit, &event_target_value(&event), now));
                }
            ></textarea>
        </div>
    }
}
