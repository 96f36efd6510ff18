//! What one respondent's answers say in words: strengths, where to begin, and what nobody knows.

use super::answers::{Assessment, Choice};
use super::instrument::Instrument;

/// This many "don't know" are a finding of their own.
pub const MANY_UNKNOWN: usize = 5;

/// At most this many places to begin are suggested.
pub const START_HERE: usize = 3;

/// This many open rows are enough for a plan to begin with, as its page says.
pub const AT_ONCE: usize = 2;

/// A top level with something to show for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strength {
    /// Id of the indicator.
    pub indicator: String,
    /// The example given.
    pub example: String,
}

/// A place to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// Id of the indicator.
    pub indicator: String,
    /// The level chosen, below the top.
    pub level: u8,
}

/// Everything one respondent's answers say. Lists are in the compact's order unless they say otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// Top level, with an example.
    pub strengths: Vec<Strength>,
    /// Ids of indicators at the top level without an example: not shown as strengths yet.
    pub needs_example: Vec<String>,
    /// The lowest levels, lowest first, at most [`START_HERE`].
    pub start_here: Vec<Start>,
    /// How many more are as low as the last of these.
    pub as_low: usize,
    /// Ids of indicators answered "don't know".
    pub unknown: Vec<String>,
}

impl Findings {
    /// True when "don't know" is so common that finding out is the first thing to do.
    pub fn many_unknown(&self) -> bool {
        self.unknown.len() >= MANY_UNKNOWN
    }
}

/// Reads an assessment. Only the instrument's order (see [`Instrument::arrange`]) settles ties.
pub fn findings(instrument: &Instrument, assessment: &Assessment) -> Findings {
    let mut found = Findings::default();
    for indicator in assessment.asked(instrument) {
        let id = indicator.id.clone();
        match assessment.choice(instrument, &id) {
            Some(Choice::Level(level)) if level == instrument.max_level() => match assessment.example(&id) {
                Some(example) => found.strengths.push(Strength { example: example.to_owned(), indicator: id }),
                None => found.needs_example.push(id),
            },
            Some(Choice::Level(level)) => found.start_here.push(Start { indicator: id, level }),
            Some(Choice::Unknown) => found.unknown.push(id),
            Some(Choice::NotApplicable) | None => {}
        }
    }
    // Stable: equal levels keep the compact's order.
    crate::core::order::sort_by_key(&mut found.start_here, |start| start.level);
    let last = found.start_here.get(START_HERE - 1).map(|start| start.level);
    found.as_low = found.start_here.iter().skip(START_HERE).filter(|start| Some(start.level) == last).count();
    found.start_here.truncate(START_HERE);
    found
}

/// Ids of the places to begin that the plan can still take: no row is about them, done and given up ones included, in the
/// order of [`Findings::start_here`]. None once [`AT_ONCE`] rows are open.
pub fn not_planned(instrument: &Instrument, assessment: &Assessment) -> Vec<String> {
    if assessment.plan.iter().filter(|row| row.is_open()).count() >= AT_ONCE {
        return Vec::new();
    }
    let planned = |id: &str| assessment.plan.iter().any(|row| row.indicator.as_deref() == Some(id));
    let begin = findings(instrument, assessment).start_here.into_iter();
    begin.map(|start| start.indicator).filter(|id| !planned(id)).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::super::Status;
    use super::super::samples::{NOW, answered, instrument};
    use super::*;
    use crate::core::compact::Party;
    use proptest::prelude::*;

    #[test]
    fn the_top_level_is_a_strength_only_with_an_example() {
        let instrument = instrument(3, 1, 3);
        let mut a = answered(&instrument, Party::City, &[("A1", 2), ("A2", 2), ("A3", 1)]);
        a.set_example("A2", "  The reply of May  ", NOW);
        a.set_example("A3", "not the top level", NOW);
        let found = findings(&instrument, &a);
        assert_eq!(found.strengths, [Strength { indicator: "A2".into(), example: "The reply of May".into() }]);
        assert_eq!(found.needs_example, ["A1"]);
        a.set_example("A2", " \n ", NOW);
        assert_eq!(findings(&instrument, &a).needs_example, ["A1", "A2"], "blanks are no example");
    }

    #[test]
    fn the_lowest_levels_come_first_and_ties_follow_the_compact() {
        let mut instrument = instrument(4, 2, 3);
        let levels = [("A1", 1), ("A2", 0), ("A3", 2), ("B1", 0), ("B2", 1), ("B3", 3)];
        let a = answered(&instrument, Party::City, &levels);
        let ids = |instrument: &_| -> Vec<String> {
            findings(instrument, &a).start_here.into_iter().map(|start| start.indicator).collect()
        };
        assert_eq!(ids(&instrument), ["A2", "B1", "A1"]);
        assert_eq!(findings(&instrument, &a).as_low, 1, "B2 is as low as A1");
        instrument.arrange(&["B", "A"]);
        assert_eq!(ids(&instrument), ["B1", "A2", "B2"]);
    }

    #[test]
    fn a_place_to_begin_is_suggested_until_the_plan_is_about_it() {
        let instrument = instrument(4, 1, 3);
        let mut a = answered(&instrument, Party::City, &[("A1", 1), ("A2", 0), ("A3", 3)]);
        assert_eq!(not_planned(&instrument, &a), ["A2", "A1"], "the top level is no place to begin");
        a.add_first_action(&instrument, "A2", "row", NOW);
        assert_eq!(not_planned(&instrument, &a), ["A1"]);
        a.set_status("row", Status::Done, NOW);
        assert_eq!(not_planned(&instrument, &a), ["A1"], "what is done is not to be begun again");
        a.set_status("row", Status::Dropped, NOW);
        assert_eq!(not_planned(&instrument, &a), ["A1"], "what was given up is not urged");
        a.set_status("row", Status::Ongoing, NOW);
        a.add_row("own", NOW);
        assert!(not_planned(&instrument, &a).is_empty(), "two things at once are enough");
        a.plan.clear();
        a.answers.clear();
        assert!(not_planned(&instrument, &a).is_empty(), "nothing is suggested before anything is answered");
    }

    #[test]
    fn five_unknown_are_many_and_four_are_not() {
        let instrument = instrument(4, 1, 6);
        let mut a = answered(&instrument, Party::City, &[]);
        for id in ["A1", "A2", "A3", "A4"] {
            a.choose(id, Some(Choice::Unknown), NOW);
        }
        assert!(!findings(&instrument, &a).many_unknown());
        a.choose("A5", Some(Choice::Unknown), NOW);
        assert!(findings(&instrument, &a).many_unknown());
        assert_eq!(findings(&instrument, &a).start_here, [], "unknown is not low");
    }

    proptest! {
        #[test]
        fn places_to_begin_are_the_lowest_of_what_was_answered(
            levels in proptest::collection::vec(proptest::option::of(0_u8..=3), 12)
        ) {
            let instrument = instrument(4, 3, 4);
            let mut a = answered(&instrument, Party::City, &[]);
            for (indicator, level) in instrument.indicators.iter().zip(&levels) {
                a.choose(&indicator.id, level.map(Choice::Level), NOW);
            }
            let found = findings(&instrument, &a);
            prop_assert!(found.start_here.len() <= START_HERE);
            let suggested = |id: &str| found.start_here.iter().any(|start| start.indicator == id);
            let highest = found.start_here.iter().map(|start| start.level).max();
            for start in &found.start_here {
                prop_assert_eq!(a.level(&instrument, &start.indicator), Some(start.level));
                prop_assert!(start.level < instrument.max_level());
            }
            for indicator in &instrument.indicators {
                if let (Some(level), Some(highest)) = (a.level(&instrument, &indicator.id), highest) {
                    prop_assert!(suggested(&indicator.id) || level >= highest);
                }
            }
        }
    }
}
