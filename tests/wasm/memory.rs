//! How much memory a large register takes. On its own, since memory that another test has taken is never given back and
//! would hide what this one takes.
#![cfg(all(target_arch = "wasm32", feature = "app"))]
#![allow(clippy::unwrap_used, clippy::cast_precision_loss)]

use samspel::core::compact::short;
use samspel::core::decode::to_the_end;
use samspel::core::geo::Rect;
use samspel::core::register::cluster::cluster;
use samspel::core::register::decode::steps;
use samspel::core::register::facets;
use samspel::core::register::prepared::Preparing;
use samspel::core::register::select::{Verdicts, as_flags, select};
use samspel::core::register::sort::sort;
use samspel::core::register::{Filter, Register, Signatory, Sort};
use samspel::core::text::language::Lang;
use samspel::ui::map::MapPoints;
use std::sync::Arc;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Pages of 64 KiB that WebAssembly has taken so far.
fn pages() -> usize {
    core::arch::wasm32::memory_size(0)
}

/// A row as a large register has them, no longer than it must be to be found and placed.
fn short_row(at: u32) -> String {
    let (lon, lat) = (11.8 + f64::from(at % 997) * 3e-4, 57.6 + f64::from(at % 1009) * 2e-4);
    format!(
        r#"{{"id":"r{at}","geometry":{{"type":"Point","coordinates":[{lon},{lat}]}},"properties":{{"name":"Fotbollsklubben {at}","kind":"association","scope":"street"}}}}"#
    )
}

#[wasm_bindgen_test]
fn a_hundred_thousand_organisations_are_searched_and_drawn_in_thirty_megabytes() {
    const ROWS: u32 = 100_000;
    /// As many as a file may hold, which is then gone.
    const A_FILE: u32 = 25_000;
    let start = pages();
    let mut signatories: Vec<Signatory> = Vec::with_capacity(ROWS as usize);
    for file in 0..ROWS / A_FILE {
        let mut text = String::with_capacity(5_000_000);
        text.push_str(r#"{"type":"FeatureCollection","schema":"1.0","features":["#);
        for at in file * A_FILE..(file + 1) * A_FILE {
            text.push_str(if at == file * A_FILE { "" } else { "," });
            text.push_str(&short_row(at));
        }
        text.push_str("]}");
        signatories.extend(to_the_end(steps(text).unwrap()).unwrap().value.signatories);
    }
    let register = Register { signatories, ..Register::default() };
    let read = pages();
    let compact = short::decode(include_str!("../../data/v1/compact.sv.json")).unwrap().value;
    let mut preparing = Preparing::new(Arc::new(register), Arc::new(compact), "sv");
    let of = loop {
        if let Some(prepared) = preparing.go_on() {
            break prepared;
        }
    };
    let prepared = pages();
    let words = &of.compact.vocabularies;
    let points = MapPoints::new(&of.register, words, Lang::Sv);
    let filter = Filter { text: "fotboll".to_owned(), ..Filter::default() };
    let verdicts = Verdicts::new(&of.shelves, &of.index, &filter);
    let mut hits = select(&verdicts);
    sort(&mut hits, &of.register, &of.names, words, Sort::Name, None);
    let counts = facets::count(&of.shelves, &verdicts);
    let passing = as_flags(&hits, of.register.signatories.len());
    let world = Rect { left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };
    let drawn = cluster(&points.columns, &passing, 13.0, &world);
    let shown = pages();
    assert_eq!((hits.len(), counts.total, drawn.is_empty()), (ROWS as usize, ROWS as usize, false));
    let megabytes = |from: usize, to: usize| (to - from) as f64 * 65_536.0 / 1e6;
    console_log!(
        "{ROWS} rows: read {:.1} MB, prepared for searching {:.1} MB, found and clustered {:.1} MB",
        megabytes(start, read),
        megabytes(read, prepared),
        megabytes(prepared, shown)
    );
    assert!(megabytes(0, shown) <= 30.0, "{} MB", megabytes(0, shown));
}
