//! Counting what passed and what failed, and reading counts from other programs' reports.

use serde_json::Value;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

/// How many checks passed and failed, and which failed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Checks that held.
    pub passed: u32,
    /// Checks that did not, or were skipped: a test nobody runs proves nothing.
    pub failed: u32,
    /// The names of failed checks, as far as they have one.
    pub names: Vec<String>,
}

impl Tally {
    /// One check that held.
    pub fn success() -> Self {
        Self { passed: 1, ..Self::default() }
    }

    /// One check that did not hold.
    pub fn failure() -> Self {
        Self { failed: 1, ..Self::default() }
    }

    /// One check.
    pub fn of(holds: bool) -> Self {
        if holds { Self::success() } else { Self::failure() }
    }

    /// The counts of a test program that ended with `success`; a program that failed without a failed test (one that
    /// did not compile, say), or succeeded without any test, counts as one failure.
    pub fn of_program(self, success: bool) -> Self {
        if (!success && self.failed == 0) || self == Self::default() {
            Self { failed: self.failed + 1, ..self }
        } else {
            self
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, more: Self) {
        self.passed += more.passed;
        self.failed += more.failed;
        self.names.extend(more.names);
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(mut self, more: Self) -> Self {
        self += more;
        self
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
        items.fold(Self::default(), Add::add)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Sums the `test result:` lines of `cargo test` and of the wasm test runner. Ignored tests count as failed.
pub fn from_cargo(output: &str) -> Tally {
    let lines = output.lines().map(without_colour);
    lines.filter_map(|line| result_line(&line).or_else(|| failed_line(&line))).sum()
}

/// A test that failed, by its own line; how many there are is told by the result line.
fn failed_line(plain: &str) -> Option<Tally> {
    let name = plain.strip_prefix("test ")?.strip_suffix("FAILED")?.trim_end_matches([' ', '.']);
    Some(Tally { names: vec![name.to_owned()], ..Tally::default() })
}

fn result_line(plain: &str) -> Option<Tally> {
    let (_, counts) = plain.split_once("test result: ")?;
    let count = |word: &str| {
        let (before, _) = counts.split_once(word)?;
        before.rsplit([' ', '.', ';']).find(|part| !part.is_empty())?.parse::<u32>().ok()
    };
    let failed = count(" failed")? + count(" ignored").unwrap_or(0);
    Some(Tally { passed: count(" passed")?, failed, ..Tally::default() })
}

/// Takes out the escape sequences terminals colour with.
fn without_colour(line: &str) -> String {
    let mut pieces = line.split("\u{1b}[");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once('m').map_or("", |(_, rest)| rest))
}

/// Reads the report Playwright writes as JSON: passed, flaky (passed at a later try), failed, skipped.
pub fn from_playwright(report: &Value) -> Option<(Tally, u32)> {
    let stats = report.get("stats")?;
    let count = |name: &str| stats.get(name).and_then(Value::as_u64).and_then(|count| u32::try_from(count).ok());
    let flaky = count("flaky")?;
    let broken = report.get("errors").and_then(Value::as_array).map_or(0, Vec::len);
    let outside_tests = u32::try_from(broken).unwrap_or(u32::MAX);
    let failed = count("unexpected")?.saturating_add(count("skipped")?).saturating_add(outside_tests);
    let mut names = Vec::new();
    failed_titles(report, &mut names);
    Some((Tally { passed: count("expected")?.saturating_add(flaky), failed, names }, flaky))
}

/// Adds `file:line title` of every test that failed or was not run, and what its first failure said.
fn failed_titles(part: &Value, names: &mut Vec<String>) {
    for spec in list(part, "specs") {
        let fell = spec.get("ok").and_then(Value::as_bool) == Some(false);
        let skipped = list(spec, "tests").any(|test| text(test, "status") == "skipped");
        if !fell && !skipped {
            continue;
        }
        let line = spec.get("line").and_then(Value::as_u64).unwrap_or_default();
        let title = format!("{}:{line} {}", text(spec, "file"), text(spec, "title"));
        names.push(if fell { title + &said(spec) } else { title + " (not run)" });
    }
    list(part, "suites").for_each(|suite| failed_titles(suite, names));
}

/// What the first failure of a test said, on one line, behind a colon.
fn said(spec: &Value) -> String {
    let results = list(spec, "tests").flat_map(|test| list(test, "results"));
    let message = results.filter_map(|result| result.get("error")).map(|error| text(error, "message")).next();
    let Some(message) = message else { return String::new() };
    let plain = without_colour(message);
    let lines: Vec<&str> = plain.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    format!(": {}", lines.join(" | ").chars().take(SAID).collect::<String>())
}

/// How many characters of a failure's message are repeated.
const SAID: usize = 400;

fn list<'a>(part: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    part.get(name).and_then(Value::as_array).into_iter().flatten()
}

fn text<'a>(part: &'a Value, name: &str) -> &'a str {
    part.get(name).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn tally(passed: u32, failed: u32) -> Tally {
        Tally { passed, failed, names: Vec::new() }
    }

    #[test]
    fn result_lines_of_several_programs_are_summed() {
        let output = "running 3 tests\ntest a ... ok\n\
            test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";
        assert_eq!(from_cargo(output), tally(4, 2));
    }

    #[test]
    fn failed_tests_are_named() {
        let output = "test a::b ... ok\ntest a::c ... \u{1b}[31mFAILED\u{1b}[0m\n\
            test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(from_cargo(output), Tally { names: vec!["a::c".to_owned()], ..tally(1, 1) });
    }

    #[test]
    fn failed_browser_tests_are_named_with_their_place_and_what_they_said() {
        let spec = |line: u32, title: &str, ok: bool, tests: Value| json!({ "file": "a.spec.ts", "line": line, "title": title, "ok": ok, "tests": tests });
        let errors = ["\u{1b}[31mError: too long\u{1b}[0m\n\n  Received: 410\n", "a second try"];
        let said = json!([{ "results": errors.map(|error| json!({ "error": { "message": error } })) }]);
        let skipped = json!([{ "status": "skipped", "results": [] }]);
        let first = [spec(3, "D1: x", false, said), spec(4, "y", true, json!([])), spec(5, "w", true, skipped)];
        let report = json!({
            "stats": { "expected": 1, "unexpected": 2, "flaky": 0, "skipped": 1 },
            "suites": [{ "specs": first, "suites": [{ "specs": [spec(9, "z", false, json!([]))] }] }],
        });
        let names = ["a.spec.ts:3 D1: x: Error: too long | Received: 410", "a.spec.ts:5 w (not run)", "a.spec.ts:9 z"];
        let names = names.map(str::to_owned).to_vec();
        assert_eq!(from_playwright(&report), Some((Tally { names, ..tally(1, 3) }, 0)));
    }

    #[test]
    fn an_ignored_test_is_a_failed_one() {
        let output = "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(from_cargo(output), tally(5, 1));
    }

    #[test]
    fn colours_do_not_hide_a_result() {
        let output = "test result: \u{1b}[32mok\u{1b}[0m. 7 passed; 0 failed; 0 ignored";
        assert_eq!(from_cargo(output), tally(7, 0));
    }

    #[test]
    fn other_lines_that_speak_of_results_are_not_counted() {
        assert_eq!(from_cargo("test test_result ... ok\nthe test result: none"), Tally::default());
    }

    #[test]
    fn a_program_that_fails_without_a_failed_test_counts_as_one() {
        assert_eq!(Tally::default().of_program(false), Tally::failure());
        assert_eq!(Tally::default().of_program(true), Tally::failure());
        assert_eq!(tally(2, 1).of_program(false), tally(2, 1));
    }

    #[test]
    fn skipped_browser_tests_count_as_failed_and_flaky_ones_are_told() {
        let report = json!({ "stats": { "expected": 10, "unexpected": 1, "flaky": 2, "skipped": 3 }, "errors": [] });
        assert_eq!(from_playwright(&report), Some((tally(12, 4), 2)));
        assert_eq!(from_playwright(&json!({})), None);
    }

    #[test]
    fn the_summary_reads_as_agreed() {
        assert_eq!(tally(12, 0).to_string(), "12 passed, 0 failed");
    }
}
