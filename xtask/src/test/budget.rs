//! What the bundle may weigh, as sent with brotli. Raising a limit needs a line in ARCHITECTURE.md saying what it bought.

use crate::build::map_share::{self, Weighed};
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

/// Of each bundle what a first view loads and both halves together, in bytes; a kilobyte is 1000. The aim for a first half
/// is 200 kB. Limits are set close above what is measured, so that growth fails.
const MODULES: [(&str, u64, u64); 9] = [
    ("samspel-reading", 138_200, 202_000),
    ("samspel-site", 117_900, 170_200),
    ("samspel-register", 173_200, 287_600),
    ("samspel-organisation", 124_300, 178_800),
    ("samspel-assessment", 118_600, 319_000),
    ("samspel-desk", 121_000, 217_200),
    ("samspel-embed", 159_400, 240_000),
    ("samspel-card", 101_200, 131_600),
    ("samspel-meeting", 100_400, 191_800),
];
/// What the map, engine, view and accessible list, may add to a module, and to its first half, in bytes.
const MAP: u64 = 30_000;
const MAP_AT_FIRST: u64 = 25_000;
/// How the name of a second half ends.
const SECOND: &str = "_later.wasm";
/// Of one bundle: its glue and what starts it.
const SCRIPTS: u64 = 14_800;
const STYLES: u64 = 12_500;
const PAGE: u64 = 14_000;
const EMBED_HELPER: u64 = 2_000;
const FIRST_VIEW: u64 = 201_500;

/// What partners load on their own pages: not part of the app.
const HELPER: &str = "embed.js";
/// Put in place for emergencies, never loaded by a page.
const KILL_SWITCH: &str = "sw.kill.js";

/// What only a configured site asks for.
const SETTINGS: &str = "settings.js";

/// What comes when the page stands.
const LATER: [&str; 2] = ["offline.js", "sw.js"];

/// Whether a style sheet is that of a bundle's written pages.
fn style_of(file: &str, bundle: &str) -> bool {
    let group = bundle.trim_start_matches("samspel-");
    is_kind(file, "css") && file.strip_prefix("pages-").is_some_and(|rest| rest.starts_with(group))
}

/// Measures a bundle against every limit. `map` is what the map weighs.
pub fn check(sizes: &[Size], map: Option<Weighed>) -> Vec<Line> {
    let of = |file: &str, bundle: &str| file.starts_with(bundle);
    let script = |file: &str, bundle: &str| {
        let shared = !file.starts_with("samspel-") && ![HELPER, KILL_SWITCH, SETTINGS].contains(&file);
        is_kind(file, "js") && (shared || of(file, bundle))
    };
    let line = |what: String, measured, limit| Line { what, measured, limit };
    let mut lines = Vec::new();
    for (bundle, limit, limit_of_both) in MODULES {
        let both = |file: &str| is_kind(file, "wasm") && of(file, bundle);
        let module = |file: &str| both(file) && !file.ends_with(SECOND);
        lines.push(line(format!("{bundle}: WebAssembly"), sum(sizes, &module), limit));
        lines.push(line(format!("{bundle}: both halves"), sum(sizes, &both), limit_of_both));
        let scripts = sum(sizes, &module).and_then(|_| sum(sizes, &|file| script(file, bundle)));
        lines.push(line(format!("{bundle}: scripts"), scripts, SCRIPTS));
        lines.push(line(format!("{bundle}: style sheets"), sum(sizes, &|file| style_of(file, bundle)), STYLES));
    }
    let with_map = sum(sizes, &|file| {
        is_kind(file, "wasm") && of(file, &["samspel-", map_share::BUNDLE].concat()) && !file.ends_with(SECOND)
    });
    let in_first = with_map.zip(map).and_then(|(with, map)| with.checked_sub(map.first_without));
    lines.push(line("the map in a first half".to_owned(), in_first, MAP_AT_FIRST));
    lines.push(line("the map, all of it".to_owned(), map.map(|map| map.added), MAP));
    let start = MODULES.first().map_or("", |(name, ..)| *name);
    let first = |file: &str| {
        let shown = ["index.html", "config.json", "data/v1/index.json", "data/v1/compact.sv.json"].contains(&file);
        let module = is_kind(file, "wasm") && of(file, start) && !file.ends_with(SECOND);
        let code = module || (script(file, start) && !LATER.contains(&file));
        shown || is_kind(file, "woff2") || code || style_of(file, start)
    };
    lines.push(line("pages, the largest".to_owned(), largest(sizes, &|file| is_kind(file, "html")), PAGE));
    lines.push(line("first view of the start page".to_owned(), sum(sizes, &first), FIRST_VIEW));
    if let Some(helper) = sum(sizes, &|file| file == HELPER) {
        lines.push(line("embed helper".to_owned(), Some(helper), EMBED_HELPER));
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

    const WEIGHED: Option<Weighed> = Some(Weighed { first_without: 55_000, added: 29_000 });

    fn bundle() -> Vec<Size> {
        let size = |file: &str, sent| Size { file: file.to_owned(), raw: sent * 3, sent };
        let mut sizes = vec![
            size("boot.js", 2_000),
            size("embed.js", 1_500),
            size("index.html", 3_000),
            size("karta/index.html", 13_000),
            size("sw.js", 1_000),
        ];
        for (name, ..) in MODULES {
            sizes.push(size(&format!("{name}-1_bg.wasm"), 80_000));
            sizes.push(size(&format!("{name}-1_later.wasm"), 35_000));
            sizes.push(size(&format!("{name}-1.js"), 7_000));
            sizes.push(size(&format!("pages-{}-1.css", name.trim_start_matches("samspel-")), 9_000));
        }
        sizes
    }

    fn measured(lines: &[Line], what: &str) -> Option<u64> {
        lines.iter().find(|line| line.what.starts_with(what)).unwrap().measured
    }

    #[test]
    fn a_bundle_within_its_limits_passes() {
        let lines = check(&bundle(), WEIGHED);
        assert!(lines.iter().all(Line::holds), "{}", table(&lines));
        assert_eq!(measured(&lines, "samspel-reading: scripts"), Some(10_000));
        assert_eq!(measured(&lines, "the map in a first half"), Some(25_000));
        assert_eq!(measured(&lines, "the map, all"), Some(29_000));
        assert_eq!(measured(&lines, "pages"), Some(13_000));
        assert_eq!(measured(&lines, "first view"), Some(101_000));
    }

    #[test]
    fn one_byte_too_many_fails() {
        for (name, first, both) in MODULES {
            for (ending, bytes, what) in
                [("_bg", first + 1, "WebAssembly"), ("_later", both - 80_000 + 1, "both halves")]
            {
                let mut sizes = bundle();
                let wasm = format!("{name}-1{ending}.wasm");
                let at = sizes.iter().position(|size| size.file == wasm).unwrap();
                sizes.get_mut(at).unwrap().sent = bytes;
                let what = format!("{name}: {what}");
                assert!(check(&sizes, WEIGHED).iter().any(|line| line.what == what && !line.holds()), "{what}");
            }
        }
    }

    #[test]
    fn a_map_that_weighs_too_much_or_was_not_weighed_fails() {
        let holds = |what: &str, weighed| {
            check(&bundle(), weighed).iter().find(|line| line.what.starts_with(what)).unwrap().holds()
        };
        let weighed = |first_half, added| Some(Weighed { first_without: 80_000 - first_half, added });
        let (first, all) = ("the map in a first half", "the map, all");
        assert!(holds(first, weighed(MAP_AT_FIRST, MAP)) && holds(all, weighed(MAP_AT_FIRST, MAP)));
        assert!(!holds(first, weighed(MAP_AT_FIRST + 1, MAP)));
        assert!(!holds(all, weighed(MAP_AT_FIRST, MAP + 1)));
        assert!(!holds(first, None) && !holds(all, None));
    }

    #[test]
    fn a_bundle_without_a_module_is_not_within_any_limit() {
        let lines = check(&[], None);
        assert!(!lines.iter().any(Line::holds));
        assert!(table(&lines).contains("nothing"));
    }
}
