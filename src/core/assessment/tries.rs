//! Answers tried on a principle's page: kept in memory, and carried to the assessment in the fragment of an address,
//! which no browser sends to a server.
//!
//! As a fragment they read `try:organisation,DIA1:2,DIA2:unknown`. The assessment shows what came before anything is
//! saved, and never writes over an answer that is there.

use super::answers::{Assessment, Choice};
use super::instrument::{Indicator, Instrument};
use super::limits;
use crate::core::compact::Party;

/// What a fragment that carries answers begins with.
const MARK: &str = "try:";

/// Answers of one party, each indicator once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tries {
    /// Who answered.
    pub party: Party,
    /// Indicator and choice, in the order they were first answered.
    pub answers: Vec<(String, Choice)>,
}

impl Tries {
    /// None yet.
    pub const fn new(party: Party) -> Self {
        Self { party, answers: Vec::new() }
    }

    /// What was chosen for an indicator.
    pub fn choice(&self, indicator: &str) -> Option<Choice> {
        self.answers.iter().find(|(id, _)| id == indicator).map(|(_, choice)| *choice)
    }

    /// Chooses an answer, in place of one given before.
    pub fn choose(&mut self, indicator: &str, choice: Choice) {
        let room = limits::is_id(indicator) && self.answers.len() < limits::ANSWERS;
        match self.answers.iter_mut().find(|(id, _)| id == indicator) {
            Some((_, present)) => *present = choice,
            None if room => self.answers.push((indicator.to_owned(), choice)),
            None => {}
        }
    }

    /// The fragment that carries the answers, without `#`.
    pub fn to_fragment(&self) -> String {
        let party = match self.party {
            Party::Organisation => "organisation",
            Party::City => "city",
        };
        let mut fragment = [MARK, party].concat();
        for (id, choice) in &self.answers {
            let choice = match choice {
                Choice::Level(level) => &level.to_string(),
                Choice::Unknown => "unknown",
                Choice::NotApplicable => "na",
            };
            fragment.extend([",", id, ":", choice]);
        }
        fragment
    }

    /// The answers in a fragment, as far as `instrument` knows the questions and levels. `None` when it carries none that
    /// can be used.
    pub fn from_fragment(fragment: &str, instrument: &Instrument) -> Option<Self> {
        let mut rest = fragment.strip_prefix(MARK)?.split(',');
        let party = match rest.next()? {
            "organisation" => Party::Organisation,
            "city" => Party::City,
            _ => return None,
        };
        let mut tries = Self::new(party);
        for part in rest.take(limits::ANSWERS) {
            let Some((id, choice)) = part.split_once(':') else { continue };
            let choice = match choice {
                "unknown" => Some(Choice::Unknown),
                "na" => Some(Choice::NotApplicable),
                level => level.parse().ok().filter(|level| instrument.level(*level).is_some()).map(Choice::Level),
            };
            if let Some(choice) = choice.filter(|_| instrument.indicator(id).is_some()) {
                tries.choose(id, choice);
            }
        }
        Some(tries).filter(|tries| !tries.answers.is_empty())
    }

    /// Puts the answers into `assessment` where it has none, and says how many went in. Another party's assessment takes
    /// none.
    pub fn fill(&self, assessment: &mut Assessment, instrument: &Instrument, now: &str) -> usize {
        let open = self.open_in(assessment, instrument);
        for (id, choice) in &open {
            assessment.choose(id, Some(*choice), now);
        }
        open.len()
    }

    /// The answers `assessment` has no answer to yet.
    pub fn open_in(&self, assessment: &Assessment, instrument: &Instrument) -> Vec<(String, Choice)> {
        let open = |(id, _): &&(String, Choice)| assessment.choice(instrument, id).is_none();
        let fits = assessment.party == self.party;
        self.answers.iter().filter(|_| fits).filter(open).cloned().collect()
    }
}

/// What to say at once to an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply<'a> {
    /// A small thing to begin with: the level is in the lower half.
    Begin(&'a str),
    /// What the level above looks like.
    Next(&'a str),
    /// The top: it takes an example.
    Example,
    /// Somebody else may know.
    Ask,
    /// The question is not theirs.
    Leave,
}

/// The reply to `choice`, in the instrument's own words where it has some.
pub fn reply<'a>(instrument: &Instrument, indicator: &'a Indicator, party: Party, choice: Choice) -> Reply<'a> {
    match choice {
        Choice::Unknown => Reply::Ask,
        Choice::NotApplicable => Reply::Leave,
        Choice::Level(level) if instrument.is_low(level) => Reply::Begin(&indicator.side(party).first_action),
        Choice::Level(level) => {
            let above = level.checked_add(1).and_then(|above| instrument.level_text(indicator, party, above));
            above.map_or(Reply::Example, Reply::Next)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::super::samples::{NOW, answered, instrument};
    use super::*;
    use proptest::prelude::*;

    fn some() -> Tries {
        let mut tries = Tries::new(Party::City);
        tries.choose("A1", Choice::Level(2));
        tries.choose("A2", Choice::Unknown);
        tries.choose("B1", Choice::NotApplicable);
        tries
    }

    #[test]
    fn answers_come_back_out_of_their_fragment() {
        let instrument = instrument(4, 2, 2);
        assert_eq!(some().to_fragment(), "try:city,A1:2,A2:unknown,B1:na");
        assert_eq!(Tries::from_fragment(&some().to_fragment(), &instrument), Some(some()));
    }

    #[test]
    fn a_second_answer_takes_the_place_of_the_first() {
        let mut tries = some();
        tries.choose("A1", Choice::Level(0));
        assert_eq!((tries.answers.len(), tries.choice("A1")), (3, Some(Choice::Level(0))));
        tries.choose("../x", Choice::Level(0));
        assert_eq!(tries.answers.len(), 3, "no id, no answer");
    }

    #[test]
    fn what_the_instrument_does_not_know_is_left_out() {
        let instrument = instrument(4, 2, 2);
        let read = |text: &str| Tries::from_fragment(text, &instrument).map(|tries| tries.to_fragment());
        assert_eq!(read("try:city,A1:7,A1:2,Z9:1,A2:,:2,B1").as_deref(), Some("try:city,A1:2"));
        for none in ["", "try:", "try:mayor,A1:1", "try:city", "try:city,Z1:1", "vision", "A1:1"] {
            assert_eq!(read(none), None, "{none}");
        }
    }

    #[test]
    fn an_answer_that_is_there_is_never_written_over() {
        let instrument = instrument(4, 2, 2);
        let mut there = answered(&instrument, Party::City, &[("A1", 0)]);
        assert_eq!(some().fill(&mut there, &instrument, NOW), 2);
        assert_eq!(there.choice(&instrument, "A1"), Some(Choice::Level(0)));
        assert_eq!(there.choice(&instrument, "A2"), Some(Choice::Unknown));
        assert_eq!(some().fill(&mut there, &instrument, NOW), 0);
        let mut others = answered(&instrument, Party::Organisation, &[]);
        assert_eq!(some().fill(&mut others, &instrument, NOW), 0);
        assert!(others.answers.is_empty());
    }

    #[test]
    fn a_low_answer_is_given_a_beginning_and_a_higher_one_the_next_step() {
        let instrument = instrument(4, 1, 1);
        let at = |choice| reply(&instrument, &instrument.indicators[0], Party::City, choice);
        assert_eq!(at(Choice::Level(0)), Reply::Begin("A1 city action"));
        assert_eq!(at(Choice::Level(1)), Reply::Begin("A1 city action"));
        assert_eq!(at(Choice::Level(2)), Reply::Next("A1 city level 3"));
        assert_eq!(at(Choice::Level(3)), Reply::Example);
        assert_eq!((at(Choice::Unknown), at(Choice::NotApplicable)), (Reply::Ask, Reply::Leave));
    }

    proptest! {
        #[test]
        fn any_fragment_is_read_or_refused(fragment in "(try:)?(city|organisation)?[,:A-C0-9a-z%]{0,60}") {
            let instrument = instrument(3, 2, 2);
            if let Some(tries) = Tries::from_fragment(&fragment, &instrument) {
                prop_assert_eq!(Tries::from_fragment(&tries.to_fragment(), &instrument), Some(tries));
            }
        }
    }
}
