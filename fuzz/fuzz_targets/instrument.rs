//! The questions: whatever decodes can be arranged, begun and scored.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::core::assessment::{About, Assessment, Choice, file, instrument};
use samspel::core::compact::Party;

fuzz_target!(|bytes: &[u8]| {
    let Ok(decoded) = instrument::decode(&String::from_utf8_lossy(bytes)) else { return };
    let instrument = decoded.value;
    let now = "2026-01-01T00:00:00Z";
    let mut draft = Assessment::new("x1", Party::City, About::default(), false, &instrument, now);
    for indicator in &instrument.indicators {
        draft.choose(&indicator.id, Some(Choice::Unknown), now);
    }
    let again = file::decode(&file::encode(&draft)).map(|decoded| decoded.value.into_parts().0);
    assert_eq!(again.ok(), Some(draft));
});
