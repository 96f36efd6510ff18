//! Many assessments being counted. Nothing of them is kept but what is counted, and that only while the visit lasts.

use super::assessments::read_link;
use super::gathered::{Left, Reason};
use super::intake::Came;
use crate::core::assessment::follow_up::{Collection, CsvLabels, Kept, to_csv};
use crate::core::assessment::{Assessment, Instrument, benchmark};
use crate::platform::clock;
use crate::platform::files::{self, FileError};
use leptos::prelude::*;

/// The context of the page that follows up.
#[derive(Clone, Copy)]
pub struct FollowUp {
    /// What is counted.
    pub collection: RwSignal<Collection>,
    /// What of the last batch was left out.
    pub left: RwSignal<Vec<Left>>,
}

impl FollowUp {
    /// Nothing yet. Call under the root owner.
    pub fn new() -> Self {
        Self { collection: RwSignal::new(Collection::default()), left: RwSignal::new(Vec::new()) }
    }

    /// The context. Views call this once.
    pub fn get() -> Self {
        expect_context()
    }

    /// Counts a batch of files; says how many were counted.
    pub fn take(&self, instrument: &Instrument, batch: Vec<Came>) -> usize {
        let read = batch.into_iter().map(|Came { name, held }| {
            // Half a file would count as a whole one.
            let whole = held
                .map_err(Reason::Refused)
                .and_then(|picked| if picked.mended { Err(Reason::Mended) } else { Ok(picked.assessment) });
            (name, whole)
        });
        self.count(instrument, read.collect())
    }

    /// Counts the links in `text`, with blanks between them; says how many were counted.
    pub fn take_links(&self, instrument: &Instrument, text: &str) -> usize {
        let read = text.split_whitespace().map(|word| {
            let whole = read_link(word).map(|picked| picked.assessment).map_err(Reason::Link);
            (String::new(), whole)
        });
        self.count(instrument, read.collect())
    }

    fn count(&self, instrument: &Instrument, batch: Vec<(String, Result<Assessment, Reason>)>) -> usize {
        let mut left = Vec::new();
        let mut counted = 0;
        self.collection.update(|collection| {
            for (name, read) in batch {
                let reason = match read.map(|one| collection.add(instrument, &one)) {
                    Ok(Kept::New | Kept::Newer) => {
                        counted += 1;
                        continue;
                    }
                    Ok(Kept::Again) => Reason::Again,
                    Ok(Kept::OtherQuestions) => Reason::OtherQuestions,
                    Ok(Kept::Empty) => Reason::Empty,
                    Ok(Kept::Full) => Reason::Full,
                    Err(reason) => reason,
                };
                left.push(Left { name, reason });
            }
        });
        self.left.set(left);
        counted
    }

    /// Forgets everything.
    pub fn clear(&self) {
        self.collection.set(Collection::default());
        self.left.set(Vec::new());
    }

    /// Downloads what may be shown as the endpoint's `benchmark.json`.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn save_benchmark(&self, instrument: &Instrument) -> Result<(), FileError> {
        let report = self.collection.with_untracked(|collection| collection.report(instrument));
        let text = benchmark::encode(instrument, &report, &clock::today());
        files::save("benchmark.json", "application/json", &text)
    }

    /// Downloads what may be shown as a table.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn save_csv(&self, instrument: &Instrument, labels: &CsvLabels) -> Result<(), FileError> {
        let report = self.collection.with_untracked(|collection| collection.report(instrument));
        let name = ["samspel-", &clock::today(), ".csv"].concat();
        files::save(&name, "text/csv;charset=utf-8", &to_csv(instrument, &report, labels))
    }
}

impl Default for FollowUp {
    fn default() -> Self {
        Self::new()
    }
}
