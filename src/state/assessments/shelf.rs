//! Every assessment on this device: beginning one, opening one, deleting one and thinking again.

use super::{Assessments, Beginning, Pause, SaveState};
use crate::core::assessment::file::Access;
use crate::core::assessment::slots::{self, Base, Saved, StoreError};
use crate::core::assessment::{Assessment, Instrument};
use crate::platform::local_storage::LocalStorage;
use crate::platform::{clock, document, random};
use leptos::prelude::*;

impl Assessments {
    /// What is saved on this device, last changed first. Tracked: it changes when something is added or deleted.
    ///
    /// # Errors
    /// When storage cannot be read.
    pub fn shelf(&self, instrument: &Instrument) -> Result<Vec<Saved>, StoreError> {
        self.shelf_changed.track();
        if document::is_safe_mode() {
            return Ok(Vec::new());
        }
        slots::list(&LocalStorage, instrument)
    }

    /// Begins the assessment that is filled in and opens it. False while nobody says who answers.
    pub fn begin_new(&self, instrument: &Instrument) -> bool {
        let Beginning { party, about, title, quick } = self.beginning.get_untracked();
        let Some(party) = party else { return false };
        let now = clock::now();
        let mut draft = Assessment::new(&random::id(), party, about, quick, instrument, &now);
        draft.set_title(title.trim(), &now);
        self.beginning.set(Beginning::default());
        self.adopt(draft, Access::ReadWrite);
        true
    }

    /// Opens an assessment from a file as one of its own, beside what is there: nothing is written over.
    pub fn adopt_file(&self, draft: Assessment, access: Access) {
        self.adopt(Assessment { id: random::id(), ..draft }, access);
    }

    /// Opens a saved assessment. False when it cannot be read.
    pub fn open(&self, id: &str) -> bool {
        if self.peek(|draft| draft.id == id) == Some(true) {
            return true;
        }
        self.flush();
        let opened = self.load(id);
        if opened {
            self.beside.set(None);
            Self::remember_open(Some(id));
        }
        opened
    }

    /// A saved assessment without opening it.
    pub fn look_at(&self, id: &str) -> Option<Assessment> {
        if self.peek(|draft| draft.id == id) == Some(true) {
            return self.peek(Assessment::clone);
        }
        slots::load(&LocalStorage, id, &clock::now()).ok()?.draft
    }

    /// Deletes a saved assessment and gives it back, for [`Assessments::restore`]. `Ok(None)` when it was unreadable and
    /// cannot be brought back.
    ///
    /// # Errors
    /// When storage refuses; then it is still there.
    pub fn delete(&self, id: &str) -> Result<Option<Assessment>, StoreError> {
        let kept = self.look_at(id);
        if self.peek(|draft| draft.id == id) == Some(true) {
            self.close();
        }
        slots::delete(&LocalStorage, id)?;
        self.shelf_changed.update(|count| *count = count.wrapping_add(1));
        Ok(kept)
    }

    /// Gives a saved assessment another name. False when it cannot be saved.
    pub fn rename(&self, id: &str, title: &str) -> bool {
        self.change_saved(id, |draft, now| draft.set_title(title, now))
    }

    /// Puts a saved assessment away, or takes it back. False when it cannot be saved.
    pub fn set_archived(&self, id: &str, archived: bool) -> bool {
        self.change_saved(id, |draft, _| draft.set_archived(archived))
    }

    /// Saves a copy of an assessment under another name, beside it. False when it cannot be read or saved.
    pub fn duplicate(&self, id: &str, title: &str) -> bool {
        self.look_at(id).is_some_and(|draft| self.restore(&draft.copy(&random::id(), title, &clock::now())))
    }

    /// Begins the next assessment of what the open one is about, with what its plan left to do, and lays the open one
    /// beside it. False when nothing is open.
    pub fn begin_next(&self) -> bool {
        let Some(earlier) = self.peek(Assessment::clone) else { return false };
        self.adopt(earlier.next(&random::id(), &clock::now()), Access::ReadWrite);
        self.beside.set(Some(earlier));
        true
    }

    /// Lays the assessment that the open one follows on beside it, where it is still on this device and nothing else
    /// lies there. What lies beside is in memory only, and a year is longer than any visit.
    pub fn lay_previous(&self) {
        if self.beside.with_untracked(Option::is_none) {
            let previous = self.peek(|draft| draft.previous().map(str::to_owned)).flatten();
            self.beside.set(previous.and_then(|id| self.look_at(&id)));
        }
    }

    /// Takes away what lies beside; the one the open one follows on does not come back by itself.
    pub fn take_away(&self) {
        let id = self.beside.with_untracked(|beside| beside.as_ref().map(|other| other.id.clone()));
        if id.is_some() && self.peek(|draft| draft.previous() == id.as_deref()) == Some(true) {
            let _ = self.edit(Pause::None, Assessment::forget_previous);
        }
        self.beside.set(None);
    }

    /// Changes a saved assessment, whether it is the open one or not.
    fn change_saved(&self, id: &str, change: impl FnOnce(&mut Assessment, &str)) -> bool {
        if self.peek(|draft| draft.id == id) == Some(true) {
            let changed = self.edit(Pause::None, change).is_some();
            self.flush();
            self.shelf_changed.update(|count| *count = count.wrapping_add(1));
            return changed && !self.pending.get_untracked();
        }
        let now = clock::now();
        let Some(mut loaded) = slots::load(&LocalStorage, id, &now).ok().filter(|one| one.access == Access::ReadWrite)
        else {
            return false;
        };
        let Some(draft) = loaded.draft.as_mut() else { return false };
        change(draft, &now);
        let saved = slots::save(&LocalStorage, draft, &mut loaded.base, &now);
        self.shelf_changed.update(|count| *count = count.wrapping_add(1));
        saved.is_ok()
    }

    /// Brings a deleted assessment back. False when it cannot be saved.
    pub fn restore(&self, assessment: &Assessment) -> bool {
        let saved = slots::save(&LocalStorage, assessment, &mut Base::default(), &clock::now());
        self.shelf_changed.update(|count| *count = count.wrapping_add(1));
        saved.is_ok()
    }

    /// Lets go of the open assessment without saving. What is saved stays.
    pub fn close(&self) {
        self.pending.set(false);
        self.beside.set(None);
        self.base.set_value(Base::default());
        self.access.set(Access::ReadWrite);
        self.save_state.set(SaveState::NotYet);
        self.draft.set(None);
        Self::remember_open(None);
    }
}
