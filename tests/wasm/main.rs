//! The ports to the browser, where only a browser can say whether they work: its storage, its languages, its history,
//! its files. Run inside WebAssembly in a headless Chromium by `cargo xtask test --only wasm`.
#![cfg(all(target_arch = "wasm32", feature = "app"))]
#![allow(clippy::unwrap_used)]

use js_sys::{Array, Date, Intl, Object, Promise, Reflect};
use samspel::core::assessment::slots::KeyValue;
use samspel::core::text::language::Lang;
use samspel::core::text::messages::Plural;
use samspel::platform::history::{self, Address};
use samspel::platform::local_storage::{self, LocalStorage};
use samspel::platform::{clock, fetch, files, intl, random};
use std::cmp::Ordering;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn what_is_stored_is_read_back_and_only_our_keys_are_cleared() {
    let store = LocalStorage;
    store.set("samspel/test", "Åsa 👩‍🚀").unwrap();
    store.set("other", "not ours").unwrap();
    assert_eq!(store.get("samspel/test").unwrap().as_deref(), Some("Åsa 👩‍🚀"));
    assert!(store.keys().unwrap().contains(&"samspel/test".to_owned()));
    assert_eq!(local_storage::clear_all(), Some(1));
    assert_eq!(store.get("samspel/test").unwrap(), None);
    assert_eq!(store.get("other").unwrap().as_deref(), Some("not ours"));
    store.remove("other").unwrap();
}

#[wasm_bindgen_test]
fn a_full_storage_is_told_from_a_forbidden_one() {
    let store = LocalStorage;
    let refused = store.set("samspel/test", &"x".repeat(6_000_000)).unwrap_err();
    assert_eq!(refused, samspel::core::assessment::slots::StoreError::Full);
    assert_eq!(store.get("samspel/test").unwrap(), None);
}

#[wasm_bindgen_test]
fn numbers_dates_and_plurals_follow_the_language() {
    // Swedish groups by a no-break space, English by a comma.
    assert_eq!(intl::number(Lang::Sv, 12_345), "12\u{a0}345");
    assert_eq!(intl::number(Lang::En, 12_345), "12,345");
    assert_eq!(intl::date(Lang::Sv, "2012-05-04"), "4 maj 2012");
    assert_eq!(intl::date(Lang::En, "2012-05-04"), "4 May 2012");
    assert_eq!(intl::date(Lang::Sv, "spring"), "spring");
    assert!(matches!(intl::plural(Lang::Sv, 1), Plural::One) && matches!(intl::plural(Lang::En, 0), Plural::Other));
}

#[wasm_bindgen_test]
fn days_and_small_numbers_are_told_as_the_browser_would() {
    let set = |object: &Object, pairs: &[(&str, &str)]| {
        for (key, value) in pairs {
            Reflect::set(object, &JsValue::from_str(key), &JsValue::from_str(value)).unwrap();
        }
    };
    let options = Object::new();
    set(&options, &[("day", "numeric"), ("month", "long"), ("year", "numeric"), ("timeZone", "UTC")]);
    for (lang, tag) in [(Lang::Sv, "sv"), (Lang::En, "en-GB")] {
        let locales = Array::of1(&JsValue::from_str(tag));
        let days = Intl::DateTimeFormat::new(&locales, &options).format();
        for month in 1..=12 {
            let day = format!("2024-{month:02}-09");
            let date = Date::new(&JsValue::from_str(&day));
            let told = days.call1(&JsValue::UNDEFINED, &date).unwrap();
            assert_eq!(intl::date(lang, &day), told.as_string().unwrap());
        }
        let numbers = Intl::NumberFormat::new(&locales, &Object::new()).format();
        for number in [0, 7, 999, 1_000] {
            let told = numbers.call1(&JsValue::UNDEFINED, &JsValue::from_f64(f64::from(number))).unwrap();
            assert_eq!(intl::number(lang, usize::try_from(number).unwrap()), told.as_string().unwrap());
        }
    }
}

#[wasm_bindgen_test]
fn letters_follow_the_language() {
    assert_eq!(intl::compare(Lang::Sv, "zon", "ånga"), Ordering::Less);
    assert_eq!(intl::compare(Lang::En, "zone", "ånga"), Ordering::Greater);
    assert_eq!(intl::capitalised(Lang::Sv, "överenskommelsen"), "Överenskommelsen");
    assert_eq!(intl::capitalised(Lang::Sv, ""), "");
}

#[wasm_bindgen_test]
fn an_address_that_is_written_is_the_one_that_is_read() {
    let before = history::address();
    let home = if before.search.is_empty() { before.path } else { [before.path, before.search].join("?") };
    history::write("/karta?q=a%20b#x", false);
    let written = Address { path: "/karta".into(), search: "q=a%20b".into(), hash: "x".into() };
    assert_eq!(history::address(), written);
    history::write(&home, true);
}

#[wasm_bindgen_test]
fn ids_differ_and_times_are_times() {
    let (one, other) = (random::id(), random::id());
    assert!(one != other && one.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{one} {other}");
    let now = clock::parse(&clock::now()).unwrap();
    assert!((now - clock::now_ms()).abs() < 5_000.0);
    assert_eq!(clock::today().len(), 10);
    assert_eq!(clock::parse("next week"), None);
}

#[wasm_bindgen_test]
async fn a_chosen_file_is_read_up_to_the_limit_and_no_further() {
    let parts = js_sys::Array::of1(&"svår fil".into());
    let file = web_sys::File::new_with_str_sequence(&parts, "a.json").unwrap();
    assert_eq!(files::read(&file, 100.0).await.unwrap(), "svår fil");
    assert_eq!(files::read(&file, 3.0).await, Err(files::FileError::TooLarge));
}

/// Puts something in the place of `shell/ladder.js` that fails with `why`.
fn ladder_that_says(why: &JsValue) {
    let why = why.clone();
    let read = Closure::<dyn Fn(String, u8) -> Promise>::new(move |_, rung| match rung {
        0 => Promise::reject(&why),
        1 => Promise::resolve(&JsValue::from(js_sys::Uint8Array::from("läst".as_bytes()))),
        _ => Promise::resolve(&JsValue::UNDEFINED),
    });
    let ladder = js_sys::Object::new();
    js_sys::Reflect::set(&ladder, &"read".into(), &read.into_js_value()).unwrap();
    js_sys::Reflect::set(&js_sys::global(), &"samspel".into(), &ladder).unwrap();
}

#[wasm_bindgen_test]
async fn what_the_ladder_says_is_told_apart() {
    use fetch::FetchError::{NoAnswer, NotJson, Status, TimedOut, TooLarge};
    for (why, error) in [
        ("slow".into(), TimedOut),
        ("type".into(), NotJson),
        ("size".into(), TooLarge),
        ("none".into(), NoAnswer),
        (503.into(), Status(503)),
    ] {
        ladder_that_says(&why);
        assert_eq!(fetch::read("index.json", 0).await, Err(error));
        assert_eq!(fetch::read("index.json", 1).await, Ok(Some("läst".to_owned())));
        assert_eq!(fetch::read("index.json", 2).await, Ok(None));
    }
}
