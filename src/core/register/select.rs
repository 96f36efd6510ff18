//! The use case behind list and map: which signatories pass the filter, and how well they match the search.

use super::filter::Filter;
use super::search::{Query, Rank, SearchIndex};
use super::signatory::Register;

/// A signatory that passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Row in the register.
    pub row: usize,
    /// How well it matches the search; the best for all when nothing is searched for.
    pub rank: Rank,
}

/// The signatories that pass every facet and the search, in the order of the register.
pub fn select(register: &Register, index: &SearchIndex, filter: &Filter) -> Vec<Hit> {
    let query = Query::new(&filter.text);
    let passing = register.signatories.iter().enumerate().filter(|(_, signatory)| filter.matches(signatory));
    passing.filter_map(|(row, _)| Some(Hit { row, rank: index.rank(row, &query)? })).collect()
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
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{as_flags, select};
    use crate::core::compact::Vocabularies;
    use crate::core::register::search::SearchIndex;
    use crate::core::register::signatory::Register;
    use crate::core::register::strategies::{filter, register};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_selection_is_part_of_the_register_and_selecting_again_changes_nothing(
            register in register(12), filter in filter()
        ) {
            let index = SearchIndex::new(&register, &Vocabularies::default(), "sv");
            let hits = select(&register, &index, &filter);
            prop_assert!(hits.is_sorted_by_key(|hit| hit.row));
            let chosen: Vec<_> = hits.iter().map(|hit| register.signatories.get(hit.row).unwrap().clone()).collect();
            let smaller = Register { signatories: chosen.clone(), ..register.clone() };
            let index = SearchIndex::new(&smaller, &Vocabularies::default(), "sv");
            prop_assert_eq!(select(&smaller, &index, &filter).len(), chosen.len());
            let flags = as_flags(&hits, register.signatories.len());
            prop_assert_eq!(flags.iter().filter(|flag| **flag).count(), hits.len());
        }
    }
}
