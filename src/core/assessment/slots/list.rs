//! All saved assessments, and everything as it stands.

use super::super::answers::{About, Assessment, Fit, Progress};
use super::super::file::Access;
use super::super::instrument::Instrument;
use super::store::{KeyValue, StoreError};
use super::{PREFIX, Slots, id_in_key};
use crate::core::compact::Party;
use serde_json::{Map, Value, json};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A saved assessment in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// Its id.
    pub id: String,
    /// What it is; none when it cannot be read.
    pub summary: Option<Summary>,
    /// Whether it may be changed.
    pub access: Access,
}

/// What the list says of a readable assessment.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Its title, may be empty.
    pub title: String,
    /// What it is about.
    pub about: About,
    /// Who answers.
    pub party: Party,
    /// When it was last changed, RFC 3339.
    pub updated: String,
    /// True for a quick check.
    pub quick: bool,
    /// True when it is put away.
    pub archived: bool,
    /// How far it has come with the instrument at hand.
    pub progress: Progress,
}

/// All saved assessments, last changed first; unreadable ones last. Changes nothing.
///
/// # Errors
/// When the store cannot be read.
pub fn list(store: &dyn KeyValue, instrument: &Instrument) -> Result<Vec<Saved>, StoreError> {
    let keys = store.keys()?;
    let mut ids = BTreeSet::new();
    ids.extend(keys.iter().filter_map(|key| id_in_key(key)));
    let mut saved = Vec::with_capacity(ids.len());
    for id in ids {
        let slots = Slots::read(store, id)?;
        let access = slots.newer_schema().map_or(Access::ReadWrite, |schema| Access::ReadOnly { schema });
        let summary = slots.best().map(|stored| {
            let progress = stored.assessment.progress(instrument);
            let a = stored.assessment;
            Summary {
                title: a.title,
                about: a.about,
                party: a.party,
                updated: a.updated,
                quick: a.quick,
                archived: a.archived,
                progress,
            }
        });
        saved.push(Saved { id: id.to_owned(), summary, access });
    }
    crate::core::order::sort_by_key(&mut saved, |entry| {
        Reverse(entry.summary.as_ref().map(|summary| summary.updated.clone()))
    });
    Ok(saved)
}

/// The saved assessment that one from outside is laid beside: the open one, else one of the other party, else any; among
/// equals the one changed last. Only one with a level, that answers the instrument's questions, is not put away, and is
/// not the very same answers.
///
/// # Errors
/// When the store cannot be read.
pub fn own_beside(
    store: &dyn KeyValue,
    instrument: &Instrument,
    open: Option<&str>,
    came: &Assessment,
) -> Result<Option<Assessment>, StoreError> {
    let choices = |one: &Assessment| {
        instrument.indicators.iter().map(|indicator| one.choice(instrument, &indicator.id)).collect::<Vec<_>>()
    };
    let rank = |own: &Assessment| (Some(own.id.as_str()) == open, own.party != came.party);
    let mut best: Option<Assessment> = None;
    for Saved { id, .. } in list(store, instrument)? {
        let Some(own) = Slots::read(store, &id)?.best().map(|stored| stored.assessment) else { continue };
        let answers = choices(&own);
        let has_level = answers.iter().flatten().any(|choice| choice.level().is_some());
        let same = own.party == came.party && answers == choices(came);
        let fits = has_level && !same && !own.archived && own.fit(instrument) != Fit::Other;
        if fits && best.as_ref().is_none_or(|best| rank(&own) > rank(best)) {
            best = Some(own);
        }
    }
    Ok(best)
}

/// Everything stored under [`PREFIX`] as one JSON text, for the emergency download: nothing is interpreted. A value
/// that cannot be read stands as `null`.
///
/// # Errors
/// When the keys cannot be listed.
pub fn raw_dump(store: &dyn KeyValue) -> Result<String, StoreError> {
    let ours = store.keys()?.into_iter().filter(|key| key.starts_with(PREFIX));
    let mut entries: Map<String, Value> = Map::new();
    for key in ours {
        let value = store.get(&key).ok().flatten();
        entries.insert(key, json!(value));
    }
    // Cannot fail: strings and nulls under string keys.
    Ok(serde_json::to_string_pretty(&json!({"app": "samspel", "dump": 1, "entries": entries})).unwrap_or_default())
}
