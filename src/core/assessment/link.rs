//! An assessment in the fragment of an address, which no browser sends to a server.
//!
//! `s1.` and base64url of: two bytes of checksum, then the members of the file packed ([`pack`]) and squeezed
//! ([`squeeze`]). Reading ends in the file's own decoder, so a link gets the same migrations, limits and care as a file.

mod base64;
mod pack;
mod squeeze;

use super::answers::{Answer, Assessment};
use super::file::{self, FileError, Opened};
use crate::core::decode::Decoded;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;

/// What the fragment begins with. The number is that of the packing; the file inside has its own.
pub const MARK: &str = "s1.";

/// Longest fragment written. Mail programs and chats cut what is longer, and some browsers too.
pub const MAX_CHARS: usize = 8_000;

/// Longest fragment read.
const MAX_READ_CHARS: usize = 400_000;

/// What of an assessment goes along beside the levels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Along {
    /// The notes.
    pub notes: bool,
    /// The examples.
    pub examples: bool,
    /// The action plan.
    pub plan: bool,
}

/// Why a link could not be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong {
    /// How many characters it would have.
    pub chars: usize,
}

/// Why a link could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkError {
    /// It carries no assessment at all.
    NotOurs,
    /// It was packed by a newer version.
    Newer,
    /// It is cut off or changed on its way.
    Damaged,
    /// What it carries cannot be used.
    File(FileError),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs => write!(f, "the link carries no assessment"),
            Self::Newer => write!(f, "the link was made by a newer version"),
            Self::Damaged => write!(f, "the link is cut off or changed"),
            Self::File(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for LinkError {}

/// What of `assessment` a link carries: the levels, what `along` says, and who, what and when. Members of newer versions
/// stay in the file.
pub fn carried(assessment: &Assessment, along: Along) -> Assessment {
    let mut answers = BTreeMap::new();
    for (id, answer) in &assessment.answers {
        let kept = |text: &String, wanted: bool| if wanted { text.clone() } else { String::new() };
        let answer = Answer {
            choice: answer.choice,
            note: kept(&answer.note, along.notes),
            example: kept(&answer.example, along.examples),
            link: kept(&answer.link, along.examples),
            // How a room voted stays in the room.
            hands: None,
            extra: Map::new(),
        };
        if answer != Answer::default() {
            answers.insert(id.clone(), answer);
        }
    }
    let mut plan = if along.plan { assessment.plan.clone() } else { Vec::new() };
    for row in &mut plan {
        row.extra.clear();
    }
    Assessment { answers, plan, extra: Map::new(), ..assessment.clone() }
}

/// The fragment that carries `assessment`, without `#`.
///
/// # Errors
/// [`TooLong`] when it would have more than [`MAX_CHARS`] characters.
pub fn encode(assessment: &Assessment) -> Result<String, TooLong> {
    let packed = pack::pack(&lighter(file::to_value(assessment)));
    let fragment = seal(&squeeze::squeeze(&packed));
    let chars = fragment.len();
    if chars > MAX_CHARS { Err(TooLong { chars }) } else { Ok(fragment) }
}

/// The fragment around squeezed bytes, with their checksum. Public for the fuzz target, which without it would hardly ever
/// get past that.
pub fn seal(squeezed: &[u8]) -> String {
    let bytes = [&checksum(squeezed)[..], squeezed].concat();
    [MARK, &base64::encode(&bytes)].concat()
}

/// The assessment in a fragment, or in a whole address that has one. Untrusted: whatever it holds, nothing panics.
///
/// # Errors
/// See [`LinkError`].
pub fn decode(text: &str) -> Result<Decoded<Opened>, LinkError> {
    let fragment = text.trim().rsplit('#').next().unwrap_or_default();
    let Some(body) = fragment.strip_prefix(MARK) else {
        let newer = fragment.strip_prefix('s').and_then(|rest| rest.split_once('.'));
        let newer = newer.is_some_and(|(number, _)| number.parse::<u16>().is_ok_and(|number| number > 1));
        return Err(if newer { LinkError::Newer } else { LinkError::NotOurs });
    };
    if body.len() > MAX_READ_CHARS {
        return Err(LinkError::File(FileError::TooLarge { bytes: body.len() }));
    }
    let bytes = base64::decode(body).ok_or(LinkError::Damaged)?;
    let (sum, squeezed) = bytes.split_first_chunk::<2>().ok_or(LinkError::Damaged)?;
    if *sum != checksum(squeezed) {
        return Err(LinkError::Damaged);
    }
    let packed = squeeze::unsqueeze(squeezed, file::MAX_BYTES).ok_or(LinkError::Damaged)?;
    let value = pack::unpack(&packed).ok_or(LinkError::Damaged)?;
    file::from_value(heavier(value)).map_err(LinkError::File)
}

/// The file's members without what reads the same when it is absent: empty texts, and answers that are a level and nothing
/// else stand as that level alone.
fn lighter(value: Value) -> Value {
    let Value::Object(members) = value else { return value };
    let mut light = Map::new();
    for (name, member) in members {
        let member = match member {
            Value::Object(answers) if name == "answers" => {
                let mut lean = Map::new();
                lean.extend(answers.into_iter().map(|(id, answer)| (id, bare(without_empty(answer)))));
                Value::Object(lean)
            }
            Value::Array(rows) => Value::Array(rows.into_iter().map(without_empty).collect()),
            other => without_empty(other),
        };
        if !is_empty(&member) {
            light.insert(name, member);
        }
    }
    Value::Object(light)
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

fn without_empty(value: Value) -> Value {
    let Value::Object(members) = value else { return value };
    let mut kept = Map::new();
    kept.extend(members.into_iter().filter(|(_, member)| !is_empty(member)));
    Value::Object(kept)
}

/// An answer that is a level alone, as that level.
fn bare(answer: Value) -> Value {
    match answer {
        Value::Object(mut members) if members.len() == 1 && members.contains_key("level") => {
            members.remove("level").unwrap_or_default()
        }
        other => other,
    }
}

/// What [`lighter`] took away, put back as far as the file's decoder needs it.
fn heavier(value: Value) -> Value {
    let Value::Object(mut members) = value else { return value };
    if let Some(Value::Object(answers)) = members.get_mut("answers") {
        for answer in answers.values_mut() {
            if !answer.is_object() {
                let mut whole = Map::new();
                whole.insert("level".to_owned(), answer.take());
                *answer = Value::Object(whole);
            }
        }
    }
    Value::Object(members)
}

/// Fletcher's sum: it tells a link that was cut off or changed on its way.
fn checksum(bytes: &[u8]) -> [u8; 2] {
    let mut sums = (0_u16, 0_u16);
    for byte in bytes {
        sums.0 = (sums.0 + u16::from(*byte)) % 255;
        sums.1 = (sums.1 + sums.0) % 255;
    }
    let low = |sum: u16| u8::try_from(sum).unwrap_or_default();
    [low(sums.0), low(sums.1)]
}

#[cfg(test)]
mod tests;
