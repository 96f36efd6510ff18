//! What the levels of a principle look like together, as far as ordinal levels allow: the levels themselves, their
//! median and their spread. There is no mean, no total, no percentage and no ranking.

use super::answers::{Assessment, Choice};
use super::instrument::Instrument;
use crate::core::order;

/// The median of levels. With an even number of them it lies between the two in the middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Median {
    /// The lower one in the middle.
    pub lower: u8,
    /// The upper one in the middle; equal to `lower` for an odd number of levels.
    pub upper: u8,
}

/// How a [`Median`] is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MedianWords {
    /// Exactly this level.
    At(u8),
    /// Between these two levels.
    Between(u8, u8),
}

impl Median {
    /// Twice the median, so that a half is exact. For drawing only.
    pub fn twice(self) -> u8 {
        self.lower.saturating_add(self.upper)
    }

    /// How it is said. Halves are never shown as numbers.
    pub fn words(self) -> MedianWords {
        if self.lower == self.upper {
            MedianWords::At(self.lower)
        } else {
            MedianWords::Between(self.lower, self.upper)
        }
    }
}

/// The lowest and the highest of some levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Spread {
    /// The lowest.
    pub lowest: u8,
    /// The highest.
    pub highest: u8,
}

/// What was chosen for one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker {
    /// Id of the indicator.
    pub indicator: String,
    /// What was chosen, or none yet.
    pub choice: Option<Choice>,
}

/// One principle of one assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrincipleSummary {
    /// Id of the principle.
    pub principle: String,
    /// One marker per question asked, in the instrument's order.
    pub markers: Vec<Marker>,
    /// Median of the levels; none without a level.
    pub median: Option<Median>,
    /// Spread of the levels; none where there are not two of them: one level says nothing of the others.
    pub spread: Option<Spread>,
    /// How many "don't know".
    pub unknown: usize,
    /// How many "does not apply".
    pub not_applicable: usize,
    /// How many without an answer.
    pub unanswered: usize,
}

impl PrincipleSummary {
    /// How many have a level.
    pub fn levels(&self) -> usize {
        self.markers.iter().filter(|marker| marker.choice.is_some_and(|choice| choice.level().is_some())).count()
    }
}

/// The median of `levels`, in any order; none when there are none.
pub fn median(levels: &[u8]) -> Option<Median> {
    let mut sorted = levels.to_vec();
    order::sort_by(&mut sorted, u8::cmp);
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = *sorted.get(sorted.len().checked_sub(1)? / 2)?;
    Some(Median { lower, upper })
}

/// The spread of `levels`; none when there are none.
pub fn spread(levels: &[u8]) -> Option<Spread> {
    Some(Spread { lowest: *levels.iter().min()?, highest: *levels.iter().max()? })
}

/// One summary per principle that has a question asked, in the instrument's order.
pub fn summarise(instrument: &Instrument, assessment: &Assessment) -> Vec<PrincipleSummary> {
    let mut grouped: Vec<(String, Vec<Marker>)> = Vec::new();
    for indicator in assessment.asked(instrument) {
        let choice = assessment.choice(instrument, &indicator.id);
        let marker = Marker { indicator: indicator.id.clone(), choice };
        match grouped.iter_mut().find(|(principle, _)| *principle == indicator.principle) {
            Some((_, markers)) => markers.push(marker),
            None => grouped.push((indicator.principle.clone(), vec![marker])),
        }
    }
    grouped.into_iter().map(|(principle, markers)| summary(principle, markers)).collect()
}

fn summary(principle: String, markers: Vec<Marker>) -> PrincipleSummary {
    let levels: Vec<u8> = markers.iter().filter_map(|marker| marker.choice?.level()).collect();
    let count = |choice: Option<Choice>| markers.iter().filter(|marker| marker.choice == choice).count();
    PrincipleSummary {
        median: median(&levels),
        spread: spread(&levels).filter(|_| levels.len() > 1),
        unknown: count(Some(Choice::Unknown)),
        not_applicable: count(Some(Choice::NotApplicable)),
        unanswered: count(None),
        principle,
        markers,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::super::samples::{NOW, answered, instrument};
    use super::*;
    use crate::core::compact::Party;
    use proptest::prelude::*;

    #[test]
    fn an_even_number_of_levels_has_its_median_between_two_of_them() {
        assert_eq!(median(&[2, 3, 1]).unwrap().words(), MedianWords::At(2));
        assert_eq!(median(&[0, 3, 2, 2]).unwrap().words(), MedianWords::At(2));
        assert_eq!(median(&[3, 2]).unwrap().words(), MedianWords::Between(2, 3));
        assert_eq!(median(&[3, 2]).unwrap().twice(), 5);
        assert_eq!(median(&[0, 3]).unwrap().words(), MedianWords::Between(0, 3), "nobody chose 1 or 2");
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn answers_that_are_no_levels_are_counted_apart_and_never_as_the_lowest_level() {
        let instrument = instrument(4, 1, 5);
        let mut a = answered(&instrument, Party::City, &[("A1", 3), ("A2", 2)]);
        a.choose("A3", Some(Choice::Unknown), NOW);
        a.choose("A4", Some(Choice::NotApplicable), NOW);
        let summary = &summarise(&instrument, &a)[0];
        assert_eq!(summary.spread, Some(Spread { lowest: 2, highest: 3 }));
        assert_eq!((summary.unknown, summary.not_applicable, summary.unanswered), (1, 1, 1));
        assert_eq!(summary.markers.len(), 5);
    }

    #[test]
    fn a_principle_without_levels_has_neither_median_nor_spread() {
        let instrument = instrument(4, 2, 1);
        let list = summarise(&instrument, &answered(&instrument, Party::City, &[("A1", 0)]));
        assert_eq!((list[0].median.map(Median::twice), list[1].median, list[1].spread), (Some(0), None, None));
    }

    proptest! {
        #[test]
        fn the_median_lies_within_the_spread(levels in proptest::collection::vec(0_u8..=9, 1..30)) {
            let (m, s) = (median(&levels).unwrap(), spread(&levels).unwrap());
            prop_assert!(s.lowest <= m.lower && m.lower <= m.upper && m.upper <= s.highest);
            prop_assert!(levels.contains(&m.lower) && levels.contains(&m.upper));
        }

        #[test]
        fn raising_a_level_never_lowers_the_median(
            mut levels in proptest::collection::vec(0_u8..=8, 1..30), pick in any::<prop::sample::Index>()
        ) {
            let before = median(&levels).unwrap();
            let raised = pick.index(levels.len());
            levels[raised] += 1;
            let after = median(&levels).unwrap();
            prop_assert!(after.lower >= before.lower && after.upper >= before.upper);
        }

        #[test]
        fn the_order_of_answering_changes_nothing(
            answers in Just((0..12_u8).collect::<Vec<_>>()).prop_shuffle(), levels in proptest::collection::vec(0_u8..=3, 12)
        ) {
            let instrument = instrument(4, 3, 4);
            let id = |n: u8| instrument.indicators[usize::from(n)].id.clone();
            let fill = |order: &[u8]| {
                let mut a = answered(&instrument, Party::City, &[]);
                for n in order {
                    a.choose(&id(*n), Some(Choice::Level(levels[usize::from(*n)])), NOW);
                }
                summarise(&instrument, &a)
            };
            prop_assert_eq!(fill(&answers), fill(&(0..12).collect::<Vec<_>>()));
        }
    }
}
