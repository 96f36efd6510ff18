//! What the map says in a box of its own: how to move it where it leaves scrolling to the page, what came of asking where
//! the reader is, and that the list shows better what was pressed.

use super::live::Live;
use crate::core::text::language::Lang;
use crate::core::text::messages::{mapmove, mapview as t};
use leptos::prelude::*;
use std::time::Duration;

/// How long a hint stays, and how long something that went wrong does unless the map is pressed.
const STAY: Duration = Duration::from_millis(1800);
const STAY_FAILED: Duration = Duration::from_secs(20);

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// Ctrl or ⌘ with the wheel.
    Wheel,
    /// Two fingers.
    Touch,
    /// The browser is asked where the reader is.
    Asking,
    /// The map shows where the reader is.
    Found,
    /// The reader or the browser did not want to tell.
    Denied,
    /// Nobody knows.
    Unavailable,
    /// It took too long.
    Timeout,
    /// The reader is off the map.
    Outside,
    /// So many are behind what was pressed that the list shows them better, in words.
    Many(String),
}

impl Hint {
    fn text(&self, lang: Lang) -> String {
        match self {
            Self::Many(text) => return text.clone(),
            Self::Wheel => t::hint_wheel(lang),
            Self::Touch => t::hint_touch(lang),
            Self::Asking => mapmove::asking(lang),
            Self::Found => mapmove::found(lang),
            Self::Denied => mapmove::denied(lang),
            Self::Unavailable => mapmove::unavailable(lang),
            Self::Timeout => mapmove::timeout(lang),
            Self::Outside => mapmove::outside(lang),
        }
        .to_owned()
    }

    const fn stay(&self) -> Duration {
        if matches!(self, Self::Wheel | Self::Touch | Self::Found) { STAY } else { STAY_FAILED }
    }
}

/// Which hint is shown, and since which call for one.
#[derive(Clone, Copy)]
pub struct Hints {
    shown: RwSignal<Option<Hint>>,
    turn: StoredValue<u32>,
    live: Live,
}

impl Hints {
    /// No hint.
    pub fn new(live: Live) -> Self {
        Self { shown: RwSignal::new(None), turn: StoredValue::new(0), live }
    }

    /// Shows a hint for a while. It is said aloud once, not at every turn of the wheel.
    pub fn show(self, hint: Hint) {
        let turn = self.turn.get_value().wrapping_add(1);
        self.turn.set_value(turn);
        let stay = hint.stay();
        if self.shown.with_untracked(|shown| shown.as_ref() != Some(&hint)) {
            self.live.answer(hint.text(self.live.lang));
        }
        self.shown.set(Some(hint));
        let hide = move || {
            if self.turn.try_get_value() == Some(turn) {
                self.shown.try_set(None);
            }
        };
        set_timeout(hide, stay);
    }

    /// Takes away what is shown, unless the answer to a question is still to come.
    pub fn hide(self) {
        if self.shown.with_untracked(|shown| !matches!(shown, None | Some(Hint::Asking))) {
            self.shown.set(None);
        }
    }

    /// The hint on the map.
    pub fn view(self) -> impl IntoView {
        view! {
            <p class="map-hint" aria-hidden="true" data-shown=move || self.shown.get().map(|_| "")>
                {move || self.shown.get().map(|hint| hint.text(self.live.lang))}
            </p>
        }
    }
}
