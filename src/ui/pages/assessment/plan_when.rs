//! When a row of the plan is to be done: a day from the calendar, or words.

use super::plan_row::of_row;
use crate::core::assessment::limits;
use crate::core::assessment::plan::Cell;
use crate::core::text::date::from_words;
use crate::core::text::language::Lang;
use crate::core::text::messages::{dates, plan as t};
use crate::state::assessments::{Assessments, Pause};
use crate::state::format;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The field, with what will come of it below. A day is kept as a day from the moment it is one, and stands in words
/// except while somebody writes.
pub(super) fn when_field(lang: Lang, assessments: Assessments, id: &str) -> impl IntoView + use<> {
    let text = of_row(assessments, id, |row| row.when.clone());
    let day = of_row(assessments, id, |row| row.date().unwrap_or_default().to_owned());
    let (field_id, hint) = (format!("when-{id}"), format!("when-{id}-hint"));
    // As it is being written; none while nobody writes.
    let typed = RwSignal::new(None::<String>);
    let shown = Memo::new(move |_| {
        let in_words = || {
            let day = day.get();
            if day.is_empty() { text.get() } else { format::date(lang, &day) }
        };
        typed.get().unwrap_or_else(in_words)
    });
    let row = id.to_owned();
    let set = move |text: &str| {
        let day = from_words(text, dates::months(lang));
        let text = day.as_deref().unwrap_or(text);
        let _ = assessments.edit(Pause::Typing, |draft, now| draft.edit_cell(&row, Cell::When, text, now));
    };
    let pick = set.clone();
    // What has been written is answered at once: whether it is a day that can stand in a calendar.
    let said = Memo::new(move |_| {
        let day = day.get();
        if !day.is_empty() {
            t::when_day(lang, &format::date(lang, &day))
        } else if text.with(|text| text.trim().is_empty()) {
            t::when_hint(lang).to_owned()
        } else {
            t::when_words(lang).to_owned()
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
                        let text = event_target_value(&event);
                        set(&text);
                        typed.set(Some(text));
                    }
                    on:blur=move |_| typed.set(None)
                ></textarea>
                <span class="day">
                    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                        <path d="M4 6h16v14H4zM4 10.5h16M8 3.5v4.5M16 3.5v4.5"></path>
                    </svg>
                    <input
                        type="date"
                        aria-label=t::pick_day(lang)
                        prop:value=move || day.get()
                        on:click=open_picker
                        on:change=move |event| {
                            typed.set(None);
                            pick(&event_target_value(&event));
                        }
                    />
                </span>
            </div>
            <p class="hint" id=hint>{move || said.get()}</p>
        </div>
    }
}

/// Not every browser opens the calendar by a press anywhere on its field. One that already has takes it for nothing.
fn open_picker(event: MouseEvent) {
    let _ = event_target::<HtmlInputElement>(&event).show_picker();
}
