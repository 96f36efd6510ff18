//! Whether every id that one part of an endpoint names exists in another.

use super::files::{Fault, fault, told};
use crate::core::assessment::Instrument;
use crate::core::assessment::benchmark::Benchmark;
use crate::core::compact::easy::{COMPACT, Easy, HOME};
use crate::core::compact::{Compact, Origin, Party, Statement};
use crate::core::geo::basemap::Basemap;
use crate::core::register::{Register, check::check_vocabulary};
use std::collections::BTreeSet;

/// Longest short name of a principle, in characters.
pub const MAX_SHORT: usize = 14;
/// Longest summary of the compact, in characters.
pub const MAX_SUMMARY: usize = 160;
/// Shapes a marker can have.
const SHAPES: [&str; 8] = ["circle", "square", "triangle", "diamond", "pentagon", "hexagon", "star", "cross"];

/// Collects the faults of one file.
struct Notes<'a> {
    file: &'a str,
    faults: Vec<Fault>,
}

impl Notes<'_> {
    fn note(&mut self, place: &str, id: &str, what: &str) {
        self.faults.push(fault(self.file, place, id, what));
    }

    fn unique<'i>(&mut self, place: &str, ids: impl Iterator<Item = &'i str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if id.trim().is_empty() {
                self.note(place, id, "an id is empty");
            } else if !seen.insert(id) {
                self.note(place, id, "the id stands twice");
            }
        }
    }

    fn known<T: Ord + std::fmt::Display>(
        &mut self,
        place: &str,
        id: &str,
        what: &str,
        named: &[T],
        known: &BTreeSet<&T>,
    ) {
        for name in named {
            if !known.contains(name) {
                self.note(place, id, &format!("there is no {what} `{name}`"));
            }
        }
    }
}

/// Which figures stand for no indicator of the instrument.
pub fn in_benchmark(file: &str, benchmark: &Benchmark, instrument: &Instrument) -> Vec<Fault> {
    let mut notes = Notes { file, faults: Vec::new() };
    if benchmark.instrument != instrument.id {
        let what = format!("the instrument's own id is `{}`", instrument.id);
        notes.note("instrument", &benchmark.instrument, &what);
    }
    for (at, row) in benchmark.rows.iter().enumerate() {
        let place = format!("rows[{at}]");
        if instrument.indicator(&row.indicator).is_none() {
            notes.note(&place, &row.indicator, "there is no such indicator");
        }
        if row.levels.len() != instrument.scale.len() {
            notes.note(&place, &row.indicator, "`levels` are not as many as the scale's");
        }
    }
    notes.faults
}

/// What does not hold together inside a compact file.
pub fn in_compact(file: &str, compact: &Compact) -> Vec<Fault> {
    let mut notes = Notes { file, faults: Vec::new() };
    unique_ids(compact, &mut notes);
    let sources: BTreeSet<&String> = compact.sources.iter().map(|source| &source.id).collect();
    let areas: BTreeSet<&u32> = compact.areas.iter().map(|area| &area.id).collect();
    let groups: BTreeSet<&u32> = compact.groups.iter().map(|group| &group.id).collect();
    let principles: BTreeSet<&String> = compact.principles.iter().map(|principle| &principle.id).collect();
    let terms: BTreeSet<&String> = compact.glossary.iter().map(|term| &term.id).collect();
    for (place, statement) in statements(compact) {
        notes.known(place, &statement.id, "source", &statement.sources, &sources);
        if statement.sources.is_empty() && statement.origin != Origin::Interpretation {
            notes.note(place, &statement.id, "no source, and the origin is not `interpretation`");
        }
    }
    for principle in &compact.principles {
        notes.known("principles", &principle.id, "action area", &principle.areas, &areas);
        notes.known("principles", &principle.id, "source", &principle.example.sources, &sources);
        notes.known("principles", &principle.id, "term", &principle.terms, &terms);
        if principle.short.chars().count() > MAX_SHORT {
            notes.note("principles", &principle.id, &format!("the short name is longer than {MAX_SHORT} characters"));
        }
        for colour in [&principle.colour.light, &principle.colour.dark] {
            if !is_colour(colour) {
                notes.note("principles", &principle.id, &format!("`{colour}` is no colour of the form #RRGGBB"));
            }
        }
    }
    for area in &compact.areas {
        notes.known("areas", &area.id.to_string(), "group", &area.groups, &groups);
        notes.known("areas", &area.id.to_string(), "term", &area.terms, &terms);
    }
    let events = compact.timeline.iter().map(|event| ("timeline", &event.id, &event.sources));
    let figures = compact.figures.iter().map(|figure| ("figures", &figure.id, &figure.sources));
    let sections = compact.about.iter().map(|section| ("about", &section.id, &section.sources));
    let versions = compact.disagreements.iter().flat_map(|disagreement| {
        disagreement.versions.iter().map(|version| ("disagreements", &disagreement.id, &version.sources))
    });
    for (place, id, cited) in events.chain(figures).chain(sections).chain(versions) {
        notes.known(place, id, "source", cited, &sources);
    }
    if let Some(helper) = &compact.helper {
        notes.unique("helper.questions", helper.questions.iter().map(|question| question.id.as_str()));
        if !compact.about.iter().any(|section| section.id == helper.section) {
            notes.note("helper", &helper.section, "there is no such section");
        }
    }
    for row in &compact.home.plan_rows {
        notes.known("home.plan_rows", &row.principle, "principle", std::slice::from_ref(&row.principle), &principles);
    }
    for party in [Party::Organisation, Party::City] {
        if compact.parties.iter().filter(|text| text.id == party).count() != 1 {
            notes.note("parties", "", "`organisation` and `city` must stand there once each");
        }
    }
    for kind in &compact.vocabularies.kinds {
        if !SHAPES.contains(&kind.shape.as_str()) {
            notes.note("vocabularies.kinds", &kind.id, &format!("there is no marker shape `{}`", kind.shape));
        }
    }
    if compact.summary.chars().count() > MAX_SUMMARY {
        notes.note("summary", "", &format!("longer than {MAX_SUMMARY} characters"));
    }
    notes.faults
}

/// Every statement of a compact with the list it stands in.
pub fn statements(compact: &Compact) -> impl Iterator<Item = (&'static str, &Statement)> {
    let own = compact.principles.iter().flat_map(|principle| &principle.statements);
    let goals = compact.goals.iter().map(|statement| ("goals", statement));
    let ways = compact.ways.iter().map(|statement| ("ways", statement));
    std::iter::once(("vision", &compact.vision))
        .chain(goals)
        .chain(ways)
        .chain(own.map(|one| ("principles.statements", one)))
}

fn unique_ids(compact: &Compact, notes: &mut Notes) {
    notes.unique("statements", statements(compact).map(|(_, statement)| statement.id.as_str()));
    notes.unique("principles", compact.principles.iter().map(|principle| principle.id.as_str()));
    notes.unique("principles.slug", compact.principles.iter().map(|principle| principle.slug.as_str()));
    notes.unique("timeline", compact.timeline.iter().map(|event| event.id.as_str()));
    notes.unique("periods", compact.periods.iter().map(|period| period.id.as_str()));
    notes.unique("figures", compact.figures.iter().map(|figure| figure.id.as_str()));
    notes.unique("about", compact.about.iter().map(|section| section.id.as_str()));
    notes.unique("disagreements", compact.disagreements.iter().map(|disagreement| disagreement.id.as_str()));
    notes.unique("glossary", compact.glossary.iter().map(|term| term.id.as_str()));
    notes.unique("sources", compact.sources.iter().map(|source| source.id.as_str()));
    notes.unique("vocabularies.kinds", compact.vocabularies.kinds.iter().map(|kind| kind.id.as_str()));
    notes.unique("vocabularies.themes", compact.vocabularies.themes.iter().map(|theme| theme.id.as_str()));
    notes.unique("vocabularies.districts", compact.vocabularies.districts.iter().map(|district| district.id.as_str()));
    let areas: Vec<String> = compact.areas.iter().map(|area| area.id.to_string()).collect();
    notes.unique("areas", areas.iter().map(String::as_str));
    let groups: Vec<String> = compact.groups.iter().map(|group| group.id.to_string()).collect();
    notes.unique("groups", groups.iter().map(String::as_str));
}

/// What an instrument file names that the compact does not have, and principles nobody is asked about.
pub fn in_instrument(file: &str, instrument: &Instrument, compact: &Compact) -> Vec<Fault> {
    let mut notes = Notes { file, faults: Vec::new() };
    let principles: BTreeSet<&String> = compact.principles.iter().map(|principle| &principle.id).collect();
    let areas: BTreeSet<&u32> = compact.areas.iter().map(|area| &area.id).collect();
    let sources = compact.sources.iter().map(|source| &source.id).collect();
    for indicator in &instrument.indicators {
        let (place, id) = ("indicators", indicator.id.as_str());
        notes.known(place, id, "principle", std::slice::from_ref(&indicator.principle), &principles);
        notes.known(place, id, "action area", &indicator.areas, &areas);
        notes.known(place, id, "source", &indicator.sources, &sources);
    }
    for principle in principles {
        if instrument.of_principle(principle).next().is_none() {
            notes.note("indicators", principle, "no question is asked about this principle");
        }
    }
    notes.faults
}

/// Pages in easy words that tell no page of the app again.
pub fn in_easy(file: &str, easy: &Easy, compact: &Compact) -> Vec<Fault> {
    let mut notes = Notes { file, faults: Vec::new() };
    notes.unique("pages", easy.pages.iter().map(|page| page.id.as_str()));
    for page in &easy.pages {
        let principle = compact.principles.iter().any(|principle| principle.id == page.id);
        if !principle && page.id != HOME && page.id != COMPACT {
            notes.note("pages", &page.id, "there is no such page: `home`, `compact` or the id of a principle");
        }
    }
    notes.faults
}

/// What a register names that the compact does not know, and points outside the base map.
pub fn in_register(file: &str, register: &Register, compact: &Compact, basemap: Option<&Basemap>) -> Vec<Fault> {
    let problems = check_vocabulary(register, &compact.vocabularies);
    let mut notes = Notes { file, faults: problems.iter().map(|problem| told(file, problem)).collect() };
    let bounds = basemap.map(|basemap| basemap.bbox);
    for (row, signatory) in register.signatories.iter().enumerate() {
        if let (Some(bounds), Some(point)) = (bounds, signatory.point) {
            let inside = (bounds.west..=bounds.east).contains(&point.lon())
                && (bounds.south..=bounds.north).contains(&point.lat());
            if !inside {
                notes.note(&format!("features[{row}]"), signatory.id.as_str(), "the point lies outside the base map");
            }
        }
    }
    notes.faults
}

/// Districts the base map names and the compact does not know.
pub fn in_basemap(file: &str, basemap: &Basemap, compact: &Compact) -> Vec<Fault> {
    let mut notes = Notes { file, faults: Vec::new() };
    let districts: BTreeSet<&String> = compact.vocabularies.districts.iter().map(|district| &district.id).collect();
    for place in &basemap.places {
        notes.known("places", &place.name, "district", place.district.as_slice(), &districts);
    }
    notes.faults
}

fn is_colour(text: &str) -> bool {
    text.len() == 7 && text.strip_prefix('#').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use crate::core::endpoint::{Endpoint, Fault};
    use serde_json::{Value, json};

    const COMPACT: &str = include_str!("../../../tests/endpoint-small/compact.sv.json");
    const ENGLISH: &str = include_str!("../../../tests/endpoint-small/compact.en.json");
    const INSTRUMENT: &str = include_str!("../../../tests/endpoint-small/instrument.sv.json");
    const REGISTER: &str = include_str!("../../../tests/endpoint-small/signatories.geojson");
    const BASEMAP: &str = include_str!("../../../tests/endpoint-small/basemap.json");

    /// The faults of the small endpoint after a change to one of its files.
    fn after(file: &str, change: impl Fn(&mut Value)) -> Vec<String> {
        let mut endpoint = Endpoint::default();
        let files = [
            ("compact.sv.json", COMPACT),
            ("compact.en.json", ENGLISH),
            ("instrument.sv.json", INSTRUMENT),
            ("signatories.geojson", REGISTER),
            ("basemap.json", BASEMAP),
        ];
        let mut faults = Vec::new();
        for (name, text) in files {
            let mut value: Value = serde_json::from_str(text).unwrap();
            if name == file {
                change(&mut value);
            }
            faults.extend(endpoint.add(name, &value.to_string()));
        }
        faults.extend(endpoint.check());
        faults.iter().map(Fault::to_string).collect()
    }

    #[test]
    fn an_endpoint_that_holds_together_has_no_faults() {
        assert_eq!(after("", |_| {}), Vec::<String>::new());
    }

    #[test]
    fn a_reference_to_nothing_is_told_with_file_and_id() {
        let told = after("compact.sv.json", |file| file["timeline"][0]["sources"] = json!(["gone"]));
        assert!(
            told.contains(&"compact.sv.json, timeline `talk-2018`: there is no source `gone`".to_owned()),
            "{told:?}"
        );
        let told = after("compact.sv.json", |file| file["principles"][1]["areas"][0] = json!(9));
        assert!(
            told.contains(&"compact.sv.json, principles `DEL`: there is no action area `9`".to_owned()),
            "{told:?}"
        );
        let told = after("instrument.sv.json", |file| file["indicators"][0]["principle"] = json!("XXX"));
        assert_eq!(told, ["instrument.sv.json, indicators `TIL1`: there is no principle `XXX`"]);
        let told = after("signatories.geojson", |file| file["features"][2]["properties"]["district"] = json!("moon"));
        assert_eq!(told, ["signatories.geojson, features[2] `exempelfonden-fyren`: unknown district `moon`"]);
        let told = after("basemap.json", |file| file["places"][1]["district"] = json!("moon"));
        assert_eq!(told, ["basemap.json, places `Hamnen`: there is no district `moon`"]);
        let told = after("compact.sv.json", |file| file["home"]["plan_rows"][0]["principle"] = json!("XXX"));
        assert!(told.iter().any(|line| line.contains("no principle `XXX`")), "{told:?}");
    }

    #[test]
    fn languages_that_say_different_things_are_told() {
        let told = after("compact.sv.json", |file| {
            file["principles"][0]["statements"].as_array_mut().unwrap().pop();
        });
        let want = "compact.sv.json, principles[0].statements: 2 entries, 3 in the other language (compared with compact.en.json)";
        assert_eq!(told, [want]);
    }

    #[test]
    fn a_statement_needs_a_source_unless_it_is_our_own_reading() {
        let told = after("compact.sv.json", |file| file["goals"][0]["sources"] = json!([]));
        assert!(told.iter().any(|line| line.contains("goals `MAL-1`: no source")), "{told:?}");
        let ours = |file: &mut Value| {
            file["goals"][0]["sources"] = json!([]);
            file["goals"][0]["origin"] = json!("interpretation");
        };
        assert!(after("compact.sv.json", ours).iter().all(|line| !line.contains("no source")));
    }

    #[test]
    fn what_the_page_cannot_show_is_told() {
        type Change = fn(&mut Value);
        let cases: [(&str, Change); 6] = [
            ("longer than 14", |file| file["principles"][0]["short"] = json!("Självständighet")),
            ("no colour", |file| file["principles"][0]["colour"]["dark"] = json!("blue")),
            ("no marker shape", |file| file["vocabularies"]["kinds"][0]["shape"] = json!("heart")),
            ("once each", |file| file["parties"][0]["id"] = json!("city")),
            ("stands twice", |file| file["glossary"][0]["id"] = file["glossary"][1]["id"].clone()),
            ("longer than 160", |file| file["summary"] = json!("a".repeat(161))),
        ];
        for (words, change) in cases {
            let told = after("compact.sv.json", change);
            assert!(told.iter().any(|line| line.contains(words)), "{words}: {told:?}");
        }
    }

    #[test]
    fn a_principle_without_questions_and_a_point_off_the_map_are_told() {
        let told = after("instrument.sv.json", |file| {
            file["indicators"].as_array_mut().unwrap().retain(|indicator| indicator["principle"] != "OMT");
            file["quick_check"] = json!(["TIL1"]);
        });
        assert_eq!(told, ["instrument.sv.json, indicators `OMT`: no question is asked about this principle"]);
        let told =
            after("signatories.geojson", |file| file["features"][0]["geometry"]["coordinates"] = json!([19.7, 58.43]));
        assert_eq!(
            told,
            ["signatories.geojson, features[0] `exempelklubben-bryggan`: the point lies outside the base map"]
        );
    }

    #[test]
    fn a_language_of_another_name_is_told() {
        let told = after("compact.en.json", |file| file["language"] = json!("fr"));
        assert_eq!(told, ["compact.en.json: `language` is `fr`, the file's name says `en`"]);
    }
}
