//! The bundled endpoint and a second one of another place, both read as the app reads them: nothing in the code knows
//! how many principles, questions, kinds or languages there are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use samspel::core::assessment::{About, Assessment, Choice, scoring::summarise};
use samspel::core::compact::Party;
use samspel::core::endpoint::{Endpoint, Fault, FileKind};
use samspel::core::geo::mercator::{World, project};
use samspel::core::register::facets::count;
use samspel::core::register::geojson::to_geojson;
use samspel::core::register::search::SearchIndex;
use samspel::core::register::select::{Verdicts, select};
use samspel::core::register::shelves::Shelves;
use samspel::core::register::{Filter, Register, Scope, Signatory, SignedOn, decode::decode};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

const BUNDLED: &str = "data/v1";
const SMALL: &str = "tests/endpoint-small";

fn folder(endpoint: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(endpoint)
}

/// Reads every file of an endpoint; any problem at all fails the test.
fn load(name: &str) -> Endpoint {
    let mut endpoint = Endpoint::default();
    let mut faults = Vec::new();
    for entry in fs::read_dir(folder(name)).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_str().unwrap().to_owned();
        if FileKind::of(&file).is_some() {
            faults.extend(endpoint.add(&file, &fs::read_to_string(&path).unwrap()));
        }
    }
    faults.extend(endpoint.check());
    let lines: Vec<String> = faults.iter().map(Fault::to_string).collect();
    assert!(lines.is_empty(), "{name}:\n{}", lines.join("\n"));
    endpoint
}

fn register(endpoint: &Endpoint) -> &Register {
    &endpoint.register.as_ref().expect("a register").1
}

#[test]
fn both_endpoints_are_whole_and_hold_together() {
    for name in [BUNDLED, SMALL] {
        let endpoint = load(name);
        let index = endpoint.index.as_ref().expect("an index");
        let languages: BTreeSet<&str> = index.languages.iter().map(|language| language.id.as_str()).collect();
        assert_eq!(languages, BTreeSet::from(["en", "sv"]), "{name}");
        assert_eq!((endpoint.compacts.len(), endpoint.instruments.len()), (2, 2), "{name}");
        assert!(endpoint.basemap.as_ref().is_some_and(|basemap| !basemap.attribution.is_empty()), "{name}");
        assert!(!register(&endpoint).signatories.is_empty(), "{name}");
    }
}

#[test]
fn the_listed_sizes_are_those_of_the_files() {
    let endpoint = load(SMALL);
    let files = endpoint.index.unwrap().files;
    assert_eq!(files.len(), 6);
    for file in files {
        let text = fs::read_to_string(folder(SMALL).join(&file.path)).unwrap().replace("\r\n", "\n");
        assert_eq!(text.len() as u64, file.bytes, "{}", file.path);
    }
}

#[test]
fn the_bundled_compact_has_six_principles_with_four_questions_each() {
    let endpoint = load(BUNDLED);
    for compact in endpoint.compacts.values() {
        let ids: Vec<&str> = compact.principles.iter().map(|principle| principle.id.as_str()).collect();
        assert_eq!(ids, ["INT", "DIA", "KVA", "LAN", "OPP", "MAN"]);
        assert_eq!((compact.areas.len(), compact.groups.len()), (13, 3));
        let words = &compact.vocabularies;
        assert_eq!((words.kinds.len(), words.themes.len(), words.districts.len()), (8, 12, 4));
    }
    for instrument in endpoint.instruments.values() {
        assert_eq!((instrument.indicators.len(), instrument.scale.len(), instrument.quick_check.len()), (24, 4, 6));
        assert!(instrument.principles().iter().all(|principle| instrument.of_principle(principle).count() == 4));
    }
}

#[test]
fn the_bundled_register_is_plainly_invented() {
    let endpoint = load(BUNDLED);
    let register = register(&endpoint);
    assert!(register.is_example());
    assert!(register.envelope.source.to_lowercase().contains("invented"));
    for signatory in &register.signatories {
        assert!(signatory.name.to_lowercase().contains("exempel"), "{}", signatory.name);
        assert_eq!(signatory.source(), "invented", "{}", signatory.id);
        if let Some(website) = signatory.website() {
            let host = website.as_str().strip_prefix("https://").unwrap().split('/').next().unwrap().to_owned();
            assert!(host == "example.org" || host == "exempel.example", "{host} could be somebody's");
        }
        if let Some(email) = signatory.email() {
            assert!(email.as_str().ends_with(".example"), "{} could be somebody's", email.as_str());
        }
    }
}

#[test]
fn the_bundled_register_shows_every_variety() {
    let endpoint = load(BUNDLED);
    let register = register(&endpoint);
    let all = &register.signatories;
    assert_eq!(all.len(), 110);
    let words = &endpoint.compacts["sv"].vocabularies;
    assert!(words.kinds.iter().all(|kind| all.iter().any(|one| *one.kind == *kind.id)));
    assert!(words.themes.iter().all(|theme| all.iter().any(|one| one.themes.iter().any(|id| **id == *theme.id))));
    assert!(words.districts.iter().all(|district| all.iter().any(|one| one.district.as_deref() == Some(&district.id))));
    let scoped = |scope: Scope| all.iter().filter(|one| one.scope == scope).collect::<Vec<&Signatory>>();
    for scope in [Scope::Address, Scope::Street, Scope::District, Scope::Citywide, Scope::Undisclosed] {
        assert!(scoped(scope).len() >= 3, "{scope:?}");
    }
    assert!(scoped(Scope::Undisclosed).iter().all(|one| one.point.is_none() && one.district.is_none()));
    let years: BTreeSet<u16> = all.iter().filter_map(|one| one.signed_on.map(SignedOn::year)).collect();
    assert_eq!(years, (2012..=2025).collect());
    let at_the_ceremony = all.iter().filter(|one| one.signed_on.is_some_and(|date| date.to_string() == "2012-09-04"));
    assert_eq!(at_the_ceremony.count(), 50);
    assert_eq!(all.iter().filter(|one| one.signed_on.is_none()).count(), 2);
    assert!(all.iter().any(|one| one.name.chars().count() > 120));
    assert!(all.iter().filter(|one| one.website().is_none()).count() >= 5);
    assert!(all.iter().filter(|one| one.assessed_year().is_some()).count() >= 15);
    assert!(all.iter().all(|one| ["sv", "en"].iter().all(|lang| one.description_in(lang).is_some())));
    let mut together: BTreeMap<String, usize> = BTreeMap::new();
    for point in all.iter().filter_map(|one| one.point) {
        *together.entry(format!("{},{}", point.lon(), point.lat())).or_default() += 1;
    }
    let mut shared: Vec<usize> = together.into_values().filter(|count| *count > 1).collect();
    shared.sort_unstable();
    assert_eq!(shared, [2, 3], "two stand at one point and three at another");
}

#[test]
fn every_invented_place_lies_on_land() {
    for name in [BUNDLED, SMALL] {
        let endpoint = load(name);
        let basemap = endpoint.basemap.as_ref().unwrap();
        for signatory in &register(&endpoint).signatories {
            let Some(point) = signatory.point else { continue };
            let here = project(point.lon(), point.lat());
            let turns: i32 = basemap.detail.iter().map(|ring| winding(&ring.points, here)).sum();
            assert_ne!(turns, 0, "{name}: {} stands in the water", signatory.id);
        }
    }
}

/// How often a ring turns round a point; zero when the point lies outside.
fn winding(ring: &[World], here: World) -> i32 {
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(a, b)| {
            let side = (b.x - a.x) * (here.y - a.y) - (here.x - a.x) * (b.y - a.y);
            match (a.y <= here.y, b.y <= here.y) {
                (true, false) if side > 0.0 => 1,
                (false, true) if side < 0.0 => -1,
                _ => 0,
            }
        })
        .sum()
}

#[test]
fn writing_the_registers_and_reading_them_again_changes_nothing() {
    for name in [BUNDLED, SMALL] {
        let endpoint = load(name);
        let register = register(&endpoint);
        let all: Vec<&Signatory> = register.signatories.iter().collect();
        let again = decode(&to_geojson(&register.envelope, &all)).unwrap();
        assert_eq!(again.problems, []);
        assert_eq!(again.value, *register);
    }
}

#[test]
fn another_place_with_five_principles_is_assessed_by_the_same_code() {
    let endpoint = load(SMALL);
    let compact = &endpoint.compacts["en"];
    assert_eq!(compact.principles.len(), 5);
    let order: Vec<&str> = compact.principles.iter().map(|principle| principle.id.as_str()).rev().collect();
    let mut instrument = endpoint.instruments["en"].clone();
    assert_eq!((instrument.indicators.len(), instrument.quick_check.len()), (15, 5));
    instrument.arrange(&order);
    assert_eq!(instrument.principles(), order);

    let now = "2026-11-23T12:00:00Z";
    let mut whole = Assessment::new("a", Party::City, About::default(), false, &instrument, now);
    for indicator in &instrument.indicators {
        let number = indicator.id.chars().last().unwrap().to_digit(10).unwrap();
        whole.choose(&indicator.id, Some(Choice::Level(u8::try_from(number).unwrap())), now);
    }
    let summaries = summarise(&instrument, &whole);
    assert_eq!(summaries.iter().map(|summary| summary.principle.as_str()).collect::<Vec<_>>(), order);
    for summary in &summaries {
        let (median, spread) = (summary.median.unwrap(), summary.spread.unwrap());
        assert_eq!((median.lower, median.upper, spread.lowest, spread.highest), (2, 2, 1, 3));
        assert_eq!((summary.markers.len(), summary.unanswered), (3, 0));
    }

    let quick = Assessment::new("b", Party::Organisation, About::default(), true, &instrument, now);
    assert_eq!(quick.asked(&instrument).len(), 5);
    assert!(summarise(&instrument, &quick).iter().all(|summary| summary.unanswered == 1 && summary.median.is_none()));
}

#[test]
fn another_place_with_other_words_is_filtered_by_the_same_code() {
    let endpoint = load(SMALL);
    let register = register(&endpoint);
    let words = &endpoint.compacts["sv"].vocabularies;
    let (index, shelves) = (SearchIndex::new(register, words, "sv"), Shelves::new(register, words));
    let ids = |filter: &Filter| -> Vec<&str> {
        let hits = select(&Verdicts::new(&shelves, &index, filter));
        hits.iter().map(|hit| register.signatories[hit.row].id.as_str()).collect()
    };
    let set = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<BTreeSet<String>>();
    assert_eq!(ids(&Filter::default()).len(), 12);
    assert_eq!(ids(&Filter { kinds: set(&["network"]), ..Filter::default() }), ["exempelnatet", "exempelringen"]);
    let north = Filter { districts: set(&["north"]), themes: set(&["nature"]), ..Filter::default() };
    assert_eq!(ids(&north), ["exempelfonden-havet", "exempelscouterna"]);
    let years = Filter { signed_from: Some(2021), signed_to: Some(2022), ..Filter::default() };
    assert_eq!(ids(&years).len(), 4);
    assert_eq!(ids(&Filter { text: "fyren".into(), ..Filter::default() }), ["exempelfonden-fyren"]);
    let counts = count(&shelves, &Verdicts::new(&shelves, &index, &Filter::default()));
    assert_eq!(counts.kinds, BTreeMap::from([("club".into(), 7), ("fund".into(), 3), ("network".into(), 2)]));
    assert_eq!((counts.districts.len(), counts.themes.len(), counts.citywide, counts.undated), (3, 4, 1, 1));
}
