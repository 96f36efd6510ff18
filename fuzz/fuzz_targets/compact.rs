//! The compact, its easy words and the endpoint's index: anything decodes or is refused, nothing panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::core::compact::{self, easy};
use samspel::core::{endpoint, geo::basemap};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(decoded) = compact::decode(&text) {
        for source in &decoded.value.sources {
            if let Ok(url) = samspel::core::text::safe_url::SafeUrl::parse(&source.url) {
                assert!(["https:", "http:", "mailto:"].iter().any(|scheme| url.as_str().starts_with(scheme)));
            }
        }
    }
    let _ = easy::decode(&text);
    let _ = endpoint::decode(&text);
    let _ = basemap::decode(&text);
});
