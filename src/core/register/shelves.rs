//! On which shelf each signatory stands: its kind, themes and district as the vocabulary knows them.
//!
//! A register may name kinds, themes and districts that the compact's vocabulary lacks. They all stand on the shelf
//! [`OTHER`]: shown, counted and filtered there. The register itself keeps its words.

use super::signatory::{Register, Scope, Signatory};
use crate::core::compact::Vocabularies;
use crate::core::order::map_of;
use std::collections::{BTreeMap, BTreeSet};

/// The id of the shelf for what the vocabulary lacks, whether or not the vocabulary has an entry of this id itself.
pub const OTHER: &str = "other";

/// The ids of one facet, numbered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf {
    ids: Vec<String>,
}

impl Shelf {
    fn new<'i>(ids: impl Iterator<Item = &'i String>) -> Self {
        Self { ids: ids.cloned().collect() }
    }

    /// The ids to choose between: the vocabulary's in its order, and [`OTHER`] after them where somebody stands there
    /// and the vocabulary has no such entry.
    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    /// The number of `id`, or of [`OTHER`], which is added when it is first needed.
    fn number(&mut self, id: &str) -> u16 {
        let at = |wanted: &str| self.ids.iter().position(|known| known == wanted);
        let number = at(id).or_else(|| at(OTHER)).unwrap_or_else(|| {
            self.ids.push(OTHER.to_owned());
            self.ids.len() - 1
        });
        // A vocabulary has some dozen entries; what would stand beyond this many is on no shelf.
        u16::try_from(number).unwrap_or(u16::MAX)
    }

    /// One answer per number: whether it is chosen. No answers when nothing is, and everything passes.
    pub(super) fn chosen(&self, ids: &BTreeSet<String>) -> Vec<bool> {
        if ids.is_empty() { Vec::new() } else { self.ids.iter().map(|id| ids.contains(id)).collect() }
    }

    /// Counts per number as counts by id, without the zeros.
    pub(super) fn by_id(&self, counts: &[usize]) -> BTreeMap<String, usize> {
        let counted = self.ids.iter().zip(counts).filter(|(_, count)| **count > 0);
        map_of(counted.map(|(id, count)| (id.clone(), *count)))
    }
}

/// Where one signatory stands, in numbers of the shelves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Its kind.
    pub kind: u16,
    /// Its themes, each once.
    pub themes: Box<[u16]>,
    /// Its district.
    pub district: Option<u16>,
    /// Whether it takes part city-wide.
    pub citywide: bool,
    /// Its year of signing.
    pub year: Option<u16>,
}

/// The shelves of a register, and the place of each signatory in the order of the register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelves {
    /// Kinds.
    pub kinds: Shelf,
    /// Themes.
    pub themes: Shelf,
    /// Districts.
    pub districts: Shelf,
    places: Vec<Place>,
}

impl Shelves {
    /// Puts every signatory of `register` on its shelves.
    pub fn new(register: &Register, vocabularies: &Vocabularies) -> Self {
        let mut shelves = Self::with_room_for(register, vocabularies);
        for signatory in &register.signatories {
            shelves.add(signatory);
        }
        shelves
    }

    /// Empty shelves, with room for a register.
    pub(super) fn with_room_for(register: &Register, vocabularies: &Vocabularies) -> Self {
        Self {
            kinds: Shelf::new(vocabularies.kinds.iter().map(|kind| &kind.id)),
            themes: Shelf::new(vocabularies.themes.iter().map(|theme| &theme.id)),
            districts: Shelf::new(vocabularies.districts.iter().map(|district| &district.id)),
            places: Vec::with_capacity(register.signatories.len()),
        }
    }

    /// Puts the next signatory on its shelves.
    pub(super) fn add(&mut self, signatory: &Signatory) {
        let mut themes: Vec<u16> = Vec::with_capacity(signatory.themes.len());
        for theme in &signatory.themes {
            let number = self.themes.number(theme);
            if !themes.contains(&number) {
                themes.push(number);
            }
        }
        let place = Place {
            kind: self.kinds.number(&signatory.kind),
            themes: themes.into_boxed_slice(),
            district: signatory.district.as_ref().map(|district| self.districts.number(district)),
            citywide: signatory.scope == Scope::Citywide,
            year: signatory.signed_on.map(super::SignedOn::year),
        };
        self.places.push(place);
    }

    /// The first year in which somebody signed.
    pub fn first_year(&self) -> Option<u16> {
        self.places.iter().filter_map(|place| place.year).min()
    }

    /// The places in the order of the register.
    pub fn places(&self) -> &[Place] {
        &self.places
    }
}

#[cfg(test)]
pub(super) mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::{OTHER, Shelves};
    use crate::core::compact::{District, Kind, Theme, Vocabularies};
    use crate::core::register::decode::decode;

    /// A vocabulary that knows some of the words generated registers use, and `other` only among the kinds.
    pub fn vocabularies() -> Vocabularies {
        let (id, name) = (str::to_owned, str::to_uppercase);
        let kind = |word: &str| Kind { id: id(word), name: name(word), shape: id("circle") };
        let theme = |word: &str| Theme { id: id(word), name: name(word) };
        let district = |word: &str| District { id: id(word), name: name(word), at: [11.97, 57.7] };
        Vocabularies {
            kinds: vec![kind("association"), kind(OTHER)],
            themes: vec![theme("health"), theme("education")],
            districts: vec![district("centrum"), district("hisingen")],
        }
    }

    fn shelves(rows: &[&str]) -> Shelves {
        let rows: Vec<String> = rows
            .iter()
            .enumerate()
            .map(|(at, row)| {
                [r#"{"id":"r"#, &at.to_string(), r#"","properties":{"name":"A","scope":"citywide","#, row, "}}"]
                    .concat()
            })
            .collect();
        let text = [r#"{"type":"FeatureCollection","schema":"1.0","features":["#, &rows.join(","), "]}"].concat();
        Shelves::new(&decode(&text).unwrap().value, &vocabularies())
    }

    #[test]
    fn what_the_vocabulary_lacks_stands_under_other_once_per_entry() {
        let shelves = shelves(&[
            r#""kind":"club","themes":["chess","health","go"],"district":"atlantis""#,
            r#""kind":"other","themes":["other"],"district":null"#,
            r#""kind":"association","district":"hisingen""#,
        ]);
        let [odd, own, known] = shelves.places() else { panic!("three rows") };
        assert_eq!((odd.kind, &*odd.themes, odd.district), (1, &[2, 0][..], Some(2)));
        assert_eq!((own.kind, &*own.themes, own.district), (1, &[2][..], None));
        assert_eq!((known.kind, known.district), (0, Some(1)));
        assert_eq!(shelves.kinds.ids(), ["association", OTHER]);
        assert_eq!(shelves.themes.ids(), ["health", "education", OTHER]);
        assert_eq!(shelves.districts.ids(), ["centrum", "hisingen", OTHER]);
    }

    #[test]
    fn without_anything_unknown_nothing_is_added_to_choose() {
        let shelves = shelves(&[r#""kind":"association","themes":["health"],"district":"centrum""#]);
        assert_eq!(shelves.districts.ids(), ["centrum", "hisingen"]);
        assert_eq!(shelves.themes.ids(), ["health", "education"]);
    }
}
