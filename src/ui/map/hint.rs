//! What the map says in a box of its own: how to move it where it leaves scrolling to the page, what came of asking where
//! the reader is, and that the list shows better what was pressed.

use super::live::Live;
use leptos::prelude::*;
use std::time::Duration;

/// How long a hint stays.
pub const STAY: Duration = Duration::from_millis(1800);
/// How long one does that answers something pressed or says what went wrong, unless the map is pressed.
pub const STAY_FAILED: Duration = Duration::from_secs(20);

/// What the box says, empty for no box, and since which call for one.
#[derive(Clone, Copy)]
pub struct Hint {
    text: RwSignal<String>,
    turn: StoredValue<usize>,
    asking: RwSignal<bool>,
}

impl Hint {
    /// No box.
    pub fn new() -> Self {
        Self { text: RwSignal::new(String::new()), turn: StoredValue::new(0), asking: RwSignal::new(false) }
    }
}

impl Live {
    /// Shows a hint for so long. It is said aloud once, not at every turn of the wheel.
    pub fn show(&self, text: String, stay: Duration) {
        let Hint { text: shown, turn, asking } = self.hint;
        let now = turn.get_value().wrapping_add(1);
        turn.set_value(now);
        asking.set(false);
        if shown.with_untracked(|shown| *shown != text) {
            self.answer(text.clone());
        }
        shown.set(text);
        let hide = move || {
            if turn.try_get_value() == Some(now) {
                shown.try_set(String::new());
            }
        };
        set_timeout(hide, stay);
    }

    /// Shows that the reader is being asked something: a press on the map does not take it away.
    pub fn show_asking(&self, text: String) {
        self.show(text, STAY_FAILED);
        self.hint.asking.set(true);
    }

    /// Takes away what is shown, unless the answer to a question is still to come.
    pub fn hide_hint(&self) {
        let Hint { text: shown, asking, .. } = self.hint;
        if !asking.get_untracked() && shown.with_untracked(|shown| !shown.is_empty()) {
            shown.set(String::new());
        }
    }

    /// The hint on the map.
    pub fn hint_view(&self) -> AnyView {
        let shown = self.hint.text;
        view! {
            <p class="map-hint" aria-hidden="true" data-shown=move || shown.with(|text| (!text.is_empty()).then_some(""))>
                {move || shown.get()}
            </p>
        }
        .into_any()
    }
}
