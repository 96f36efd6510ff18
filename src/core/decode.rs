//! Tolerant decoding: one bad row never costs the whole file, and nothing is skipped in silence.

use super::json::{FromJson, Wrong};
use serde::Serialize;
use serde_json::Value;
use std::fmt;

/// A share of bad rows above this rejects the whole file.
const MAX_BAD_SHARE_PERCENT: usize = 20;

/// The schema major this build reads. Files carry `"schema": "MAJOR.MINOR"`.
pub const SCHEMA_MAJOR: u32 = 1;

/// What a decoder gives back: the value, and everything it had to skip or mend on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded<T> {
    /// The part of the file that could be used.
    pub value: T,
    /// What was skipped or mended, in file order.
    pub problems: Vec<Problem>,
}

/// One row, or one member of a row, that could not be used as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Which list the row stands in, for example `features` or `principles`.
    pub list: &'static str,
    /// Position of the row in that list, counted from 0.
    pub row: usize,
    /// The row's own id or name where it could be read, else empty.
    pub id: String,
    /// What is wrong, in English, for `cargo xtask data check` and the console.
    pub reason: String,
    /// True when the whole row was left out, false when only a member was mended.
    pub skipped: bool,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let did = if self.skipped { "skipped" } else { "mended" };
        write!(f, "{}[{}] {} {}: {}", self.list, self.row, self.id, did, self.reason)
    }
}

/// A file that is being decoded: each call does a little, and gives nothing while there is more to do. Not to be called
/// again after it has given something.
pub type Steps<T> = Box<dyn FnMut() -> Option<Result<Decoded<T>, DecodeError>>>;

/// Takes all steps at one go.
///
/// # Errors
/// What the last step says.
pub fn to_the_end<T>(mut steps: Steps<T>) -> Result<Decoded<T>, DecodeError> {
    loop {
        if let Some(decoded) = steps() {
            return decoded;
        }
    }
}

/// Why a whole file was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecodeError {
    /// Not JSON, or cut off.
    NotJson(String),
    /// JSON, but not of the shape this file should have.
    WrongShape(String),
    /// The file says it follows a schema major that this build does not know.
    UnknownSchema(String),
    /// More than 20 % of the rows were bad, or none was good.
    TooManyBadRows {
        /// Rows that could not be used.
        bad: usize,
        /// Rows in the file.
        total: usize,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson(why) => write!(f, "not JSON: {why}"),
            Self::WrongShape(why) => write!(f, "not the expected shape: {why}"),
            Self::UnknownSchema(found) => write!(f, "unknown schema {found}, this version reads {SCHEMA_MAJOR}.x"),
            Self::TooManyBadRows { bad, total } => write!(f, "{bad} of {total} rows could not be read"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// A row that is either readable or remembered as bad. `Vec<Row<T>>` in a wire type makes a list tolerant.
#[derive(Debug, Clone, PartialEq)]
pub enum Row<T> {
    /// Decoded.
    Good(T),
    /// Not decoded.
    Bad {
        /// The row's `id` where it had one.
        id: String,
        /// What does not fit.
        reason: String,
    },
}

impl<T: Serialize> Serialize for Row<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Good(value) => value.serialize(serializer),
            Self::Bad { .. } => serializer.serialize_none(),
        }
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Row<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}

/// Parses a file of the endpoint into `T`, telling "not JSON" from "newer than this build" from "JSON of another shape".
///
/// # Errors
/// [`DecodeError::NotJson`], and as [`read_file`].
pub fn parse<T: FromJson>(text: &str) -> Result<T, DecodeError> {
    read_file(&parse_json(text)?)
}

/// Reads a file of the endpoint from parsed JSON. Its schema comes first: what another major looks like, nobody knows.
///
/// # Errors
/// [`DecodeError::UnknownSchema`] or [`DecodeError::WrongShape`].
pub fn read_file<T: FromJson>(value: &Value) -> Result<T, DecodeError> {
    check_schema(value)?;
    read(value)
}

/// Parses `text` as JSON.
///
/// # Errors
/// [`DecodeError::NotJson`].
pub fn parse_json(text: &str) -> Result<Value, DecodeError> {
    serde_json::from_str(text).map_err(|error| DecodeError::NotJson(error.to_string()))
}

/// Reads a `T` from parsed JSON.
///
/// # Errors
/// [`DecodeError::WrongShape`].
pub fn read<T: FromJson>(value: &Value) -> Result<T, DecodeError> {
    let mut wrong = Wrong::default();
    let read = T::from_json(value, &mut wrong);
    wrong.check().map_err(DecodeError::WrongShape)?;
    Ok(read)
}

/// Accepts a file whose `schema` is `MAJOR.MINOR` with this build's major.
///
/// # Errors
/// [`DecodeError::UnknownSchema`] for any other text, [`DecodeError::WrongShape`] when it is missing or no text.
pub fn check_schema(file: &Value) -> Result<(), DecodeError> {
    let schema = match file.get("schema").map(Value::as_str) {
        Some(Some(schema)) => schema,
        Some(None) => return Err(DecodeError::WrongShape("`schema` should be a text".to_owned())),
        None if file.is_object() => return Err(DecodeError::WrongShape("`schema` is missing".to_owned())),
        None => return Err(DecodeError::WrongShape("should be an object".to_owned())),
    };
    let major = schema.split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major == Some(SCHEMA_MAJOR) {
        Ok(())
    } else {
        Err(DecodeError::UnknownSchema(schema.chars().take(20).collect()))
    }
}

/// Splits a tolerant list into its good rows, noting the bad ones in `problems`.
pub fn keep_good<T>(list: &'static str, rows: Vec<Row<T>>, problems: &mut Vec<Problem>) -> Vec<T> {
    let mut good = Vec::with_capacity(rows.len());
    for (row, item) in rows.into_iter().enumerate() {
        match item {
            Row::Good(value) => good.push(value),
            Row::Bad { id, reason } => problems.push(Problem { list, row, id, reason, skipped: true }),
        }
    }
    good
}

/// Refuses a list with more than 20 % bad rows, or with rows but not one good among them.
///
/// # Errors
/// [`DecodeError::TooManyBadRows`].
pub fn check_share(bad: usize, total: usize) -> Result<(), DecodeError> {
    if total > 0 && (bad * 100 > total * MAX_BAD_SHARE_PERCENT || bad == total) {
        return Err(DecodeError::TooManyBadRows { bad, total });
    }
    Ok(())
}
