//! What many respondents answered to one question: how many at each level, never who, and never their average.

use super::answers::Choice;
use super::instrument::Instrument;
use super::scoring::{Median, Spread};

/// How often each answer was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    lowest: u8,
    by_level: Vec<usize>,
    /// How many "don't know".
    pub unknown: usize,
    /// How many "does not apply".
    pub not_applicable: usize,
}

impl Tally {
    /// Nothing answered yet, on the instrument's scale.
    pub fn new(instrument: &Instrument) -> Self {
        Self {
            lowest: instrument.min_level(),
            by_level: vec![0; instrument.scale.len()],
            unknown: 0,
            not_applicable: 0,
        }
    }

    /// So many at each level of the instrument's scale, lowest first.
    pub fn of_counts(instrument: &Instrument, counts: impl Iterator<Item = usize>) -> Self {
        let mut tally = Self::new(instrument);
        for (there, count) in tally.by_level.iter_mut().zip(counts) {
            *there = count;
        }
        tally
    }

    /// Counts one more answer. A level outside the scale is none.
    pub fn add(&mut self, choice: Choice) {
        match choice {
            Choice::Unknown => self.unknown += 1,
            Choice::NotApplicable => self.not_applicable += 1,
            Choice::Level(level) => {
                let at = level.checked_sub(self.lowest).map(usize::from);
                if let Some(count) = at.and_then(|at| self.by_level.get_mut(at)) {
                    *count += 1;
                }
            }
        }
    }

    /// How many chose each level of the scale, lowest first.
    pub fn by_level(&self) -> &[usize] {
        &self.by_level
    }

    /// How many chose a level.
    pub fn levels(&self) -> usize {
        self.by_level.iter().sum()
    }

    /// The level in the middle; with an even number of answers it may lie between two.
    pub fn median(&self) -> Option<Median> {
        let last = self.levels().checked_sub(1)?;
        Some(Median { lower: self.at(last / 2)?, upper: self.at(last.div_ceil(2))? })
    }

    /// The lowest and the highest level chosen.
    pub fn spread(&self) -> Option<Spread> {
        let last = self.levels().checked_sub(1)?;
        Some(Spread { lowest: self.at(0)?, highest: self.at(last)? })
    }

    /// How many levels lie between the lowest and the highest chosen; nought when all chose the same.
    pub fn apart(&self) -> u8 {
        self.spread().map_or(0, |spread| spread.highest.abs_diff(spread.lowest))
    }

    /// The level of the answer at this place, counted from the lowest.
    fn at(&self, place: usize) -> Option<u8> {
        let mut passed = 0;
        let found = self.by_level.iter().position(|count| {
            passed += count;
            passed > place
        })?;
        u8::try_from(found).ok()?.checked_add(self.lowest)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::samples::instrument;
    use super::super::scoring;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn other_answers_are_counted_beside_the_levels_and_never_as_the_lowest() {
        let mut tally = Tally::new(&instrument(4, 1, 1));
        for choice in [Choice::Unknown, Choice::Level(2), Choice::NotApplicable, Choice::Unknown, Choice::Level(9)] {
            tally.add(choice);
        }
        assert_eq!((tally.levels(), tally.unknown, tally.not_applicable), (1, 2, 1));
        assert_eq!(tally.by_level(), [0, 0, 1, 0]);
        assert_eq!(tally.median().unwrap().words(), scoring::MedianWords::At(2));
    }

    #[test]
    fn without_a_level_there_is_neither_middle_nor_spread() {
        let mut tally = Tally::new(&instrument(4, 1, 1));
        tally.add(Choice::Unknown);
        assert_eq!((tally.median(), tally.spread(), tally.apart()), (None, None, 0));
    }

    proptest! {
        #[test]
        fn counting_gives_the_same_middle_and_spread_as_the_list(levels in proptest::collection::vec(0_u8..5, 0..40)) {
            let mut tally = Tally::new(&instrument(5, 1, 1));
            for level in &levels {
                tally.add(Choice::Level(*level));
            }
            prop_assert_eq!(tally.levels(), levels.len());
            prop_assert_eq!(tally.median(), scoring::median(&levels));
            prop_assert_eq!(tally.spread(), scoring::spread(&levels));
        }
    }
}
