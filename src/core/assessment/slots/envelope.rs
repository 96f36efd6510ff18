//! What stands in one slot: a draft with its revision.

use super::super::answers::Assessment;
use super::super::file::{self, APP, Opened};
use crate::core::decode::Problem;
use serde_json::{Value, json};

/// Schema of the envelope; the draft inside has its own.
pub(super) const SCHEMA: u32 = 1;

/// Revisions above this are not ours: they could not be counted on from.
const MAX_REV: u64 = 1 << 53;

/// What was found in a slot.
#[derive(Debug)]
pub(super) enum Slot {
    /// Nothing.
    Empty,
    /// A draft this version can go on with.
    Good(Box<Stored>),
    /// Written by a newer version: never written over.
    Newer {
        /// The schema it follows.
        schema: u32,
        /// What could be understood of it.
        stored: Option<Box<Stored>>,
    },
    /// Something that is not a draft.
    Broken,
}

/// A readable draft.
#[derive(Debug)]
pub(super) struct Stored {
    /// Counts up by one with every save.
    pub(super) rev: u64,
    /// When it was saved, RFC 3339; for showing, never for deciding.
    pub(super) saved_at: String,
    /// The draft.
    pub(super) assessment: Assessment,
    /// What was left out or mended when it was read.
    pub(super) problems: Vec<Problem>,
}

/// The text of a slot.
pub(super) fn pack(assessment: &Assessment, rev: u64, saved_at: &str) -> String {
    json!({"app": APP, "schema": SCHEMA, "rev": rev, "saved_at": saved_at, "draft": file::to_value(assessment)})
        .to_string()
}

/// Reads the text of a slot.
pub(super) fn unpack(text: Option<&str>) -> Slot {
    match text {
        None => Slot::Empty,
        Some(text) => read(text).unwrap_or(Slot::Broken),
    }
}

fn read(text: &str) -> Option<Slot> {
    let Value::Object(mut members) = serde_json::from_str(text).ok()? else { return None };
    if members.get("app").and_then(Value::as_str) != Some(APP) {
        return None;
    }
    let schema = members.get("schema").and_then(file::schema_number)?;
    let rev = members.get("rev").and_then(Value::as_u64).filter(|&rev| rev <= MAX_REV);
    let saved_at = members.get("saved_at").and_then(Value::as_str).unwrap_or_default().to_owned();
    let opened = file::from_value(members.remove("draft").unwrap_or_default());
    let newer = schema > SCHEMA;
    Some(match opened {
        Ok(decoded) => {
            let (draft_schema, assessment) = match decoded.value {
                Opened::ReadWrite(assessment) => (None, assessment),
                Opened::ReadOnly { assessment, schema } => (Some(schema), assessment),
            };
            let stored = |rev| Box::new(Stored { rev, saved_at, assessment, problems: decoded.problems });
            match draft_schema.or(newer.then_some(schema)) {
                Some(schema) => Slot::Newer { schema, stored: Some(stored(rev.unwrap_or(0))) },
                None => Slot::Good(stored(rev?)),
            }
        }
        Err(file::FileError::NewerUnreadable { schema }) => Slot::Newer { schema, stored: None },
        Err(_) if newer => Slot::Newer { schema, stored: None },
        Err(_) => return None,
    })
}
