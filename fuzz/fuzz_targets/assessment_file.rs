//! A file a person opens: it is refused, or it settles after one round of writing and reading.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::core::assessment::file::{decode, encode};
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let Ok(decoded) = decode(&String::from_utf8_lossy(bytes)) else { return };
    let (assessment, _) = decoded.value.into_parts();
    let written = encode(&assessment);
    let again = decode(&written).expect("what was written is read");
    assert_eq!(again.problems, []);
    // Our own numbers are whole. Fractions only stand in members of a later version, where the last of seventeen digits
    // may differ after reading (SECURITY.md).
    if !has_fraction(&serde_json::from_str(&written).expect("it is JSON")) {
        assert_eq!(again.value.into_parts().0, assessment);
    }
});

fn has_fraction(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64(),
        Value::Array(values) => values.iter().any(has_fraction),
        Value::Object(members) => members.values().any(has_fraction),
        _ => false,
    }
}
