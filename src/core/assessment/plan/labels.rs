//! The words a plan is exported with.

use super::{PlanRow, Status};
use std::collections::BTreeMap;

/// Every word an export writes besides what the respondents wrote, in the reader's language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanLabels {
    /// Heading of the document.
    pub title: String,
    /// Column: what.
    pub what: String,
    /// Column: how.
    pub how: String,
    /// Column: when.
    pub when: String,
    /// Column: who.
    pub who: String,
    /// Column: how it will be noticed.
    pub measure: String,
    /// Column: what happened.
    pub outcome: String,
    /// Column: status.
    pub status: String,
    /// Column: principle.
    pub principle: String,
    /// Column: indicator.
    pub indicator: String,
    /// Column: action area.
    pub area: String,
    /// [`Status::Planned`].
    pub planned: String,
    /// [`Status::Ongoing`].
    pub ongoing: String,
    /// [`Status::Done`].
    pub done: String,
    /// [`Status::Dropped`].
    pub dropped: String,
    /// Heading of a row without a goal, and summary of its calendar entry.
    pub untitled: String,
    /// Summary of the calendar entry on which the plan is to be gone through.
    pub review: String,
    /// Names of principles by id.
    pub principles: BTreeMap<String, String>,
    /// Titles of indicators by id.
    pub indicators: BTreeMap<String, String>,
    /// Names of action areas by id.
    pub areas: BTreeMap<u32, String>,
}

impl PlanLabels {
    /// The word for a status.
    pub fn status_word(&self, status: Status) -> &str {
        match status {
            Status::Planned => &self.planned,
            Status::Ongoing => &self.ongoing,
            Status::Done => &self.done,
            Status::Dropped => &self.dropped,
        }
    }

    /// The principle's name, its id where there is no name, else empty.
    pub(super) fn principle_of<'a>(&'a self, row: &'a PlanRow) -> &'a str {
        row.principle.as_ref().map_or("", |id| self.principles.get(id).unwrap_or(id))
    }

    /// The indicator's title, its id where there is no title, else empty.
    pub(super) fn indicator_of<'a>(&'a self, row: &'a PlanRow) -> &'a str {
        row.indicator.as_ref().map_or("", |id| self.indicators.get(id).unwrap_or(id))
    }

    /// The action area's name, its number where there is no name, else empty.
    pub(super) fn area_of(&self, row: &PlanRow) -> String {
        row.area.map_or_else(String::new, |id| self.areas.get(&id).cloned().unwrap_or_else(|| id.to_string()))
    }

    /// What the row is called: its goal, else what is done, else [`PlanLabels::untitled`].
    pub(super) fn name_of<'a>(&'a self, row: &'a PlanRow) -> &'a str {
        [&row.what, &row.how]
            .into_iter()
            .map(|text| text.trim())
            .find(|text| !text.is_empty())
            .unwrap_or(&self.untitled)
    }
}
