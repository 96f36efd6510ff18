//! The secretariat's table in any encoding: what is read can be written, is read back the same, and starts no formula.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::core::compact::{self, Vocabularies};
use samspel::core::register::csv::to_csv;
use samspel::core::register::import::import;
use std::sync::LazyLock;

static WORDS: LazyLock<Vocabularies> = LazyLock::new(|| {
    compact::decode(include_str!("../../data/v1/compact.sv.json")).expect("the bundled compact").value.vocabularies
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(decoded) = import(bytes, &WORDS) else { return };
    if decoded.value.is_empty() {
        return;
    }
    let table = to_csv(&decoded.value.iter().collect::<Vec<_>>());
    let again = import(table.as_bytes(), &WORDS).expect("what was written is read");
    assert_eq!(to_csv(&again.value.iter().collect::<Vec<_>>()), table);
});
