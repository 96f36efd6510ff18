//! The native half of `cargo xtask bench`: writes invented registers of several sizes into a folder and times the rules
//! on them, optimised as the wasm module is. Prints one line of JSON: milliseconds, medians.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use samspel::core::compact;
use samspel::core::geo::Rect;
use samspel::core::register::columns::Columns;
use samspel::core::register::decode::decode;
use samspel::core::register::facets;
use samspel::core::register::search::SearchIndex;
use samspel::core::register::select::{Verdicts, as_flags, select};
use samspel::core::register::shelves::Shelves;
use samspel::core::register::sort::{NameOrder, Sort, sort};
use samspel::core::register::{Filter, Register, cluster};
use serde_json::{Value, json};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

/// Sizes that are written. 100,000 is beyond what the app reads (5 MB), so it is only clustered here.
const SIZES: [usize; 4] = [110, 10_000, 36_000, 100_000];
/// Registers of more than this have no descriptions, which would take them over the cap.
const DESCRIBED: usize = 10_000;
/// Each figure is the median of so many.
const ROUNDS: usize = 15;
/// Everything is clustered, not only what one screen shows.
const WORLD: Rect = Rect { left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };
const WORDS: [&str; 12] = [
    "Odlarna",
    "Fotbollsklubben",
    "Läxlyftet",
    "Teatern",
    "Kulturhuset",
    "Grannarna",
    "Verkstaden",
    "Kören",
    "Seglarna",
    "Stödet",
    "Språkkaféet",
    "Ungdomarna",
];
const PLACES: [(&str, f64, f64); 4] =
    [("nordost", 12.05, 57.77), ("centrum", 11.97, 57.7), ("sydvast", 11.93, 57.64), ("hisingen", 11.9, 57.74)];

/// Numbers from 0 to 1 that are the same in every run (a linear congruential generator).
struct Numbers(u64);

impl Numbers {
    #[allow(clippy::cast_precision_loss)]
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f64 / (1_u64 << 24) as f64
    }
}

/// An invented register and its points as longitude, latitude, name.
fn invent(size: usize) -> (Value, Value) {
    let mut numbers = Numbers(7);
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    let mut rows = Vec::with_capacity(size);
    let mut points = Vec::with_capacity(size);
    for at in 0..size {
        let (district, lon, lat) = PLACES.get(at % PLACES.len()).expect("four places");
        // Three together make a hill around each place.
        let mut off = || (numbers.next() + numbers.next() + numbers.next() - 1.5) * 0.08;
        let (lon, lat) = (round(lon + off()), round(lat + off() / 2.0));
        let name = format!("{} {at}", WORDS.get(at % WORDS.len()).expect("twelve words"));
        let mut properties = json!({"name": name, "scope": "street"});
        if size <= DESCRIBED {
            properties = json!({"name": name, "kind": if at % 3 == 0 { "foundation" } else { "association" },
                "themes": ["health"], "district": district, "scope": "street", "signed_on": (2012 + at % 13).to_string(),
                "description": {"sv": format!("Påhittad beskrivning nummer {at} av det som görs i {district}, för alla.")}});
        }
        rows.push(json!({"id": format!("r{at}"), "geometry": {"type": "Point", "coordinates": [lon, lat]}, "properties": properties}));
        points.push(json!([lon, lat, name]));
    }
    let register = json!({"type": "FeatureCollection", "schema": "1.0", "status": "example", "features": rows});
    (register, Value::Array(points))
}

/// Median milliseconds of `act`.
fn time(mut act: impl FnMut()) -> f64 {
    let mut taken: Vec<f64> = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        act();
        taken.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    taken.sort_by(f64::total_cmp);
    taken.get(ROUNDS / 2).copied().unwrap_or_default()
}

fn measure(register: &Register, size: usize, out: &mut serde_json::Map<String, Value>) {
    let words = compact::decode(include_str!("../data/v1/compact.sv.json")).expect("bundled").value.vocabularies;
    let index_ms = time(|| _ = black_box(SearchIndex::new(register, &words, "sv")));
    let index = SearchIndex::new(register, &words, "sv");
    let (shelves, order) = (Shelves::new(register, &words), NameOrder::new(register));
    for (name, text) in [("exact", "odl"), ("slip", "fotbolslk"), ("two words", "ungdomrna nordots")] {
        let filter = Filter { text: text.to_owned(), ..Filter::default() };
        let keystroke = time(|| {
            let verdicts = Verdicts::new(&shelves, &index, &filter);
            let mut hits = select(&verdicts);
            sort(&mut hits, register, &order, &words, Sort::Name, None);
            black_box((as_flags(&hits, size), facets::count(&shelves, &verdicts), hits));
        });
        out.insert(format!("keystroke ({name}) to selection and counts, {size}"), json!(keystroke));
    }
    let columns = Columns::new(register, &words);
    let all = vec![true; size];
    for zoom in [10.0, 13.0] {
        let clustering = time(|| _ = black_box(cluster::cluster(&columns, &all, zoom, &WORLD)));
        out.insert(format!("clustering at zoom {zoom}, {size}"), json!(clustering));
    }
    out.insert(format!("search index, {size}"), json!(index_ms));
}

fn main() {
    let folder = std::env::args().nth(1).expect("the folder to write into");
    let mut out = serde_json::Map::new();
    for size in SIZES {
        let (register, points) = invent(size);
        let text = register.to_string();
        std::fs::write(Path::new(&folder).join(format!("register-{size}.geojson")), &text).unwrap();
        std::fs::write(Path::new(&folder).join(format!("points-{size}.json")), points.to_string()).unwrap();
        measure(&decode(&text).expect("a good register").value, size, &mut out);
    }
    println!("{}", Value::Object(out));
}
