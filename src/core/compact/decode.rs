//! Decodes `compact.{lang}.json`, row by row.

use super::{
    Area, Compact, Disagreement, Event, Figure, Group, Helper, HomeText, PartyText, Period, Principle, Section, Source,
    Statement, Term, Vocabularies,
};
use crate::core::decode::{DecodeError, Decoded, Problem, Row, check_share, keep_good, parse};
use crate::core::json::from_members;
use serde::Serialize;

/// The file as it lies on the endpoint: every list tolerant row by row.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "compact.{lang}.json"))]
pub struct CompactFile {
    /// `MAJOR.MINOR`.
    pub schema: String,
    /// See [`Compact::language`].
    pub language: String,
    /// See [`Compact::id`].
    pub id: String,
    /// See [`Compact::name`].
    pub name: String,
    /// See [`Compact::full_name`].
    pub full_name: String,
    /// See [`Compact::place`].
    pub place: String,
    /// See [`Compact::summary`].
    pub summary: String,
    /// See [`Compact::updated`].
    pub updated: String,
    /// See [`Compact::home`].
    pub home: HomeText,
    /// See [`Compact::parties`].
    pub parties: Vec<PartyText>,
    /// See [`Compact::vision`].
    pub vision: Statement,
    /// See [`Compact::goals`].
    pub goals: Vec<Row<Statement>>,
    /// See [`Compact::ways`].
    pub ways: Vec<Row<Statement>>,
    /// See [`Compact::principles`].
    pub principles: Vec<Row<Principle>>,
    /// See [`Compact::areas`].
    pub areas: Vec<Row<Area>>,
    /// See [`Compact::groups`].
    pub groups: Vec<Row<Group>>,
    /// See [`Compact::timeline`].
    pub timeline: Vec<Row<Event>>,
    /// See [`Compact::periods`].
    #[serde(default)]
    pub periods: Vec<Row<Period>>,
    /// See [`Compact::figures`].
    pub figures: Vec<Row<Figure>>,
    /// See [`Compact::about`].
    pub about: Vec<Row<Section>>,
    /// See [`Compact::helper`].
    #[serde(default)]
    pub helper: Option<Helper>,
    /// See [`Compact::unknowns`].
    #[serde(default)]
    pub unknowns: Vec<String>,
    /// See [`Compact::disagreements`].
    #[serde(default)]
    pub disagreements: Vec<Row<Disagreement>>,
    /// See [`Compact::vocabularies`].
    pub vocabularies: Vocabularies,
    /// See [`Compact::glossary`].
    #[serde(default)]
    pub glossary: Vec<Row<Term>>,
    /// See [`Compact::sources`].
    pub sources: Vec<Row<Source>>,
}
from_members!(CompactFile {
    schema, language, id, name, full_name, place, summary, updated, home, parties, vision, goals, ways, principles,
    areas, groups, timeline, figures, about, vocabularies, sources; periods, helper, unknowns, disagreements, glossary
});

/// Decodes a compact file.
///
/// # Errors
/// When the text is not JSON, not of this shape, of an unknown schema major, or when more than a fifth of the
/// principles, or of all rows together, are unreadable.
pub fn decode(text: &str) -> Result<Decoded<Compact>, DecodeError> {
    let file: CompactFile = parse(text)?;
    let mut problems: Vec<Problem> = Vec::new();
    let total = file.principles.len();
    let principles = keep_good("principles", file.principles, &mut problems);
    check_share(total - principles.len(), total)?;
    let mut timeline = keep_good("timeline", file.timeline, &mut problems);
    crate::core::order::sort_by_key(&mut timeline, |event| event.year);
    let value = Compact {
        language: file.language,
        id: file.id,
        name: file.name,
        full_name: file.full_name,
        place: file.place,
        summary: file.summary,
        updated: file.updated,
        home: file.home,
        parties: file.parties,
        vision: file.vision,
        goals: keep_good("goals", file.goals, &mut problems),
        ways: keep_good("ways", file.ways, &mut problems),
        principles,
        areas: keep_good("areas", file.areas, &mut problems),
        groups: keep_good("groups", file.groups, &mut problems),
        timeline,
        periods: keep_good("periods", file.periods, &mut problems),
        figures: keep_good("figures", file.figures, &mut problems),
        about: keep_good("about", file.about, &mut problems),
        helper: file.helper,
        unknowns: file.unknowns,
        disagreements: keep_good("disagreements", file.disagreements, &mut problems),
        vocabularies: file.vocabularies,
        glossary: keep_good("glossary", file.glossary, &mut problems),
        sources: keep_good("sources", file.sources, &mut problems),
    };
    check_share(problems.len(), rows_of(&value) + problems.len())?;
    Ok(Decoded { value, problems })
}

/// How many rows all the lists hold that are read row by row.
fn rows_of(value: &Compact) -> usize {
    let lists = [
        value.goals.len(),
        value.ways.len(),
        value.principles.len(),
        value.areas.len(),
        value.groups.len(),
        value.timeline.len(),
        value.periods.len(),
        value.figures.len(),
        value.about.len(),
        value.disagreements.len(),
        value.glossary.len(),
        value.sources.len(),
    ];
    lists.iter().sum()
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
