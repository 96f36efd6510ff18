//! Live counts beside every choice: how many there would be with it.

use super::select::Verdicts;
use super::shelves::Shelves;
use std::collections::BTreeMap;

/// How many signatories each choice would give. Each facet is counted with its own choice left out, since a further
/// choice within a facet adds to it; with every other choice and the search in force.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FacetCounts {
    /// Signatories that pass everything.
    pub total: usize,
    /// By id of kind; ids without a signatory are missing, also in the maps below. What the vocabulary lacks counts
    /// under [`OTHER`](super::shelves::OTHER), here and below.
    pub kinds: BTreeMap<String, usize>,
    /// By id of theme. A signatory counts in each of its themes.
    pub themes: BTreeMap<String, usize>,
    /// By id of district.
    pub districts: BTreeMap<String, usize>,
    /// Those that take part city-wide; they may also count in a district.
    pub citywide: usize,
    /// By year of signing.
    pub years: BTreeMap<u16, usize>,
    /// Those whose year of signing is unknown, counted like the years.
    pub undated: usize,
}

/// Counts what `verdicts` say of the signatories on `shelves`.
pub fn count(shelves: &Shelves, verdicts: &Verdicts) -> FacetCounts {
    let mut counts = FacetCounts::default();
    let zeros = |ids: &[String]| vec![0; ids.len()];
    let (mut kinds, mut themes) = (zeros(shelves.kinds.ids()), zeros(shelves.themes.ids()));
    let mut districts = zeros(shelves.districts.ids());
    for (place, (passes, rank)) in shelves.places().iter().zip(verdicts.iter()) {
        let failed = [passes.kind, passes.theme, passes.place, passes.year].into_iter().filter(|pass| !pass).count();
        // With two failed facets it counts nowhere.
        if failed > 1 || rank.is_none() {
            continue;
        }
        let counted = |own: bool| failed == 0 || !own;
        counts.total += usize::from(failed == 0);
        if counted(passes.kind) {
            add(&mut kinds, place.kind);
        }
        if counted(passes.theme) {
            place.themes.iter().for_each(|theme| add(&mut themes, *theme));
        }
        if counted(passes.place) {
            place.district.iter().for_each(|district| add(&mut districts, *district));
            counts.citywide += usize::from(place.citywide);
        }
        if counted(passes.year) {
            match place.year {
                Some(year) => *counts.years.entry(year).or_default() += 1,
                None => counts.undated += 1,
            }
        }
    }
    counts.kinds = shelves.kinds.by_id(&kinds);
    counts.themes = shelves.themes.by_id(&themes);
    counts.districts = shelves.districts.by_id(&districts);
    counts
}

fn add(counts: &mut [usize], number: u16) {
    if let Some(count) = counts.get_mut(usize::from(number)) {
        *count += 1;
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{FacetCounts, count};
    use crate::core::register::Register;
    use crate::core::register::filter::Filter;
    use crate::core::register::search::SearchIndex;
    use crate::core::register::select::{Verdicts, tests::select};
    use crate::core::register::shelves::{Shelves, tests::vocabularies};
    use crate::core::register::strategies::{filter, register};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// [`super::count`] for a register and filter on their own.
    pub fn count_of(register: &Register, filter: &Filter) -> FacetCounts {
        let index = SearchIndex::new(register, &vocabularies(), "sv");
        let shelves = Shelves::new(register, &vocabularies());
        let verdicts = Verdicts::new(&shelves, &index, filter);
        count(&shelves, &verdicts)
    }

    fn only(id: &str) -> BTreeSet<String> {
        BTreeSet::from([id.to_owned()])
    }

    proptest! {
        // The registers hold kinds, themes and districts that the vocabulary lacks, so `other` is counted too.
        #[test]
        fn a_count_is_what_choosing_it_alone_in_its_facet_would_give(register in register(14), filter in filter()) {
            let shelves = Shelves::new(&register, &vocabularies());
            let index = SearchIndex::new(&register, &vocabularies(), "sv");
            let size = |filter: &Filter| select(&register, filter).len();
            let counts = count(&shelves, &Verdicts::new(&shelves, &index, &filter));
            prop_assert_eq!(counts.total, size(&filter));
            for id in shelves.kinds.ids() {
                let alone = Filter { kinds: only(id), ..filter.clone() };
                prop_assert_eq!(counts.kinds.get(id).copied().unwrap_or_default(), size(&alone));
            }
            for id in shelves.themes.ids() {
                let alone = Filter { themes: only(id), ..filter.clone() };
                prop_assert_eq!(counts.themes.get(id).copied().unwrap_or_default(), size(&alone));
            }
            for id in shelves.districts.ids() {
                let alone = Filter { districts: only(id), citywide: false, ..filter.clone() };
                prop_assert_eq!(counts.districts.get(id).copied().unwrap_or_default(), size(&alone));
            }
            let citywide = Filter { districts: BTreeSet::new(), citywide: true, ..filter.clone() };
            prop_assert_eq!(counts.citywide, size(&citywide));
            for year in 2012..=2025 {
                let alone = Filter { signed_from: Some(year), signed_to: Some(year), ..filter.clone() };
                prop_assert_eq!(counts.years.get(&year).copied().unwrap_or_default(), size(&alone));
            }
            let any_year = Filter { signed_from: None, signed_to: None, ..filter };
            prop_assert_eq!(counts.years.values().sum::<usize>() + counts.undated, size(&any_year));
        }
    }
}
