//! What has moved between two times, with one respondent or many at each.

use super::answers::Assessment;
use super::compare::Move;
use super::instrument::Instrument;
use super::respondents::views;
use super::scoring::Median;

/// One indicator at two times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// Id of the indicator.
    pub indicator: String,
    /// Id of its principle.
    pub principle: String,
    /// The middle then.
    pub earlier: Option<Median>,
    /// The middle now.
    pub now: Option<Median>,
    /// How it has moved.
    pub moved: Move,
}

/// Lays answers of one party under earlier ones: every indicator with a level at either time, in the instrument's order.
pub fn shifts(instrument: &Instrument, earlier: &[&Assessment], now: &[&Assessment]) -> Vec<Shift> {
    let pairs = views(instrument, earlier).into_iter().zip(views(instrument, now));
    let one = |(then, now): (super::respondents::View, super::respondents::View)| {
        let (earlier, latest) = (then.tally.median(), now.tally.median());
        let moved = match (earlier.map(Median::twice), latest.map(Median::twice)) {
            (None, None) => return None,
            (None, Some(_)) => Move::New,
            (Some(_), None) => Move::Gone,
            (Some(then), Some(now)) if now > then => Move::Up,
            (Some(then), Some(now)) if now < then => Move::Down,
            _ => Move::Same,
        };
        Some(Shift { indicator: now.indicator, principle: now.principle, earlier, now: latest, moved })
    };
    pairs.filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::super::compare::overlay;
    use super::super::samples::{answered, instrument};
    use super::*;
    use crate::core::compact::Party;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn with_one_at_each_time_it_says_what_laying_one_over_the_other_says(
            then in proptest::collection::vec(proptest::option::of(0_u8..4), 4),
            now in proptest::collection::vec(proptest::option::of(0_u8..4), 4),
        ) {
            let instrument = instrument(4, 2, 2);
            let of = |levels: &[Option<u8>]| {
                let pairs: Vec<(&str, u8)> = ["A1", "A2", "B1", "B2"].into_iter().zip(levels).filter_map(|(id, l)| Some((id, (*l)?))).collect();
                answered(&instrument, Party::City, &pairs)
            };
            let (then, now) = (of(&then), of(&now));
            let moved = overlay(&instrument, &then, &now).unwrap();
            let shifted = shifts(&instrument, &[&then], &[&now]);
            prop_assert_eq!(moved.len(), shifted.len());
            for (a, b) in moved.iter().zip(&shifted) {
                prop_assert_eq!((&a.indicator, a.moved), (&b.indicator, b.moved));
                prop_assert_eq!(a.earlier, b.earlier.map(|median| median.lower));
            }
        }
    }
}
