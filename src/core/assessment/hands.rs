//! A show of hands on one question: how many people stand behind each answer, and what they agreed on.

use super::answers::{Answer, Assessment, Choice};
use super::instrument::Instrument;
use super::scoring::{Spread, spread};
use serde::Serialize;

/// Most hands counted for one answer.
pub const MOST: u16 = 999;

/// Most levels hands are kept for: as many as a scale may have.
pub(super) const LEVELS: usize = 10;

/// How many hands each answer to a question got in a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Hands {
    /// Hands for each level, from level 0 up; missing ones are nought.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<u16>,
    /// Hands for "don't know".
    #[serde(skip_serializing_if = "nought")]
    pub unknown: u16,
    /// Hands for "does not apply".
    #[serde(skip_serializing_if = "nought")]
    pub na: u16,
    /// What the meeting agreed on, if it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Choice>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn nought(count: &u16) -> bool {
    *count == 0
}

impl Hands {
    /// Hands for one answer.
    pub fn count(&self, choice: Choice) -> u16 {
        match choice {
            Choice::Level(level) => self.levels.get(usize::from(level)).copied().unwrap_or(0),
            Choice::Unknown => self.unknown,
            Choice::NotApplicable => self.na,
        }
    }

    /// How many people raised a hand.
    pub fn people(&self) -> usize {
        self.levels.iter().chain([&self.unknown, &self.na]).map(|count| usize::from(*count)).sum()
    }

    /// True when hands were raised, and none for `choice`.
    pub fn is_unraised(&self, choice: Choice) -> bool {
        self.people() > 0 && self.count(choice) == 0
    }

    /// The lowest and the highest level that got a hand.
    pub fn spread(&self) -> Option<Spread> {
        let raised = |(level, count): (usize, &u16)| (*count > 0).then(|| u8::try_from(level).ok()).flatten();
        spread(&self.levels.iter().enumerate().filter_map(raised).collect::<Vec<u8>>())
    }

    /// True when it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Each answer of the scale that got a hand, lowest level first, with how many.
    pub fn raised(&self, instrument: &Instrument) -> Vec<(Choice, u16)> {
        let levels = instrument.scale.iter().map(|step| Choice::Level(step.level));
        let all = levels.chain([Choice::Unknown, Choice::NotApplicable]);
        all.map(|choice| (choice, self.count(choice))).filter(|(_, count)| *count > 0).collect()
    }

    fn set(&mut self, choice: Choice, count: u16) {
        let count = count.min(MOST);
        match choice {
            Choice::Unknown => self.unknown = count,
            Choice::NotApplicable => self.na = count,
            Choice::Level(level) => {
                let at = usize::from(level);
                if at < LEVELS {
                    if self.levels.len() <= at {
                        self.levels.resize(at + 1, 0);
                    }
                    if let Some(place) = self.levels.get_mut(at) {
                        *place = count;
                    }
                }
            }
        }
        self.trim();
    }

    /// Takes away what a missing level says as well: that nobody raised a hand.
    pub(super) fn trim(&mut self) {
        while self.levels.last() == Some(&0) {
            self.levels.pop();
        }
    }
}

impl Answer {
    /// What was agreed on in a meeting, as long as the answer has not been changed since.
    pub fn agreed(&self) -> Option<Choice> {
        self.hands.as_ref()?.agreed.filter(|agreed| self.choice == Some(*agreed))
    }
}

impl Assessment {
    /// Hands raised for `choice` on a question, if anything was noted.
    pub fn hands(&self, indicator: &str) -> Option<&Hands> {
        self.answers.get(indicator)?.hands.as_ref()
    }

    /// Notes how many raised a hand for `choice`, at most [`MOST`].
    pub fn set_hands(&mut self, indicator: &str, choice: Choice, count: u16, now: &str) {
        self.change(indicator, now, |answer| {
            let mut hands = answer.hands.take().unwrap_or_default();
            hands.set(choice, count);
            answer.hands = Some(hands).filter(|hands| !hands.is_empty());
        });
    }

    /// Chooses what the meeting agreed on.
    pub fn agree(&mut self, indicator: &str, choice: Choice, now: &str) {
        self.change(indicator, now, |answer| {
            answer.choice = Some(choice);
            answer.hands.get_or_insert_default().agreed = Some(choice);
        });
    }
}

/// The hands of a file, if they are as they should be.
pub(super) fn read(value: &serde_json::Value) -> Option<Hands> {
    let count = |value: Option<&serde_json::Value>| match value {
        None => Some(0),
        Some(value) => value.as_u64().and_then(|count| u16::try_from(count).ok()).filter(|count| *count <= MOST),
    };
    let members = value.as_object()?;
    let mut hands =
        Hands { unknown: count(members.get("unknown"))?, na: count(members.get("na"))?, ..Hands::default() };
    if let Some(levels) = members.get("levels") {
        let levels = levels.as_array().filter(|levels| levels.len() <= LEVELS)?;
        for level in levels {
            hands.levels.push(count(Some(level))?);
        }
    }
    if let Some(agreed) = members.get("agreed") {
        hands.agreed = Some(Choice::from_value(agreed)?);
    }
    hands.trim();
    Some(hands)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::super::samples::{NOW, answered, instrument};
    use super::*;
    use crate::core::compact::Party;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn the_hands_of_each_answer_are_kept_and_noughts_are_not() {
        let instrument = instrument(4, 1, 1);
        let mut a = answered(&instrument, Party::City, &[]);
        a.set_hands("A1", Choice::Level(2), 3, NOW);
        a.set_hands("A1", Choice::Unknown, 1, NOW);
        let hands = a.hands("A1").unwrap();
        assert_eq!((hands.levels.as_slice(), hands.people()), ([0, 0, 3].as_slice(), 4));
        assert_eq!(hands.raised(&instrument), [(Choice::Level(2), 3), (Choice::Unknown, 1)]);
        a.set_hands("A1", Choice::Level(2), 0, NOW);
        a.set_hands("A1", Choice::Unknown, 0, NOW);
        assert_eq!(a.answers.len(), 0, "an answer that says nothing is no answer");
    }

    #[test]
    fn a_level_is_the_meetings_as_long_as_nobody_changes_it() {
        let mut a = answered(&instrument(4, 1, 1), Party::City, &[]);
        a.agree("A1", Choice::Level(1), NOW);
        assert_eq!(a.answers["A1"].agreed(), Some(Choice::Level(1)));
        a.choose("A1", Some(Choice::Level(3)), NOW);
        assert_eq!(a.answers["A1"].agreed(), None);
        a.choose("A1", Some(Choice::Level(1)), NOW);
        assert_eq!(a.answers["A1"].agreed(), Some(Choice::Level(1)));
    }

    #[test]
    fn an_answer_without_a_hand_is_told_from_one_with_and_from_no_show_of_hands() {
        let mut a = answered(&instrument(4, 1, 1), Party::City, &[]);
        a.agree("A1", Choice::Level(1), NOW);
        assert!(!a.hands("A1").unwrap().is_unraised(Choice::Level(1)), "nobody was asked");
        a.set_hands("A1", Choice::Level(3), 2, NOW);
        assert!(a.hands("A1").unwrap().is_unraised(Choice::Level(1)));
        assert!(!a.hands("A1").unwrap().is_unraised(Choice::Level(3)));
        assert!(a.hands("A1").unwrap().is_unraised(Choice::NotApplicable));
    }

    #[test]
    fn hands_alone_choose_nothing() {
        let instrument = instrument(4, 1, 1);
        let mut a = answered(&instrument, Party::City, &[]);
        a.set_hands("A1", Choice::Level(3), 9, NOW);
        assert_eq!(a.choice(&instrument, "A1"), None);
        assert_eq!(a.progress(&instrument).answered, 0);
    }

    #[test]
    fn what_is_no_show_of_hands_is_refused_whole() {
        for bad in [
            json!([1]),
            json!({"levels": vec![0; 11]}),
            json!({"levels": [-1]}),
            json!({"unknown": 1000}),
            json!({"na": "3"}),
            json!({"agreed": "maybe"}),
        ] {
            assert_eq!(read(&bad), None, "{bad}");
        }
        assert_eq!(read(&json!({"levels": [1, 0], "more": true})).unwrap().levels, [1]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(levels in proptest::collection::vec(0_u16..=MOST, 0..10), unknown in 0_u16..=MOST) {
            let mut hands = Hands { levels, unknown, agreed: Some(Choice::NotApplicable), ..Hands::default() };
            hands.trim();
            prop_assert_eq!(read(&serde_json::to_value(&hands).unwrap()), Some(hands));
        }

        #[test]
        fn setting_one_count_leaves_the_others(level in 0_u8..10, count in any::<u16>(), other in 0_u8..10, before in 0_u16..50) {
            let mut hands = Hands::default();
            hands.set(Choice::Level(other), before);
            hands.set(Choice::Level(level), count);
            prop_assert_eq!(hands.count(Choice::Level(level)), count.min(MOST));
            if other != level {
                prop_assert_eq!(hands.count(Choice::Level(other)), before);
            }
        }
    }
}
