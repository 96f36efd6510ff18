//! An assessment again: a copy of it, the next one a year later, and putting one away.

use super::answers::Assessment;
use super::limits;
use crate::core::text::date::is_iso_date;
use serde_json::Value;
use std::collections::BTreeMap;

/// Member of the file that says which assessment came before.
const PREVIOUS: &str = "previous";

/// After this many months a plan is asked about by itself. One less than a year: boards meet at about the same time.
const DUE_MONTHS: u32 = 11;

impl Assessment {
    /// The same answers and plan under another id and name, to go on with apart from this one.
    #[must_use]
    pub fn copy(&self, id: &str, title: &str, now: &str) -> Self {
        let mut copy = Self { id: limits::clean(id, limits::ID_CHARS), archived: false, ..self.clone() };
        copy.set_title(title, now);
        copy
    }

    /// The next assessment of the same thing by the same respondents: all questions without an answer, and the rows of
    /// the plan that are still to be done. What happened to the others stays where it was written.
    #[must_use]
    pub fn next(&self, id: &str, now: &str) -> Self {
        let mut plan = self.plan.clone();
        plan.retain(super::PlanRow::is_open);
        for row in &mut plan {
            row.outcome.clear();
        }
        let now = limits::clean(now, limits::ID_CHARS);
        let mut extra = self.extra.clone();
        extra.insert(PREVIOUS.to_owned(), Value::String(self.id.clone()));
        Self {
            id: limits::clean(id, limits::ID_CHARS),
            created: now.clone(),
            updated: now,
            answers: BTreeMap::new(),
            plan,
            quick: false,
            archived: false,
            extra,
            ..self.clone()
        }
    }

    /// Id of the assessment this one is the [`Self::next`] of, if it says one.
    pub fn previous(&self) -> Option<&str> {
        self.extra.get(PREVIOUS)?.as_str().filter(|id| limits::is_id(id))
    }

    /// Forgets which one came before, at `now` (RFC 3339).
    pub fn forget_previous(&mut self, now: &str) {
        self.extra.remove(PREVIOUS);
        self.touch(now);
    }

    /// The day a year after it was begun, `YYYY-MM-DD`: when the next one is to be. None when it does not say when it was.
    pub fn year_later(&self) -> Option<String> {
        let (year, rest) = self.created.split_at_checked(4)?;
        let year = (year.parse::<u32>().ok()? + 1).to_string();
        let on = |rest: &str| [year.as_str(), rest].concat();
        // A year after a leap day there is none.
        [on(rest.get(..6)?), on("-02-28")].into_iter().find(|day| is_iso_date(day))
    }

    /// Puts the assessment away, or takes it back. It is not a change of what it says.
    pub fn set_archived(&mut self, archived: bool) {
        self.archived = archived;
    }

    /// True when so long has passed since it was begun that it is time to ask what happened. `now` is RFC 3339.
    pub fn is_due(&self, now: &str) -> bool {
        matches!((months(&self.created), months(now)), (Some(begun), Some(now)) if now >= begun + DUE_MONTHS)
    }
}

/// Months since year nought of a date that begins with `YYYY-MM`.
fn months(date: &str) -> Option<u32> {
    let (year, rest) = date.split_at_checked(4)?;
    let month = rest.strip_prefix('-')?.get(..2)?;
    Some(year.parse::<u32>().ok()? * 12 + month.parse::<u32>().ok()?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::super::plan::{Cell, Status};
    use super::super::samples::{NOW, answered, instrument};
    use super::super::{Choice, file};
    use super::*;
    use crate::core::compact::Party;

    const LATER: &str = "2028-03-01T08:00:00Z";

    fn finished() -> Assessment {
        let mut a = answered(&instrument(4, 1, 2), Party::City, &[("A1", 1), ("A2", 3)]);
        a.set_title("Spring", NOW);
        for (id, status) in
            [("r1", Status::Done), ("r2", Status::Ongoing), ("r3", Status::Dropped), ("r4", Status::Planned)]
        {
            a.add_row(id, NOW);
            a.set_status(id, status, NOW);
            a.edit_cell(id, Cell::Outcome, "what happened", NOW);
        }
        a
    }

    #[test]
    fn the_next_assessment_asks_everything_again_and_keeps_what_is_still_to_do() {
        let before = finished();
        let next = before.next("n1", LATER);
        assert!(next.answers.is_empty() && !next.quick);
        let rows: Vec<_> = next.plan.iter().map(|row| (row.id.as_str(), row.outcome.as_str())).collect();
        assert_eq!(rows, [("r2", ""), ("r4", "")]);
        assert_eq!((next.party, next.title.as_str(), next.created.as_str()), (Party::City, "Spring", LATER));
        assert_eq!(before.plan[0].outcome, "what happened");
    }

    #[test]
    fn the_next_assessment_remembers_the_one_before_through_a_file() {
        let mut before = finished();
        assert_eq!(before.previous(), None);
        "b1".clone_into(&mut before.id);
        let next = before.next("n1", LATER);
        let (again, _) = file::decode(&file::encode(&next)).unwrap().value.into_parts();
        assert_eq!(again.previous(), Some("b1"));
        assert_eq!(again.next("n2", LATER).previous(), Some("n1"));
        let mut alone = next.clone();
        alone.forget_previous(LATER);
        assert_eq!((alone.previous(), alone.extra.len()), (None, 0));
        next.extra.keys().for_each(|key| assert_eq!(key, "previous"));
        for not_an_id in [Value::Null, Value::from(7), Value::from(""), Value::from("a/../b")] {
            let mut odd = next.clone();
            odd.extra.insert("previous".to_owned(), not_an_id);
            assert_eq!(odd.previous(), None);
        }
    }

    #[test]
    fn a_year_later_is_a_day_that_exists() {
        let mut a = finished();
        for (begun, then) in [
            ("2026-11-29T10:00:00Z", Some("2027-11-29")),
            ("2028-02-29T10:00:00Z", Some("2029-02-28")),
            ("2027-02-28", Some("2028-02-28")),
            ("soon", None),
            ("2026", None),
            ("", None),
        ] {
            begun.clone_into(&mut a.created);
            assert_eq!(a.year_later().as_deref(), then, "{begun}");
        }
    }

    #[test]
    fn a_copy_is_the_same_under_another_name() {
        let mut before = finished();
        before.set_archived(true);
        let copy = before.copy("c1", "Spring again", LATER);
        assert_eq!((copy.id.as_str(), copy.title.as_str(), copy.archived), ("c1", "Spring again", false));
        assert_eq!((copy.answers, copy.plan), (before.answers, before.plan));
    }

    #[test]
    fn a_plan_is_asked_about_when_nearly_a_year_has_passed() {
        let a = answered(&instrument(4, 1, 1), Party::City, &[("A1", 1)]);
        assert_eq!(a.created, NOW);
        for (now, due) in [("2027-03-12", false), ("2028-01-31", false), ("2028-02-01", true), ("2031-01-01", true)] {
            assert_eq!(a.is_due(now), due, "{now}");
        }
        assert!(!a.is_due("soon") && !a.is_due("20280-1"));
    }

    #[test]
    fn being_put_away_is_kept_in_the_file_and_changes_nothing_else() {
        let mut a = finished();
        a.choose("A1", Some(Choice::Unknown), NOW);
        let plain = file::encode(&a);
        assert!(!plain.contains("archived"), "a file says it only when it is so");
        a.set_archived(true);
        let (again, _) = file::decode(&file::encode(&a)).unwrap().value.into_parts();
        assert_eq!(again, a);
        a.set_archived(false);
        assert_eq!(file::encode(&a), plain);
    }
}
