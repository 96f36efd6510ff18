//! The assessments on this device: the one that is open, how safe it is, and the others on the shelf.
//!
//! Nothing here touches the browser's storage before a page of the assessment asks for it, so an embed never does.

mod exports;
mod open;
mod saving;
mod shelf;

pub use exports::{Export, ExportError};
pub use open::{Opening, Picked, read_chosen, read_link};
pub(in crate::state) use saving::OPEN_KEY;

use crate::core::assessment::file::Access;
use crate::core::assessment::slots::{Base, StoreError};
use crate::core::assessment::{About, Answer, Assessment, Choice, Instrument};
use crate::core::compact::{Compact, Party};
use crate::platform::{clock, document, random};
use crate::state::effect::effect;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::sync::Arc;

/// How safe the open assessment is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing of it is saved yet.
    NotYet,
    /// Saved on this device.
    Saved {
        /// When, RFC 3339.
        at: String,
    },
    /// It cannot be saved here.
    CannotSave(StoreError),
    /// Another tab has saved it since: this one has stopped, so that neither writes over the other.
    ElsewhereNewer,
    /// A newer version of the app saved it: it is shown and not written over.
    ReadOnly,
}

/// How soon a change is to be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    /// At once: one press is one change.
    None,
    /// After a moment, in which more letters may come.
    Typing,
}

/// What is filled in about an assessment that is to begin. Kept here so that changing language loses nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beginning {
    /// Who answers.
    pub party: Option<Party>,
    /// What the answers are about.
    pub about: About,
    /// What the assessment is called.
    pub title: String,
    /// Whether only the questions of the quick check are asked.
    pub quick: bool,
}

/// The questions with the compact they are about, in one language.
#[derive(Debug, Clone)]
pub struct Questions {
    /// The compact.
    pub compact: Arc<Compact>,
    /// The instrument, its indicators in the compact's order.
    pub instrument: Arc<Instrument>,
}

impl Questions {
    /// Puts the two together.
    pub fn new(compact: Arc<Compact>, instrument: &Instrument) -> Self {
        let mut instrument = instrument.clone();
        let order: Vec<&str> = compact.principles.iter().map(|principle| principle.id.as_str()).collect();
        instrument.arrange(&order);
        Self { instrument: Arc::new(instrument), compact }
    }
}

/// The context of the assessment's pages.
#[derive(Clone, Copy)]
pub struct Assessments {
    /// How safe the open assessment is.
    pub save_state: RwSignal<SaveState>,
    /// True while a change waits to be saved.
    pub pending: RwSignal<bool>,
    /// Why nothing can be kept here, known before the first change where the browser says so.
    pub no_storage: RwSignal<Option<StoreError>>,
    /// True when something saved could not be read in full; it is kept aside.
    pub damaged: RwSignal<bool>,
    /// True when it is time to save a file, which is the copy that lasts.
    pub remind: RwSignal<bool>,
    /// Another assessment laid beside the open one, in memory only.
    pub beside: RwSignal<Option<Assessment>>,
    /// Which field told, once a visit, what does not belong in free text.
    pub warned: RwSignal<Option<String>>,
    /// True once the reminder to keep a file has been answered in this visit.
    reminded: StoredValue<bool>,
    /// What is filled in on the start page.
    pub beginning: RwSignal<Beginning>,
    draft: RwSignal<Option<Assessment>>,
    access: RwSignal<Access>,
    base: StoredValue<Base>,
    timer: StoredValue<Option<TimeoutHandle>>,
    shelf_changed: RwSignal<u32>,
    started: StoredValue<bool>,
}

impl Assessments {
    /// Nothing open, nothing read. Call under the root owner.
    pub fn new() -> Self {
        let pending = RwSignal::new(false);
        // A new version of the app waits for it.
        effect(move || document::set_unsaved(pending.get()));
        Self {
            save_state: RwSignal::new(SaveState::NotYet),
            pending,
            no_storage: RwSignal::new(None),
            damaged: RwSignal::new(false),
            remind: RwSignal::new(false),
            beside: RwSignal::new(None),
            warned: RwSignal::new(None),
            reminded: StoredValue::new(false),
            beginning: RwSignal::new(Beginning::default()),
            draft: RwSignal::new(None),
            access: RwSignal::new(Access::ReadWrite),
            base: StoredValue::new(Base::default()),
            timer: StoredValue::new(None),
            shelf_changed: RwSignal::new(0),
            started: StoredValue::new(false),
        }
    }

    /// The context. Pages of the assessment call this once; the first call reads what this device has kept.
    pub fn get() -> Self {
        let assessments: Self = expect_context();
        if !assessments.started.get_value() {
            assessments.started.set_value(true);
            untrack(|| assessments.begin());
        }
        assessments
    }

    /// True while an assessment is open, tracked.
    pub fn is_open(&self) -> bool {
        self.draft.with(Option::is_some)
    }

    /// Reads the open assessment, tracked. Put it in a memo: the signal changes with every letter typed.
    pub fn with<R>(&self, read: impl FnOnce(&Assessment) -> R) -> Option<R> {
        self.draft.with(|draft| draft.as_ref().map(read))
    }

    /// Reads the open assessment, untracked.
    pub fn peek<R>(&self, read: impl FnOnce(&Assessment) -> R) -> Option<R> {
        self.draft.with_untracked(|draft| draft.as_ref().map(read))
    }

    /// True when the open assessment may only be looked at, tracked.
    pub fn is_read_only(&self) -> bool {
        self.access.get() != Access::ReadWrite
    }

    /// Changes the open assessment and sees to it that the change is saved. The closure gets the time of the change.
    /// `None` when nothing is open or nothing may be changed.
    pub fn edit<R>(&self, pause: Pause, change: impl FnOnce(&mut Assessment, &str) -> R) -> Option<R> {
        if self.access.get_untracked() != Access::ReadWrite {
            return None;
        }
        let now = clock::now();
        let result = self.draft.try_update(|draft| draft.as_mut().map(|draft| change(draft, &now))).flatten()?;
        self.schedule(pause);
        Some(result)
    }

    /// What was chosen for an indicator, tracked.
    pub fn choice(&self, indicator: &str) -> Option<Choice> {
        self.answer(indicator, |answer| answer.choice).flatten()
    }

    /// Reads the answer to an indicator, tracked.
    pub fn answer<R>(&self, indicator: &str, read: impl FnOnce(&Answer) -> R) -> Option<R> {
        self.draft.with(|draft| draft.as_ref().and_then(|draft| draft.answers.get(indicator)).map(read))
    }

    /// Chooses an answer, or takes it back with `None`.
    pub fn choose(&self, indicator: &str, choice: Option<Choice>) {
        let _ = self.edit(Pause::None, |draft, now| draft.choose(indicator, choice, now));
    }

    /// An id for a new row of the plan.
    pub fn new_row_id() -> String {
        random::id()
    }
}

impl Default for Assessments {
    fn default() -> Self {
        Self::new()
    }
}
