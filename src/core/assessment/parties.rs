//! The two parties side by side, each with one respondent or many: how far apart their middles are, in words.

use super::answers::Assessment;
use super::compare::{GapClass, Shared, pattern_texts};
use super::instrument::Instrument;
use super::respondents::views;
use super::scoring::Median;
use crate::core::compact::Party;
use std::cmp::Reverse;

/// Twice the gap from which the conversation starts: two levels.
const LARGE_GAP: u8 = 4;

/// One indicator on which both parties have a middle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyGap {
    /// Id of the indicator.
    pub indicator: String,
    /// Id of its principle.
    pub principle: String,
    /// The organisations' middle.
    pub organisation: Median,
    /// The City's middle.
    pub city: Median,
    /// What they have in common, if anything.
    pub shared: Option<Shared>,
    /// One example from each, organisation first, where both are at the top and have given one.
    pub examples: Option<(String, String)>,
}

impl PartyGap {
    /// Twice the distance of the middles, so that a half is exact. For sorting and drawing only.
    pub fn twice(&self) -> u8 {
        self.organisation.twice().abs_diff(self.city.twice())
    }

    /// What the gap asks for.
    pub fn class(&self) -> GapClass {
        match self.twice() {
            0 => GapClass::Same,
            twice if twice < LARGE_GAP => GapClass::Talk,
            _ => GapClass::StartHere,
        }
    }

    /// Who has the higher middle; none when they have the same.
    pub fn higher(&self) -> Option<Party> {
        match self.organisation.twice().cmp(&self.city.twice()) {
            std::cmp::Ordering::Greater => Some(Party::Organisation),
            std::cmp::Ordering::Less => Some(Party::City),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// The middle of `party`.
    pub fn of(&self, party: Party) -> Median {
        match party {
            Party::Organisation => self.organisation,
            Party::City => self.city,
        }
    }

    /// The gap in one sentence: to `reader` ("you … they …"), or about both when it is none. `words` says a middle.
    pub fn sentence(&self, instrument: &Instrument, reader: Option<Party>, words: &dyn Fn(Median) -> String) -> String {
        let (organisation, city) = (words(self.organisation), words(self.city));
        let patterns = &instrument.patterns;
        match reader {
            None => patterns.they_see.replace("{organisation}", &organisation).replace("{city}", &city),
            Some(Party::Organisation) => patterns.you_see.replace("{ours}", &organisation).replace("{theirs}", &city),
            Some(Party::City) => patterns.you_see.replace("{ours}", &city).replace("{theirs}", &organisation),
        }
    }

    /// The result texts that apply, most important first.
    pub fn texts<'a>(&self, instrument: &'a Instrument) -> Vec<&'a str> {
        pattern_texts(instrument, self.class(), self.shared, self.higher())
    }
}

/// The two parties side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartyGaps {
    /// Indicators on which both have a level: largest gap first, then the lowest middle, then the compact's order.
    pub gaps: Vec<PartyGap>,
    /// Ids of indicators on which only one of them has a level.
    pub one_sided: Vec<String>,
}

/// Lays the parties side by side.
pub fn gaps(instrument: &Instrument, organisations: &[&Assessment], city: &[&Assessment]) -> PartyGaps {
    let mut found = PartyGaps::default();
    for (ours, theirs) in views(instrument, organisations).into_iter().zip(views(instrument, city)) {
        let (Some(organisation), Some(other)) = (ours.tally.median(), theirs.tally.median()) else {
            if ours.tally.levels() + theirs.tally.levels() > 0 {
                found.one_sided.push(ours.indicator);
            }
            continue;
        };
        let top = Median { lower: instrument.max_level(), upper: instrument.max_level() };
        let example = |of: &[&Assessment]| of.iter().find_map(|one| one.example(&ours.indicator)).map(str::to_owned);
        let high = organisation == top && other == top;
        let examples = if high { example(organisations).zip(example(city)) } else { None };
        let low = instrument.is_low(organisation.upper) && instrument.is_low(other.upper);
        let near = organisation.twice().abs_diff(other.twice()) < LARGE_GAP;
        let shared = match (high, low && near) {
            (true, _) if examples.is_some() => Some(Shared::BothHigh),
            (true, _) => Some(Shared::BothHighNeedsExample),
            (_, true) => Some(Shared::BothLow),
            _ => None,
        };
        let (indicator, principle) = (ours.indicator, ours.principle);
        found.gaps.push(PartyGap { indicator, principle, organisation, city: other, shared, examples });
    }
    // Stable: what is equal keeps the compact's order.
    crate::core::order::sort_by_key(&mut found.gaps, |gap| {
        (Reverse(gap.twice()), gap.organisation.twice().min(gap.city.twice()))
    });
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::super::compare::compare;
    use super::super::samples::{NOW, answered, instrument};
    use super::*;
    use proptest::prelude::*;

    fn at(level: u8) -> Median {
        Median { lower: level, upper: level }
    }

    #[test]
    fn many_on_one_side_are_laid_beside_one_on_the_other_by_their_middle() {
        let instrument = instrument(4, 1, 3);
        let org = |a1, a2| answered(&instrument, Party::Organisation, &[("A1", a1), ("A2", a2)]);
        let (one, two, three) = (org(3, 0), org(2, 1), org(3, 1));
        let city = answered(&instrument, Party::City, &[("A1", 1), ("A2", 1), ("A3", 2)]);
        let found = gaps(&instrument, &[&one, &two, &three], &[&city]);
        let seen: Vec<_> = found.gaps.iter().map(|gap| (gap.indicator.as_str(), gap.class(), gap.shared)).collect();
        assert_eq!(seen, [("A1", GapClass::StartHere, None), ("A2", GapClass::Same, Some(Shared::BothLow))]);
        assert_eq!((found.gaps[0].organisation, found.gaps[0].higher()), (at(3), Some(Party::Organisation)));
        assert_eq!(found.one_sided, ["A3"]);
    }

    #[test]
    fn a_middle_between_two_levels_is_half_a_step_and_something_to_talk_about() {
        let instrument = instrument(4, 1, 1);
        let org = |level| answered(&instrument, Party::Organisation, &[("A1", level)]);
        let (one, two) = (org(1), org(2));
        let city = answered(&instrument, Party::City, &[("A1", 2)]);
        let found = gaps(&instrument, &[&one, &two], &[&city]);
        let words = |median: Median| format!("{}–{}", median.lower, median.upper);
        assert_eq!(found.gaps[0].class(), GapClass::Talk);
        assert_eq!(found.gaps[0].sentence(&instrument, Some(Party::City), &words), "You see 2–2, they see 1–2.");
        assert_eq!(found.gaps[0].sentence(&instrument, None, &words), "Org 1–2, city 2–2.");
    }

    #[test]
    fn both_at_the_top_show_one_example_from_each_or_ask_for_it() {
        let instrument = instrument(3, 1, 1);
        let mut org = answered(&instrument, Party::Organisation, &[("A1", 2)]);
        let mut city = answered(&instrument, Party::City, &[("A1", 2)]);
        org.set_example("A1", "ours", NOW);
        let shared = |org: &_, city: &_| gaps(&instrument, &[org], &[city]).gaps.remove(0);
        assert_eq!(shared(&org, &city).shared, Some(Shared::BothHighNeedsExample));
        city.set_example("A1", "theirs", NOW);
        let gap = shared(&org, &city);
        assert_eq!((gap.shared, gap.examples), (Some(Shared::BothHigh), Some(("ours".into(), "theirs".into()))));
    }

    proptest! {
        #[test]
        fn with_one_on_each_side_it_says_what_comparing_the_two_says(
            ours in proptest::collection::vec(0_u8..4, 4), theirs in proptest::collection::vec(0_u8..4, 4)
        ) {
            let instrument = instrument(4, 2, 2);
            let of = |party, l: &[u8]| answered(&instrument, party, &[("A1", l[0]), ("A2", l[1]), ("B1", l[2]), ("B2", l[3])]);
            let (org, city) = (of(Party::Organisation, &ours), of(Party::City, &theirs));
            let pairs = compare(&instrument, &org, &city).unwrap().gaps;
            let found = gaps(&instrument, &[&org], &[&city]).gaps;
            prop_assert_eq!(pairs.len(), found.len());
            for (pair, gap) in pairs.iter().zip(&found) {
                prop_assert_eq!(&pair.indicator, &gap.indicator);
                prop_assert_eq!((pair.class(), pair.shared, pair.higher()), (gap.class(), gap.shared, gap.higher()));
                prop_assert_eq!(pair.texts(&instrument), gap.texts(&instrument));
            }
        }
    }
}
