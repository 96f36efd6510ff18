//! The list in sections.

use super::select::Hit;
use super::shelves::OTHER;
use super::signatory::{Register, Standing};
use crate::core::compact::Vocabularies;

/// What the list is divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Grouping {
    /// By nothing more than whether there is a place on the map.
    #[default]
    Standing,
    /// By district.
    District,
    /// By kind.
    Kind,
}

impl Grouping {
    /// The word in addresses; empty for the default, which is left out of them.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Standing => "",
            Self::District => "district",
            Self::Kind => "kind",
        }
    }

    /// The division with this word, the default for any other.
    pub fn from_id(id: &str) -> Self {
        [Self::District, Self::Kind].into_iter().find(|grouping| grouping.id() == id).unwrap_or_default()
    }
}

/// What a section is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Signatories with this standing.
    Standing(Standing),
    /// The district or kind of this name.
    Name(String),
    /// Those whose district or kind the vocabulary lacks, where it has no entry [`OTHER`] either.
    Other,
    /// Those without a district.
    Nowhere,
}

/// A part of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is about.
    pub about: About,
    /// Rows of the register, in the order of the hits.
    pub rows: Vec<usize>,
}

/// `hits` in sections, none of them empty: standings in their order, districts and kinds in the order of the vocabulary,
/// then those without a district. Who has a district or kind that the vocabulary lacks stands under [`OTHER`], as in the
/// facets.
pub fn sections(hits: &[Hit], register: &Register, words: &Vocabularies, by: Grouping) -> Vec<Section> {
    let standing = |standing| Section { about: About::Standing(standing), rows: Vec::new() };
    let named = |name: &str| Section { about: About::Name(name.to_owned()), rows: Vec::new() };
    let (ids, mut sections): (Vec<&str>, Vec<Section>) = match by {
        Grouping::Standing => {
            (Vec::new(), [Standing::Placed, Standing::Citywide, Standing::Unplaced].map(standing).into())
        }
        Grouping::District => words.districts.iter().map(|known| (known.id.as_str(), named(&known.name))).unzip(),
        Grouping::Kind => words.kinds.iter().map(|known| (known.id.as_str(), named(&known.name))).unzip(),
    };
    let mut ids = ids;
    let mut nowhere = Vec::new();
    for hit in hits {
        let Some(signatory) = register.signatories.get(hit.row) else { continue };
        let id = match by {
            Grouping::Standing => None,
            Grouping::District => signatory.district.as_deref(),
            Grouping::Kind => Some(&*signatory.kind),
        };
        let at = match (by, id) {
            (Grouping::Standing, _) => Some(signatory.standing(words) as usize),
            (_, None) => None,
            (_, Some(id)) => {
                let at = |wanted: &str| ids.iter().position(|known| *known == wanted);
                Some(at(id).or_else(|| at(OTHER)).unwrap_or_else(|| {
                    ids.push(OTHER);
                    sections.push(Section { about: About::Other, rows: Vec::new() });
                    sections.len() - 1
                }))
            }
        };
        match at.and_then(|at| sections.get_mut(at)) {
            Some(section) => section.rows.push(hit.row),
            None => nowhere.push(hit.row),
        }
    }
    sections.push(Section { about: About::Nowhere, rows: nowhere });
    sections.retain(|section| !section.rows.is_empty());
    sections
}

#[cfg(test)]
mod tests {
    use super::{About, Grouping, sections};
    use crate::core::compact::{Kind, Vocabularies};
    use crate::core::register::facets::count;
    use crate::core::register::filter::Filter;
    use crate::core::register::search::SearchIndex;
    use crate::core::register::select::{Verdicts, tests::select};
    use crate::core::register::shelves::{OTHER, Shelves};
    use crate::core::register::strategies::register;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_hit_stands_in_one_section_in_the_order_it_came(
            register in register(14),
            by in proptest::sample::select(vec![Grouping::Standing, Grouping::District, Grouping::Kind]),
        ) {
            let kind = Kind { id: "other".to_owned(), name: "Annan".to_owned(), shape: String::new() };
            let words = Vocabularies { kinds: vec![kind], ..Vocabularies::default() };
            let hits = select(&register, &Filter::default());
            let found = sections(&hits, &register, &words, by);
            let mut rows: Vec<usize> = found.iter().flat_map(|section| section.rows.clone()).collect();
            rows.sort_unstable();
            prop_assert_eq!(rows, (0..register.signatories.len()).collect::<Vec<_>>());
            for (at, section) in found.iter().enumerate() {
                prop_assert!(!section.rows.is_empty() && section.rows.is_sorted());
                prop_assert!(section.about != About::Nowhere || at + 1 == found.len());
                prop_assert!(section.about != About::Name("Annan".to_owned()) || at == 0);
            }
        }
    }

    proptest! {
        // As many in each group as the facets say.
        #[test]
        fn groups_are_the_shelves(register in register(14), known in any::<bool>()) {
            let kind = |id: &str| Kind { id: id.to_owned(), name: id.to_owned(), shape: String::new() };
            let mut words = Vocabularies { kinds: vec![kind("association")], ..Vocabularies::default() };
            words.kinds.extend(known.then(|| kind(OTHER)));
            let shelves = Shelves::new(&register, &words);
            let verdicts = Verdicts::new(&shelves, &SearchIndex::new(&register, &words, "sv"), &Filter::default());
            let counts = count(&shelves, &verdicts).kinds;
            let found = sections(&crate::core::register::select::select(&verdicts), &register, &words, Grouping::Kind);
            prop_assert_eq!(found.len(), counts.len());
            for section in found {
                let name = match section.about {
                    About::Name(name) => name,
                    _ => OTHER.to_owned(),
                };
                prop_assert_eq!(counts.get(&name), Some(&section.rows.len()), "{}", name);
            }
        }
    }

    #[test]
    fn every_word_of_the_address_is_known() {
        for grouping in [Grouping::Standing, Grouping::District, Grouping::Kind] {
            assert_eq!(Grouping::from_id(grouping.id()), grouping);
        }
        assert_eq!(Grouping::from_id("theme"), Grouping::Standing);
    }
}
