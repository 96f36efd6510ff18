//! The compact in short: what pages need of it that show its signatories. `index.json` holds it, so that they need not
//! wait for the whole; where it does not, it is read out of the whole.

use super::{ColourPair, Compact, Vocabularies};
use crate::core::decode::{DecodeError, Decoded, Row, check_share, keep_good, parse};
use crate::core::json::from_members;
use serde::Serialize;

/// The compact in short, in one language.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Short {
    /// See [`Compact::language`].
    pub language: String,
    /// See [`Compact::name`].
    pub name: String,
    /// The principles' colours, in their order.
    pub colours: Vec<ColourPair>,
    /// See [`Compact::vocabularies`].
    pub vocabularies: Vocabularies,
}
from_members!(Short { language, name, colours, vocabularies });

impl From<&Compact> for Short {
    fn from(compact: &Compact) -> Self {
        Self {
            language: compact.language.clone(),
            name: compact.name.clone(),
            colours: compact.principles.iter().map(|principle| principle.colour.clone()).collect(),
            vocabularies: compact.vocabularies.clone(),
        }
    }
}

/// What is read of `compact.{lang}.json`.
struct ShortFile {
    language: String,
    name: String,
    principles: Vec<Row<Coloured>>,
    vocabularies: Vocabularies,
}
from_members!(ShortFile { language, name, principles, vocabularies });

/// A principle's colour.
#[derive(Debug)]
struct Coloured {
    colour: ColourPair,
}
from_members!(Coloured { colour });

/// Decodes the same file as [`super::decode()`], and gives less.
///
/// # Errors
/// When the text is not JSON, not of this shape, of an unknown schema major, or has too many bad principles.
pub fn decode(text: &str) -> Result<Decoded<Short>, DecodeError> {
    let file: ShortFile = parse(text)?;
    let mut problems = Vec::new();
    let total = file.principles.len();
    let principles = keep_good("principles", file.principles, &mut problems);
    check_share(total - principles.len(), total)?;
    let colours = principles.into_iter().map(|principle| principle.colour).collect();
    let value = Short { language: file.language, name: file.name, colours, vocabularies: file.vocabularies };
    Ok(Decoded { value, problems })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Short, decode};

    const WHOLE: &str = include_str!("../../../data/v1/compact.sv.json");

    #[test]
    fn it_is_the_same_whether_read_out_of_the_file_or_taken_from_the_whole() {
        let short = decode(WHOLE).unwrap();
        assert!(short.problems.is_empty());
        assert_eq!(short.value, Short::from(&super::super::decode(WHOLE).unwrap().value));
        assert!(!short.value.vocabularies.kinds.is_empty() && short.value.colours.len() == 6);
    }

    #[test]
    fn a_principle_without_a_colour_is_left_out_and_told() {
        let short = decode(&WHOLE.replacen("\"colour\"", "\"color\"", 1)).unwrap();
        assert_eq!((short.value.colours.len(), short.problems.len()), (5, 1));
        assert!(decode("{}").is_err() && decode("no").is_err());
    }
}
