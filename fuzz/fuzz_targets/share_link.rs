//! Answers in the fragment of an address: what is understood can be written and is understood again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::core::assessment::instrument::{self, Instrument};
use samspel::core::assessment::tries::Tries;
use std::sync::LazyLock;

static INSTRUMENT: LazyLock<Instrument> = LazyLock::new(|| {
    instrument::decode(include_str!("../../data/v1/instrument.sv.json")).expect("the bundled instrument").value
});

fuzz_target!(|bytes: &[u8]| {
    let Some(tries) = Tries::from_fragment(&String::from_utf8_lossy(bytes), &INSTRUMENT) else { return };
    let again = Tries::from_fragment(&tries.to_fragment(), &INSTRUMENT).expect("what was written is read");
    assert_eq!(again.to_fragment(), tries.to_fragment());
});
