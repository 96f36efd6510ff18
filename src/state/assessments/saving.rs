//! Keeping the open assessment: saved soon after every change, at the latest when the page goes away.

use super::{Assessments, Pause, SaveState};
use crate::core::assessment::file::Access;
use crate::core::assessment::reminder::Note;
use crate::core::assessment::slots::{self, Base, KeyValue, SaveError, StoreError};
use crate::platform::local_storage::LocalStorage;
use crate::platform::{clock, document, lock, tabs};
use leptos::prelude::*;
use std::time::Duration;

/// Where the id of the open assessment stands.
pub(in crate::state) const OPEN_KEY: &str = "samspel/open";
/// Held around every save.
const LOCK: &str = "samspel/save";
/// Longest time a typed letter waits to be saved.
const TYPING_PAUSE: Duration = Duration::from_millis(350);

/// Milliseconds as a whole number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the time since 1970")]
fn whole(ms: f64) -> u64 {
    ms as u64
}

impl Assessments {
    /// Reads what was open last, and watches the other tabs and the page's end. Once per visit.
    pub(super) fn begin(&self) {
        let this = *self;
        tabs::on_leave(move || this.flush());
        // Nothing is held back that is saved; what cannot be is gone with the page.
        tabs::warn_on_leave(move || {
            this.flush();
            this.pending.get_untracked()
        });
        tabs::on_storage(move |key| this.changed_by_other_tab(&key));
        if document::is_safe_mode() {
            return;
        }
        match LocalStorage.get(OPEN_KEY) {
            Err(error) => self.no_storage.set(Some(error)),
            Ok(Some(id)) => {
                let _ = self.load(&id);
            }
            Ok(None) => {}
        }
    }

    /// Opens the saved assessment `id`. False when there is none that can be read.
    pub(super) fn load(&self, id: &str) -> bool {
        match slots::load(&LocalStorage, id, &clock::now()) {
            Err(error) => {
                self.no_storage.set(Some(error));
                false
            }
            Ok(loaded) => {
                if !loaded.unreadable.is_empty() || !loaded.problems.is_empty() {
                    self.damaged.set(true);
                }
                let Some(draft) = loaded.draft else { return false };
                self.base.set_value(loaded.base);
                self.access.set(loaded.access);
                self.pending.set(false);
                self.save_state.set(match loaded.access {
                    Access::ReadWrite => SaveState::Saved { at: loaded.saved_at },
                    Access::ReadOnly { .. } => SaveState::ReadOnly,
                });
                self.draft.set(Some(draft));
                true
            }
        }
    }

    /// Takes the version another tab has saved in place of this one's.
    pub fn take_other_tabs_version(&self) {
        if let Some(id) = self.peek(|draft| draft.id.clone()) {
            self.pending.set(false);
            let _ = self.load(&id);
        }
    }

    /// Sees to it that a change is saved soon.
    pub(super) fn schedule(&self, pause: Pause) {
        self.pending.set(true);
        if self.has_stopped() {
            return;
        }
        let this = *self;
        match pause {
            Pause::None => lock::hold(LOCK, move || this.save_now()),
            // A timer that runs is left alone: it saves whatever stands there when it rings.
            Pause::Typing if self.timer.with_value(Option::is_some) => {}
            Pause::Typing => {
                let save = move || {
                    this.timer.set_value(None);
                    lock::hold(LOCK, move || this.save_now());
                };
                self.timer.set_value(set_timeout_with_handle(save, TYPING_PAUSE).ok());
            }
        }
    }

    /// Saves at once what is not saved yet. The page may be gone before any lock is granted, so none is asked for.
    pub fn flush(&self) {
        if let Some(timer) = self.timer.get_value() {
            timer.clear();
            self.timer.set_value(None);
        }
        self.save_now();
    }

    pub(super) fn save_now(&self) {
        if !self.pending.get_untracked() || self.has_stopped() {
            return;
        }
        let now = clock::now();
        let mut base = self.base.get_value();
        let saved = self.peek(|draft| slots::save(&LocalStorage, draft, &mut base, &now));
        self.base.set_value(base);
        let state = match saved {
            None => return,
            Some(Ok(_)) => {
                self.pending.set(false);
                // The first save, or the first after everything was cleared: a reload must find it again.
                if self.save_state.with_untracked(|state| !matches!(state, SaveState::Saved { .. })) {
                    let id = self.peek(|draft| draft.id.clone());
                    Self::remember_open(id.as_deref());
                }
                self.look_at_reminder();
                SaveState::Saved { at: now }
            }
            Some(Err(SaveError::Conflict { .. })) => SaveState::ElsewhereNewer,
            Some(Err(SaveError::ReadOnly { .. })) => SaveState::ReadOnly,
            Some(Err(SaveError::Store(error))) => SaveState::CannotSave(error),
            Some(Err(SaveError::BadId)) => SaveState::CannotSave(StoreError::Other(SaveError::BadId.to_string())),
        };
        self.save_state.set(state);
    }

    /// Looks whether a person should be reminded that a file is the copy that lasts.
    fn look_at_reminder(&self) {
        if self.reminded.get_value() {
            return;
        }
        let Some((id, created)) = self.peek(|draft| (draft.id.clone(), draft.created.clone())) else { return };
        let kept = LocalStorage.get(&Note::key(&id)).ok().flatten();
        let begun = || Note { rev: 0, at: clock::parse(&created).map_or_else(Self::now_ms, whole) };
        let note = kept.as_deref().and_then(Note::parse).unwrap_or_else(begun);
        let rev = self.base.with_value(Base::rev);
        self.remind.set(note.is_due(rev, Self::now_ms()));
    }

    /// Notes that the open assessment has been saved as a file, or that its reminder has been put off.
    pub fn put_off_reminder(&self) {
        self.remind.set(false);
        // Once a visit is enough, however much is changed after that.
        self.reminded.set_value(true);
        if let Some(id) = self.peek(|draft| draft.id.clone()) {
            let note = Note { rev: self.base.with_value(Base::rev), at: Self::now_ms() };
            // Where it cannot be kept, the reminder comes again; that is what it is for.
            let _ = LocalStorage.set(&Note::key(&id), &note.to_text());
        }
    }

    fn now_ms() -> u64 {
        whole(clock::now_ms())
    }

    /// True when saving would write over something newer.
    fn has_stopped(&self) -> bool {
        self.save_state.with_untracked(|state| matches!(state, SaveState::ElsewhereNewer | SaveState::ReadOnly))
    }

    /// Another tab has written `key`, or everything was cleared when it is empty.
    fn changed_by_other_tab(&self, key: &str) {
        if key.is_empty() || slots::id_in_key(key).is_some() {
            self.shelf_changed.update(|count| *count = count.wrapping_add(1));
        }
        let Some(id) = self.peek(|draft| draft.id.clone()) else { return };
        if !(key.is_empty() || slots::id_in_key(key) == Some(&id)) || self.has_stopped() {
            return;
        }
        let base = self.base.get_value();
        match slots::changed_elsewhere(&LocalStorage, &id, &base) {
            Ok(true) => self.save_state.set(SaveState::ElsewhereNewer),
            // What was saved is gone. Saying "saved" would not be true any more; the next change saves it anew.
            Ok(false) if Self::is_gone(&id) => self.save_state.set(SaveState::NotYet),
            Ok(false) => {}
            Err(error) => self.save_state.set(SaveState::CannotSave(error)),
        }
    }

    fn is_gone(id: &str) -> bool {
        slots::load(&LocalStorage, id, &clock::now()).is_ok_and(|loaded| loaded.draft.is_none())
    }

    /// Remembers which assessment is open, so that a reload finds it again.
    pub(super) fn remember_open(id: Option<&str>) {
        // A failure shows when the assessment itself is saved.
        let _ = match id {
            Some(id) => LocalStorage.set(OPEN_KEY, id),
            None => LocalStorage.remove(OPEN_KEY),
        };
    }

    /// Makes `draft` the open assessment and saves it.
    pub(super) fn adopt(&self, draft: crate::core::assessment::Assessment, access: Access) {
        self.flush();
        self.beside.set(None);
        self.base.set_value(Base::default());
        self.access.set(access);
        let read_only = access != Access::ReadWrite;
        self.save_state.set(if read_only { SaveState::ReadOnly } else { SaveState::NotYet });
        self.pending.set(!read_only);
        Self::remember_open(Some(&draft.id).filter(|_| !read_only).map(String::as_str));
        self.draft.set(Some(draft));
        self.save_now();
        self.shelf_changed.update(|count| *count = count.wrapping_add(1));
    }
}
