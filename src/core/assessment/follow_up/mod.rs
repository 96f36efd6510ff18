//! Following up: many assessments as numbers, with nobody's name and nothing behind which fewer than five stand.
//!
//! A name, a note or an example never gets in here: of each assessment only its id, party, year and answers are kept, and
//! the id only to count nobody twice.

mod csv;
mod report;
mod suppress;

pub use csv::{CsvLabels, to_csv};
pub use report::{Cell, IndicatorReport, PartyReport, Report};

use super::answers::{Assessment, Choice, Fit};
use super::instrument::Instrument;
use crate::core::compact::Party;

/// Fewer respondents than this are not shown.
pub const LEAST: usize = 5;

/// Most assessments that are counted at once.
pub const MOST: usize = 500;

/// What became of one more assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kept {
    /// It is counted.
    New,
    /// It is counted in place of an earlier state of itself from the same year.
    Newer,
    /// A newer state of it from the same year is counted already, or the very same.
    Again,
    /// It answers other questions.
    OtherQuestions,
    /// It has no answer to any question of the instrument.
    Empty,
    /// There are [`MOST`] already.
    Full,
}

/// What is kept of one assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Record {
    respondent: u32,
    party: Party,
    year: String,
    updated: String,
    choices: Vec<Option<Choice>>,
}

/// What has been counted so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Collection {
    records: Vec<Record>,
    /// Ids seen, by respondent. An assessment without an id is a respondent of its own.
    ids: Vec<String>,
}

impl Collection {
    /// How many assessments are counted.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// True while nothing is counted.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// How many of one party are counted.
    pub fn of(&self, party: Party) -> usize {
        self.records.iter().filter(|record| record.party == party).count()
    }

    /// Counts one more. One respondent counts once a year, by the newest answers.
    pub fn add(&mut self, instrument: &Instrument, one: &Assessment) -> Kept {
        if one.fit(instrument) == Fit::Other {
            return Kept::OtherQuestions;
        }
        let choices: Vec<_> =
            instrument.indicators.iter().map(|indicator| one.choice(instrument, &indicator.id)).collect();
        if choices.iter().all(Option::is_none) {
            return Kept::Empty;
        }
        let known = self.ids.iter().position(|id| *id == one.id).filter(|_| !one.id.is_empty());
        let respondent = u32::try_from(known.unwrap_or(self.ids.len())).unwrap_or(u32::MAX);
        let record =
            Record { respondent, party: one.party, year: year_of(&one.updated), updated: one.updated.clone(), choices };
        let same = |there: &&mut Record| {
            known.is_some()
                && there.respondent == respondent
                && there.year == record.year
                && there.party == record.party
        };
        if let Some(there) = self.records.iter_mut().find(same) {
            if there.updated >= record.updated {
                return Kept::Again;
            }
            *there = record;
            return Kept::Newer;
        }
        // Without an id the very same answers of the very same moment are taken for one file chosen twice.
        let twin = |there: &Record| {
            one.id.is_empty()
                && (there.party, &there.updated, &there.choices) == (record.party, &record.updated, &record.choices)
        };
        if self.records.iter().any(twin) {
            return Kept::Again;
        }
        if self.records.len() >= MOST {
            return Kept::Full;
        }
        if known.is_none() {
            self.ids.push(one.id.clone());
        }
        self.records.push(record);
        Kept::New
    }

    /// What may be shown of it.
    pub fn report(&self, instrument: &Instrument) -> Report {
        report::report(instrument, &self.records)
    }
}

/// The year of a time stamp; empty when it says none.
fn year_of(time: &str) -> String {
    let year = time.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()));
    year.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests;
