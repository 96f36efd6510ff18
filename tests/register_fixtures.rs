//! Files as they arrive when something has gone wrong, each with what must come of it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use samspel::core::compact::{District, Kind, Theme, Vocabularies};
use samspel::core::decode::{DecodeError, Decoded, Problem};
use samspel::core::register::decode::decode;
use samspel::core::register::geojson::to_geojson;
use samspel::core::register::import::import;
use samspel::core::register::search::SearchIndex;
use samspel::core::register::select::{Verdicts, select};
use samspel::core::register::shelves::{OTHER, Shelves};
use samspel::core::register::{Filter, Register, Scope, Signatory, SignedOn, csv, facets};
use std::fs;
use std::path::PathBuf;

fn path(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/register")).join(name)
}

fn read(name: &str) -> Result<Decoded<Register>, DecodeError> {
    decode(&fs::read_to_string(path(name)).unwrap())
}

fn signatory<'r>(register: &'r Register, id: &str) -> &'r Signatory {
    register.find(id).unwrap().1
}

fn told<'p>(problems: &'p [Problem], id: &str) -> Vec<&'p str> {
    problems.iter().filter(|problem| problem.id == id).map(|problem| problem.reason.as_str()).collect()
}

#[test]
fn hostile_texts_are_shown_inert_and_clipped_and_their_links_are_dropped() {
    let Decoded { value, problems } = read("hostile.geojson").unwrap();
    assert_eq!(value.signatories.len(), 9);
    // Markup is text like any other: it is kept, and nothing ever parses it.
    assert_eq!(signatory(&value, "script").name, "<script>alert(\"1\")</script><img src=x onerror=alert(1)>");
    assert_eq!(signatory(&value, "rtl").name, "Föreneningen abc");
    assert_eq!(signatory(&value, "zero-width").name, "Nollbredd");
    assert_eq!(signatory(&value, "emoji").name, "👩🏽‍🌾👨‍👩‍👧 Odlarna 🇸🇪");
    assert_eq!(signatory(&value, "control").name, "Radbrott här");
    assert_eq!(signatory(&value, "arabic").name, "جمعية المثال");
    let long = signatory(&value, "long-name");
    assert_eq!(long.name.chars().count(), 300);
    assert!(long.description_in("sv").unwrap().chars().count() <= 5_000);
    let linked: Vec<_> = value.signatories.iter().filter(|s| s.website().is_some()).map(|s| s.id.as_str()).collect();
    assert_eq!(linked, ["formula"]);
    assert!(value.signatories.iter().all(|signatory| signatory.email().is_none()));
    for id in ["script", "rtl", "zero-width", "emoji", "long-name", "control", "arabic", "zalgo"] {
        assert!(!told(&problems, id).is_empty(), "{id}");
    }
    assert!(problems.iter().all(|problem| !problem.skipped));
}

#[test]
fn hostile_texts_stay_inert_in_both_downloads() {
    let register = read("hostile.geojson").unwrap().value;
    let all: Vec<&Signatory> = register.signatories.iter().collect();
    assert!(csv::to_csv(&all).contains("\r\nformula;\"'=HYPERLINK("));
    let again = decode(&to_geojson(&register.envelope, &all)).unwrap();
    assert_eq!((again.value, again.problems), (register.clone(), vec![]));
}

#[test]
fn three_bad_rows_of_fifty_are_skipped_and_told() {
    let Decoded { value, problems } = read("broken-rows.geojson").unwrap();
    assert_eq!(value.signatories.len(), 47);
    let told: Vec<_> = problems.iter().map(|problem| (problem.row, problem.id.as_str(), problem.skipped)).collect();
    assert_eq!(told, [(3, "utan-namn", true), (20, "Fel Id", true), (49, "utan-egenskaper", true)]);
}

#[test]
fn a_file_of_mostly_bad_rows_is_refused() {
    assert_eq!(read("mostly-bad.geojson"), Err(DecodeError::TooManyBadRows { bad: 7, total: 10 }));
    assert_eq!(read("all-bad.geojson"), Err(DecodeError::TooManyBadRows { bad: 1, total: 1 }));
}

#[test]
fn what_is_cut_off_or_html_is_not_json() {
    for name in ["truncated.geojson", "html-instead.geojson"] {
        assert!(matches!(read(name), Err(DecodeError::NotJson(_))), "{name}");
    }
}

#[test]
fn an_unknown_major_is_refused_as_such_and_a_missing_schema_as_shape() {
    assert_eq!(read("wrong-major.geojson"), Err(DecodeError::UnknownSchema("2.0".to_owned())));
    for name in ["no-schema.geojson", "another-type.geojson"] {
        assert!(matches!(read(name), Err(DecodeError::WrongShape(_))), "{name}");
    }
}

#[test]
fn of_two_rows_with_one_id_the_first_is_kept() {
    let Decoded { value, problems } = read("duplicate-ids.geojson").unwrap();
    assert_eq!((value.signatories.len(), problems.len()), (9, 1));
    assert_eq!(signatory(&value, "bra-0").name, "Exempelföreningen bra-0");
    assert!(problems[0].skipped && problems[0].row == 9);
}

#[test]
fn swapped_coordinates_are_noticed_by_the_company_of_the_others() {
    let Decoded { value, problems } = read("swapped-coordinates.geojson").unwrap();
    assert_eq!(signatory(&value, "ombytt").point, None);
    assert_eq!(value.signatories.iter().filter(|signatory| signatory.point.is_some()).count(), 6);
    assert!(problems.len() == 1 && told(&problems, "ombytt")[0].contains("swapped"));
}

#[test]
fn points_far_from_all_others_are_left_out_and_their_entries_stay() {
    let Decoded { value, problems } = read("far-points.geojson").unwrap();
    assert_eq!(value.signatories.len(), 8);
    for id in ["noll", "en-nolla-for-mycket"] {
        assert_eq!(signatory(&value, id).point, None, "{id}");
        assert!(told(&problems, id)[0].contains("far away"), "{id}");
    }
    assert_eq!(value.signatories.iter().filter(|signatory| signatory.point.is_some()).count(), 6);
    assert_eq!(problems.len(), 2);
}

#[test]
fn odd_coordinates_cost_the_place_but_not_the_entry() {
    let Decoded { value, problems } = read("odd-coordinates.geojson").unwrap();
    assert_eq!(value.signatories.len(), 10);
    assert_eq!(signatory(&value, "samma-a").point, signatory(&value, "samma-b").point);
    assert!(signatory(&value, "samma-a").point.is_some() && signatory(&value, "hojd").point.is_some());
    for id in ["norr-om-polen", "runt-jorden", "ombytt-utanfor", "text", "en-siffra", "linje"] {
        assert_eq!((signatory(&value, id).point, told(&problems, id).len()), (None, 1), "{id}");
    }
    assert!(told(&problems, "ombytt-utanfor")[0].contains("swapped"));
    assert!(told(&problems, "utan-plats").is_empty());
}

#[test]
fn a_place_that_may_not_be_told_is_dropped_and_so_is_one_of_unknown_scope() {
    let Decoded { value, problems } = read("undisclosed-with-point.geojson").unwrap();
    for signatory in &value.signatories {
        assert_eq!((signatory.scope, signatory.point), (Scope::Undisclosed, None), "{}", signatory.id);
        assert!(told(&problems, signatory.id.as_str()).iter().any(|reason| reason.contains("geometry")));
    }
    assert!(!format!("{value:?}").contains("57.7"));
}

#[test]
fn a_member_of_another_type_costs_only_itself() {
    let Decoded { value, problems } = read("odd-members.geojson").unwrap();
    let odd = signatory(&value, "udda");
    assert_eq!((&*odd.kind, odd.themes.len(), &odd.district, odd.signed_on), ("other", 0, &None, None));
    assert!(odd.about.is_none());
    assert_eq!(told(&problems, "udda").len(), 11);
    let half = signatory(&value, "halvudda");
    assert_eq!((&*half.kind, &*half.themes), ("klubb", &["health".into()][..]));
    assert_eq!((half.signed_on.map(SignedOn::year), half.assessed_year()), (Some(2014), Some(2024)));
    assert_eq!(half.descriptions().iter().map(|(lang, _)| &**lang).collect::<Vec<_>>(), ["sv"]);
    assert_eq!(told(&problems, "halvudda").len(), 4);
}

#[test]
fn an_empty_register_is_shown_only_when_the_file_says_it_is_empty() {
    assert!(matches!(read("empty.geojson"), Err(DecodeError::WrongShape(_))));
    assert!(read("empty-on-purpose.geojson").unwrap().value.signatories.is_empty());
}

#[test]
fn deep_nesting_and_numbers_without_end_are_refused_calmly() {
    let file = |features: &str| format!(r#"{{"type":"FeatureCollection","schema":"1.0","features":{features}}}"#);
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    for text in [file(&deep), file("[1e999]")] {
        assert!(matches!(decode(&text), Err(DecodeError::NotJson(_))));
    }
}

#[test]
fn a_text_of_a_megabyte_is_clipped_and_costs_no_other_row() {
    let long = "Lång text ".repeat(100_000);
    let row = |id: &str, name: &str| {
        format!(
            r#"{{"id":"{id}","properties":{{"name":"{name}","scope":"citywide","description":{{"sv":"{name}"}}}}}}"#
        )
    };
    let rows = [row("lang", &long), row("kort", "Kort")].join(",");
    let text = format!(r#"{{"type":"FeatureCollection","schema":"1.0","features":[{rows}]}}"#);
    let Decoded { value, problems } = decode(&text).unwrap();
    let clipped = signatory(&value, "lang");
    assert_eq!(clipped.name.chars().count(), 300);
    assert!(clipped.name.ends_with('…') && clipped.description_in("sv").unwrap().chars().count() <= 5_000);
    assert_eq!(told(&problems, "lang"), ["name was too long and was cut", "description was too long and was cut"]);
    assert_eq!(signatory(&value, "kort").name, "Kort");
}

#[test]
fn a_hundred_thousand_rows_are_all_read() {
    let rows: Vec<String> =
        (0..100_000).map(|at| format!(r#"{{"id":"{at}","properties":{{"name":"A","scope":"citywide"}}}}"#)).collect();
    let text = format!(r#"{{"type":"FeatureCollection","schema":"1.0","features":[{}]}}"#, rows.join(","));
    assert_eq!(decode(&text).unwrap().value.signatories.len(), 100_000);
}

#[test]
fn unknown_kinds_themes_and_districts_keep_their_words_and_stand_under_other() {
    let Decoded { value, problems } = read("unknown-words.geojson").unwrap();
    assert_eq!((value.signatories.len(), problems.len()), (8, 0));
    assert_eq!(&*signatory(&value, "okand-typ").kind, "klubb");
    let compact = include_str!("../data/v1/compact.sv.json");
    let words = samspel::core::compact::decode(compact).unwrap().value.vocabularies;
    let shelves = Shelves::new(&value, &words);
    let index = SearchIndex::new(&value, &words, "sv");
    let other = |kinds: bool, themes: bool, districts: bool| {
        let ids = |wanted: bool| wanted.then(|| OTHER.to_owned()).into_iter().collect();
        let filter = Filter { kinds: ids(kinds), themes: ids(themes), districts: ids(districts), ..Filter::default() };
        let verdicts = Verdicts::new(&shelves, &index, &filter);
        let hits = select(&verdicts);
        assert_eq!(facets::count(&shelves, &verdicts).total, hits.len());
        hits.iter().map(|hit| value.signatories[hit.row].id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(other(true, false, false), ["okand-typ", "allt-okant", "annan"]);
    assert_eq!(other(false, true, false), ["okant-amne", "allt-okant", "annan"]);
    assert_eq!(other(false, false, true), ["okant-omrade", "allt-okant"]);
    assert_eq!(other(true, true, true), ["allt-okant"]);
    let everybody = facets::count(&shelves, &Verdicts::new(&shelves, &index, &Filter::default()));
    assert_eq!((everybody.kinds[OTHER], everybody.themes[OTHER], everybody.districts[OTHER]), (3, 3, 2));
    assert_eq!(everybody.kinds.get("klubb"), None);
}

#[test]
fn a_table_in_windows_1252_is_read() {
    let own = str::to_owned;
    let vocabularies = Vocabularies {
        kinds: [("association", "Förening"), ("foundation", "Stiftelse")]
            .map(|(id, name)| Kind { id: own(id), name: own(name), shape: own("circle") })
            .to_vec(),
        themes: [("health", "Hälsa"), ("environment", "Miljö")]
            .map(|(id, name)| Theme { id: own(id), name: own(name) })
            .to_vec(),
        districts: vec![District { id: own("hisingen"), name: own("Hisingen"), at: [11.9, 57.7] }],
    };
    let table = import(&fs::read(path("register-windows-1252.csv")).unwrap(), &vocabularies).unwrap();
    assert_eq!(table.problems, []);
    let [first, second] = table.value.as_slice() else { panic!("two rows") };
    assert_eq!((first.id.as_str(), &*first.kind), ("exempelforeningen-ostanvind", "association"));
    assert_eq!(first.themes, ["health".into(), "environment".into()].into());
    assert_eq!((second.name.as_str(), second.scope), ("Exempel \"Å\"; en stiftelse", Scope::Citywide));
}
