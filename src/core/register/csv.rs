//! Writes signatories as CSV that opens in a spreadsheet as it is, and runs nothing there.

use super::decimal;
use super::point::DECIMALS;
use super::signatory::{Email, Signatory};

/// Columns in order.
pub const COLUMNS: [&str; 14] = [
    "id",
    "name",
    "kind",
    "themes",
    "district",
    "scope",
    "lat",
    "lon",
    "signed_on",
    "website",
    "email",
    "description_sv",
    "description_en",
    "assessed_year",
];

/// Between the ids in the column `themes`.
pub const THEME_SEPARATOR: &str = ",";

/// The selection as CSV: semicolons, byte order mark, CRLF, one row each after the heading.
pub fn to_csv(signatories: &[&Signatory]) -> String {
    let mut out = String::from("\u{feff}");
    push_row(&mut out, COLUMNS);
    for signatory in signatories {
        let coordinate = |value: Option<f64>| {
            let mut text = String::new();
            if let Some(value) = value {
                decimal::push(&mut text, value, DECIMALS);
            }
            text
        };
        let description = |lang: &str| signatory.description_in(lang).unwrap_or_default();
        let themes = signatory.themes.join(THEME_SEPARATOR);
        let lat = coordinate(signatory.point.map(super::point::Point::lat));
        let lon = coordinate(signatory.point.map(super::point::Point::lon));
        let signed_on = signatory.signed_on.map(|date| date.to_string()).unwrap_or_default();
        let assessed_year = signatory.assessed_year().map(|year| year.to_string()).unwrap_or_default();
        push_row(
            &mut out,
            [
                signatory.id.as_str(),
                &signatory.name,
                &signatory.kind,
                &themes,
                signatory.district.as_deref().unwrap_or_default(),
                signatory.scope.id(),
                &lat,
                &lon,
                &signed_on,
                signatory.website().map_or("", |url| url.as_str()),
                signatory.email().map_or("", Email::as_str),
                description("sv"),
                description("en"),
                &assessed_year,
            ],
        );
    }
    out
}

fn push_row<const N: usize>(out: &mut String, cells: [&str; N]) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            out.push(';');
        }
        push_cell(out, cell);
    }
    out.push_str("\r\n");
}

/// Appends `cell`, quoted where it needs to be. A cell that a spreadsheet would take for a formula gets an apostrophe
/// first, which spreadsheets do not show; a plain number with a minus sign is none.
///
/// A comma is quoted too: some spreadsheets split at it, and a cell split off could begin a formula.
pub fn push_cell(out: &mut String, cell: &str) {
    // Apostrophes of the text's own count too, so that reading it again knows which one was added.
    let guard = starts_formula(cell.trim_start_matches('\''));
    let quote = cell.contains([';', ',', '"', '\n', '\r', '\t']) || cell.starts_with(' ') || cell.ends_with(' ');
    if quote {
        out.push('"');
    }
    if guard {
        out.push('\'');
    }
    for c in cell.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    if quote {
        out.push('"');
    }
}

/// True when a spreadsheet might take `cell` for a formula, also with a full-width sign or after white space.
pub fn starts_formula(cell: &str) -> bool {
    let begins = cell.trim_start().starts_with(['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠']);
    (begins || cell.starts_with(['\t', '\r', '\n'])) && decimal::parse(cell).is_none()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{push_cell, starts_formula, to_csv};
    use crate::core::register::import::rows;
    use crate::core::register::strategies::register;
    use proptest::prelude::*;

    fn cell(text: &str) -> String {
        let mut out = String::new();
        push_cell(&mut out, text);
        out
    }

    #[test]
    fn no_cell_starts_a_formula() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("+46 31", "'+46 31"),
            ("-", "'-"),
            ("-12.5", "-12.5"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("=HYPERLINK(\"x\";\"y\")", "\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\""),
            ("\t=1", "\"'\t=1\""),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("a,=1", "\"a,=1\""),
            ("Föreningen", "Föreningen"),
        ] {
            assert_eq!(cell(text), expected);
        }
    }

    #[test]
    fn the_heading_is_what_is_published_and_comes_after_the_mark() {
        let heading = "\u{feff}id;name;kind;themes;district;scope;lat;lon;signed_on;website;email;description_sv;\
                       description_en;assessed_year\r\n";
        assert_eq!(to_csv(&[]), heading);
    }

    proptest! {
        #[test]
        fn every_row_is_safe(register in register(6)) {
            let all: Vec<_> = register.signatories.iter().collect();
            let csv = to_csv(&all);
            let rows = rows(csv.trim_start_matches('\u{feff}')).unwrap();
            prop_assert_eq!(rows.len(), all.len() + 1);
            for cell in rows.iter().flatten() {
                prop_assert!(!starts_formula(cell), "{}", cell);
            }
            // Also where a spreadsheet splits at commas that are not quoted.
            let unquoted: String = csv.split('"').step_by(2).collect();
            prop_assert!(!unquoted.contains(','));
        }
    }
}
