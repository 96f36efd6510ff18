//! The hint of a map that leaves scrolling to the page.

use super::live::Live;
use crate::core::text::language::Lang;
use crate::core::text::messages::mapview as t;
use leptos::prelude::*;
use std::time::Duration;

/// How long a hint stays.
const STAY: Duration = Duration::from_millis(1800);

/// What moves the map instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// Ctrl or ⌘ with the wheel.
    Wheel,
    /// Two fingers.
    Touch,
}

impl Hint {
    fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::Wheel => t::hint_wheel(lang),
            Self::Touch => t::hint_touch(lang),
        }
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
        if self.shown.get_untracked().is_none() {
            self.live.answer(hint.text(self.live.lang.get_untracked()).to_owned());
        }
        self.shown.set(Some(hint));
        let hide = move || {
            if self.turn.try_get_value() == Some(turn) {
                self.shown.try_set(None);
            }
        };
        set_timeout(hide, STAY);
    }

    /// The hint on the map.
    pub fn view(self) -> impl IntoView {
        view! {
            <p class="map-hint" aria-hidden="true" data-shown=move || self.shown.get().map(|_| "")>
                {move || self.shown.get().map(|hint| hint.text(self.live.lang.get()))}
            </p>
        }
    }
}
