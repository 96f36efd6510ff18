//! Plain Swedish, measured: LIX and words per sentence of every page of a principle and of every easy text. The figures
//! are printed in every run, past the harness that keeps the output of tests that pass.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use samspel::core::compact::{Compact, Principle, decode, easy};
use samspel::core::text::readability::Counts;
use samspel::core::text::sentence;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// Highest LIX of a page in ordinary words.
const PLAIN: f64 = 45.0;
/// Highest LIX of a page in easy words.
const EASY: f64 = 30.0;
/// Most words in one line of easy words.
const EASY_LINE: usize = 15;

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/v1").join(name)).unwrap()
}

fn compact() -> Compact {
    decode(&read("compact.sv.json")).unwrap().value
}

/// Everything that stands on a principle's page and is its own.
fn texts(principle: &Principle) -> Vec<&str> {
    let mut texts = vec![principle.sentence.as_str(), &principle.example.title, &principle.example.text];
    for list in [&principle.why, &principle.works, &principle.warnings, &principle.questions] {
        texts.extend(list.iter().map(String::as_str));
    }
    for statement in &principle.statements {
        texts.extend([statement.text.as_str(), &statement.note]);
    }
    texts
}

fn print(heading: &str, rows: &[(String, Counts)]) {
    let mut out = format!(
        "\n{heading}\n{:<12} {:>6} {:>9} {:>6} {:>14}\n",
        "page", "words", "sentences", "LIX", "words/sentence"
    );
    for (id, counts) in rows {
        let (words, sentences) = (counts.words, counts.sentences);
        let (lix, length) = (counts.lix(), counts.words_per_sentence());
        writeln!(out, "{id:<12} {words:>6} {sentences:>9} {lix:>6.1} {length:>14.1}").unwrap();
    }
    std::io::stderr().write_all(out.as_bytes()).unwrap();
}

#[test]
fn every_principle_is_told_in_plain_swedish() {
    let compact = compact();
    let rows: Vec<(String, Counts)> =
        compact.principles.iter().map(|one| (one.id.clone(), Counts::of(texts(one)))).collect();
    print("Plain Swedish: principles", &rows);
    for (id, counts) in &rows {
        assert!(counts.words > 300, "{id}: only {} words counted", counts.words);
        assert!(counts.lix() <= PLAIN, "{id}: LIX {:.1}, at most {PLAIN}", counts.lix());
    }
}

#[test]
fn home_and_the_compact_are_in_plain_swedish() {
    let compact = compact();
    let home = [&compact.home.title, &compact.home.lead].into_iter().chain(&compact.home.plan_text);
    let about = compact.about.iter().flat_map(|section| section.paragraphs.iter().chain(&section.points));
    let areas = compact.areas.iter().map(|area| &area.text);
    let events = compact.timeline.iter().map(|event| &event.text);
    let rows = [
        ("home".to_owned(), Counts::of(home.map(String::as_str))),
        ("about".to_owned(), Counts::of(about.map(String::as_str))),
        ("areas".to_owned(), Counts::of(areas.map(String::as_str))),
        ("timeline".to_owned(), Counts::of(events.map(String::as_str))),
        ("glossary".to_owned(), Counts::of(compact.glossary.iter().map(|term| term.definition.as_str()))),
    ];
    print("Plain Swedish: the compact", &rows);
    for (id, counts) in &rows {
        assert!(counts.lix() <= PLAIN, "{id}: LIX {:.1}, at most {PLAIN}", counts.lix());
    }
}

#[test]
fn every_easy_text_is_easy_and_there_is_one_for_each_page() {
    let (compact, easy) = (compact(), easy::decode(&read("easy.sv.json")).unwrap());
    assert_eq!(easy.problems, []);
    let mut wanted = vec![easy::HOME, easy::COMPACT];
    wanted.extend(compact.principles.iter().map(|principle| principle.id.as_str()));
    let mut rows = Vec::new();
    for id in wanted {
        let page = easy.value.page(id).unwrap_or_else(|| panic!("no easy words for {id}"));
        let lines: Vec<&str> = page.parts.iter().flat_map(|part| &part.lines).map(String::as_str).collect();
        for line in &lines {
            assert_eq!(sentence::split(line).len(), 1, "{id}: one idea a line: {line}");
            assert!(line.split_whitespace().count() <= EASY_LINE, "{id}: a long line: {line}");
        }
        rows.push((id.to_owned(), Counts::of(lines)));
    }
    print("Easy Swedish", &rows);
    for (id, counts) in &rows {
        assert!(counts.lix() <= EASY, "{id}: LIX {:.1}, at most {EASY}", counts.lix());
    }
}
