//! The use case behind list and map: which signatories pass the filter, and how well they match the search.

use super::filter::{Filter, Passes};
use super::search::{Rank, SearchIndex};
use super::shelves::Shelves;

/// Of so many words at most it is told how many each would find.
const MOST_ALONE: usize = 8;

/// What a filter and its search say of every signatory: worked out once, for the selection and for the counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdicts {
    /// Which facets each passes and how well it matches the search, in the order of the register.
    each: Vec<(Passes, Option<Rank>)>,
}

impl Verdicts {
    /// Looks at every signatory.
    pub fn new(shelves: &Shelves, index: &SearchIndex, filter: &Filter) -> Self {
        let ranks = index.ranks(&index.query(&filter.text));
        Self { each: filter.passes(shelves).into_iter().zip(ranks).collect() }
    }

    /// The verdicts in the order of the register.
    pub fn iter(&self) -> impl Iterator<Item = (Passes, Option<Rank>)> + '_ {
        self.each.iter().copied()
    }
}

/// A signatory that passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Row in the register.
    pub row: usize,
    /// How well it matches the search; the best for all when nothing is searched for.
    pub rank: Rank,
}

/// The signatories that pass every facet and the search, in the order of the register.
pub fn select(verdicts: &Verdicts) -> Vec<Hit> {
    let passing = verdicts.iter().enumerate().filter(|(_, (passes, _))| passes.all());
    passing.filter_map(|(row, (_, rank))| Some(Hit { row, rank: rank? })).collect()
}

/// For each of several words that are searched for together, how many pass when it is searched for alone, with the same
/// facets; those for which somebody does.
pub fn alone(shelves: &Shelves, index: &SearchIndex, filter: &Filter) -> Vec<(String, usize)> {
    let mut words: Vec<&str> = Vec::new();
    for word in filter.text.split_whitespace() {
        if !words.contains(&word) && words.len() < MOST_ALONE {
            words.push(word);
        }
    }
    if words.len() < 2 {
        return Vec::new();
    }
    let count = |word: &str| {
        let filter = Filter { text: word.to_owned(), ..filter.clone() };
        (word.to_owned(), select(&Verdicts::new(shelves, index, &filter)).len())
    };
    let is_word = |word: &&str| !index.query(word).is_empty() && index.query(&filter.text).has(word);
    words.into_iter().filter(is_word).map(count).filter(|(_, count)| *count > 0).collect()
}

/// `hits` as one flag per row of a register with `rows` rows, for the map.
pub fn as_flags(hits: &[Hit], rows: usize) -> Vec<bool> {
    let mut flags = vec![false; rows];
    for hit in hits {
        if let Some(flag) = flags.get_mut(hit.row) {
            *flag = true;
        }
    }
    flags
}

#[cfg(test)]
pub(super) mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Hit, Verdicts, as_flags};
    use crate::core::register::filter::Filter;
    use crate::core::register::search::SearchIndex;
    use crate::core::register::shelves::{Shelves, tests::vocabularies};
    use crate::core::register::signatory::Register;
    use crate::core::register::strategies::{filter, register};
    use proptest::prelude::*;

    /// All the way from a register to its selection.
    pub fn select(register: &Register, filter: &Filter) -> Vec<Hit> {
        let index = SearchIndex::new(register, &vocabularies(), "sv");
        super::select(&Verdicts::new(&Shelves::new(register, &vocabularies()), &index, filter))
    }

    #[test]
    fn of_words_that_find_nobody_together_each_is_told_alone() {
        let text = r#"{"type":"FeatureCollection","schema":"1.0","features":[
            {"id":"a","properties":{"name":"Unga i Kortedala","scope":"citywide"}},
            {"id":"b","properties":{"name":"Angereds teater","scope":"citywide"}},
            {"id":"c","properties":{"name":"Angereds kör","scope":"citywide"}}]}"#;
        let register = crate::core::register::decode::decode(text).unwrap().value;
        let shelves = Shelves::new(&register, &vocabularies());
        let index = SearchIndex::new(&register, &vocabularies(), "sv");
        let alone = |text: &str| super::alone(&shelves, &index, &Filter { text: text.to_owned(), ..Filter::default() });
        let told = |words: &[(&str, usize)]| {
            words.iter().map(|(word, count)| ((*word).to_owned(), *count)).collect::<Vec<_>>()
        };
        assert_eq!(alone("unga i angered"), told(&[("unga", 1), ("angered", 2)]));
        assert_eq!(alone("angered zz angered"), told(&[("angered", 2)]));
        assert_eq!(alone("angered"), []);
        // Words that nobody searches for do not stand in the way; alone they are words like others.
        let found = |text: &str| {
            super::select(&Verdicts::new(&shelves, &index, &Filter { text: text.to_owned(), ..Filter::default() }))
                .len()
        };
        assert_eq!((found("teater i angered"), found("i"), found("kör och teater")), (1, 1, 0));
    }

    proptest! {
        #[test]
        fn a_selection_is_part_of_the_register_and_selecting_again_changes_nothing(
            register in register(12), filter in filter()
        ) {
            let hits = select(&register, &filter);
            prop_assert!(hits.is_sorted_by_key(|hit| hit.row));
            let chosen: Vec<_> = hits.iter().map(|hit| register.signatories.get(hit.row).unwrap().clone()).collect();
            let smaller = Register { signatories: chosen.clone(), ..register.clone() };
            prop_assert_eq!(select(&smaller, &filter).len(), chosen.len());
            let flags = as_flags(&hits, register.signatories.len());
            prop_assert_eq!(flags.iter().filter(|flag| **flag).count(), hits.len());
        }
    }
}
