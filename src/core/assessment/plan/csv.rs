//! The plan as a table for a spreadsheet.

use super::{PlanLabels, PlanRow};

/// The plan as CSV: `;`, UTF-8 with BOM, CRLF, one heading row. No cell can start a formula.
pub fn to_csv(plan: &[PlanRow], labels: &PlanLabels) -> String {
    let mut text = String::from('\u{feff}');
    let heads = [
        &labels.what,
        &labels.how,
        &labels.when,
        &labels.who,
        &labels.measure,
        &labels.status,
        &labels.outcome,
        &labels.principle,
        &labels.indicator,
        &labels.area,
    ];
    push_line(&mut text, &heads.map(String::as_str));
    for row in plan {
        push_line(
            &mut text,
            &[
                &row.what,
                &row.how,
                &row.when,
                &row.who,
                &row.measure,
                labels.status_word(row.status),
                &row.outcome,
                labels.principle_of(row),
                labels.indicator_of(row),
                &labels.area_of(row),
            ],
        );
    }
    text
}

/// One line of the table.
pub(in crate::core::assessment) fn push_line(text: &mut String, cells: &[&str]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(';');
        }
        push_cell(text, cell);
    }
    text.push_str("\r\n");
}

fn push_cell(text: &mut String, cell: &str) {
    // A spreadsheet runs a cell that begins with one of these, also behind blanks and in full width.
    let starts_formula = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || cell.starts_with(['\t', '\r', '\n']);
    let guard = if starts_formula { "'" } else { "" };
    let quote = cell.contains([';', '"', '\n', '\r', '\t', ',']) || cell.starts_with(' ') || cell.ends_with(' ');
    if quote {
        text.push('"');
        text.push_str(guard);
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(guard);
        text.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    /// A plain reader of the same dialect, to check the writer with.
    fn read(text: &str) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
        let mut chars = text.strip_prefix('\u{feff}').unwrap().chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => cell.push(chars.next().unwrap()),
                '"' => quoted = !quoted,
                ';' if !quoted => row.push(std::mem::take(&mut cell)),
                '\n' if !quoted => {
                    assert_eq!(cell.pop(), Some('\r'));
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                c => cell.push(c),
            }
        }
        rows
    }

    fn row(what: &str) -> PlanRow {
        PlanRow { what: what.to_owned(), ..PlanRow::default() }
    }

    #[test]
    fn awkward_cells_come_back_as_they_were() {
        for what in ["a;b", "say \"hi\"", "two\nlines", "åäö", " blank ", "", "a,b"] {
            assert_eq!(read(&to_csv(&[row(what)], &PlanLabels::default()))[1][0], what);
        }
    }

    #[test]
    fn formulas_are_disarmed() {
        for what in ["=1+1", "+46 31", "-x", "@sum", "  =1", "\t=1", "\n=1", "＝1"] {
            let cell = read(&to_csv(&[row(what)], &PlanLabels::default()))[1][0].clone();
            assert_eq!(cell, format!("'{what}"));
        }
    }

    proptest! {
        #[test]
        fn no_cell_starts_a_formula_and_the_table_stays_a_table(cells in proptest::collection::vec("[=+@;\"\n\ta å-]{0,6}", 5)) {
            let plan = [PlanRow {
                what: cells[0].clone(), how: cells[1].clone(), when: cells[2].clone(), who: cells[3].clone(),
                measure: cells[4].clone(), ..PlanRow::default()
            }];
            let rows = read(&to_csv(&plan, &PlanLabels::default()));
            prop_assert_eq!(rows.len(), 2);
            prop_assert_eq!(rows[1].len(), rows[0].len());
            for cell in &rows[1] {
                prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{:?}", cell);
            }
        }
    }
}
