//! How much memory searching a large register with long texts takes. On its own, since memory that another test has taken
//! is never given back and would hide what this one takes.
#![cfg(all(target_arch = "wasm32", feature = "app"))]
#![allow(clippy::unwrap_used, clippy::cast_precision_loss)]

use samspel::core::compact::Vocabularies;
use samspel::core::register::decode::decode;
use samspel::core::register::search::{Query, SearchIndex};
use samspel::core::register::shelves::Shelves;
use samspel::core::register::{OrgId, Register};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Pages of 64 KiB that WebAssembly has taken so far.
fn pages() -> usize {
    core::arch::wasm32::memory_size(0)
}

#[wasm_bindgen_test]
fn an_index_of_a_hundred_thousand_organisations_is_small() {
    const ROWS: usize = 100_000;
    let few = decode(include_str!("../../data/v1/signatories.geojson")).unwrap().value;
    let copies = few.signatories.iter().cycle().take(ROWS).enumerate().map(|(at, row)| {
        let mut row = row.clone();
        row.id = OrgId::parse(&format!("copy-{at}")).unwrap();
        // A word of its own in each name, as names have.
        row.name = format!("{} nr{at}", row.name);
        row
    });
    let start = pages();
    let mut signatories = Vec::with_capacity(ROWS);
    signatories.extend(copies);
    let register = Register { signatories, ..few.clone() };
    let rows = pages();
    let index = SearchIndex::new(&register, &Vocabularies::default(), "sv");
    let searched = pages();
    let shelves = Shelves::new(&register, &Vocabularies::default());
    let placed = pages();
    assert_eq!((index.ranks(&Query::new("nr99999")).iter().flatten().count(), shelves.places().len()), (1, ROWS));
    let megabytes = |from: usize, to: usize| (to - from) as f64 * 65_536.0 / 1e6;
    console_log!(
        "{ROWS} rows: register {:.1} MB, search index {:.1} MB, shelves {:.1} MB",
        megabytes(start, rows),
        megabytes(rows, searched),
        megabytes(searched, placed)
    );
    assert!(megabytes(rows, placed) <= 30.0, "{} MB", megabytes(rows, placed));
}
