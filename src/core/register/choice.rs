//! One thing that can be chosen in a facet: with how many there would be, whether it is chosen, and how it is.

use super::facets::FacetCounts;
use super::filter::Filter;

/// A choice within a facet.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Choice {
    /// A kind, by id.
    Kind(String),
    /// A theme, by id.
    Theme(String),
    /// A district, by id.
    District(String),
    /// Those who work in the whole city.
    Citywide,
    /// Exactly this year of signing.
    Year(u16),
}

impl Choice {
    /// How many signatories it would give.
    pub fn count(&self, counts: &FacetCounts) -> usize {
        match self {
            Self::Kind(id) => counts.kinds.get(id),
            Self::Theme(id) => counts.themes.get(id),
            Self::District(id) => counts.districts.get(id),
            Self::Citywide => Some(&counts.citywide),
            Self::Year(year) => counts.years.get(year),
        }
        .copied()
        .unwrap_or_default()
    }

    /// Whether it is chosen.
    pub fn is_in(&self, filter: &Filter) -> bool {
        match self {
            Self::Kind(id) => filter.kinds.contains(id),
            Self::Theme(id) => filter.themes.contains(id),
            Self::District(id) => filter.districts.contains(id),
            Self::Citywide => filter.citywide,
            Self::Year(year) => (filter.signed_from, filter.signed_to) == (Some(*year), Some(*year)),
        }
    }

    /// Chooses it, or takes the choice back. A year replaces the years that were chosen.
    pub fn toggle(&self, filter: &mut Filter) {
        let chosen = self.is_in(filter);
        let (set, id) = match self {
            Self::Kind(id) => (&mut filter.kinds, id),
            Self::Theme(id) => (&mut filter.themes, id),
            Self::District(id) => (&mut filter.districts, id),
            Self::Citywide => {
                filter.citywide = !chosen;
                return;
            }
            Self::Year(year) => {
                let year = (!chosen).then_some(*year);
                (filter.signed_from, filter.signed_to) = (year, year);
                return;
            }
        };
        if chosen {
            set.remove(id);
        } else {
            set.insert(id.clone());
        }
    }
}

/// How many choices are in force in the facets; the search is not one of them. The two ends of a span of years are one.
pub fn chosen(filter: &Filter) -> usize {
    filter.kinds.len()
        + filter.themes.len()
        + filter.districts.len()
        + usize::from(filter.citywide)
        + usize::from(filter.signed_from.is_some() || filter.signed_to.is_some())
}

/// Whether a place is chosen, and so may be what leaves nothing over.
pub fn has_place(filter: &Filter) -> bool {
    filter.citywide || !filter.districts.is_empty()
}

/// Takes the choice of place away, and nothing else.
pub fn without_place(filter: &mut Filter) {
    filter.districts.clear();
    filter.citywide = false;
}

#[cfg(test)]
mod tests {
    use super::{Choice, chosen, has_place, without_place};
    use crate::core::register::facets::tests::count_of;
    use crate::core::register::filter::Filter;
    use crate::core::register::select::tests::select;
    use crate::core::register::strategies::{DISTRICTS, KINDS, THEMES, filter, register};
    use proptest::prelude::*;

    fn choices() -> Vec<Choice> {
        let mut all = vec![Choice::Citywide, Choice::Year(2012), Choice::Year(2019)];
        all.extend(KINDS.map(|id| Choice::Kind(id.to_owned())));
        all.extend(THEMES.map(|id| Choice::Theme(id.to_owned())));
        all.extend(DISTRICTS.map(|id| Choice::District(id.to_owned())));
        all
    }

    proptest! {
        #[test]
        fn choosing_and_taking_back_leaves_the_rest_alone(before in filter(), at in 0_usize..13) {
            let Some(choice) = choices().into_iter().nth(at) else { return Ok(()) };
            let mut filter = before.clone();
            choice.toggle(&mut filter);
            prop_assert_eq!(choice.is_in(&filter), !choice.is_in(&before));
            choice.toggle(&mut filter);
            prop_assert_eq!(choice.is_in(&filter), choice.is_in(&before));
            if !matches!(choice, Choice::Year(_)) {
                prop_assert_eq!(filter, before);
            }
        }

        #[test]
        fn a_first_choice_gives_as_many_as_its_count_says(register in register(14), text in "[a-z]?") {
            let filter = Filter { text, ..Filter::default() };
            let counts = count_of(&register, &filter);
            for choice in choices() {
                let mut with = filter.clone();
                choice.toggle(&mut with);
                prop_assert_eq!(choice.count(&counts), select(&register, &with).len());
            }
        }

        #[test]
        fn without_its_place_a_filter_keeps_everything_else(before in filter()) {
            let mut after = before.clone();
            without_place(&mut after);
            prop_assert!(!has_place(&after));
            prop_assert_eq!(chosen(&before), chosen(&after) + before.districts.len() + usize::from(before.citywide));
            let restored = Filter { districts: before.districts.clone(), citywide: before.citywide, ..after };
            prop_assert_eq!(restored, before);
        }
    }
}
