//! `benchmark.json`: published figures of many assessments, behind each of which at least five stand. Optional.

use super::follow_up::{Cell, LEAST, Report};
use super::instrument::Instrument;
use super::tally::Tally;
use crate::core::compact::Party;
use crate::core::decode::{DecodeError, Decoded, Problem, Row, check_share, parse};
use crate::core::json::from_members;
use serde::Serialize;

/// Levels a scale may have at most, see the instrument's decoder.
const MOST_LEVELS: usize = 10;

/// The file as it lies on the endpoint.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "benchmark.json"))]
pub struct BenchmarkFile {
    /// `MAJOR.MINOR`.
    pub schema: String,
    /// Id of the instrument that was answered.
    pub instrument: String,
    /// Its version.
    #[serde(default)]
    pub version: String,
    /// When the figures were put together, `YYYY-MM-DD`.
    #[serde(default)]
    pub created: String,
    /// The figures; one row per indicator, party and year, and one for all years together.
    pub rows: Vec<Row<BenchmarkRow>>,
}
from_members!(BenchmarkFile { schema, instrument, rows; version, created });

/// The figures of one indicator, party and year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BenchmarkRow {
    /// Id of the indicator.
    pub indicator: String,
    /// Who answered.
    pub party: Party,
    /// The year of the answers, or empty for all years together.
    #[serde(default)]
    pub year: String,
    /// How many chose a level; at least five.
    pub count: u32,
    /// How many chose each level of the scale, lowest first; together `count`.
    pub levels: Vec<u32>,
    /// How many "don't know", at least five; absent where it must not be shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unknown: Option<u32>,
    /// How many "does not apply", at least five; absent where it must not be shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<u32>,
}
from_members!(BenchmarkRow { indicator, party, count, levels; year, unknown, not_applicable });

/// Published figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Benchmark {
    /// Id of the instrument that was answered.
    pub instrument: String,
    /// Its version.
    pub version: String,
    /// When they were put together, `YYYY-MM-DD`.
    pub created: String,
    /// The rows that may be shown.
    pub rows: Vec<BenchmarkRow>,
}

impl Benchmark {
    /// What others of `party` answered to an indicator, all years together. Nothing for another instrument or scale.
    pub fn of(&self, instrument: &Instrument, indicator: &str, party: Party) -> Option<Tally> {
        let fits = |row: &&BenchmarkRow| {
            row.indicator == indicator
                && row.party == party
                && row.year.is_empty()
                && row.levels.len() == instrument.scale.len()
        };
        let row = self.rows.iter().find(fits).filter(|_| self.instrument == instrument.id)?;
        Some(Tally::of_counts(instrument, row.levels.iter().map(|count| *count as usize)))
    }
}

/// Decodes a benchmark file. A row behind which fewer than five stand is left out, whatever it says.
///
/// # Errors
/// When the text is not JSON, not of this shape, of an unknown schema major, or when more than a fifth of the rows are
/// unusable.
pub fn decode(text: &str) -> Result<Decoded<Benchmark>, DecodeError> {
    let file: BenchmarkFile = parse(text)?;
    let total = file.rows.len();
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    for (row, item) in file.rows.into_iter().enumerate() {
        let (id, reason) = match item {
            Row::Bad { id, reason } => (id, reason),
            Row::Good(one) => {
                let Some(reason) = fault(&one) else {
                    rows.push(one);
                    continue;
                };
                (one.indicator, reason.to_owned())
            }
        };
        problems.push(Problem { list: "rows", row, id, reason, skipped: true });
    }
    check_share(total - rows.len(), total)?;
    let BenchmarkFile { instrument, version, created, .. } = file;
    Ok(Decoded { value: Benchmark { instrument, version, created, rows }, problems })
}

fn fault(row: &BenchmarkRow) -> Option<&'static str> {
    let few = |count: u32| (count as usize) < LEAST;
    let sum = row.levels.iter().try_fold(0_u32, |sum, count| sum.checked_add(*count));
    if few(row.count) || row.unknown.is_some_and(few) || row.not_applicable.is_some_and(few) {
        Some("fewer than five answers stand behind it")
    } else if !(2..=MOST_LEVELS).contains(&row.levels.len()) || sum != Some(row.count) {
        Some("`levels` are not together `count`")
    } else {
        None
    }
}

/// The report as a benchmark file, `created` on this day.
pub fn encode(instrument: &Instrument, report: &Report, created: &str) -> String {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let mut rows = Vec::new();
    for part in &report.parties {
        for of in &part.indicators {
            let years = report.years.iter().map(String::as_str).zip(&of.years);
            // Answers of no known year would read as all years together.
            let years = years.filter(|(year, _)| !year.is_empty());
            for (year, cell) in std::iter::once(("", &of.all)).chain(years) {
                let Some(Cell { count, by_level, unknown, not_applicable, .. }) = cell else { continue };
                let levels = by_level.iter().copied().map(number).collect();
                let (indicator, year) = (of.indicator.clone(), year.to_owned());
                let (unknown, not_applicable) = (unknown.map(number), not_applicable.map(number));
                let row = BenchmarkRow {
                    indicator,
                    party: part.party,
                    year,
                    count: number(*count),
                    levels,
                    unknown,
                    not_applicable,
                };
                rows.push(Row::Good(row));
            }
        }
    }
    let file = BenchmarkFile {
        schema: "1.0".to_owned(),
        instrument: instrument.id.clone(),
        version: instrument.version.clone(),
        created: created.to_owned(),
        rows,
    };
    // Cannot fail: strings and numbers under string keys.
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::super::Choice;
    use super::super::follow_up::Collection;
    use super::super::samples::{NOW, answered, instrument};
    use super::*;
    use serde_json::{Value, json};

    fn file(rows: &Value) -> String {
        json!({"schema": "1.0", "instrument": "test", "rows": rows}).to_string()
    }

    fn row(count: u32, levels: &[u32]) -> Value {
        json!({"indicator": "A1", "party": "city", "count": count, "levels": levels})
    }

    #[test]
    fn a_row_behind_which_fewer_than_five_stand_is_left_out() {
        let mut rows = vec![row(5, &[1, 2, 1, 1]); 6];
        rows[2] = row(4, &[1, 1, 1, 1]);
        let decoded = decode(&file(&json!(rows))).unwrap();
        assert_eq!((decoded.value.rows.len(), decoded.problems[0].row), (5, 2));
        let mut few = row(9, &[1, 2, 3, 3]);
        few["unknown"] = json!(2);
        assert!(decode(&file(&json!([few]))).is_err(), "nothing good is left");
    }

    #[test]
    fn levels_that_are_not_the_count_are_left_out() {
        for bad in [row(7, &[1, 2, 1, 1]), row(5, &[5]), row(5, &[4_294_967_295, 6, 0, 0])] {
            let rows = [vec![row(5, &[5, 0, 0, 0]); 5], vec![bad]].concat();
            assert_eq!(decode(&file(&json!(rows))).unwrap().problems.len(), 1);
        }
    }

    #[test]
    fn another_scale_or_instrument_is_no_context() {
        let benchmark = decode(&file(&json!([row(5, &[1, 2, 1, 1])]))).unwrap().value;
        let mut instrument = instrument(4, 1, 2);
        assert_eq!(benchmark.of(&instrument, "A1", Party::City).unwrap().by_level(), [1, 2, 1, 1]);
        assert_eq!(benchmark.of(&instrument, "A1", Party::Organisation), None);
        assert_eq!(benchmark.of(&super::super::samples::instrument(3, 1, 2), "A1", Party::City), None);
        instrument.id = "other".to_owned();
        assert_eq!(benchmark.of(&instrument, "A1", Party::City), None);
    }

    #[test]
    fn what_following_up_writes_is_read_again_and_names_nobody() {
        let instrument = instrument(4, 2, 2);
        let mut collection = Collection::default();
        for nr in 0..7_u8 {
            let mut one = answered(&instrument, Party::City, &[("A1", nr % 4), ("A2", 1)]);
            one.id = format!("secret{nr}");
            one.set_title("A secret name", NOW);
            one.set_note("A1", "a secret note", NOW);
            one.choose("B1", Some(Choice::Unknown), NOW);
            collection.add(&instrument, &one);
        }
        let text = encode(&instrument, &collection.report(&instrument), "2027-03-12");
        assert!(!text.contains("secret"), "{text}");
        let Decoded { value, problems } = decode(&text).unwrap();
        assert_eq!(problems, vec![]);
        assert_eq!((value.rows.len(), value.created.as_str()), (4, "2027-03-12"), "two indicators, all years and one");
        assert_eq!(value.of(&instrument, "A1", Party::City).unwrap().by_level(), [2, 2, 2, 1]);
    }
}
