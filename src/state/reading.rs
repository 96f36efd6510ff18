//! Reading a page aloud, sentence by sentence.
//!
//! A pause lets go of the voice and remembers the sentence, because browsers on phones do not keep a paused one.

use super::site::Site;
use crate::core::text::sentence;
use crate::platform::passages::{self, Passage};
use crate::platform::speech::{self, Said, Watch};
use crate::state::effect::effect;
use leptos::prelude::*;
use std::rc::Rc;

/// Id of the element whose text is read.
const ROOT: &str = "main";

/// How far reading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nothing is read.
    Silent,
    /// A sentence is being said.
    Speaking,
    /// Waiting to go on with the same sentence.
    Paused,
    /// The browser would not.
    Failed,
}

/// How fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speed {
    /// For following along.
    Slow,
    /// As the voice does by itself.
    Normal,
    /// For those used to it.
    Fast,
}

impl Speed {
    const fn rate(self) -> f32 {
        match self {
            Self::Slow => 0.75,
            Self::Normal => 1.0,
            Self::Fast => 1.4,
        }
    }
}

/// A sentence: where it stands, in bytes.
#[derive(Clone)]
struct Line {
    passage: Rc<Passage>,
    from: usize,
    to: usize,
}

/// One page's reader.
#[derive(Clone, Copy)]
pub struct Reading {
    /// Whether the device has a voice for the page's language.
    pub available: RwSignal<bool>,
    /// How far it has come.
    pub status: RwSignal<Status>,
    /// How fast it goes.
    pub speed: RwSignal<Speed>,
    site: Site,
    lines: StoredValue<Vec<Line>, LocalStorage>,
    at: StoredValue<usize>,
    /// Counts what was begun, so that the end of something given up is not taken for the end of what is being said.
    turn: StoredValue<u32>,
    said: StoredValue<Option<Said>, LocalStorage>,
    watch: StoredValue<Option<Watch>, LocalStorage>,
}

impl Reading {
    /// A reader that stops when its page goes. Call in a view.
    pub fn new() -> Self {
        let reading = Self {
            available: RwSignal::new(false),
            status: RwSignal::new(Status::Silent),
            speed: RwSignal::new(Speed::Normal),
            site: Site::get(),
            lines: StoredValue::new_local(Vec::new()),
            at: StoredValue::new(0),
            turn: StoredValue::new(0),
            said: StoredValue::new_local(None),
            watch: StoredValue::new_local(None),
        };
        effect(move || {
            let look = move || _ = reading.available.try_set(speech::has_voice(reading.site.lang.get_untracked()));
            reading.watch.set_value(Some(Watch::new(look, move || reading.stop())));
            look();
        });
        // The text may be another after this.
        effect(move || {
            reading.site.search.track();
            reading.stop();
        });
        on_cleanup(move || reading.stop());
        reading
    }

    /// Begins at the page's heading, pauses, or goes on.
    pub fn toggle(&self) {
        match self.status.get_untracked() {
            Status::Speaking => {
                self.hush();
                self.status.set(Status::Paused);
            }
            Status::Paused => self.speak(),
            Status::Silent | Status::Failed => {
                let mut lines = Vec::new();
                for passage in passages::all(ROOT).into_iter().map(Rc::new) {
                    let found = sentence::split(&passage.text).into_iter();
                    lines.extend(found.map(|(from, to)| Line { passage: Rc::clone(&passage), from, to }));
                }
                self.lines.set_value(lines);
                self.at.set_value(0);
                self.speak();
            }
        }
    }

    /// Says no more, and forgets where it was.
    pub fn stop(&self) {
        if self.status.try_get_untracked().is_some_and(|status| status != Status::Silent) {
            self.hush();
            self.status.set(Status::Silent);
            self.lines.set_value(Vec::new());
            passages::unmark();
        }
    }

    /// Changes the speed; the present sentence begins anew.
    pub fn set_speed(&self, speed: Speed) {
        self.speed.set(speed);
        if self.status.get_untracked() == Status::Speaking {
            self.hush();
            self.speak();
        }
    }

    fn hush(self) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.said.set_value(None);
        speech::hush();
    }

    /// Says the present sentence, and after it the next.
    fn speak(self) {
        let line = self.lines.with_value(|lines| lines.get(self.at.get_value()).cloned());
        let Some(Line { passage, from, to }) = line else { return self.stop() };
        let turn = self.turn.get_value();
        let ended = move || {
            // Its page may be gone, or something else may have begun.
            if self.turn.try_get_value() == Some(turn) {
                self.at.update_value(|at| *at += 1);
                self.speak();
            }
        };
        let text = passage.text.get(from..to).unwrap_or_default();
        let rate = self.speed.get_untracked().rate();
        if let Ok(said) = speech::say(self.site.lang.get_untracked(), text, rate, ended) {
            passage.mark(sentence::utf16(&passage.text, from), sentence::utf16(&passage.text, to));
            self.said.set_value(Some(said));
            self.status.set(Status::Speaking);
        } else {
            self.stop();
            self.status.set(Status::Failed);
        }
    }
}

impl Default for Reading {
    fn default() -> Self {
        Self::new()
    }
}
