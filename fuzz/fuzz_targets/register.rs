//! The register's file: whatever decodes keeps its promises and can be written and read back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::core::register::decode::decode;
use samspel::core::register::geojson::to_geojson;
use samspel::core::register::names;
use samspel::core::register::signatory::Scope;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let _ = names::decode(&text);
    let Ok(decoded) = decode(&text) else { return };
    let register = decoded.value;
    for row in &register.signatories {
        assert!(row.scope != Scope::Undisclosed || row.point.is_none(), "a place that must not be found has a point");
        assert!(row.name.chars().count() <= 300, "a name without end");
    }
    let all: Vec<_> = register.signatories.iter().collect();
    let again = decode_again(&to_geojson(&register.envelope, &all));
    assert_eq!(again.signatories, register.signatories);
});

fn decode_again(text: &str) -> samspel::core::register::Register {
    let decoded = decode(text).expect("what was written is read");
    // What the file said nothing of is told again; no row may be lost.
    assert!(decoded.problems.iter().all(|problem| !problem.skipped));
    decoded.value
}
