//! Assessment files on disk: those people may hold, those nobody should, and the published instrument.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use samspel::core::assessment::file::{self, Access, FileError, Opened};
use samspel::core::assessment::plan::{PlanLabels, to_csv, to_ics, to_markdown};
use samspel::core::assessment::{About, Assessment, Choice, Instrument, Side, compare, findings, instrument, scoring};
use samspel::core::compact::{self, Party};
use samspel::core::decode::Decoded;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// Every fixture and what becomes of it.
const FIXTURES: &[(&str, Outcome)] = &[
    ("array.json", Outcome::Refused(|error| *error == FileError::NotOurs)),
    ("bad-answers.json", Outcome::Mended(8)),
    ("bad-hands.json", Outcome::Mended(5)),
    ("bad-rows.json", Outcome::Mended(10)),
    ("bom.json", Outcome::Clean),
    ("deep.json", Outcome::Refused(|error| matches!(error, FileError::NotJson(_)))),
    ("duplicate-members.json", Outcome::Clean),
    ("empty.json", Outcome::Refused(|error| matches!(error, FileError::NotJson(_)))),
    ("hostile-text.json", Outcome::Mended(4)),
    ("minimal.json", Outcome::Clean),
    ("newer-unreadable.json", Outcome::Refused(|error| *error == FileError::NewerUnreadable { schema: 999 })),
    ("newer.json", Outcome::ReadOnly),
    ("no-party.json", Outcome::Refused(|error| *error == FileError::Incomplete("party"))),
    ("no-schema.json", Outcome::Refused(|error| *error == FileError::Incomplete("schema"))),
    ("not-json.json", Outcome::Refused(|error| matches!(error, FileError::NotJson(_)))),
    ("other-app.json", Outcome::Refused(|error| *error == FileError::NotOurs)),
    ("schema-zero.json", Outcome::Refused(|error| *error == FileError::Incomplete("schema"))),
    ("truncated.json", Outcome::Refused(|error| matches!(error, FileError::NotJson(_)))),
    ("v1-hands.json", Outcome::Clean),
    ("v1.golden.json", Outcome::Clean),
    ("v1.json", Outcome::Clean),
    ("wrong-types.json", Outcome::Mended(8)),
];

enum Outcome {
    /// Opens without a remark.
    Clean,
    /// Opens, and this many things are reported.
    Mended(usize),
    /// Opens for reading.
    ReadOnly,
    /// Does not open.
    Refused(fn(&FileError) -> bool),
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn fixture(name: &str) -> String {
    fs::read_to_string(root().join("tests/fixtures/assessment").join(name)).unwrap()
}

fn open(name: &str) -> Decoded<Opened> {
    file::decode(&fixture(name)).unwrap()
}

fn published(path: &str) -> String {
    fs::read_to_string(root().join("data/v1").join(path)).unwrap()
}

fn instruments() -> [Instrument; 2] {
    ["sv", "en"].map(|language| {
        let decoded = instrument::decode(&published(&format!("instrument.{language}.json"))).unwrap();
        assert_eq!(decoded.problems, []);
        assert_eq!(decoded.value.language, language);
        decoded.value
    })
}

#[test]
fn every_fixture_does_what_it_is_there_for() {
    for (name, outcome) in FIXTURES {
        let result = file::decode(&fixture(name));
        match (outcome, &result) {
            (Outcome::Refused(expected), Err(error)) => assert!(expected(error), "{name}: {error}"),
            (Outcome::Clean, Ok(Decoded { value: Opened::ReadWrite(_), problems })) => {
                assert_eq!(problems, &[], "{name}");
            }
            (Outcome::Mended(count), Ok(Decoded { value: Opened::ReadWrite(_), problems })) => {
                assert_eq!(problems.len(), *count, "{name}: {problems:#?}");
            }
            (Outcome::ReadOnly, Ok(Decoded { value: Opened::ReadOnly { schema: 999, .. }, .. })) => {}
            _ => panic!("{name}: {result:?}"),
        }
    }
}

#[test]
fn no_fixture_is_forgotten() {
    let listed: BTreeSet<String> = FIXTURES.iter().map(|(name, _)| (*name).to_owned()).collect();
    let there: BTreeSet<String> = fs::read_dir(root().join("tests/fixtures/assessment"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(listed, there);
}

#[test]
fn the_first_schema_opens_as_its_golden_file_says() {
    let (assessment, access) = open("v1.json").value.into_parts();
    assert_eq!(access, Access::ReadWrite);
    assert_eq!(file::encode(&assessment), fixture("v1.golden.json"));
}

#[test]
fn a_show_of_hands_a_link_and_being_put_away_are_read_and_written_as_they_stand() {
    let (assessment, _) = open("v1-hands.json").value.into_parts();
    let written: serde_json::Value = serde_json::from_str(&file::encode(&assessment)).unwrap();
    let frozen: serde_json::Value = serde_json::from_str(&fixture("v1-hands.json")).unwrap();
    assert_eq!(written, frozen);
    assert!(assessment.archived);
    assert_eq!(assessment.answers["INT1"].agreed(), Some(Choice::Level(1)));
    assert_eq!(assessment.answers["DIA1"].agreed(), None, "another level was chosen after the meeting");
}

#[test]
fn what_could_be_read_of_a_damaged_file_is_there() {
    let opened = open("bad-answers.json").value;
    let answers = &opened.assessment().answers;
    let kept: Vec<_> = answers.iter().map(|(id, answer)| (id.as_str(), answer.choice)).collect();
    assert_eq!(kept, [("INT1", Some(Choice::Level(2))), ("INT2", None), ("KVA1", Some(Choice::NotApplicable))]);
    let opened = open("bad-rows.json").value;
    let whats: Vec<_> = opened.assessment().plan.iter().map(|row| row.what.as_str()).collect();
    assert_eq!(whats, ["Först", "Samma id", "Inget id", ""]);
    let opened = open("wrong-types.json").value;
    assert_eq!(opened.assessment().party, Party::City);
    assert!(opened.assessment().answers.is_empty());
}

#[test]
fn a_file_written_by_a_newer_version_is_shown() {
    let (assessment, access) = open("newer.json").value.into_parts();
    assert_eq!(access, Access::ReadOnly { schema: 999 });
    assert_eq!(assessment.answers["INT1"].choice, Some(Choice::Level(2)));
}

#[test]
fn hostile_text_is_harmless_wherever_it_goes() {
    let opened = open("hostile-text.json").value;
    let a = opened.assessment();
    assert!(a.title.chars().count() <= 200);
    for text in [&a.title, &a.answers["INT1"].note, &a.plan[0].how] {
        assert!(!text.contains(['\u{0}', '\u{7}', '\u{1b}', '\u{202e}']), "{text:?}");
        assert!(text.contains("<script>"), "shown as the text it is");
    }
    let labels = PlanLabels::default();
    let csv = to_csv(&a.plan, &labels);
    assert!(csv.contains("'=1+1;") && csv.contains(";'@who;"), "{csv}");
    let calendar = to_ics(&a.plan, &labels, "x1", None, "2027-03-12T14:32:00Z").unwrap();
    assert_eq!(calendar.matches("\r\nDTSTART").count(), 1, "a text cannot add a line of its own");
    let markdown = to_markdown(&a.plan, &labels);
    assert_eq!(markdown.matches('<').count(), markdown.matches("\\<").count(), "every bracket is escaped");
}

#[test]
fn both_languages_ask_the_same_questions() {
    let shape = |instrument: &Instrument| {
        let indicators: Vec<_> = instrument
            .indicators
            .iter()
            .map(|i| (i.id.clone(), i.principle.clone(), i.sources.clone(), i.areas.clone()))
            .collect();
        let guidance = (instrument.guidance.organisation.len(), instrument.guidance.city.len());
        (indicators, instrument.quick_check.clone(), instrument.id.clone(), instrument.version.clone(), guidance)
    };
    let [sv, en] = instruments();
    assert_eq!(shape(&sv), shape(&en));
    assert_eq!(sv.max_level(), en.max_level());
}

#[test]
fn no_text_of_the_instrument_is_missing_or_left_untranslated() {
    let [sv, en] = instruments();
    for (sv, en) in texts(&sv).into_iter().zip(texts(&en)) {
        assert!(!sv.trim().is_empty() && !en.trim().is_empty(), "{sv:?} / {en:?}");
        assert_ne!(sv, en);
        assert_eq!(sv, sv.trim());
        assert_eq!(en, en.trim());
    }
}

fn texts(instrument: &Instrument) -> Vec<String> {
    let patterns = serde_json::to_value(&instrument.patterns).unwrap();
    let mut texts: Vec<String> =
        patterns.as_object().unwrap().values().map(|text| text.as_str().unwrap().to_owned()).collect();
    let mut add = |text: &str| texts.push(text.to_owned());
    add(&instrument.status);
    for level in &instrument.scale {
        add(&level.label);
        add(&level.meaning);
        add(&level.phrase);
    }
    for other in [&instrument.other_answers.unknown, &instrument.other_answers.na] {
        add(&other.label);
        add(&other.meaning);
    }
    for step in instrument.guidance.organisation.iter().chain(&instrument.guidance.city) {
        add(&step.title);
        add(&step.text);
    }
    for indicator in &instrument.indicators {
        for text in [&indicator.title, &indicator.why, &indicator.evidence] {
            add(text);
        }
        for Side { statement, levels, first_action } in [&indicator.organisation, &indicator.city] {
            add(statement);
            add(first_action);
            for level in levels {
                add(level);
            }
        }
    }
    texts
}

#[test]
fn sentences_with_levels_have_their_places_filled() {
    for instrument in instruments() {
        assert!(instrument.patterns.you_see.contains("{ours}") && instrument.patterns.you_see.contains("{theirs}"));
        let org = full(&instrument, Party::Organisation, 0);
        let city = full(&instrument, Party::City, instrument.max_level());
        for gap in compare::compare(&instrument, &org, &city).unwrap().gaps {
            for reader in [None, Some(Party::Organisation), Some(Party::City)] {
                assert!(!gap.sentence(&instrument, reader).contains(['{', '}']));
            }
            assert_eq!(gap.texts(&instrument).len(), 2);
        }
    }
}

#[test]
fn the_instrument_fits_the_compact() {
    for (instrument, language) in instruments().iter().zip(["sv", "en"]) {
        let compact = compact::decode::decode(&published(&format!("compact.{language}.json"))).unwrap().value;
        let principles: Vec<&str> = compact.principles.iter().map(|principle| principle.id.as_str()).collect();
        assert_eq!(instrument.principles(), principles);
        for indicator in &instrument.indicators {
            for area in &indicator.areas {
                assert!(compact.areas.iter().any(|known| known.id == *area), "{} {area}", indicator.id);
            }
            assert!(!indicator.sources.is_empty());
            for source in &indicator.sources {
                assert!(compact.sources.iter().any(|known| known.id == *source), "{} {source}", indicator.id);
            }
        }
        let asked: Vec<&str> =
            instrument.quick_check.iter().map(|id| instrument.indicator(id).unwrap().principle.as_str()).collect();
        assert_eq!(asked, principles, "the quick check asks once about each principle");
    }
}

#[test]
fn every_action_area_is_touched_by_some_indicator() {
    let [sv, _] = instruments();
    let compact = compact::decode::decode(&published("compact.sv.json")).unwrap().value;
    for area in &compact.areas {
        assert!(sv.indicators.iter().any(|indicator| indicator.areas.contains(&area.id)), "{}", area.name);
    }
}

#[test]
fn the_published_instrument_can_be_answered_and_read_from_end_to_end() {
    let [sv, _] = instruments();
    let mut a = full(&sv, Party::Organisation, 1);
    assert!(a.progress(&sv).is_complete());
    let summaries = scoring::summarise(&sv, &a);
    assert!(summaries.iter().all(|summary| summary.median.is_some_and(|median| median.twice() == 2)));
    let found = findings::findings(&sv, &a);
    assert_eq!(found.start_here.len(), findings::START_HERE);
    for (n, start) in found.start_here.iter().enumerate() {
        a.add_first_action(&sv, &start.indicator, &format!("p{n}"), "2027-03-12T14:32:00Z");
    }
    assert!(a.plan.iter().all(|row| !row.what.is_empty() && !row.how.is_empty()));
    assert_eq!(file::decode(&file::encode(&a)).unwrap().value, Opened::ReadWrite(a));
}

fn full(instrument: &Instrument, party: Party, level: u8) -> Assessment {
    let now = "2027-03-12T14:32:00Z";
    let mut a = Assessment::new("x1", party, About::default(), false, instrument, now);
    for indicator in &instrument.indicators {
        a.choose(&indicator.id, Some(Choice::Level(level)), now);
    }
    a
}
