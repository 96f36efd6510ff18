//! What the map says aloud, and when: after things have come to rest, never over an answer to something pressed, and
//! not while the page is new.

use super::observe;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// What happens by itself waits this long, in case more comes.
const DEBOUNCE: Duration = Duration::from_millis(500);
/// Answers to something pressed are not talked over for so long, ms.
const ANSWER_MS: f64 = 1000.0;
/// A new map is silent so long, ms.
const SILENT_MS: f64 = 1000.0;

/// The map's voice.
#[derive(Clone, Copy)]
pub struct Voice {
    say: Callback<String>,
    since: f64,
    answered: StoredValue<f64>,
    waiting: StoredValue<Option<TimeoutHandle>, LocalStorage>,
}

impl Voice {
    /// A voice that speaks through `say`, silent at first.
    pub fn new(say: Callback<String>, now: f64) -> Self {
        Self { say, since: now, answered: StoredValue::new(f64::MIN), waiting: StoredValue::new_local(None) }
    }

    /// Answers something pressed: at once.
    pub fn answer(&self, text: String) {
        self.hush();
        self.answered.try_set_value(observe::now());
        let _ = self.say.try_run(text);
    }

    /// Tells how things are now: after a pause, unless something else was just answered.
    pub fn tell(&self, text: String) {
        self.hush();
        let voice = *self;
        let speak = move || {
            let now = observe::now();
            let answered = voice.answered.try_get_value().unwrap_or(f64::MAX);
            if now - answered >= ANSWER_MS && now - voice.since >= SILENT_MS {
                let _ = voice.say.try_run(text);
            }
        };
        self.waiting.try_set_value(set_timeout_with_handle(speak, DEBOUNCE).ok());
    }

    /// Forgets what was waiting to be said.
    pub fn hush(&self) {
        if let Some(waiting) = self.waiting.try_get_value().flatten() {
            waiting.clear();
        }
    }
}
