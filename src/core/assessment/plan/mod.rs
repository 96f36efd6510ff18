//! The action plan: what, how, when, who and how it will be noticed, row by row.

mod csv;
mod ics;
mod labels;
mod markdown;

pub use crate::core::text::date::is_iso_date;
pub(super) use csv::push_line;
pub use csv::to_csv;
pub use ics::to_ics;
pub use labels::PlanLabels;
pub use markdown::to_markdown;

use super::answers::Assessment;
use super::instrument::Instrument;
use super::limits;
use crate::core::json::from_words;
use serde::Serialize;
use serde_json::{Map, Value};

/// How far a row has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Decided, not begun.
    #[default]
    Planned,
    /// Begun.
    Ongoing,
    /// Finished.
    Done,
    /// Given up.
    Dropped,
}
from_words!(Status { Planned = "planned", Ongoing = "ongoing", Done = "done", Dropped = "dropped" });

/// One row of the plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PlanRow {
    /// Id within the plan, see [`limits::is_id`].
    pub id: String,
    /// What is to be reached.
    pub what: String,
    /// What is done to get there.
    pub how: String,
    /// When: `YYYY-MM-DD`, or in words.
    pub when: String,
    /// Who answers for it.
    pub who: String,
    /// How it will be noticed.
    pub measure: String,
    /// What happened, filled in when the plan is taken up again.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub outcome: String,
    /// How far it has come.
    pub status: Status,
    /// Id of the principle it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub principle: Option<String>,
    /// Id of the indicator it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// Id of the action area it touches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<u32>,
    /// Members of a newer minor version, kept as they were.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl PlanRow {
    /// The date in `when`, if it is one (`YYYY-MM-DD`).
    pub fn date(&self) -> Option<&str> {
        let when = self.when.trim();
        is_iso_date(when).then_some(when)
    }

    /// True while something is still to be done.
    pub fn is_open(&self) -> bool {
        matches!(self.status, Status::Planned | Status::Ongoing)
    }

    /// Every free text of the row.
    pub(super) fn texts(&self) -> [&String; 6] {
        [&self.what, &self.how, &self.when, &self.who, &self.measure, &self.outcome]
    }

    fn cell_mut(&mut self, cell: Cell) -> &mut String {
        match cell {
            Cell::What => &mut self.what,
            Cell::How => &mut self.how,
            Cell::When => &mut self.when,
            Cell::Who => &mut self.who,
            Cell::Measure => &mut self.measure,
            Cell::Outcome => &mut self.outcome,
        }
    }
}

/// A text of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cell {
    /// [`PlanRow::what`].
    What,
    /// [`PlanRow::how`].
    How,
    /// [`PlanRow::when`].
    When,
    /// [`PlanRow::who`].
    Who,
    /// [`PlanRow::measure`].
    Measure,
    /// [`PlanRow::outcome`].
    Outcome,
}

/// What a row is linked to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// Id of a principle.
    pub principle: Option<String>,
    /// Id of an indicator.
    pub indicator: Option<String>,
    /// Id of an action area.
    pub area: Option<u32>,
}

/// What came of adding a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It stands at this place, counted from 0.
    At(usize),
    /// The indicator's first action is in the plan already, at this place.
    Already(usize),
    /// The plan has [`limits::PLAN_ROWS`] rows, or the id is taken or unusable.
    Refused,
}

/// Which way a row is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

/// A deleted row with the place it had: the token that undoes the deletion.
#[derive(Debug, Clone, PartialEq)]
pub struct Removed {
    /// The row.
    pub row: PlanRow,
    /// Its place, counted from 0.
    pub index: usize,
}

impl Assessment {
    /// Adds the first action of `indicator` for the assessment's party, at the end. The goal is what
    /// [`Instrument::goal`] says of the level chosen, else the statement. Nothing is added while an open row for the indicator exists.
    pub fn add_first_action(&mut self, instrument: &Instrument, indicator: &str, row_id: &str, now: &str) -> Added {
        let Some(indicator) = instrument.indicator(indicator) else { return Added::Refused };
        let same = |row: &PlanRow| row.is_open() && row.indicator.as_ref() == Some(&indicator.id);
        if let Some(index) = self.plan.iter().position(same) {
            return Added::Already(index);
        }
        let side = indicator.side(self.party);
        let goal =
            self.level(instrument, &indicator.id).and_then(|level| instrument.goal(indicator, self.party, level));
        let what = goal.unwrap_or(&side.statement).to_owned();
        self.add(
            PlanRow {
                id: row_id.to_owned(),
                what,
                how: side.first_action.clone(),
                principle: Some(indicator.principle.clone()),
                indicator: Some(indicator.id.clone()),
                area: indicator.areas.first().copied(),
                ..PlanRow::default()
            },
            now,
        )
    }

    /// Adds an empty row at the end.
    pub fn add_row(&mut self, row_id: &str, now: &str) -> Added {
        self.add(PlanRow { id: row_id.to_owned(), ..PlanRow::default() }, now)
    }

    /// Sets a text of a row, cut at [`limits::CELL_CHARS`]. False when there is no such row.
    pub fn edit_cell(&mut self, row_id: &str, cell: Cell, text: &str, now: &str) -> bool {
        let Some(old) = self.plan.iter_mut().find(|row| row.id == row_id).map(|row| row.cell_mut(cell).clone()) else {
            return false;
        };
        let text = self.fitting(&old, text, limits::CELL_CHARS);
        self.edit_row(row_id, now, |row| *row.cell_mut(cell) = text)
    }

    /// Sets a row's status. False when there is no such row.
    pub fn set_status(&mut self, row_id: &str, status: Status, now: &str) -> bool {
        self.edit_row(row_id, now, |row| row.status = status)
    }

    /// Links a row to principle, indicator and action area. False when there is no such row.
    pub fn link_row(&mut self, row_id: &str, links: Links, now: &str) -> bool {
        let usable = |id: Option<String>| id.filter(|id| limits::is_id(id));
        self.edit_row(row_id, now, |row| {
            row.principle = usable(links.principle);
            row.indicator = usable(links.indicator);
            row.area = links.area;
        })
    }

    /// Moves a row one place. Gives its new place, or `None` when it cannot go further or does not exist.
    pub fn move_row(&mut self, row_id: &str, way: Way, now: &str) -> Option<usize> {
        let from = self.plan.iter().position(|row| row.id == row_id)?;
        let to = match way {
            Way::Up => from.checked_sub(1)?,
            Way::Down => Some(from + 1).filter(|&to| to < self.plan.len())?,
        };
        self.plan.swap(from, to);
        self.touch(now);
        Some(to)
    }

    /// Moves a row to a place, counted from 0; what stands between moves up or down by one. False when nothing moves.
    pub fn move_row_to(&mut self, row_id: &str, to: usize, now: &str) -> bool {
        let Some(from) = self.plan.iter().position(|row| row.id == row_id) else { return false };
        let to = to.min(self.plan.len() - 1);
        if from == to {
            return false;
        }
        let row = self.plan.remove(from);
        self.plan.insert(to, row);
        self.touch(now);
        true
    }

    /// Deletes a row and gives back what [`Assessment::restore_row`] needs to undo it.
    pub fn remove_row(&mut self, row_id: &str, now: &str) -> Option<Removed> {
        let index = self.plan.iter().position(|row| row.id == row_id)?;
        let row = self.plan.remove(index);
        self.touch(now);
        Some(Removed { row, index })
    }

    /// Undoes a deletion: the row stands where it stood, or last if the plan has become shorter. False when a row with
    /// its id exists again or the plan is full.
    pub fn restore_row(&mut self, removed: Removed, now: &str) -> bool {
        if !self.has_room_for(&removed.row.id) {
            return false;
        }
        self.plan.insert(removed.index.min(self.plan.len()), removed.row);
        self.touch(now);
        true
    }

    fn add(&mut self, mut row: PlanRow, now: &str) -> Added {
        if !self.has_room_for(&row.id) {
            return Added::Refused;
        }
        row.what = self.fitting("", &row.what, limits::CELL_CHARS);
        row.how = self.fitting("", &row.how, limits::CELL_CHARS);
        self.plan.push(row);
        self.touch(now);
        Added::At(self.plan.len() - 1)
    }

    fn has_room_for(&self, row_id: &str) -> bool {
        limits::is_id(row_id) && self.plan.len() < limits::PLAN_ROWS && !self.plan.iter().any(|row| row.id == row_id)
    }

    fn edit_row(&mut self, row_id: &str, now: &str, edit: impl FnOnce(&mut PlanRow)) -> bool {
        let Some(row) = self.plan.iter_mut().find(|row| row.id == row_id) else { return false };
        edit(row);
        self.touch(now);
        true
    }
}

#[cfg(test)]
mod tests;
