//! Reads a spreadsheet: CSV with semicolons or commas, UTF-8 or Windows-1252, ids or names of kinds, themes
//! and districts. Rows become features and go through the same rules as the endpoint's file.

use super::csv::{COLUMNS, starts_formula};
use super::decimal;
use super::decode::decode_rows;
use super::member::Member;
use super::signatory::{Scope, Signatory, is_slug};
use super::wire::{Feature, Geometry, Properties, TextOrYear};
use crate::core::compact::Vocabularies;
use crate::core::decode::{DecodeError, Decoded, Problem, Row};
use crate::core::text::fold::fold_words;
use std::collections::BTreeMap;

/// Swedish headings for [`COLUMNS`], folded.
const SWEDISH: [&str; 14] = [
    "id",
    "namn",
    "typ",
    "omraden",
    "stadsomrade",
    "plats",
    "latitud",
    "longitud",
    "undertecknat",
    "webbplats",
    "e post",
    "beskrivning",
    "beskrivning engelska",
    "skattat ar",
];

/// Swedish words for the scopes, folded.
const SCOPES: [(&str, Scope); 5] = [
    ("adress", Scope::Address),
    ("gata", Scope::Street),
    ("stadsomrade", Scope::District),
    ("hela staden", Scope::Citywide),
    ("visas inte", Scope::Undisclosed),
];

/// Reads a table. The row numbers of problems count data rows from 0, without the heading.
///
/// A missing id is made from the name. An unknown word for kind, theme or district is kept as an id where it is one,
/// and told.
///
/// # Errors
/// [`DecodeError::WrongShape`] when there is no heading with a column for names or a quote is never closed,
/// [`DecodeError::TooManyBadRows`] as for the endpoint's file.
pub fn import(bytes: &[u8], vocabularies: &Vocabularies) -> Result<Decoded<Vec<Signatory>>, DecodeError> {
    let text = to_text(bytes);
    let table = rows(&text).ok_or_else(|| DecodeError::WrongShape("a quotation mark is never closed".to_owned()))?;
    let mut table = table.into_iter();
    let heading = table.next().unwrap_or_default();
    let columns: Vec<Option<&str>> = heading.iter().map(|cell| column(cell)).collect();
    if !columns.contains(&Some("name")) {
        return Err(DecodeError::WrongShape("the first row has no column `name`".to_owned()));
    }
    let mut problems = Vec::new();
    for (cell, known) in heading.iter().zip(&columns) {
        if known.is_none() && !cell.trim().is_empty() {
            problems.push(problem(
                "heading",
                0,
                "",
                &["column `", cell.trim(), "` is unknown and was not read"].concat(),
            ));
        }
    }
    let mut features = Vec::new();
    for (row, cells) in table.enumerate() {
        let cells: Cells = columns.iter().zip(cells).filter_map(|(name, cell)| Some(((*name)?, cell))).collect();
        features.push(Row::Good(to_feature(&cells, row, vocabularies, &mut problems)));
    }
    let Decoded { value, mut problems } = decode_rows(features, problems)?;
    problems.sort_by_key(|problem| (problem.list != "heading", problem.row));
    Ok(Decoded { value, problems })
}

/// One row's cells by column.
type Cells<'c> = BTreeMap<&'c str, String>;

fn problem(list: &'static str, row: usize, id: &str, reason: &str) -> Problem {
    Problem { list, row, id: id.to_owned(), reason: reason.to_owned(), skipped: false }
}

/// The column a heading names, in English or Swedish, in any case.
fn column(heading: &str) -> Option<&'static str> {
    let folded = fold_words(heading);
    let folded = folded.trim();
    let english = COLUMNS.iter().position(|name| fold_words(name).trim() == folded);
    let index = english.or_else(|| SWEDISH.iter().position(|name| *name == folded))?;
    COLUMNS.get(index).copied()
}

fn to_feature(cells: &Cells, row: usize, vocabularies: &Vocabularies, problems: &mut Vec<Problem>) -> Feature {
    let cell = |name: &str| cells.get(name).map(|cell| unguarded(cell.trim())).filter(|cell| !cell.is_empty());
    let text = |name: &str| Member::from(cell(name).map(str::to_owned));
    let name = cell("name").unwrap_or_default();
    let id = cell("id").map_or_else(|| slug(name), str::to_owned);
    let mut known = |what: &str, word: &str, names: &[(&str, &str)]| {
        let find = |word: &str| {
            let folded = fold_words(word);
            names.iter().find(|(id, name)| *id == word || fold_words(name).trim() == folded.trim())
        };
        if let Some((id, _)) = find(word) {
            return (*id).to_owned();
        }
        let shown: String = word.chars().take(80).collect();
        let reason = ["unknown ", what, " `", &shown, "`"].concat();
        problems.push(problem("features", row, &id, &reason));
        let kept = if is_slug(word) { word.to_owned() } else { slug(word) };
        // What is left of a long word may be another word's name, and would be taken for it when it is read again.
        if find(&kept).is_some() { kept + "-2" } else { kept }
    };
    let kinds: Vec<_> = vocabularies.kinds.iter().map(|kind| (kind.id.as_str(), kind.name.as_str())).collect();
    let themes: Vec<_> = vocabularies.themes.iter().map(|theme| (theme.id.as_str(), theme.name.as_str())).collect();
    let districts = vocabularies.districts.iter().map(|district| (district.id.as_str(), district.name.as_str()));
    let districts: Vec<_> = districts.collect();
    let kind = cell("kind").map(|word| known("kind", word, &kinds));
    let district = cell("district").map(|word| known("district", word, &districts));
    let listed = cell("themes").map(|words| {
        // A name may hold a comma itself, so the whole cell is tried first.
        let whole = fold_words(words);
        let single = themes.iter().any(|(_, name)| fold_words(name).trim() == whole.trim());
        let words: Vec<&str> = if single { vec![words] } else { words.split([',', '|', ';']).collect() };
        let words = words.into_iter().map(str::trim).filter(|word| !word.is_empty());
        words.map(|word| Member::Good(known("theme", word, &themes))).collect()
    });
    let (geometry, odd) = geometry(cell("lon"), cell("lat"));
    if odd {
        problems.push(problem("features", row, &id, "lat and lon are not both numbers and were left out"));
    }
    let scope = cell("scope").map(scope_id);
    let describe = |lang: &str, name: &str| Some((lang.to_owned(), Member::Good(cell(name)?.to_owned())));
    let descriptions = [describe("sv", "description_sv"), describe("en", "description_en")];
    let properties = Properties {
        id: Member::Missing,
        name: Member::Good(name.to_owned()),
        kind: kind.into(),
        themes: listed.into(),
        district: district.into(),
        // Without a word, a row with a point is a place and one without tells nothing.
        scope: Member::Good(scope.unwrap_or(if geometry.is_some() { "address" } else { "undisclosed" }.to_owned())),
        signed_on: cell("signed_on").map(|date| TextOrYear::Text(date.to_owned())).into(),
        website: text("website"),
        email: text("email"),
        description: Member::Good(descriptions.into_iter().flatten().collect()),
        assessed_year: cell("assessed_year").map(|year| TextOrYear::Text(year.to_owned())).into(),
        source: Member::Missing,
        updated: Member::Missing,
    };
    Feature { kind: Member::Good("Feature".to_owned()), id: Member::Good(id), geometry: geometry.into(), properties }
}

/// A point from two cells; true when they hold something that makes none.
fn geometry(lon: Option<&str>, lat: Option<&str>) -> (Option<Geometry>, bool) {
    match (lon.and_then(decimal::parse), lat.and_then(decimal::parse)) {
        (Some(lon), Some(lat)) => {
            (Some(Geometry { kind: "Point".to_owned(), coordinates: Member::Good(vec![lon, lat]) }), false)
        }
        _ => (None, lon.is_some() || lat.is_some()),
    }
}

/// The scope's word in files for an English or Swedish one; an unknown word stays, and the decoder tells it.
fn scope_id(word: &str) -> String {
    let folded = fold_words(word);
    let swedish = SCOPES.iter().find(|(name, _)| *name == folded.trim()).map(|(_, scope)| scope.id());
    swedish.unwrap_or(folded.trim()).to_owned()
}

/// A cell without the apostrophe that keeps spreadsheets from running it.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| starts_formula(rest.trim_start_matches('\''))).unwrap_or(cell)
}

/// An id made from a name: folded words joined with hyphens, at most 80 bytes.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for word in fold_words(name).split(' ').filter(|word| !word.is_empty()) {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if !word.is_empty() && slug.len() + word.len() < 80 {
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.push_str(&word);
        }
    }
    slug
}

/// The bytes as text: UTF-8 with or without mark, else Windows-1252.
fn to_text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => bytes.iter().map(|byte| windows_1252(*byte)).collect(),
    }
}

/// The character of one byte in Windows-1252; the five unused bytes become U+FFFD.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}',
        '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}

/// The rows of a table that are not empty, or nothing when a quote is never closed. The separator is whichever of
/// semicolon, comma and tab the heading holds most of.
pub(super) fn rows(text: &str) -> Option<Vec<Vec<String>>> {
    let heading = text.lines().next().unwrap_or_default();
    let count = |separator: char| heading.matches(separator).count();
    // Of equals the last is taken, so the usual one stands there.
    let separator = ['\t', ',', ';'].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(';');
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                quoted = true;
            }
            _ if quoted => cell.push(c),
            _ if c == separator => row.push(std::mem::take(&mut cell)),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(c),
        }
    }
    row.push(cell);
    rows.push(row);
    rows.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    (!quoted).then_some(rows)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{import, slug};
    use crate::core::compact::{District, Kind, Theme, Vocabularies};
    use crate::core::decode::DecodeError;
    use crate::core::register::About;
    use crate::core::register::csv::to_csv;
    use crate::core::register::signatory::{Scope, Signatory};
    use crate::core::register::strategies::{DISTRICTS, KINDS, THEMES, register};
    use proptest::prelude::*;

    fn vocabularies() -> Vocabularies {
        let own = |text: &str| text.to_owned();
        let name = |id: &&str| match *id {
            "association" => own("Förening"),
            "education" => own("Utbildning, skola"),
            "hisingen" => own("Hisingen"),
            other => own(other),
        };
        Vocabularies {
            kinds: KINDS.iter().map(|id| Kind { id: own(id), name: name(id), shape: own("circle") }).collect(),
            themes: THEMES.iter().map(|id| Theme { id: own(id), name: name(id) }).collect(),
            districts: DISTRICTS.iter().map(|id| District { id: own(id), name: name(id), at: [11.97, 57.7] }).collect(),
        }
    }

    #[test]
    fn a_swedish_table_in_windows_1252_is_read() {
        let text = "Namn,Typ,Områden,Stadsområde,Plats,Latitud,Longitud,Undertecknat\r\n\
                    \"Exempelföreningen \"\"Ö\"\"\",förening,\"Utbildning, skola\",HISINGEN,gata,\"57,71\",11.9,2015\r\n";
        let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let decoded = import(&bytes, &vocabularies()).unwrap();
        assert_eq!(decoded.problems, []);
        let one = decoded.value.first().unwrap();
        assert_eq!((one.id.as_str(), one.name.as_str()), ("exempelforeningen-o", "Exempelföreningen \"Ö\""));
        assert_eq!((&*one.kind, one.district.as_deref(), one.scope), ("association", Some("hisingen"), Scope::Street));
        assert_eq!(one.themes, ["education".into()].into());
        assert_eq!(one.point.map(|point| (point.lon(), point.lat())), Some((11.9, 57.71)));
    }

    #[test]
    fn what_cannot_be_read_is_told_row_by_row() {
        let text = "id;name;kind;lat;lon;scope;website;färg\n\
                    a;A;klubb;x;11.9;hemlig;javascript:alert(1);röd\n\nb;B;other;;;citywide;;\nc;C;;;;citywide\n\
                    d;D;;;;citywide\ne;E;;;;citywide\n;;;;;;x\n";
        let decoded = import(text.as_bytes(), &vocabularies()).unwrap();
        let told: Vec<_> = decoded.problems.iter().map(|p| (p.list, p.row, p.id.as_str(), p.skipped)).collect();
        let a = ("features", 0, "a", false);
        assert_eq!(told, [("heading", 0, "", false), a, a, a, a, ("features", 5, "", true)]);
        assert_eq!(decoded.value.len(), 5);
    }

    #[test]
    fn what_is_left_of_an_unknown_word_is_not_taken_for_a_known_one() {
        let word = ["x".repeat(90).as_str(), " förening"].concat();
        let table = ["namn;typ\nA;", &word, "\n"].concat();
        let read = |table: &str| import(table.as_bytes(), &vocabularies()).unwrap().value;
        let once = read(&table);
        assert_eq!(once.first().map(|row| &*row.kind), Some("forening-2"));
        assert_eq!(read(&to_csv(&once.iter().collect::<Vec<_>>())), once);
    }

    #[test]
    fn a_table_without_names_or_with_an_open_quote_is_refused() {
        for text in ["", "id;kind\na;b", "name\n\"A", "<!doctype html><title>name</title>"] {
            assert!(matches!(import(text.as_bytes(), &vocabularies()), Err(DecodeError::WrongShape(_))), "{text}");
        }
    }

    #[test]
    fn names_become_ids() {
        assert_eq!(slug("Föreningen Ö & Å (Öst)"), "foreningen-o-a-ost");
        assert_eq!(slug("北京"), "");
        assert!(slug(&"ord ".repeat(99)).len() <= 80);
    }

    proptest! {
        #[test]
        fn importing_never_panics(bytes in any::<Vec<u8>>(), rest in "[ -~åäö\n\r\";,]{0,80}") {
            let _ = import(&bytes, &vocabularies());
            let _ = import(["id;name;lat;lon;themes\n", rest.as_str()].concat().as_bytes(), &vocabularies());
        }

        #[test]
        fn a_written_table_is_read_back(register in register(8)) {
            prop_assume!(!register.signatories.is_empty());
            let all: Vec<_> = register.signatories.iter().collect();
            let decoded = import(to_csv(&all).as_bytes(), &vocabularies()).unwrap();
            // The table has no columns for these two.
            let without = |signatory: &Signatory| {
                let about = signatory.about.as_deref().cloned().unwrap_or_default();
                let about = About { source: "".into(), updated: None, ..about };
                Signatory { about: about.boxed(), ..signatory.clone() }
            };
            prop_assert_eq!(decoded.problems, vec![]);
            prop_assert_eq!(decoded.value, register.signatories.iter().map(without).collect::<Vec<_>>());
        }
    }
}
