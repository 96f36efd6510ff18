//! What the bundle may weigh, as sent with brotli. Raising a limit needs a line in ARCHITECTURE.md saying what it bought.

use crate::build::sizes::{Size, is_kind, kilobytes};
use std::fmt::Write as _;

/// One limit and what was measured against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What was measured.
    pub what: String,
    /// Bytes measured; `None` when the bundle holds nothing of the kind, which is a fault of its own.
    pub measured: Option<u64>,
    /// Bytes allowed.
    pub limit: u64,
}

impl Line {
    /// Whether there was something to measure and it is within the limit.
    pub fn holds(&self) -> bool {
        self.measured.is_some_and(|measured| measured <= self.limit)
    }
}

/// In bytes; a kilobyte is 1000.
const WASM: u64 = 200_000;
const SCRIPTS: u64 = 20_000;
const STYLES: u64 = 12_000;
const PAGE: u64 = 14_000;
const EMBED_HELPER: u64 = 2_000;
const FIRST_VIEW: u64 = 300_000;

/// What partners load on their own pages: not part of the app.
const HELPER: &str = "embed.js";
/// Put in place for emergencies, never loaded by a page.
const KILL_SWITCH: &str = "sw.kill.js";

/// Measures a bundle against every limit.
pub fn check(sizes: &[Size]) -> Vec<Line> {
    let script = |file: &str| is_kind(file, "js") && file != HELPER && file != KILL_SWITCH;
    let module = |file: &str| is_kind(file, "wasm");
    let style = |file: &str| is_kind(file, "css");
    let first = |file: &str| {
        let shown = ["index.html", "config.json", "data/v1/index.json"].contains(&file) || is_kind(file, "woff2");
        shown || module(file) || style(file) || (script(file) && file != "sw.js")
    };
    let line = |what: &str, measured, limit| Line { what: what.to_owned(), measured, limit };
    let mut lines = vec![
        line("WebAssembly, largest module", largest(sizes, &module), WASM),
        line("scripts together", sum(sizes, &script), SCRIPTS),
        line("style sheets together", sum(sizes, &style), STYLES),
        line("pages, the largest", largest(sizes, &|file| is_kind(file, "html")), PAGE),
        line("first view of the start page", sum(sizes, &first), FIRST_VIEW),
    ];
    if let Some(helper) = sum(sizes, &|file| file == HELPER) {
        lines.push(line("embed helper", Some(helper), EMBED_HELPER));
    }
    lines
}

fn sum(sizes: &[Size], wanted: &dyn Fn(&str) -> bool) -> Option<u64> {
    sizes.iter().filter(|size| wanted(&size.file)).map(|size| size.sent).reduce(|a, b| a + b)
}

fn largest(sizes: &[Size], wanted: &dyn Fn(&str) -> bool) -> Option<u64> {
    sizes.iter().filter(|size| wanted(&size.file)).map(|size| size.sent).max()
}

/// The lines as a table for the terminal.
pub fn table(lines: &[Line]) -> String {
    let mut text = format!("{:<6}  {:<30}  {:>10}  {:>10}\n", "", "what (brotli)", "measured", "allowed");
    for line in lines {
        let mark = if line.holds() { "ok" } else { "FAILED" };
        let measured = line.measured.map_or_else(|| "nothing".to_owned(), kilobytes);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{mark:<6}  {:<30}  {measured:>10}  {:>10}", line.what, kilobytes(line.limit));
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn bundle() -> Vec<Size> {
        let size = |file: &str, sent| Size { file: file.to_owned(), raw: sent * 3, sent };
        vec![
            size("app-1_bg.wasm", 190_000),
            size("app-1.js", 7_000),
            size("boot.js", 2_000),
            size("embed.js", 1_500),
            size("index.html", 3_000),
            size("karta/index.html", 13_000),
            size("main-1.css", 9_000),
            size("sw.js", 1_000),
        ]
    }

    fn measured(lines: &[Line], what: &str) -> Option<u64> {
        lines.iter().find(|line| line.what.starts_with(what)).unwrap().measured
    }

    #[test]
    fn a_bundle_within_its_limits_passes() {
        let lines = check(&bundle());
        assert!(lines.iter().all(Line::holds), "{}", table(&lines));
        assert_eq!(measured(&lines, "scripts"), Some(10_000));
        assert_eq!(measured(&lines, "pages"), Some(13_000));
        assert_eq!(measured(&lines, "first view"), Some(211_000));
    }

    #[test]
    fn one_byte_too_many_fails() {
        let mut sizes = bundle();
        sizes.first_mut().unwrap().sent = WASM;
        assert!(check(&sizes).iter().all(Line::holds));
        sizes.first_mut().unwrap().sent = WASM + 1;
        assert_eq!(check(&sizes).iter().filter(|line| !line.holds()).count(), 1);
    }

    #[test]
    fn a_bundle_without_a_module_is_not_within_any_limit() {
        let lines = check(&[]);
        assert!(!lines.iter().any(Line::holds));
        assert!(table(&lines).contains("nothing"));
    }
}
