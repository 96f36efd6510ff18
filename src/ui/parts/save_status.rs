//! One honest line: whether the open assessment is saved, where and when.

use crate::core::text::language::Lang;
use crate::core::text::messages::assess as t;
use crate::state::assessments::{Assessments, SaveState};
use crate::state::format;
use crate::state::site::Site;
use leptos::prelude::*;

/// The line. A screen reader hears it when the minute or the state changes, not at every letter.
#[component]
pub fn SaveStatus() -> impl IntoView {
    let (lang, assessments) = (Site::get().lang.get_untracked(), Assessments::get());
    let text = Memo::new(move |_| assessments.save_state.with(|state| words(lang, state)));
    let kind = move || assessments.save_state.with(kind);
    let waiting = move || {
        assessments.pending.get() && assessments.save_state.with(|state| matches!(state, SaveState::Saved { .. }))
    };
    view! {
        <p id="save-status" class="save-status" role="status" data-state=kind>
            <span class="save-dot" aria-hidden="true"></span>
            <span>
                {move || text.get()}
                <span class="save-waiting" aria-hidden="true">
                    {move || waiting().then(|| [" · ", t::saving(lang)].concat())}
                </span>
            </span>
        </p>
    }
}

fn kind(state: &SaveState) -> &'static str {
    match state {
        SaveState::NotYet => "none",
        SaveState::Saved { .. } => "saved",
        SaveState::CannotSave(_) => "failed",
        SaveState::ElsewhereNewer | SaveState::ReadOnly => "stopped",
    }
}

fn words(lang: Lang, state: &SaveState) -> String {
    match state {
        SaveState::NotYet => t::not_saved(lang).to_owned(),
        SaveState::Saved { at } => {
            let (time, day) = (format::time(lang, at), format::date(lang, at));
            if day == format::date(lang, &format::now()) {
                t::saved_at(lang, &time)
            } else {
                t::saved_on(lang, &day, &time)
            }
        }
        SaveState::CannotSave(_) => t::cannot_save(lang).to_owned(),
        SaveState::ElsewhereNewer => t::elsewhere(lang).to_owned(),
        SaveState::ReadOnly => t::read_only(lang).to_owned(),
    }
}
