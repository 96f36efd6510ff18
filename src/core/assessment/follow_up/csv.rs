//! The figures as a table for a spreadsheet.

use super::super::instrument::Instrument;
use super::super::plan::push_line;
use super::report::{Cell, Report};
use crate::core::compact::Party;

/// The words of the table's head and of its first columns.
#[derive(Debug, Clone, Copy)]
pub struct CsvLabels<'a> {
    /// Heads of: question's id, question, party, year, number of levels, middle, lowest, highest, don't know, does not
    /// apply. The levels' own names stand after the number.
    pub heads: [&'a str; 10],
    /// The parties, organisations first.
    pub parties: [&'a str; 2],
    /// What stands in the column of the year for all years together.
    pub all_years: &'a str,
}

/// The report as CSV: `;`, UTF-8 with BOM, CRLF. What must not be shown is an empty cell or no row at all.
pub fn to_csv(instrument: &Instrument, report: &Report, labels: &CsvLabels) -> String {
    let mut text = String::from('\u{feff}');
    let [id, title, party, year, count, median, lowest, highest, unknown, na] = labels.heads;
    let mut head = vec![id, title, party, year, count];
    head.extend(instrument.scale.iter().map(|level| level.label.as_str()));
    head.extend([median, lowest, highest, unknown, na]);
    push_line(&mut text, &head);
    for part in &report.parties {
        let [organisation, city] = labels.parties;
        let who = if part.party == Party::Organisation { organisation } else { city };
        for row in &part.indicators {
            let title = instrument.indicator(&row.indicator).map_or("", |one| one.title.as_str());
            let years = report.years.iter().map(String::as_str).zip(&row.years);
            for (year, cell) in std::iter::once((labels.all_years, &row.all)).chain(years) {
                if let Some(cell) = cell {
                    push_cell(&mut text, instrument, [&row.indicator, title, who, year], cell);
                }
            }
        }
    }
    text
}

fn push_cell(text: &mut String, instrument: &Instrument, first: [&str; 4], cell: &Cell) {
    let label = |level: u8| instrument.level(level).map(|level| level.label.clone()).unwrap_or_default();
    let middle = cell.median.map(|median| match (label(median.lower), label(median.upper)) {
        (lower, upper) if lower == upper => lower,
        (lower, upper) => [lower.as_str(), " – ", &upper].concat(),
    });
    let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    let mut cells: Vec<String> = first.map(str::to_owned).to_vec();
    cells.push(cell.count.to_string());
    cells.extend(cell.by_level.iter().map(ToString::to_string));
    cells.push(middle.unwrap_or_default());
    cells.push(cell.spread.map(|spread| label(spread.lowest)).unwrap_or_default());
    cells.push(cell.spread.map(|spread| label(spread.highest)).unwrap_or_default());
    cells.extend([number(cell.unknown), number(cell.not_applicable)]);
    push_line(text, &cells.iter().map(String::as_str).collect::<Vec<_>>());
}
