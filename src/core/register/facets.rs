//! Live counts beside every choice: how many there would be with it.

use super::filter::Filter;
use super::search::{Query, SearchIndex};
use super::signatory::{Register, Scope};
use std::collections::BTreeMap;

/// How many signatories each choice would give. Each facet is counted with its own choice left out, since a further
/// choice within a facet adds to it; with every other choice and the search in force.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FacetCounts {
    /// Signatories that pass everything.
    pub total: usize,
    /// By id of kind; ids without a signatory are missing, also in the maps below.
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

/// Counts for `filter`.
pub fn count(register: &Register, index: &SearchIndex, filter: &Filter) -> FacetCounts {
    let query = Query::new(&filter.text);
    let mut counts = FacetCounts::default();
    for (row, signatory) in register.signatories.iter().enumerate() {
        let passes = filter.passes(signatory);
        let failed = [passes.kind, passes.theme, passes.place, passes.year].into_iter().filter(|pass| !pass).count();
        // With two failed facets it counts nowhere, and the search, the dearest test, can be left out.
        if failed > 1 || index.rank(row, &query).is_none() {
            continue;
        }
        let counted = |own: bool| failed == 0 || !own;
        counts.total += usize::from(failed == 0);
        if counted(passes.kind) {
            add(&mut counts.kinds, &signatory.kind);
        }
        if counted(passes.theme) {
            signatory.themes.iter().for_each(|theme| add(&mut counts.themes, theme));
        }
        if counted(passes.place) {
            signatory.district.iter().for_each(|district| add(&mut counts.districts, district));
            counts.citywide += usize::from(signatory.scope == Scope::Citywide);
        }
        if counted(passes.year) {
            match signatory.signed_on {
                Some(date) => *counts.years.entry(date.year()).or_default() += 1,
                None => counts.undated += 1,
            }
        }
    }
    counts
}

/// Adds one to `id`, copying the id only the first time.
fn add(counts: &mut BTreeMap<String, usize>, id: &str) {
    if let Some(count) = counts.get_mut(id) {
        *count += 1;
    } else {
        counts.insert(id.to_owned(), 1);
    }
}

#[cfg(test)]
mod tests {
    use super::count;
    use crate::core::compact::Vocabularies;
    use crate::core::register::filter::Filter;
    use crate::core::register::search::SearchIndex;
    use crate::core::register::select::select;
    use crate::core::register::strategies::{DISTRICTS, KINDS, THEMES, filter, register};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn only(id: &str) -> BTreeSet<String> {
        BTreeSet::from([id.to_owned()])
    }

    proptest! {
        #[test]
        fn a_count_is_what_choosing_it_alone_in_its_facet_would_give(register in register(14), filter in filter()) {
            let index = SearchIndex::new(&register, &Vocabularies::default(), "sv");
            let size = |filter: &Filter| select(&register, &index, filter).len();
            let counts = count(&register, &index, &filter);
            prop_assert_eq!(counts.total, size(&filter));
            for id in KINDS {
                let alone = Filter { kinds: only(id), ..filter.clone() };
                prop_assert_eq!(counts.kinds.get(id).copied().unwrap_or_default(), size(&alone));
            }
            for id in THEMES {
                let alone = Filter { themes: only(id), ..filter.clone() };
                prop_assert_eq!(counts.themes.get(id).copied().unwrap_or_default(), size(&alone));
            }
            for id in DISTRICTS {
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
