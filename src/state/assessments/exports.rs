//! What a person takes along: the assessment as a file, the plan for calendars, tables and minutes.

use super::{Assessments, Questions};
use crate::core::assessment::plan::{PlanLabels, to_csv, to_ics, to_markdown};
use crate::core::assessment::slots::{StoreError, raw_dump};
use crate::core::assessment::{Assessment, file};
use crate::core::order::map_of;
use crate::core::text::fold::fold_words;
use crate::core::text::language::Lang;
use crate::core::text::messages::plan as t;
use crate::platform::clock;
use crate::platform::files::{self, FileError};
use crate::platform::local_storage::LocalStorage;

/// Longest part of a title in a file's name, in characters.
const NAME_CHARS: usize = 40;

/// A form the plan can be taken along in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// The whole assessment, to open again or hand over.
    Assessment,
    /// The plan's dates for a calendar.
    Calendar,
    /// The plan as a table for a spreadsheet.
    Csv,
    /// The plan as text.
    Markdown,
}

/// Why nothing was downloaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportError {
    /// No assessment is open.
    NothingOpen,
    /// No row of the plan has a date, so the calendar would be empty.
    NoDates,
    /// The browser refused.
    File(FileError),
    /// Storage could not be read.
    Store(StoreError),
}

impl Assessments {
    /// Downloads the open assessment or its plan.
    ///
    /// # Errors
    /// See [`ExportError`].
    pub fn export(&self, questions: &Questions, lang: Lang, export: Export) -> Result<(), ExportError> {
        let draft = self.peek(Assessment::clone).ok_or(ExportError::NothingOpen)?;
        let labels = || labels(questions, lang, &draft);
        let (end, mime, text) = match export {
            Export::Assessment => return self.download(),
            Export::Calendar => {
                let text = to_ics(&draft.plan, &labels(), &draft.id, draft.year_later().as_deref(), &clock::now())
                    .ok_or(ExportError::NoDates)?;
                ("ics", "text/calendar;charset=utf-8", text)
            }
            Export::Csv => ("csv", "text/csv;charset=utf-8", to_csv(&draft.plan, &labels())),
            Export::Markdown => ("md", "text/markdown;charset=utf-8", to_markdown(&draft.plan, &labels())),
        };
        files::save(&file_name(&draft, end), mime, &text).map_err(ExportError::File)
    }

    /// Downloads the open assessment as a file, when the questions are not at hand.
    ///
    /// # Errors
    /// See [`ExportError`].
    pub fn download(&self) -> Result<(), ExportError> {
        save_assessment(&self.peek(Assessment::clone).ok_or(ExportError::NothingOpen)?)?;
        self.put_off_reminder();
        Ok(())
    }

    /// Downloads a saved assessment as a file.
    ///
    /// # Errors
    /// See [`ExportError`].
    pub fn download_saved(&self, id: &str) -> Result<(), ExportError> {
        save_assessment(&self.look_at(id).ok_or(ExportError::NothingOpen)?)
    }

    /// Downloads everything this site has stored here exactly as it stands.
    ///
    /// # Errors
    /// See [`ExportError`].
    pub fn download_raw(&self) -> Result<(), ExportError> {
        let dump = raw_dump(&LocalStorage).map_err(ExportError::Store)?;
        let name = format!("samspel-{}.json", clock::today());
        files::save(&name, "application/json", &dump).map_err(ExportError::File)
    }
}

fn save_assessment(draft: &Assessment) -> Result<(), ExportError> {
    files::save(&file_name(draft, "json"), "application/json", &file::encode(draft)).map_err(ExportError::File)
}

/// `samspel-{title}-{today}.{end}`, the title in plain small letters.
fn file_name(draft: &Assessment, end: &str) -> String {
    let title = if draft.title.trim().is_empty() { &draft.about.name } else { &draft.title };
    let mut name = String::from("samspel");
    for word in fold_words(title).split(' ').filter(|word| !word.is_empty() && word.is_ascii()) {
        if name.len() + word.len() > NAME_CHARS {
            break;
        }
        name.push('-');
        name.push_str(word);
    }
    format!("{name}-{}.{end}", clock::today())
}

fn labels(questions: &Questions, lang: Lang, draft: &Assessment) -> PlanLabels {
    let title = if draft.title.trim().is_empty() {
        t::title(lang).to_owned()
    } else {
        format!("{}: {}", t::title(lang), draft.title)
    };
    let text = |text: &'static str| text.to_owned();
    PlanLabels {
        title,
        what: text(t::what(lang)),
        how: text(t::how(lang)),
        when: text(t::when(lang)),
        who: text(t::who(lang)),
        measure: text(t::measure(lang)),
        outcome: text(t::outcome(lang)),
        status: text(t::status(lang)),
        principle: text(t::principle(lang)),
        indicator: text(t::indicator(lang)),
        area: text(t::area(lang)),
        planned: text(t::planned(lang)),
        ongoing: text(t::ongoing(lang)),
        done: text(t::done(lang)),
        dropped: text(t::dropped(lang)),
        untitled: text(t::untitled(lang)),
        review: text(t::review(lang)),
        principles: map_of(questions.compact.principles.iter().map(|one| (one.id.clone(), one.name.clone()))),
        indicators: map_of(questions.instrument.indicators.iter().map(|one| (one.id.clone(), one.title.clone()))),
        areas: map_of(questions.compact.areas.iter().map(|area| (area.id, area.name.clone()))),
    }
}
