//! Numbers, dates and plurals by the browser's `Intl`.

use super::clock;
use crate::core::text::language::Lang;
use crate::core::text::messages::Plural;
use js_sys::{Array, Date, Function, Intl, JsString, Object, Reflect};
use std::cell::Cell;
use std::cmp::Ordering;
use wasm_bindgen::JsValue;

fn locales(lang: Lang) -> Array {
    // British English: day before month, as the English texts are written.
    let tag = if lang.id() == "en" { "en-GB" } else { lang.id() };
    Array::of1(&JsValue::from_str(tag))
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        // Setting a member of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    object
}

thread_local! {
    // To make one takes the browser longer than all that is then written with it.
    static NUMBERS: Cell<Option<(Lang, Function)>> = const { Cell::new(None) };
    static PLURALS: Cell<Option<(Lang, Intl::PluralRules)>> = const { Cell::new(None) };
}

/// A whole number with the language's grouping.
pub fn number(lang: Lang, value: usize) -> String {
    let known = NUMBERS.take().filter(|(known, _)| *known == lang);
    let make = || Intl::NumberFormat::new(&locales(lang), &Object::new()).format();
    let format = known.map_or_else(make, |(_, format)| format);
    #[allow(clippy::cast_precision_loss, reason = "counts shown to people are far below 2^52")]
    let value = JsValue::from_f64(value as f64);
    let text = format.call1(&JsValue::UNDEFINED, &value);
    NUMBERS.set(Some((lang, format)));
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// The plural category of a count.
pub fn plural(lang: Lang, count: usize) -> Plural {
    let known = PLURALS.take().filter(|(known, _)| *known == lang);
    let rules = known.map_or_else(|| Intl::PluralRules::new(&locales(lang), &Object::new()), |(_, rules)| rules);
    #[allow(clippy::cast_precision_loss, reason = "counts shown to people are far below 2^52")]
    let name = rules.select(count as f64);
    PLURALS.set(Some((lang, rules)));
    Plural::from_name(&String::from(name))
}

fn date_with(lang: Lang, text: &str, pairs: &[(&str, &str)]) -> String {
    let Some(ms) = clock::parse(text) else { return text.to_owned() };
    let format = Intl::DateTimeFormat::new(&locales(lang), &options(pairs));
    let date = Date::new(&JsValue::from_f64(ms));
    let shown = format.format().call1(&JsValue::UNDEFINED, &date);
    shown.ok().and_then(|shown| shown.as_string()).unwrap_or_else(|| text.to_owned())
}

/// A day, for example `4 september 2012`. A text that is no date comes back as it is.
pub fn date(lang: Lang, text: &str) -> String {
    let zone: &[(&str, &str)] = if text.len() == 10 {
        // A bare day is parsed as midnight UTC: shown in UTC it stays the same day everywhere.
        &[("day", "numeric"), ("month", "long"), ("year", "numeric"), ("timeZone", "UTC")]
    } else {
        &[("day", "numeric"), ("month", "long"), ("year", "numeric")]
    };
    date_with(lang, text, zone)
}

/// A time of day in the person's zone, for example `14:32`.
pub fn time(lang: Lang, text: &str) -> String {
    date_with(lang, text, &[("hour", "2-digit"), ("minute", "2-digit")])
}

/// The order of two texts in the language's alphabet: Swedish has å, ä and ö last.
pub fn compare(lang: Lang, a: &str, b: &str) -> Ordering {
    let order = JsString::from(a).locale_compare(b, &locales(lang), &Object::new());
    order.cmp(&0)
}

/// A text with its first letter large, as at the start of a sentence.
pub fn capitalised(lang: Lang, text: &str) -> String {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let (head, tail) = text.split_at_checked(first).unwrap_or_default();
    [String::from(JsString::from(head).to_locale_upper_case(Some(lang.id()))).as_str(), tail].concat()
}
