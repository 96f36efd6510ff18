//! Generators for property tests.
#![allow(clippy::unwrap_used, clippy::missing_panics_doc)]

use super::about::About;
use super::filter::Filter;
use super::point::Point;
use super::signatory::{Email, Envelope, OrgId, Register, Scope, Signatory, Status};
use super::signed_on::SignedOn;
use crate::core::text::safe_url::SafeUrl;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Kinds used by generated registers.
pub const KINDS: [&str; 3] = ["association", "foundation", "other"];
/// Themes used by generated registers.
pub const THEMES: [&str; 4] = ["education", "health", "faith", "other"];
/// Districts used by generated registers.
pub const DISTRICTS: [&str; 3] = ["nordost", "centrum", "hisingen"];

/// A place near Gothenburg with as many decimals as are kept.
pub fn point() -> impl Strategy<Value = Point> {
    (116_000_000_i32..123_000_000, 575_000_000_i32..579_000_000)
        .prop_map(|(lon, lat)| Point::new(f64::from(lon) / 1e7, f64::from(lat) / 1e7).unwrap())
}

/// A text that is already clean.
fn text(max: usize) -> impl Strategy<Value = String> {
    proptest::string::string_regex(&format!("[A-Za-zÅÄÖåäöé=+@'\"<>;,0-9]( ?[A-Za-zåäöé'\";,<>&0-9-]){{0,{max}}}"))
        .unwrap()
}

prop_compose! {
    /// A valid signatory.
    pub fn signatory()(
        id in "[a-z][a-z0-9-]{0,12}",
        name in text(30),
        kind in select(&KINDS[..]),
        themes in btree_set(select(&THEMES[..]), 0..3),
        district in option::of(select(&DISTRICTS[..])),
        scope in select(vec![Scope::Address, Scope::Street, Scope::District, Scope::Citywide, Scope::Undisclosed]),
        point in option::of(point()),
        signed_on in option::of(select(vec!["2012", "2012-09-04", "2015-02", "2019", "2025-12-31"])),
        website in option::of("https?://[a-zå]{1,8}\\.example(/[a-z0-9?=&]{0,10})?"),
        email in option::of("[a-z]{1,8}@[a-z]{1,8}\\.example"),
        (description, source) in (btree_map(select(vec!["sv".to_owned(), "en".to_owned()]), text(60), 0..3), text(10)),
        assessed_year in option::of(2013_u16..2026),
        updated in option::of(Just("2025-01-01".to_owned())),
    ) -> Signatory {
        Signatory {
            id: OrgId::parse(&id).unwrap(),
            name,
            kind: kind.into(),
            themes: themes.into_iter().map(Into::into).collect(),
            district: district.map(Into::into),
            scope,
            point: point.filter(|_| scope != Scope::Undisclosed),
            signed_on: signed_on.and_then(SignedOn::parse),
            about: About {
                website: website.map(|url| SafeUrl::parse(&url).unwrap()),
                email: email.map(|text| Email::parse(&text).unwrap()),
                description: description.into_iter().map(|(lang, text)| (lang.into(), text)).collect(),
                assessed_year,
                source: source.into(),
                updated: updated.map(Into::into),
            }
            .boxed(),
        }
    }
}

/// A valid register of up to `max` signatories.
pub fn register(max: usize) -> impl Strategy<Value = Register> {
    vec(signatory(), 0..=max).prop_map(|mut signatories| {
        let mut seen = std::collections::BTreeSet::new();
        signatories.retain(|signatory| seen.insert(signatory.id.clone()));
        let envelope = Envelope {
            status: Status::Published,
            updated: "2025-01-01".to_owned(),
            publisher: "Exempel".to_owned(),
            source: "Exempel".to_owned(),
        };
        Register { envelope, signatories }
    })
}

/// A filter as an address can hold it.
pub fn filter() -> impl Strategy<Value = Filter> {
    let ids = |ids: &'static [&'static str]| btree_set(select(ids).prop_map(str::to_owned), 0..3);
    let year = || option::of(2010_u16..2027);
    let text = select(vec!["", "", "a", "Å & b", "förening 2"]).prop_map(str::to_owned);
    (text, ids(&KINDS), ids(&THEMES), ids(&DISTRICTS), year(), year(), any::<bool>()).prop_map(
        |(text, kinds, themes, districts, from, to, citywide)| {
            let ordered = from.zip(to).is_none_or(|(from, to)| from <= to);
            let (signed_from, signed_to) = if ordered { (from, to) } else { (to, from) };
            Filter { text, kinds, themes, districts, signed_from, signed_to, citywide }
        },
    )
}

/// Any JSON, with a liking for the names and words of a register.
pub fn json() -> impl Strategy<Value = serde_json::Value> {
    let word = prop_oneof![
        any::<String>(),
        select(vec!["Feature", "Point", "citywide", "address", "2012", "a", "https://a.example", "\u{202e}"])
            .prop_map(str::to_owned),
    ];
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        word.prop_map(Into::into),
    ];
    let key = select(vec![
        "type",
        "features",
        "schema",
        "id",
        "properties",
        "geometry",
        "coordinates",
        "name",
        "scope",
        "themes",
        "description",
        "sv",
        "signed_on",
        "website",
        "x",
    ])
    .prop_map(str::to_owned);
    leaf.prop_recursive(4, 48, 8, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Into::into),
            btree_map(key.clone(), inner, 0..8).prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}
