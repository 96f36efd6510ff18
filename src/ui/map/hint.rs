//! What the map says in a box of its own: how to move it where it leaves scrolling to the page, what came of asking where
//! the reader is, and that the list shows better what was pressed.

use super::live::Live;
use leptos::prelude::*;
use std::time::Duration;

/// How long a hint stays.
pub const STAY: Duration = Duration::from_millis(1800);
/// How long one does that answers something pressed or says what went wrong, unless the map is pressed.
pub const STAY_FAILED: Duration = Duration::from_secs(20);

/// Since which call for one a box is shown, and whether it asks something.
#[derive(Clone, Copy)]
pub struct Hint {
    turn: RwSignal<usize>,
    asking: RwSignal<bool>,
}

impl Hint {
    /// No box.
    pub fn new() -> Self {
        Self { turn: RwSignal::new(0), asking: RwSignal::new(false) }
    }
}

impl Live {
    /// Shows a hint for so long. It is said aloud once, not at every turn of the wheel.
    pub fn show(self, text: &str, stay: Duration) {
        let Hint { turn, asking } = self.hint;
        let now = turn.get_untracked().wrapping_add(1);
        turn.set(now);
        asking.set(false);
        if self.write_hint(text) {
            self.answer(text.to_owned());
        }
        let hide = move || {
            if turn.try_get_untracked() == Some(now) {
                self.write_hint("");
            }
        };
        set_timeout(hide, stay);
    }

    /// Shows that the reader is being asked something: a press on the map does not take it away.
    pub fn show_asking(self, text: &str) {
        self.show(text, STAY_FAILED);
        self.hint.asking.set(true);
    }

    /// Takes away what is shown, unless the answer to a question is still to come.
    pub fn hide_hint(self) {
        if !self.hint.asking.get_untracked() {
            self.write_hint("");
        }
    }

    /// Puts `text` into the box, none for no box. True when it says something else now.
    fn write_hint(self, text: &str) -> bool {
        let Some(hint) = self.part(".map-hint").filter(|hint| hint.text_content().as_deref() != Some(text)) else {
            return false;
        };
        hint.set_text_content(Some(text));
        let _ = hint.toggle_attribute_with_force("data-shown", !text.is_empty());
        true
    }
}
