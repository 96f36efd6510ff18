//! The words of the bundled endpoint: none missing, none left over from writing, each statement with its origin, and
//! every text in its own language.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use samspel::core::compact::{Compact, Origin, decode};
use samspel::core::endpoint::references::{MAX_SHORT, MAX_SUMMARY, statements};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Members that may be empty: there is nothing to say, or nowhere to lead.
const MAY_BE_EMPTY: [&str; 3] = ["note", "url", "email"];

/// Members that are no prose, or are quoted as they stand in another language: ids, addresses, names.
const NO_PROSE: [&str; 10] =
    ["id", "url", "sources", "quick_check", "principle", "symbol", "shape", "value", "publisher", "version"];

/// What should have been taken out before anybody reads it.
const LEFT_OVER: [&str; 8] = ["lorem", "ipsum", "todo", "fixme", "tbd", "xxx", "???", "{{"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))).unwrap()
}

/// Every text below `value` with its place and the nearest member name above it.
fn texts(value: &Value) -> Vec<(String, String, String)> {
    fn walk(place: &str, member: &str, value: &Value, found: &mut Vec<(String, String, String)>) {
        match value {
            Value::String(text) => found.push((place.to_owned(), member.to_owned(), text.clone())),
            Value::Array(items) => {
                for (row, item) in items.iter().enumerate() {
                    walk(&format!("{place}[{row}]"), member, item, found);
                }
            }
            Value::Object(members) => {
                for (name, inner) in members {
                    walk(&format!("{place}.{name}"), name, inner, found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk("", "", value, &mut found);
    found
}

/// The endpoint's files with words, and the interface's own.
fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for endpoint in ["data/v1", "tests/endpoint-small"] {
        for name in
            ["compact.sv.json", "compact.en.json", "instrument.sv.json", "instrument.en.json", "signatories.geojson"]
        {
            files.push(root().join(endpoint).join(name));
        }
        // Easy words are optional, language by language.
        files.extend(
            ["sv", "en"]
                .map(|lang| root().join(format!("{endpoint}/easy.{lang}.json")))
                .into_iter()
                .filter(|file| file.exists()),
        );
    }
    for lang in ["sv", "en"] {
        for entry in fs::read_dir(root().join("messages").join(lang)).unwrap() {
            files.push(entry.unwrap().path());
        }
    }
    files
}

fn compacts() -> [Compact; 2] {
    ["sv", "en"].map(|lang| {
        let text = fs::read_to_string(root().join(format!("data/v1/compact.{lang}.json"))).unwrap();
        let decoded = decode::decode(&text).unwrap();
        assert_eq!(decoded.problems, []);
        decoded.value
    })
}

#[test]
fn no_text_is_empty_in_any_language() {
    for file in files() {
        for (place, member, text) in texts(&json(&file)) {
            let may_be = MAY_BE_EMPTY.contains(&member.as_str());
            assert!(may_be || !text.trim().is_empty(), "{}: {place} is empty", file.display());
        }
    }
}

#[test]
fn nothing_is_left_over_from_writing() {
    for file in files() {
        for (place, _, text) in texts(&json(&file)) {
            let lower = text.to_lowercase();
            let words: Vec<&str> = lower.split(|c: char| c.is_whitespace() || ".,:;()[]".contains(c)).collect();
            let found =
                LEFT_OVER.iter().find(|odd| words.contains(odd) || (odd.starts_with('?') && lower.contains(**odd)));
            assert_eq!(found, None, "{}: {place}: {text}", file.display());
            assert!(!text.contains("  "), "{}: {place} has two spaces in a row", file.display());
            assert_eq!(text.trim(), text, "{}: {place} begins or ends with white space", file.display());
        }
    }
}

#[test]
fn every_statement_has_an_origin_and_a_source_that_exists() {
    for compact in compacts() {
        let sources: BTreeSet<&str> = compact.sources.iter().map(|source| source.id.as_str()).collect();
        let mut count = 0;
        for (list, statement) in statements(&compact) {
            let (lang, id) = (&compact.language, &statement.id);
            assert!(statement.sources.iter().all(|id| sources.contains(id.as_str())), "{lang} {list} {id}");
            let ours = statement.origin == Origin::Interpretation;
            assert!(ours || !statement.sources.is_empty(), "{lang} {list} {id} has no source");
            count += 1;
        }
        assert!(count > 30, "only {count} statements");
        for principle in &compact.principles {
            let from_the_compact = principle.statements.iter().any(|statement| statement.origin == Origin::Compact);
            assert!(from_the_compact, "{} says nothing from the compact itself", principle.id);
        }
    }
}

#[test]
fn every_source_says_who_published_it() {
    for compact in compacts() {
        for source in &compact.sources {
            let address =
                source.url.is_empty() || source.url.starts_with("https://") || source.url.starts_with("http://");
            assert!(address, "{}: {} is no address", source.id, source.url);
            assert!(!source.publisher.trim().is_empty() && !source.title.trim().is_empty(), "{}", source.id);
        }
    }
}

#[test]
fn names_fit_where_they_are_shown() {
    for compact in compacts() {
        for principle in &compact.principles {
            assert!(principle.short.chars().count() <= MAX_SHORT, "{}", principle.short);
            let slug = principle.slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            assert!(slug, "{} is no address", principle.slug);
        }
        assert!(compact.summary.chars().count() <= MAX_SUMMARY, "{}", compact.summary);
    }
}

#[test]
fn addresses_of_the_principles_are_the_promised_ones() {
    let [sv, en] = compacts().map(|compact| compact.principles.into_iter().map(|one| one.slug).collect::<Vec<_>>());
    assert_eq!(
        sv,
        ["integritet-och-oberoende", "dialog", "kvalitet", "langsiktighet", "oppenhet-och-insyn", "mangfald"]
    );
    assert_eq!(
        en,
        [
            "integrity-and-independence",
            "dialogue",
            "quality",
            "long-term-commitment",
            "openness-and-transparency",
            "diversity"
        ]
    );
}

#[test]
fn a_sentence_is_not_the_same_in_two_languages() {
    let is_prose = |text: &str| text.split_whitespace().count() >= 4;
    let mut compared = 0;
    for endpoint in ["data/v1", "tests/endpoint-small"] {
        for stem in ["compact", "instrument"] {
            let [sv, en] =
                ["sv", "en"].map(|lang| texts(&json(&root().join(format!("{endpoint}/{stem}.{lang}.json")))));
            for ((place, member, swedish), (_, _, english)) in sv.into_iter().zip(en) {
                // A source keeps the title it was published with.
                let is_source = place.starts_with(".sources");
                if is_prose(&swedish) && !NO_PROSE.contains(&member.as_str()) && !is_source {
                    assert_ne!(swedish, english, "{endpoint}/{stem}: {place}");
                    compared += 1;
                }
            }
        }
        let register = json(&root().join(format!("{endpoint}/signatories.geojson")));
        for feature in register["features"].as_array().unwrap() {
            let description = &feature["properties"]["description"];
            assert_ne!(description["sv"], description["en"], "{}", feature["id"]);
        }
    }
    assert!(compared > 500, "only {compared} sentences compared");
}

#[test]
fn an_english_sentence_holds_no_swedish_words() {
    // Names and quoted titles hold Swedish letters; small words of a sentence only stand there when it was left as it was.
    const SWEDISH: [&str; 8] = ["och", "att", "inte", "eller", "som", "är", "på", "från"];
    for endpoint in ["data/v1", "tests/endpoint-small"] {
        for stem in ["compact", "instrument"] {
            let file = root().join(format!("{endpoint}/{stem}.en.json"));
            for (place, member, text) in texts(&json(&file)) {
                let skipped = NO_PROSE.contains(&member.as_str()) || place.starts_with(".sources");
                let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
                let found = SWEDISH.iter().filter(|word| words.contains(**word)).count();
                assert!(skipped || found < 2, "{endpoint}/{stem}: {place}: {text}");
            }
        }
    }
}
