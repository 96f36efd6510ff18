//! What an address carries in its fragment, an assessment or answers that were tried: what is understood can be written
//! and is understood again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::core::assessment::instrument::{self, Instrument};
use samspel::core::assessment::link;
use samspel::core::assessment::tries::Tries;
use std::sync::LazyLock;

static INSTRUMENT: LazyLock<Instrument> = LazyLock::new(|| {
    instrument::decode(include_str!("../../data/v1/instrument.sv.json")).expect("the bundled instrument").value
});

fuzz_target!(|bytes: &[u8]| {
    // Half of the time the bytes are what stands behind a right checksum, else nothing would ever get past it.
    let text = match bytes.split_first() {
        Some((first, squeezed)) if first % 2 == 1 => link::seal(squeezed).into(),
        _ => String::from_utf8_lossy(bytes),
    };
    if let Ok(decoded) = link::decode(&text) {
        let (assessment, _) = decoded.value.into_parts();
        // Some are longer than a link may be once they are written by this version.
        if let Ok(fragment) = link::encode(&assessment) {
            let again = link::decode(&fragment).expect("what was written is read");
            assert_eq!(link::encode(&again.value.into_parts().0).ok().as_deref(), Some(fragment.as_str()));
        }
    }
    let Some(tries) = Tries::from_fragment(&text, &INSTRUMENT) else { return };
    let again = Tries::from_fragment(&tries.to_fragment(), &INSTRUMENT).expect("what was written is read");
    assert_eq!(again.to_fragment(), tries.to_fragment());
});
