//! A signatory of the compact, and the register of them all.

use super::about::About;
use super::interner::Word;
use super::point::Point;
use super::signed_on::SignedOn;
use crate::core::compact::Vocabularies;
use crate::core::json::from_words;
use crate::core::text::safe_url::is_plain_email;
use serde::Serialize;
use std::fmt;

/// A stable id, as in addresses: 1 to 80 of `a-z`, `0-9` and `-`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrgId(Word);

impl OrgId {
    /// The id written in `text`, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        is_slug(text).then(|| Self(Word::from(text)))
    }

    /// The id as a word that can be shared.
    pub const fn word(&self) -> &Word {
        &self.0
    }

    /// The id as it stands in files and addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OrgId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// True for 1 to 80 of `a-z`, `0-9` and `-`: ids of organisations, kinds, themes and districts.
pub fn is_slug(text: &str) -> bool {
    (1..=80).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// One plain e-mail address of an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// The address written in `text`, if it is exactly one plain address.
    pub fn parse(text: &str) -> Option<Self> {
        is_plain_email(text).then(|| Self(text.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address as a link.
    pub fn link(&self) -> String {
        let mut link = String::from("mailto:");
        link.push_str(&self.0);
        link
    }
}

/// How precisely the register says where an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// At an address.
    Address,
    /// In a street.
    Street,
    /// Somewhere in a district; a point is only that district's.
    District,
    /// Works in the whole city; a point is where it has its office.
    Citywide,
    /// Not to be told. Never has a point.
    Undisclosed,
}

impl Scope {
    /// The word in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Street => "street",
            Self::District => "district",
            Self::Citywide => "citywide",
            Self::Undisclosed => "undisclosed",
        }
    }

    /// The scope with this word.
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Address, Self::Street, Self::District, Self::Citywide, Self::Undisclosed]
            .into_iter()
            .find(|scope| scope.id() == id)
    }
}

/// In which part of the list a signatory stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// On the map: at a point, or counted in its district.
    Placed,
    /// Works in the whole city.
    Citywide,
    /// Not on the map.
    Unplaced,
}

/// One organisation that has signed the compact.
#[derive(Debug, Clone, PartialEq)]
pub struct Signatory {
    /// Stable id.
    pub id: OrgId,
    /// Name, 1 to 300 characters on one line.
    pub name: String,
    /// Id of its kind; `other` where none is given. May be unknown to the vocabulary.
    pub kind: Word,
    /// Ids of its fields of activity, each once. May be unknown to the vocabulary.
    pub themes: Box<[Word]>,
    /// Id of the district it belongs to. May be unknown to the vocabulary.
    pub district: Option<Word>,
    /// How precisely its place is told.
    pub scope: Scope,
    /// Its place; never there when the scope is `undisclosed`.
    pub point: Option<Point>,
    /// When it signed.
    pub signed_on: Option<SignedOn>,
    /// What else is told of it, if anything.
    pub about: Option<Box<About>>,
}

impl Signatory {
    /// Where it is, as far as its point says that: the point of who is only known to be somewhere in a district, or of who
    /// works city-wide, is no place of its own, and nothing is measured from it or to it.
    pub fn own_place(&self) -> Option<Point> {
        self.point.filter(|_| matches!(self.scope, Scope::Address | Scope::Street))
    }

    /// In which part of the list it stands: on the map when [`Columns`](super::columns::Columns) has it there.
    pub fn standing(&self, words: &Vocabularies) -> Standing {
        let known = |id: &Word| words.districts.iter().any(|district| *district.id == **id);
        let placed = match self.scope {
            Scope::Citywide => return Standing::Citywide,
            Scope::Undisclosed => false,
            Scope::District => self.district.as_ref().is_some_and(known),
            Scope::Address | Scope::Street => self.point.is_some(),
        };
        if placed { Standing::Placed } else { Standing::Unplaced }
    }
}

/// Whether a register says that anybody has signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Invented entries that show what the app can do. Every page that shows them says so.
    #[default]
    Example,
    /// Published by whoever keeps the list.
    Published,
}
from_words!(Status { Example = "example", Published = "published" });

/// What a register says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Envelope {
    /// Example or published.
    pub status: Status,
    /// Date of the data, as written.
    pub updated: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where it comes from.
    pub source: String,
}

/// All signatories, in file order, with unique ids.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Register {
    /// What the register says about itself.
    pub envelope: Envelope,
    /// The signatories.
    pub signatories: Vec<Signatory>,
}

impl Register {
    /// The signatory with this id and its row.
    pub fn find(&self, id: &str) -> Option<(usize, &Signatory)> {
        self.signatories.iter().enumerate().find(|(_, signatory)| signatory.id.as_str() == id)
    }

    /// True when the entries are invented.
    pub fn is_example(&self) -> bool {
        self.envelope.status == Status::Example
    }
}

#[cfg(test)]
mod tests {
    use super::{Email, OrgId, Scope};

    #[test]
    fn only_slugs_are_ids() {
        assert!(OrgId::parse("exempel-1").is_some());
        for text in ["", "Exempel", "å", "a b", "a/b", "../a", "a_b", &"a".repeat(81)] {
            assert_eq!(OrgId::parse(text), None, "{text}");
        }
    }

    #[test]
    fn only_one_plain_address_is_an_email() {
        assert!(Email::parse("info@exempel.example").is_some());
        for text in ["", "a", "a@b", "a@b.example, c@d.example", "Namn <a@b.example>", "a@b.example?cc=x", "@b.example"]
        {
            assert_eq!(Email::parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_scope_is_found_by_its_word() {
        for scope in [Scope::Address, Scope::Street, Scope::District, Scope::Citywide, Scope::Undisclosed] {
            assert_eq!(Scope::from_id(scope.id()), Some(scope));
        }
        assert_eq!(Scope::from_id("secret"), None);
    }
}
