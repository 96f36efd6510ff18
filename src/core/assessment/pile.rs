//! Assessments gathered to be compared: files, links and saved ones in any mix. In memory only; none is changed.

use super::answers::{Assessment, Choice, Fit};
use super::instrument::Instrument;
use crate::core::compact::Party;
use crate::core::text::fold::fold_words;

/// Most that are compared at once.
pub const MOST: usize = 200;

/// Where an assessment came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File,
    /// What could be saved of a damaged file.
    MendedFile,
    /// A link.
    Link,
    /// This device.
    Saved,
}

/// Which side of time an assessment is counted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Among the answers that are compared.
    Now,
    /// As what those are held against.
    Earlier,
}

/// One gathered assessment.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Tells it from the others for as long as the pile lasts.
    pub key: u32,
    /// The assessment.
    pub assessment: Assessment,
    /// Where it came from.
    pub source: Source,
    /// How many things in it could not be used as they stood.
    pub problems: usize,
    /// The side of time a person has put it on; none leaves it to [`Pile::when`].
    pub chosen: Option<When>,
    /// Its name as [`name_of`] has it, worked out once.
    name: String,
}

/// What became of one more assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It lies on the pile under this key.
    New(u32),
    /// The very same was there already.
    Again,
    /// There are [`MOST`] already.
    Full,
}

/// What of one assessment cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmatched {
    /// Key of the entry.
    pub key: u32,
    /// How its questions relate to the instrument at hand.
    pub fit: Fit,
    /// Ids of questions answered that the instrument does not have; all of them for another instrument.
    pub ids: Vec<String>,
}

/// The pile.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pile {
    entries: Vec<Entry>,
    next: u32,
}

impl Pile {
    /// What lies on it, in the order it came.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Puts one more on it.
    pub fn add(&mut self, assessment: Assessment, source: Source, problems: usize) -> Added {
        if self.entries.iter().any(|entry| entry.assessment == assessment) {
            return Added::Again;
        }
        if self.entries.len() >= MOST {
            return Added::Full;
        }
        let key = self.next;
        self.next = self.next.wrapping_add(1);
        let name = name_of(&assessment);
        self.entries.push(Entry { key, assessment, source, problems, chosen: None, name });
        Added::New(key)
    }

    /// Takes one away.
    pub fn remove(&mut self, key: u32) {
        self.entries.retain(|entry| entry.key != key);
    }

    /// Puts one on a side of time.
    pub fn choose(&mut self, key: u32, when: When) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.key == key) {
            entry.chosen = Some(when);
        }
    }

    /// The side of time an entry is on: as a person chose; else earlier when the same respondent's newer answers lie here
    /// too. It is the same respondent by id, by name (years in it aside), or when a party has just two, of different years.
    pub fn when(&self, entry: &Entry) -> When {
        if let Some(when) = entry.chosen {
            return when;
        }
        let mine = &entry.assessment;
        let others = || self.entries.iter().filter(|one| one.key != entry.key && one.assessment.party == mine.party);
        let only_two = others().count() == 1;
        let newer = |one: &Entry| {
            let other = &one.assessment;
            let same_id = !mine.id.is_empty() && mine.id == other.id;
            let same_name = !entry.name.is_empty() && entry.name == one.name;
            let two_years = only_two && year(&mine.updated) != year(&other.updated);
            (same_id || same_name || two_years) && other.updated > mine.updated
        };
        if others().any(newer) { When::Earlier } else { When::Now }
    }

    /// The assessments of one party on one side of time that answer the instrument's questions.
    pub fn of(&self, instrument: &Instrument, party: Party, when: When) -> Vec<&Assessment> {
        let fits = |entry: &&Entry| {
            let one = &entry.assessment;
            one.party == party && one.fit(instrument) != Fit::Other && self.when(entry) == when
        };
        self.entries.iter().filter(fits).map(|entry| &entry.assessment).collect()
    }

    /// What cannot be compared, entry by entry; nothing of those that fit in whole.
    pub fn unmatched(&self, instrument: &Instrument) -> Vec<Unmatched> {
        let of = |entry: &Entry| {
            let one = &entry.assessment;
            let fit = one.fit(instrument);
            let known = |id: &str| fit != Fit::Other && instrument.indicator(id).is_some();
            let answered = one.answers.iter().filter(|(_, answer)| answer.choice.is_some());
            let outside = |choice: Option<Choice>| {
                choice.and_then(Choice::level).is_some_and(|level| instrument.level(level).is_none())
            };
            let ids: Vec<String> = answered
                .filter(|(id, answer)| !known(id) || outside(answer.choice))
                .map(|(id, _)| id.clone())
                .collect();
            (fit != Fit::Same || !ids.is_empty()).then_some(Unmatched { key: entry.key, fit, ids })
        };
        self.entries.iter().filter_map(of).collect()
    }

    /// The party of the reader, when one of the assessments is from this device: of the first.
    pub fn reader(&self) -> Option<Party> {
        self.entries.iter().find(|entry| entry.source == Source::Saved).map(|entry| entry.assessment.party)
    }
}

/// Title and what it is about, folded and without digits, so that next year's has the same name.
fn name_of(assessment: &Assessment) -> String {
    let text = [assessment.title.as_str(), " ", &assessment.about.name].concat();
    let plain: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    fold_words(&plain).trim().to_owned()
}

fn year(time: &str) -> &str {
    time.get(..4).unwrap_or_default()
}

#[cfg(test)]
mod tests;
