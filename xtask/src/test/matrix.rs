//! The fault matrix: every way things go wrong that the app answers for, with the browser tests that show it. A test says
//! which row it belongs to at the beginning of its name, as in `D4: a host that never answers …`.

use super::count::Tally;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Every row: its id and the fault. A row without a test is a failure.
const ROWS: [(&str, &str); 49] = [
    ("D1", "data host down"),
    ("D2", "offline at the first visit"),
    ("D3", "offline when returning"),
    ("D4", "never answers, or stalls"),
    ("D5", "slow line"),
    ("D6", "404 or 410"),
    ("D7", "500 or 503"),
    ("D8", "connection cut inside the body"),
    ("D9", "cut short, but claims to be whole"),
    ("D10", "web page in the place of data"),
    ("D11", "newer schema, or no envelope"),
    ("D12", "some bad rows"),
    ("D13", "only bad rows, or none"),
    ("D14", "huge or nested without end"),
    ("D15", "hostile texts and links"),
    ("D16", "odd coordinates"),
    ("D17", "known, unknown and old versions"),
    ("D18", "one id twice"),
    ("S1", "storage denied"),
    ("S2", "storage full"),
    ("S3", "write silently ignored"),
    ("S4", "newest slot damaged"),
    ("S5", "both slots damaged"),
    ("S6", "newer schema"),
    ("S7", "every released schema"),
    ("S8", "storage cleared while open"),
    ("S9", "crash in the middle of a save"),
    ("S10", "closed at once"),
    ("S11", "clock jumps back"),
    ("T1", "two tabs"),
    ("T2", "two versions"),
    ("W1", "update while something is unsaved"),
    ("W2", "broken worker, then the kill switch"),
    ("W3", "new version cannot be had whole"),
    ("W4", "no room for the app"),
    ("W5", "new page, old file gone"),
    ("B1", "module missing, changed, of the wrong type"),
    ("B2", "policy without WebAssembly"),
    ("B3", "no JavaScript"),
    ("B4", "module never arrives"),
    ("P1", "panic in a handler, an effect, later"),
    ("P2", "panic at start from what is saved"),
    ("P3", "stack or memory runs out"),
    ("X1", "framed by somebody who is no partner"),
    ("X2", "a frame that may only run scripts"),
    ("X3", "forged messages of height"),
    ("X4", "hostile or absurd parameters"),
    ("X5", "a partner's page that isolates itself"),
    ("L1", "no, one or five thousand organisations"),
];

/// The ids of all rows.
#[cfg(test)]
pub fn rows() -> impl Iterator<Item = &'static str> {
    ROWS.iter().map(|(id, _)| *id)
}

/// Prints the matrix of a report and counts rows without a test as failures; failed tests are counted where all are.
pub fn print(report: &Value) -> Tally {
    let (text, missing) = table(report);
    println!("{text}");
    Tally { failed: missing, ..Tally::default() }
}

/// The matrix as a table, and how many rows have no test.
fn table(report: &Value) -> (String, u32) {
    let mut results = BTreeMap::new();
    collect(report, &mut results);
    let mut text = String::from("\n━━ Fault matrix ━━\n");
    let mut missing = 0;
    for (id, fault) in ROWS {
        let (passed, all) = results.get(id).copied().unwrap_or((0, 0));
        let result = match (passed, all) {
            (_, 0) => {
                missing += 1;
                "NO TEST".to_owned()
            }
            (passed, all) if passed == all => format!("ok ({all})"),
            (passed, all) => format!("FAILED ({} of {all})", all - passed),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{id:<4} {fault:<44} {result}");
    }
    (text, missing)
}

/// Counts passed tests and all tests by row.
fn collect(part: &Value, results: &mut BTreeMap<String, (u32, u32)>) {
    let list = |name: &str| part.get(name).and_then(Value::as_array).into_iter().flatten();
    for spec in list("specs") {
        let title = spec.get("title").and_then(Value::as_str).unwrap_or_default();
        let Some((id, _)) = title.split_once(": ") else { continue };
        let passed = spec.get("ok").and_then(Value::as_bool).unwrap_or(false);
        let entry = results.entry(id.to_owned()).or_insert((0, 0));
        *entry = (entry.0 + u32::from(passed), entry.1 + 1);
    }
    for suite in list("suites") {
        collect(suite, results);
    }
}

#[cfg(test)]
mod tests {
    use super::{ROWS, table};
    use serde_json::json;

    #[test]
    fn a_row_has_the_result_of_all_its_tests() {
        let report = json!({ "suites": [
            { "specs": [{ "title": "D1: a", "ok": true }, { "title": "no row", "ok": false }] },
            { "suites": [{ "specs": [{ "title": "D1: b", "ok": true }, { "title": "D2: c", "ok": false }] }] },
        ] });
        let (text, missing) = table(&report);
        let line = |id: &str| text.lines().find(|line| line.starts_with(id)).unwrap_or_default().to_owned();
        assert!(line("D1 ").ends_with("ok (2)"), "{text}");
        assert!(line("D2 ").ends_with("FAILED (1 of 1)"), "{text}");
        assert_eq!(missing as usize, ROWS.len() - 2);
    }
}
