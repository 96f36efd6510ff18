//! Addresses: any query, path or link is read, and what was read is written the same for ever after.
#![no_main]

use libfuzzer_sys::fuzz_target;
use samspel::core::register::embed_options::EmbedOptions;
use samspel::core::register::query::MapQuery;
use samspel::core::route::Route;
use samspel::core::text::safe_url::SafeUrl;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let written = MapQuery::from_query_string(&text).to_query_string();
    assert_eq!(MapQuery::from_query_string(&written).to_query_string(), written);
    let (mut first, mut second) = (String::new(), String::new());
    EmbedOptions::from_query_string(&text).push_to(&mut first);
    EmbedOptions::from_query_string(&first).push_to(&mut second);
    assert_eq!(first, second);
    let (lang, route) = Route::parse(&text);
    if route != Route::NotFound {
        assert_eq!(Route::parse(&route.path(lang)), (lang, route));
    }
    if let Ok(url) = SafeUrl::parse(&text) {
        assert!(["https:", "http:", "mailto:"].iter().any(|scheme| url.as_str().starts_with(scheme)));
    }
});
