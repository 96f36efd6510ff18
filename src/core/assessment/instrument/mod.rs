//! Shape of `instrument.{lang}.json`: the questions, the scale and the words of the result.
//!
//! The file decides how many principles, indicators and levels there are; the code never does.

mod decode;

pub use decode::{InstrumentFile, decode};

use super::answers::Choice;
use crate::core::compact::Party;
use crate::core::json::from_members;
use crate::core::text::lower::lower;
use serde::Serialize;

/// One step of the scale. Steps are words in order, not amounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Level {
    /// Its number; the scale counts without gaps.
    pub level: u8,
    /// Its name.
    pub label: String,
    /// What it means in general; every indicator has its own text besides.
    pub meaning: String,
    /// The name as it stands in running text after "see it as", or empty for the label in small letters.
    #[serde(default)]
    pub phrase: String,
}
from_members!(Level { level, label, meaning; phrase });

impl Level {
    /// The level's name inside a sentence.
    pub fn in_words(&self) -> String {
        if self.phrase.is_empty() { lower(&self.label) } else { self.phrase.clone() }
    }
}

/// A proper answer that is not a level.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OtherAnswer {
    /// Its name.
    pub label: String,
    /// What it means.
    pub meaning: String,
}
from_members!(OtherAnswer { label, meaning });

/// The two answers that are not levels.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OtherAnswers {
    /// The respondents do not know.
    pub unknown: OtherAnswer,
    /// The question does not apply to them.
    pub na: OtherAnswer,
}
from_members!(OtherAnswers { unknown, na });

/// One party's mirror of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Side {
    /// The statement answered.
    pub statement: String,
    /// A concrete text per level, as many as the scale has, lowest first.
    pub levels: Vec<String>,
    /// A small thing to begin with.
    pub first_action: String,
}
from_members!(Side { statement, levels, first_action });

/// One question in two mirrored versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Indicator {
    /// Stable id, same in every language, for example `DIA2`.
    pub id: String,
    /// Id of the principle it belongs to.
    pub principle: String,
    /// Name in a few words.
    pub title: String,
    /// Why it matters.
    #[serde(default)]
    pub why: String,
    /// What could show it.
    #[serde(default)]
    pub evidence: String,
    /// Ids of the compact's sources that the idea rests on.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Ids of the action areas it touches.
    #[serde(default)]
    pub areas: Vec<u32>,
    /// The organisations' version.
    pub organisation: Side,
    /// The City's version.
    pub city: Side,
}
from_members!(Indicator { id, principle, title, organisation, city; why, evidence, sources, areas });

impl Indicator {
    /// The version `party` answers.
    pub fn side(&self, party: Party) -> &Side {
        match party {
            Party::Organisation => &self.organisation,
            Party::City => &self.city,
        }
    }
}

/// A step of the instructions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Step {
    /// What to do, in a few words.
    pub title: String,
    /// How, in one to three sentences.
    pub text: String,
}
from_members!(Step { title, text });

/// How to go about it, per party.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Guidance {
    /// Steps for an organisation.
    #[serde(default)]
    pub organisation: Vec<Step>,
    /// Steps for a City department or company.
    #[serde(default)]
    pub city: Vec<Step>,
}
from_members!(Guidance { ; organisation, city });

impl Guidance {
    /// The steps for `party`.
    pub fn steps(&self, party: Party) -> &[Step] {
        match party {
            Party::Organisation => &self.organisation,
            Party::City => &self.city,
        }
    }
}

/// The words of the result. A missing text is empty and then nothing is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Patterns {
    /// Both parties chose the same level.
    pub gap_none: String,
    /// One level apart.
    pub gap_small: String,
    /// Two levels apart or more.
    pub gap_large: String,
    /// Both in the lower half of the scale.
    pub both_low: String,
    /// Both at the top, each with an example.
    pub both_high: String,
    /// Both at the top, an example missing.
    pub both_high_needs_example: String,
    /// The organisation chose the higher level.
    pub organisation_higher: String,
    /// The City chose the higher level.
    pub city_higher: String,
    /// A sentence to one of the parties, with `{ours}` and `{theirs}` for the two levels in words.
    pub you_see: String,
    /// A sentence about both, with `{organisation}` and `{city}` for the two levels in words.
    pub they_see: String,
    /// Top level with an example.
    pub strength: String,
    /// Top level without an example.
    pub needs_example: String,
    /// Introduces the lowest levels.
    pub start_here: String,
    /// Many "don't know".
    pub many_unknown: String,
    /// Nothing has a level yet.
    pub nothing_yet: String,
    /// Why there is no total.
    pub no_total: String,
    /// Subject of a letter that asks the other party to answer the same questions.
    pub invite_subject: String,
    /// That letter, with `{about}` for what the answers are about and `{address}` for where the questions are.
    pub invite: String,
}
from_members!(Patterns {
    ; gap_none, gap_small, gap_large, both_low, both_high, both_high_needs_example, organisation_higher,
    city_higher, you_see, they_see, strength, needs_example, start_here, many_unknown, nothing_yet, no_total,
    invite_subject, invite
});

/// An instrument in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Instrument {
    /// Language of every text, for example `sv`.
    pub language: String,
    /// Stable id.
    pub id: String,
    /// Version of the questions, for example `1.0`.
    pub version: String,
    /// How far it has been tried, in words for the reader.
    pub status: String,
    /// The scale, lowest first; at least two levels, numbered without gaps.
    pub scale: Vec<Level>,
    /// The answers that are not levels.
    pub other_answers: OtherAnswers,
    /// The questions.
    pub indicators: Vec<Indicator>,
    /// Ids of the indicators of the quick check.
    pub quick_check: Vec<String>,
    /// How to go about it.
    pub guidance: Guidance,
    /// The words of the result.
    pub patterns: Patterns,
}

impl Instrument {
    /// The scale's lowest level.
    pub fn min_level(&self) -> u8 {
        self.scale.first().map_or(0, |level| level.level)
    }

    /// The scale's highest level.
    pub fn max_level(&self) -> u8 {
        self.scale.last().map_or(0, |level| level.level)
    }

    /// The level with this number, if the scale has it.
    pub fn level(&self, level: u8) -> Option<&Level> {
        self.scale.iter().find(|step| step.level == level)
    }

    /// What an answer is called; nothing for a level the scale does not have.
    pub fn label(&self, choice: Choice) -> &str {
        match choice {
            Choice::Level(level) => self.level(level).map_or("", |step| step.label.as_str()),
            Choice::Unknown => &self.other_answers.unknown.label,
            Choice::NotApplicable => &self.other_answers.na.label,
        }
    }

    /// What `level` means for this indicator and party.
    pub fn level_text<'a>(&self, indicator: &'a Indicator, party: Party, level: u8) -> Option<&'a str> {
        let position = self.scale.iter().position(|step| step.level == level)?;
        indicator.side(party).levels.get(position).map(String::as_str)
    }

    /// True in the lower half of the scale (levels 0 and 1 of 0–3).
    pub fn is_low(&self, level: u8) -> bool {
        self.scale.iter().take(self.scale.len() / 2).any(|step| step.level == level)
    }

    /// What is worth aiming at from `level`: the next level up that is not in the lower half of the scale. A first step
    /// out of what is missing is seldom something to want.
    pub fn goal<'a>(&'a self, indicator: &'a Indicator, party: Party, level: u8) -> Option<&'a str> {
        let step = self.scale.iter().find(|step| step.level > level && !self.is_low(step.level))?;
        self.level_text(indicator, party, step.level)
    }

    /// The indicator with this id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// Ids of the principles, in the order they first occur.
    pub fn principles(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = Vec::new();
        for indicator in &self.indicators {
            if !ids.contains(&indicator.principle.as_str()) {
                ids.push(&indicator.principle);
            }
        }
        ids
    }

    /// The principle's indicators in order.
    pub fn of_principle<'a>(&'a self, principle: &'a str) -> impl Iterator<Item = &'a Indicator> {
        self.indicators.iter().filter(move |indicator| indicator.principle == principle)
    }

    /// Puts the indicators in the order of the compact's principles. Call once after decoding: every list made from the
    /// instrument follows it. Indicators of a principle the compact does not have come last.
    pub fn arrange(&mut self, principles: &[&str]) {
        crate::core::order::sort_by_key(&mut self.indicators, |indicator| {
            principles.iter().position(|id| *id == indicator.principle).unwrap_or(principles.len())
        });
    }
}
