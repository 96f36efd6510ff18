//! What the map says aloud, and when: after things have come to rest, never over an answer to something pressed, and
//! not while the page is new.

use leptos::leptos_dom::helpers::TimeoutHandle;
use std::time::Duration;

/// What happens by itself waits this long, in case more comes.
pub const DEBOUNCE: Duration = Duration::from_millis(500);
/// Answers to something pressed are not talked over for so long, ms.
const ANSWER_MS: f64 = 1000.0;
/// A new map is silent so long, ms.
const SILENT_MS: f64 = 1000.0;

/// When a map last spoke, and what waits to be said. Falls silent when dropped.
pub struct Voice {
    since: f64,
    answered: f64,
    waiting: Option<TimeoutHandle>,
}

impl Voice {
    /// A voice that is silent at first.
    pub const fn new(now: f64) -> Self {
        Self { since: now, answered: f64::MIN, waiting: None }
    }

    /// Something pressed is answered now, and what waits to be said is not said.
    pub fn answer(&mut self, now: f64) {
        self.wait(None);
        self.answered = now;
    }

    /// Something waits to be said, instead of what did before.
    pub fn wait(&mut self, waiting: Option<TimeoutHandle>) {
        if let Some(before) = std::mem::replace(&mut self.waiting, waiting) {
            before.clear();
        }
    }

    /// Whether what waits may be said now.
    pub fn may_speak(&self, now: f64) -> bool {
        now - self.answered >= ANSWER_MS && now - self.since >= SILENT_MS
    }
}

impl Drop for Voice {
    fn drop(&mut self) {
        self.wait(None);
    }
}
