//! The assessment file a person keeps, and the same shape inside a saved draft.
//!
//! Every schema ever released opens for ever; a newer one opens read-only. What cannot be read is left out one answer
//! or one row at a time, and members this version does not know are kept for the next one.

mod read;
mod salvage;

use super::answers::{About, Answer, Assessment, InstrumentRef};
use super::migrate::{self, SCHEMA};
use super::plan::PlanRow;
use crate::core::compact::Party;
use crate::core::decode::Decoded;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;

/// The `app` member of everything this app writes.
pub const APP: &str = "samspel";

/// Largest file opened, in bytes.
pub const MAX_BYTES: usize = 256 * 1024;

/// An opened assessment.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// Can be changed and saved.
    ReadWrite(Assessment),
    /// Written by a newer version: shown, never written over.
    ReadOnly {
        /// What could be understood of it.
        assessment: Assessment,
        /// The schema it follows.
        schema: u32,
    },
}

/// What may be done with an opened assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// It can be changed and saved.
    ReadWrite,
    /// It follows this newer schema and is only shown.
    ReadOnly {
        /// The schema it follows.
        schema: u32,
    },
}

impl Opened {
    /// The assessment, whichever way it was opened.
    pub fn assessment(&self) -> &Assessment {
        match self {
            Self::ReadWrite(assessment) | Self::ReadOnly { assessment, .. } => assessment,
        }
    }

    /// The assessment and what may be done with it.
    pub fn into_parts(self) -> (Assessment, Access) {
        match self {
            Self::ReadWrite(assessment) => (assessment, Access::ReadWrite),
            Self::ReadOnly { assessment, schema } => (assessment, Access::ReadOnly { schema }),
        }
    }
}

/// Why a file could not be opened at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// Larger than [`MAX_BYTES`].
    TooLarge {
        /// The file's size in bytes.
        bytes: usize,
    },
    /// Not JSON, or cut off.
    NotJson(String),
    /// JSON, but not an assessment from this app.
    NotOurs,
    /// An assessment without something that cannot be guessed.
    Incomplete(&'static str),
    /// Written by a newer version in a shape this one cannot show.
    NewerUnreadable {
        /// The schema it follows.
        schema: u32,
    },
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => write!(f, "the file has {bytes} bytes, at most {MAX_BYTES} are opened"),
            Self::NotJson(why) => write!(f, "not JSON: {why}"),
            Self::NotOurs => write!(f, "not an assessment file from {APP}"),
            Self::Incomplete(member) => write!(f, "the assessment has no usable `{member}`"),
            Self::NewerUnreadable { schema } => {
                write!(f, "written by a newer version (schema {schema}, this one reads up to {SCHEMA})")
            }
        }
    }
}

impl std::error::Error for FileError {}

/// The file's members in the order they are written.
#[derive(Serialize)]
struct Members<'a> {
    app: &'static str,
    schema: u32,
    instrument: &'a InstrumentRef,
    id: &'a str,
    party: Party,
    title: &'a str,
    about: &'a About,
    created: &'a str,
    updated: &'a str,
    quick: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    archived: bool,
    answers: &'a BTreeMap<String, Answer>,
    plan: &'a [PlanRow],
    #[serde(flatten)]
    extra: &'a Map<String, Value>,
}

impl<'a> From<&'a Assessment> for Members<'a> {
    fn from(a: &'a Assessment) -> Self {
        Self {
            app: APP,
            schema: SCHEMA,
            instrument: &a.instrument,
            id: &a.id,
            party: a.party,
            title: &a.title,
            about: &a.about,
            created: &a.created,
            updated: &a.updated,
            quick: a.quick,
            archived: a.archived,
            answers: &a.answers,
            plan: &a.plan,
            extra: &a.extra,
        }
    }
}

/// The file's text: indented, in a fixed order, ending with a line break. Without indentation when it would otherwise
/// be too large to be opened again.
pub fn encode(assessment: &Assessment) -> String {
    let members = Members::from(assessment);
    // Neither can fail: the members are strings, numbers and maps with string keys.
    let pretty = serde_json::to_string_pretty(&members).unwrap_or_default() + "\n";
    if pretty.len() <= MAX_BYTES { pretty } else { serde_json::to_string(&members).unwrap_or_default() }
}

/// The file as one JSON value, for the envelope of a saved draft.
pub(super) fn to_value(assessment: &Assessment) -> Value {
    serde_json::to_value(Members::from(assessment)).unwrap_or(Value::Null)
}

/// Opens an assessment file of any released schema. Untrusted input: bounded in size, and every text is cleaned.
///
/// # Errors
/// When nothing of it can be used, see [`FileError`]. What was left out or mended is in the problems.
pub fn decode(text: &str) -> Result<Decoded<Opened>, FileError> {
    if text.len() > MAX_BYTES {
        return Err(FileError::TooLarge { bytes: text.len() });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text).map_err(|error| FileError::NotJson(error.to_string()))?;
    from_value(value)
}

/// What can be saved of a file that [`decode`] found to be no JSON: everything that stands whole before the break. None
/// when that is not at least one answer or one row of the plan.
pub fn salvage(text: &str) -> Option<Decoded<Opened>> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let error = serde_json::from_str::<Value>(text).err()?;
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let broken = if error.is_eof() { text.len() } else { before + error.column().saturating_sub(1) };
    let value = serde_json::from_str(&salvage::salvage(text, broken)?).ok()?;
    let decoded = from_value(value).ok()?;
    let found = decoded.value.assessment();
    (!found.answers.is_empty() || !found.plan.is_empty()).then_some(decoded)
}

/// [`decode`] for a value that is parsed already and of any size.
///
/// # Errors
/// As [`decode`].
pub(super) fn from_value(value: Value) -> Result<Decoded<Opened>, FileError> {
    let Value::Object(mut members) = value else { return Err(FileError::NotOurs) };
    if members.remove("app").as_ref().and_then(Value::as_str) != Some(APP) {
        return Err(FileError::NotOurs);
    }
    let schema = members.remove("schema").as_ref().and_then(schema_number).ok_or(FileError::Incomplete("schema"))?;
    if schema > SCHEMA {
        let decoded = read::assessment(members).map_err(|_| FileError::NewerUnreadable { schema })?;
        let value = Opened::ReadOnly { assessment: decoded.value, schema };
        return Ok(Decoded { value, problems: decoded.problems });
    }
    let decoded = read::assessment(migrate::to_current(members, schema))?;
    Ok(Decoded { value: Opened::ReadWrite(decoded.value), problems: decoded.problems })
}

/// A whole number from 1; one too large for `u32` stands for "much newer".
pub(super) fn schema_number(value: &Value) -> Option<u32> {
    value.as_u64().filter(|&number| number > 0).map(|number| u32::try_from(number).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
