//! When a row of the plan is to be done: a day from the calendar, or words.

use super::plan_row::of_row;
use crate::core::assessment::limits;
use crate::core::assessment::plan::Cell;
use crate::core::text::date::from_words;
use crate::core::text::language::Lang;
use crate::core::text::messages::{dates, plan as t};
use crate::state::assessments::{Assessments, Pause};
use crate::state::format;
use leptos::prelude::*;

/// The field, with what will come of it below.
pub(super) fn when_field(lang: Lang, assessments: Assessments, id: &str) -> impl IntoView + use<> {
    let text = of_row(assessments, id, |row| row.when.clone());
    let day = of_row(assessments, id, |row| row.date().unwrap_or_default().to_owned());
    let (field_id, hint) = (format!("when-{id}"), format!("when-{id}-hint"));
    // A day stands in words, as it was written or picked, except while somebody is writing it.
    let writing = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        let day = day.get();
        if writing.get() || day.is_empty() { text.get() } else { format::date(lang, &day) }
    });
    let row = id.to_owned();
    let set = move |text: String| {
        let _ = assessments.edit(Pause::Typing, |draft, now| draft.edit_cell(&row, Cell::When, &text, now));
    };
    let pick = set.clone();
    let settle = {
        let set = set.clone();
        move |text: String| {
            writing.set(false);
            if let Some(day) = from_words(&text, dates::months(lang)) {
                set(day);
            }
        }
    };
    // What has been written is answered at once: whether it is a day that can stand in a calendar.
    let said = Memo::new(move |_| {
        let text = text.get();
        let day = Some(day.get()).filter(|day| !day.is_empty()).or_else(|| from_words(&text, dates::months(lang)));
        match day {
            Some(day) => t::when_day(lang, &format::date(lang, &day)),
            None if text.trim().is_empty() => t::when_hint(lang).to_owned(),
            None => t::when_words(lang).to_owned(),
        }
    });
    view! {
        <div class="field">
            <label for=field_id.clone()>{t::when(lang)}</label>
            <div class="when">
                <textarea
                    id=field_id
                    rows="1"
                    placeholder=" "
                    aria-describedby=hint.clone()
                    maxlength=limits::CELL_CHARS.to_string()
                    prop:value=move || shown.get()
                    on:input=move |event| {
                        writing.set(true);
                        set(event_target_value(&event));
                    }
                    on:change=move |event| settle(event_target_value(&event))
                ></textarea>
                <input
                    type="date"
                    aria-label=t::pick_day(lang)
                    prop:value=move || day.get()
                    on:change=move |event| pick(event_target_value(&event))
                />
            </div>
            <p class="hint" id=hint>{move || said.get()}</p>
        </div>
    }
}
