//! Whatever a data file holds, it is decoded or refused: no decoder of the endpoint panics, and none takes text for more than
//! it is. What the register, the instrument, assessment files and links promise beyond that stands beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use proptest::sample::Index;
use samspel::core::assessment::benchmark;
use samspel::core::compact::{self, easy, short};
use samspel::core::endpoint::{self, config};
use samspel::core::geo::basemap;
use samspel::core::register::names;
use samspel::core::text::safe_url::SafeUrl;

/// Everything that is decoded of an endpoint, one after the other.
fn decode_as_everything(text: &str) {
    if let Ok(decoded) = compact::decode(text) {
        for source in &decoded.value.sources {
            if let Ok(url) = SafeUrl::parse(&source.url) {
                assert!(["https:", "http:", "mailto:"].iter().any(|scheme| url.as_str().starts_with(scheme)));
            }
        }
    }
    let _ = (short::decode(text), easy::decode(text), endpoint::decode(text), config::decode(text));
    let _ = (benchmark::decode(text), basemap::decode(text), names::decode(text));
}

/// Real files, the small place's: short enough to be damaged many times.
fn files() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/endpoint-small");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json" || ending == "geojson"));
    paths.sort();
    let files: Vec<String> = paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    assert!(files.len() >= 6, "{paths:?}");
    files
}

/// JSON of any shape.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(|number| serde_json::json!(number)),
        ".{0,12}".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 48, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            proptest::collection::vec((".{0,8}", inner), 0..6).prop_map(|all| all.into_iter().collect()),
        ]
    })
}

/// Puts `value` in the place of the `nth` member or item of `whole`, counted in depth.
fn put(whole: &mut serde_json::Value, nth: &mut usize, value: &serde_json::Value) {
    let inner: Vec<&mut serde_json::Value> = match whole {
        serde_json::Value::Object(members) => members.values_mut().collect(),
        serde_json::Value::Array(items) => items.iter_mut().collect(),
        _ => Vec::new(),
    };
    for one in inner {
        if *nth == 0 {
            *one = value.clone();
            *nth = usize::MAX;
            return;
        }
        *nth -= 1;
        put(one, nth, value);
        if *nth == usize::MAX {
            return;
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_decoded_or_refused(bytes in any::<Vec<u8>>()) {
        decode_as_everything(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_json_is_decoded_or_refused(value in json()) {
        decode_as_everything(&value.to_string());
    }

    #[test]
    fn a_damaged_file_is_decoded_or_refused(file in any::<Index>(), cut in any::<Index>(), junk in ".{0,5}") {
        let files = files();
        let whole: Vec<char> = file.get(&files).chars().collect();
        let (before, after) = whole.split_at(cut.index(whole.len()));
        let before: String = before.iter().collect();
        decode_as_everything(&before);
        decode_as_everything(&[before, junk, after.iter().collect()].concat());
    }

    #[test]
    fn a_file_with_something_else_in_one_place_is_decoded_or_refused(
        file in any::<Index>(), nth in 0_usize..1500, value in json()
    ) {
        let files = files();
        let text: &String = file.get(&files);
        let mut whole: serde_json::Value = serde_json::from_str(text).unwrap();
        put(&mut whole, &mut nth.clone(), &value);
        decode_as_everything(&whole.to_string());
    }
}
