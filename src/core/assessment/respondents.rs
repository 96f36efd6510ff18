//! Several respondents of one party side by side: what they see alike, and where they disagree.

use super::answers::Assessment;
use super::instrument::Instrument;
use super::tally::Tally;
use std::cmp::Reverse;

/// What the respondents answered to one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Id of the indicator.
    pub indicator: String,
    /// Id of its principle.
    pub principle: String,
    /// Their answers, counted.
    pub tally: Tally,
}

/// One view per indicator, in the instrument's order. Each answer is looked at once.
pub fn views(instrument: &Instrument, respondents: &[&Assessment]) -> Vec<View> {
    let one = |indicator: &super::Indicator| {
        let mut tally = Tally::new(instrument);
        for respondent in respondents {
            if let Some(choice) = respondent.choice(instrument, &indicator.id) {
                tally.add(choice);
            }
        }
        View { indicator: indicator.id.clone(), principle: indicator.principle.clone(), tally }
    };
    instrument.indicators.iter().map(one).collect()
}

/// The views in three parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agreement {
    /// At least two levels that differ: widest apart first, then lowest middle, then the compact's order.
    pub apart: Vec<View>,
    /// At least two levels, all the same, in the compact's order.
    pub alike: Vec<View>,
    /// Fewer than two levels.
    pub too_few: Vec<View>,
}

/// Parts the views by how far the respondents are from each other.
pub fn agreement(views: Vec<View>) -> Agreement {
    let mut parts = Agreement::default();
    for view in views {
        match (view.tally.levels(), view.tally.apart()) {
            (0 | 1, _) => parts.too_few.push(view),
            (_, 0) => parts.alike.push(view),
            _ => parts.apart.push(view),
        }
    }
    // Stable: what is equal keeps the compact's order.
    crate::core::order::sort_by_key(&mut parts.apart, |view| {
        (Reverse(view.tally.apart()), view.tally.median().map(super::scoring::Median::twice))
    });
    parts
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::super::samples::{NOW, answered, instrument};
    use super::super::{Choice, scoring};
    use super::*;
    use crate::core::compact::Party;
    use proptest::prelude::*;

    fn ids(views: &[View]) -> Vec<&str> {
        views.iter().map(|view| view.indicator.as_str()).collect()
    }

    #[test]
    fn the_widest_disagreement_comes_first_then_the_lowest_middle_then_the_compacts_order() {
        let instrument = instrument(4, 2, 3);
        let one =
            answered(&instrument, Party::City, &[("A1", 0), ("A2", 2), ("A3", 1), ("B1", 1), ("B2", 3), ("B3", 2)]);
        let two = answered(&instrument, Party::City, &[("A1", 1), ("A2", 3), ("A3", 3), ("B1", 1), ("B2", 0)]);
        let parts = agreement(views(&instrument, &[&one, &two]));
        assert_eq!(ids(&parts.apart), ["B2", "A3", "A1", "A2"]);
        assert_eq!((ids(&parts.alike), ids(&parts.too_few)), (vec!["B1"], vec!["B3"]));
    }

    #[test]
    fn answers_of_another_version_count_where_the_question_is_still_there() {
        let instrument = instrument(4, 1, 2);
        let mut older = answered(&instrument, Party::City, &[("A1", 1)]);
        older.instrument.version = "0.9".to_owned();
        older.choose("GONE1", Some(Choice::Level(3)), NOW);
        let views = views(&instrument, &[&older]);
        assert_eq!((views.len(), views[0].tally.levels(), views[1].tally.levels()), (2, 1, 0));
    }

    #[test]
    fn two_hundred_respondents_are_merged_answer_by_answer() {
        let instrument = instrument(4, 6, 4);
        let many: Vec<Assessment> = (0..200_usize)
            .map(|at| {
                let mut one = answered(&instrument, Party::Organisation, &[]);
                for (nr, indicator) in instrument.indicators.iter().enumerate() {
                    let choice = match (at + nr) % 5 {
                        4 => Choice::Unknown,
                        level => Choice::Level(u8::try_from(level).unwrap()),
                    };
                    one.choose(&indicator.id, Some(choice), NOW);
                }
                one
            })
            .collect();
        let views = views(&instrument, &many.iter().collect::<Vec<_>>());
        assert_eq!(views.len(), 24);
        for view in &views {
            assert_eq!(view.tally.by_level(), [40, 40, 40, 40]);
            assert_eq!(view.tally.unknown, 40);
            assert_eq!(view.tally.median(), Some(scoring::Median { lower: 1, upper: 2 }));
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_the_order_of_respondents_does_not_matter(
            levels in proptest::collection::vec(proptest::collection::vec(0_u8..4, 4), 1..12)
        ) {
            let instrument = instrument(4, 2, 2);
            let all: Vec<Assessment> = levels
                .iter()
                .map(|l| answered(&instrument, Party::City, &[("A1", l[0]), ("A2", l[1]), ("B1", l[2]), ("B2", l[3])]))
                .collect();
            let forth = agreement(views(&instrument, &all.iter().collect::<Vec<_>>()));
            let back = agreement(views(&instrument, &all.iter().rev().collect::<Vec<_>>()));
            prop_assert_eq!(&forth, &back);
            prop_assert_eq!(forth.apart.len() + forth.alike.len() + forth.too_few.len(), 4);
            for pair in forth.apart.windows(2) {
                prop_assert!(pair[0].tally.apart() >= pair[1].tally.apart());
            }
        }
    }
}
