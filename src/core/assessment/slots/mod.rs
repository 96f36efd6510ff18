//! Drafts that survive reload, crash, a full disk, a second tab and another version of the app.
//!
//! Each assessment has two slots written in turn, so that the one being written is never the only one. Every write is
//! read back. The highest revision that can be read wins, whatever the clocks say. What cannot be read is copied to a
//! quarantine before it is ever written over, and what a newer version wrote is never written over at all.
//!
//! Reading and writing are several calls on the store: hold the browser's lock around [`save`].

mod envelope;
mod list;
mod quarantine;
mod store;

pub use list::{Saved, Summary, list, own_beside, raw_dump};
pub use store::{KeyValue, StoreError};

use super::answers::Assessment;
use super::file::Access;
use super::limits;
use crate::core::decode::Problem;
use envelope::{Slot, Stored};
use std::fmt;

/// Every key this app uses begins with this.
pub const PREFIX: &str = "samspel/";

const DRAFTS: &str = "samspel/assessment/";

/// One of the two slots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    A,
    B,
}

impl Side {
    fn key(self, id: &str) -> String {
        let side = if self == Self::A { "a" } else { "b" };
        format!("{DRAFTS}{id}/{side}")
    }

    fn other(self) -> Self {
        if self == Self::A { Self::B } else { Self::A }
    }
}

/// What a tab knows of the stored draft it goes on from. A new assessment begins with the default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Base {
    rev: u64,
    /// Text of a write that was not confirmed: should it turn out to be stored after all, it is our own.
    unconfirmed: Option<String>,
}

impl Base {
    /// Goes on from revision `rev`, for example when the person decides to keep this tab's answers after
    /// [`SaveError::Conflict`].
    pub fn at(rev: u64) -> Self {
        Self { rev, unconfirmed: None }
    }

    /// The last revision known to be stored; 0 for none.
    pub fn rev(&self) -> u64 {
        self.rev
    }
}

/// Why a draft was not saved. The answers are still in memory; what was stored before still is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveError {
    /// The store failed.
    Store(StoreError),
    /// Another tab has saved since: nothing was written over.
    Conflict {
        /// The revision stored.
        stored: u64,
    },
    /// A newer version of the app has saved: nothing was written over.
    ReadOnly {
        /// The schema it follows.
        schema: u32,
    },
    /// The assessment's id cannot be part of a key, see [`limits::is_id`].
    BadId,
}

impl From<StoreError> for SaveError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Conflict { stored } => write!(f, "another tab has saved revision {stored}"),
            Self::ReadOnly { schema } => write!(f, "saved by a newer version (schema {schema})"),
            Self::BadId => write!(f, "the assessment's id cannot be part of a key"),
        }
    }
}

impl std::error::Error for SaveError {}

/// A slot that could not be read, or only with losses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The slot's key. It is untouched.
    pub key: String,
    /// Key of the copy in quarantine, or why there is none.
    pub copy: Result<String, StoreError>,
}

/// What was found for one assessment.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The newest readable draft; none when nothing is stored or nothing can be read.
    pub draft: Option<Assessment>,
    /// Hand this to [`save`].
    pub base: Base,
    /// When the draft was saved, RFC 3339, or empty.
    pub saved_at: String,
    /// Whether it may be changed.
    pub access: Access,
    /// Slots that could not be read in full; the person should be told and offered [`raw_dump`].
    pub unreadable: Vec<Unreadable>,
    /// What was left out or mended in the draft.
    pub problems: Vec<Problem>,
}

/// Both slots of an assessment as they stand.
struct Slots {
    a: (Option<String>, Slot),
    b: (Option<String>, Slot),
}

impl Slots {
    fn read(store: &dyn KeyValue, id: &str) -> Result<Self, StoreError> {
        let read = |side: Side| -> Result<_, StoreError> {
            let text = store.get(&side.key(id))?;
            let slot = envelope::unpack(text.as_deref());
            Ok((text, slot))
        };
        Ok(Self { a: read(Side::A)?, b: read(Side::B)? })
    }

    fn at(&self, side: Side) -> (Option<&str>, &Slot) {
        let (text, slot) = if side == Side::A { &self.a } else { &self.b };
        (text.as_deref(), slot)
    }

    /// The side with the newest draft this version can go on with.
    fn newest(&self) -> Option<(Side, &Stored)> {
        let good = |side| if let (_, Slot::Good(stored)) = self.at(side) { Some((side, &**stored)) } else { None };
        match (good(Side::A), good(Side::B)) {
            (Some(a), Some(b)) => Some(if b.1.rev > a.1.rev { b } else { a }),
            (a, b) => a.or(b),
        }
    }

    fn newer_schema(&self) -> Option<u32> {
        let schema = |side| if let (_, Slot::Newer { schema, .. }) = self.at(side) { Some(*schema) } else { None };
        schema(Side::A).max(schema(Side::B))
    }

    /// The newest of all readable drafts, also those of a newer version.
    fn best(self) -> Option<Stored> {
        let readable = |slot| match slot {
            Slot::Good(stored) => Some(stored),
            Slot::Newer { stored, .. } => stored,
            Slot::Empty | Slot::Broken => None,
        };
        match (readable(self.a.1), readable(self.b.1)) {
            (Some(a), Some(b)) => Some(if b.rev > a.rev { *b } else { *a }),
            (a, b) => a.or(b).map(|stored| *stored),
        }
    }

    /// Where the next save goes: never onto the newest draft, and rather onto nothing than onto something broken.
    fn target(&self) -> Side {
        match self.newest() {
            Some((side, _)) => side.other(),
            None if matches!(self.at(Side::A).1, Slot::Empty) => Side::A,
            None if matches!(self.at(Side::B).1, Slot::Empty) => Side::B,
            None => Side::A,
        }
    }
}

/// Loads the newest readable draft of assessment `id`. `now` (RFC 3339) names the quarantine for what cannot be read.
///
/// # Errors
/// When the store cannot be read. A failing quarantine is not an error, see [`Unreadable::copy`].
pub fn load(store: &dyn KeyValue, id: &str, now: &str) -> Result<Loaded, StoreError> {
    if !limits::is_id(id) {
        return Err(StoreError::Other("the id cannot be part of a key".to_owned()));
    }
    let slots = Slots::read(store, id)?;
    let mut unreadable = Vec::new();
    for side in [Side::A, Side::B] {
        let (Some(text), slot) = slots.at(side) else { continue };
        let lossy = match slot {
            Slot::Broken => true,
            Slot::Good(stored) => !stored.problems.is_empty(),
            Slot::Newer { .. } | Slot::Empty => false,
        };
        if lossy {
            let key = side.key(id);
            let copy = quarantine::copy(store, &key, text, now);
            unreadable.push(Unreadable { key, copy });
        }
    }
    let access = slots.newer_schema().map_or(Access::ReadWrite, |schema| Access::ReadOnly { schema });
    Ok(match slots.best() {
        None => Loaded {
            draft: None,
            base: Base::default(),
            saved_at: String::new(),
            access,
            unreadable,
            problems: Vec::new(),
        },
        Some(stored) => Loaded {
            draft: Some(Assessment { id: id.to_owned(), ..stored.assessment }),
            base: Base::at(stored.rev),
            saved_at: stored.saved_at,
            access,
            unreadable,
            problems: stored.problems,
        },
    })
}

/// Saves a draft as the next revision and reads it back. Gives the revision and notes it in `base`.
///
/// # Errors
/// [`SaveError`]; whatever was stored before is still there.
pub fn save(store: &dyn KeyValue, assessment: &Assessment, base: &mut Base, now: &str) -> Result<u64, SaveError> {
    if !limits::is_id(&assessment.id) {
        return Err(SaveError::BadId);
    }
    let slots = Slots::read(store, &assessment.id)?;
    if let Some(schema) = slots.newer_schema() {
        return Err(SaveError::ReadOnly { schema });
    }
    if let Some((side, stored)) = slots.newest()
        && stored.rev > base.rev
    {
        let own = base.unconfirmed.is_some() && slots.at(side).0 == base.unconfirmed.as_deref();
        if !own {
            return Err(SaveError::Conflict { stored: stored.rev });
        }
        *base = Base::at(stored.rev);
    }
    let target = slots.target();
    let key = target.key(&assessment.id);
    if let (Some(text), Slot::Broken) = slots.at(target) {
        quarantine::copy(store, &key, text, now)?;
    }
    // Storage may have been cleared since: the base is then higher than anything stored, and counting goes on from it.
    let rev = base.rev + 1;
    let text = envelope::pack(assessment, rev, now);
    base.unconfirmed = Some(text.clone());
    write(store, &key, &text)?;
    *base = Base::at(rev);
    Ok(rev)
}

/// True when another tab has saved this assessment since `base`; asked when the browser tells of a change.
///
/// # Errors
/// When the store cannot be read.
pub fn changed_elsewhere(store: &dyn KeyValue, id: &str, base: &Base) -> Result<bool, StoreError> {
    let slots = Slots::read(store, id)?;
    let newer = slots.newest().is_some_and(|(side, stored)| {
        stored.rev > base.rev && (base.unconfirmed.is_none() || slots.at(side).0 != base.unconfirmed.as_deref())
    });
    Ok(newer || slots.newer_schema().is_some())
}

/// Deletes both slots of an assessment. Copies in quarantine stay.
///
/// # Errors
/// When a slot cannot be removed, or is still there afterwards.
pub fn delete(store: &dyn KeyValue, id: &str) -> Result<(), StoreError> {
    if !limits::is_id(id) {
        return Err(StoreError::Other("the id cannot be part of a key".to_owned()));
    }
    let (first, second) = (Side::A.key(id), Side::B.key(id));
    store.remove(&first)?;
    store.remove(&second)?;
    if store.get(&first)?.is_some() || store.get(&second)?.is_some() { Err(StoreError::Ignored) } else { Ok(()) }
}

/// The assessment's id in the key of a slot, if it is one.
pub fn id_in_key(key: &str) -> Option<&str> {
    let (id, side) = key.strip_prefix(DRAFTS)?.split_once('/')?;
    (limits::is_id(id) && matches!(side, "a" | "b")).then_some(id)
}

/// Writes and reads back.
fn write(store: &dyn KeyValue, key: &str, text: &str) -> Result<(), StoreError> {
    store.set(key, text)?;
    if store.get(key)?.as_deref() == Some(text) { Ok(()) } else { Err(StoreError::Ignored) }
}

#[cfg(test)]
mod fault_store;
#[cfg(test)]
mod model_tests;
#[cfg(test)]
mod tests;
