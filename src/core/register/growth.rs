//! How the number of signatories grew, year by year.

use super::facets::FacetCounts;

/// One year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: u16,
    /// How many signed in it.
    pub signed: usize,
    /// How many had signed by its end.
    pub total: usize,
}

/// Growth of the signatories that pass every filter but that of the years.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Growth {
    /// Every year from the first to the last, without gaps.
    pub years: Vec<Year>,
    /// Those whose year is unknown; in no year's total.
    pub undated: usize,
}

impl Growth {
    /// From the counts by year. At least the years from `first` to `last` are told, the same whatever is chosen; `from` is
    /// the first year that counts.
    pub fn new(counts: &FacetCounts, first: Option<u16>, last: u16, from: Option<u16>) -> Self {
        let known = |last: bool| {
            let mut years = counts.years.keys();
            if last { years.next_back() } else { years.next() }.copied()
        };
        let first = known(false).into_iter().chain(first).min().unwrap_or(last);
        let last = known(true).map_or(last, |year| year.max(last)).max(first);
        let mut total = 0;
        let years = (first..=last).map(|year| {
            let counted = from.is_none_or(|from| from <= year);
            let signed = if counted { counts.years.get(&year).copied().unwrap_or_default() } else { 0 };
            total += signed;
            Year { year, signed, total }
        });
        Self { years: years.collect(), undated: counts.undated }
    }

    /// What is told of `year`, or of the last year before it.
    pub fn at(&self, year: u16) -> Option<Year> {
        self.years.iter().rev().find(|known| known.year <= year).or(self.years.first()).copied()
    }

    /// The greatest number that signed in one year, at least 1: the height of the tallest bar.
    pub fn tallest(&self) -> usize {
        self.years.iter().map(|year| year.signed).max().unwrap_or_default().max(1)
    }
}

/// The year after `year` among `first..=last`, for playing; nothing at the end.
pub fn next(year: u16, last: u16) -> Option<u16> {
    (year < last).then_some(year.saturating_add(1))
}

/// Where playing begins: from the first year when it stands at the end, else where it stands.
pub const fn start(year: u16, first: u16, last: u16) -> u16 {
    if year >= last { first } else { year }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Growth, next, start};
    use crate::core::register::facets::{FacetCounts, tests::count_of};
    use crate::core::register::filter::Filter;
    use crate::core::register::select::tests::select;
    use crate::core::register::strategies::{filter, register};
    use proptest::prelude::*;

    #[test]
    fn years_have_no_gaps_and_totals_add_up() {
        let counts = FacetCounts { years: [(2013, 2), (2016, 3)].into(), undated: 4, ..FacetCounts::default() };
        let growth = Growth::new(&counts, Some(2012), 2017, None);
        let told: Vec<_> = growth.years.iter().map(|year| (year.year, year.signed, year.total)).collect();
        assert_eq!(told, [(2012, 0, 0), (2013, 2, 2), (2014, 0, 2), (2015, 0, 2), (2016, 3, 5), (2017, 0, 5)]);
        assert_eq!((growth.undated, growth.tallest()), (4, 3));
        assert_eq!(growth.at(2099).unwrap().total, 5);
        assert_eq!(growth.at(1900).unwrap().year, 2012);
    }

    #[test]
    fn nothing_signed_is_still_a_line_of_years() {
        let growth = Growth::new(&FacetCounts::default(), Some(2012), 2014, None);
        assert_eq!((growth.years.len(), growth.tallest()), (3, 1));
        assert_eq!(Growth::new(&FacetCounts::default(), None, 1950, None).years.len(), 1);
        assert_eq!(Growth::new(&FacetCounts::default(), Some(2012), 1950, None).years.len(), 1);
    }

    #[test]
    fn playing_goes_to_the_end_and_begins_anew_there() {
        assert_eq!((next(2012, 2013), next(2013, 2013), next(u16::MAX, u16::MAX)), (Some(2013), None, None));
        assert_eq!((start(2013, 2012, 2013), start(2012, 2012, 2013), start(2030, 2012, 2013)), (2012, 2012, 2012));
        assert_eq!(start(2015, 2012, 2020), 2015);
    }

    proptest! {
        #[test]
        fn a_total_is_what_the_list_would_show_up_to_that_year(
            register in register(14), filter in filter(), at in 2012_u16..2026
        ) {
            let growth = Growth::new(&count_of(&register, &filter), Some(2012), 2026, filter.signed_from);
            let until = Filter { signed_to: Some(at), ..filter.clone() };
            prop_assert_eq!(growth.at(at).unwrap().total, select(&register, &until).len());
            prop_assert!(growth.years.is_sorted_by_key(|year| year.total));
        }
    }
}
