//! Reads the members of an assessment, each as far as it can be understood.

use super::super::answers::{About, Answer, Assessment, Choice, InstrumentRef, Scope};
use super::super::hands::{self, Hands};
use super::super::limits;
use super::super::plan::{PlanRow, Status};
use super::FileError;
use crate::core::compact::Party;
use crate::core::decode::{Decoded, Problem};
use crate::core::json::{FromJson, Wrong};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Members of one object still to be read, with somewhere to note what is wrong with them.
struct Reader<'a> {
    members: Map<String, Value>,
    problems: &'a mut Vec<Problem>,
    list: &'static str,
    row: usize,
    id: String,
}

impl Reader<'_> {
    fn note(&mut self, reason: String, skipped: bool) {
        self.problems.push(Problem { list: self.list, row: self.row, id: self.id.clone(), reason, skipped });
    }

    /// Takes a text, cleaned and cut at `max_chars`. A missing one is empty, one of another type a problem.
    fn text(&mut self, member: &str, max_chars: usize) -> String {
        match self.members.remove(member) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => {
                let kept = limits::clean(&text, max_chars);
                // A line break written as `\r\n` is no loss worth telling about.
                if kept.chars().count() < text.chars().filter(|&c| c != '\r').count() {
                    self.note(
                        format!("`{member}` was cut at {max_chars} characters or held control characters"),
                        false,
                    );
                }
                kept
            }
            Some(_) => {
                self.note(format!("`{member}` is not a text"), false);
                String::new()
            }
        }
    }

    /// Takes an optional id; an unusable one becomes none.
    fn id(&mut self, member: &str) -> Option<String> {
        let text = self.text(member, limits::ID_CHARS + 1);
        if text.is_empty() {
            return None;
        }
        if limits::is_id(&text) {
            return Some(text);
        }
        self.note(format!("`{member}` is not an id"), false);
        None
    }

    /// Takes one word of a fixed set; a missing one is none, an unknown one a problem.
    fn word<T: FromJson>(&mut self, member: &str) -> Option<T> {
        let value = self.members.remove(member).filter(|value| !value.is_null())?;
        let mut wrong = Wrong::default();
        let word = T::from_json(&value, &mut wrong);
        if wrong.check().is_ok() {
            return Some(word);
        }
        self.note(format!("`{member}` is not one of the known words"), false);
        None
    }

    /// Takes a member that is true or false; a missing one is false, anything else a problem.
    fn truth(&mut self, member: &str) -> bool {
        match self.members.remove(member) {
            None | Some(Value::Null) => false,
            Some(Value::Bool(truth)) => truth,
            Some(_) => {
                self.note(format!("`{member}` is not true or false"), false);
                false
            }
        }
    }

    fn choice(&mut self) -> Option<Choice> {
        let value = self.members.remove("level").filter(|value| !value.is_null())?;
        let choice = Choice::from_value(&value);
        if choice.is_none() {
            self.note("`level` is neither a level nor \"unknown\" nor \"na\"".to_owned(), false);
        }
        choice
    }

    fn hands(&mut self) -> Option<Hands> {
        let value = self.members.remove("hands").filter(|value| !value.is_null())?;
        let hands = hands::read(&value);
        if hands.is_none() {
            self.note("`hands` is not a show of hands".to_owned(), false);
        }
        hands.filter(|hands| !hands.is_empty())
    }
}

/// Reads the members left after `app` and `schema`.
///
/// # Errors
/// [`FileError::Incomplete`] when the party is missing or unknown: it cannot be guessed.
pub(super) fn assessment(members: Map<String, Value>) -> Result<Decoded<Assessment>, FileError> {
    let mut problems = Vec::new();
    let mut reader = Reader { members, problems: &mut problems, list: "file", row: 0, id: String::new() };
    let party: Party = reader.word("party").ok_or(FileError::Incomplete("party"))?;
    let instrument = reader.members.remove("instrument");
    let about = reader.members.remove("about");
    let answers = reader.members.remove("answers");
    let plan = reader.members.remove("plan");
    let (quick, archived) = (reader.truth("quick"), reader.truth("archived"));
    let id = reader.id("id").unwrap_or_default();
    let title = reader.text("title", limits::TITLE_CHARS);
    let created = reader.text("created", limits::ID_CHARS);
    let updated = reader.text("updated", limits::ID_CHARS);
    let extra = std::mem::take(&mut reader.members);
    let value = Assessment {
        id,
        party,
        title,
        about: read_about(about, &mut problems),
        created,
        updated,
        instrument: read_instrument(instrument, &mut problems),
        answers: read_answers(answers, &mut problems),
        plan: read_plan(plan, &mut problems),
        quick,
        archived,
        extra,
    };
    Ok(Decoded { value, problems })
}

/// The object in `value`; none when it is missing, and a problem when it is something else.
fn object(value: Option<Value>, member: &'static str, problems: &mut Vec<Problem>) -> Option<Map<String, Value>> {
    match value {
        None | Some(Value::Null) => None,
        Some(Value::Object(members)) => Some(members),
        Some(_) => {
            let reason = format!("`{member}` is not an object");
            problems.push(Problem { list: "file", row: 0, id: String::new(), reason, skipped: true });
            None
        }
    }
}

fn read_about(value: Option<Value>, problems: &mut Vec<Problem>) -> About {
    let Some(members) = object(value, "about", problems) else { return About::default() };
    let mut reader = Reader { members, problems, list: "about", row: 0, id: String::new() };
    let scope: Scope = reader.word("scope").unwrap_or_default();
    About { scope, name: reader.text("name", limits::TITLE_CHARS) }
}

fn read_instrument(value: Option<Value>, problems: &mut Vec<Problem>) -> InstrumentRef {
    let Some(members) = object(value, "instrument", problems) else { return InstrumentRef::default() };
    let mut reader = Reader { members, problems, list: "instrument", row: 0, id: String::new() };
    InstrumentRef { id: reader.text("id", limits::ID_CHARS), version: reader.text("version", limits::ID_CHARS) }
}

fn read_answers(value: Option<Value>, problems: &mut Vec<Problem>) -> BTreeMap<String, Answer> {
    let mut answers = BTreeMap::new();
    for (row, (id, value)) in object(value, "answers", problems).into_iter().flatten().enumerate() {
        let reason = match value {
            _ if !limits::is_id(&id) => "the indicator's id is not an id",
            _ if answers.len() >= limits::ANSWERS => "too many answers",
            Value::Object(members) => {
                let mut reader = Reader { members, problems, list: "answers", row, id: id.clone() };
                let choice = reader.choice();
                let note = reader.text("note", limits::NOTE_CHARS);
                let example = reader.text("example", limits::EXAMPLE_CHARS);
                let link = reader.text("link", limits::LINK_CHARS);
                let hands = reader.hands();
                let answer = Answer { choice, note, example, link, hands, extra: std::mem::take(&mut reader.members) };
                if answer != Answer::default() {
                    answers.insert(id, answer);
                }
                continue;
            }
            _ => "not an object",
        };
        let id = limits::clean(&id, limits::ID_CHARS);
        problems.push(Problem { list: "answers", row, id, reason: reason.to_owned(), skipped: true });
    }
    answers
}

fn read_plan(value: Option<Value>, problems: &mut Vec<Problem>) -> Vec<PlanRow> {
    let rows = match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(rows)) => rows,
        Some(_) => {
            let reason = "`plan` is not a list".to_owned();
            problems.push(Problem { list: "file", row: 0, id: String::new(), reason, skipped: true });
            Vec::new()
        }
    };
    let mut plan: Vec<PlanRow> = Vec::with_capacity(rows.len().min(limits::PLAN_ROWS));
    for (row, value) in rows.into_iter().enumerate() {
        let reason = match value {
            _ if plan.len() >= limits::PLAN_ROWS => "too many rows",
            Value::Object(members) => {
                let mut reader = Reader { members, problems, list: "plan", row, id: String::new() };
                let read = read_row(&mut reader, &plan);
                plan.push(read);
                continue;
            }
            _ => "not an object",
        };
        problems.push(Problem { list: "plan", row, id: String::new(), reason: reason.to_owned(), skipped: true });
    }
    plan
}

fn read_row(reader: &mut Reader<'_>, before: &[PlanRow]) -> PlanRow {
    let free = |id: &str| !before.iter().any(|row| row.id == id);
    let id = match reader.id("id") {
        Some(id) if free(&id) => id,
        other => {
            reader.id = other.unwrap_or_default();
            reader.note("the row had no id of its own and got one".to_owned(), false);
            // One more name than there are rows before: one of them is free.
            (reader.row..=reader.row + before.len())
                .map(|number| format!("row-{number}"))
                .find(|id| free(id))
                .unwrap_or_default()
        }
    };
    reader.id.clone_from(&id);
    let area = reader.members.remove("area").filter(|value| !value.is_null());
    let area = area.and_then(|value| {
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        if number.is_none() {
            reader.note("`area` is not a number".to_owned(), false);
        }
        number
    });
    PlanRow {
        id,
        what: reader.text("what", limits::CELL_CHARS),
        how: reader.text("how", limits::CELL_CHARS),
        when: reader.text("when", limits::CELL_CHARS),
        who: reader.text("who", limits::CELL_CHARS),
        measure: reader.text("measure", limits::CELL_CHARS),
        outcome: reader.text("outcome", limits::CELL_CHARS),
        status: reader.word::<Status>("status").unwrap_or_default(),
        principle: reader.id("principle"),
        indicator: reader.id("indicator"),
        area,
        extra: std::mem::take(&mut reader.members),
    }
}
