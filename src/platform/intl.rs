//! Numbers, dates and plurals by the browser's `Intl`.

use super::clock;
use crate::core::text::date;
use crate::core::text::language::Lang;
use crate::core::text::messages::Plural;
use js_sys::{Array, Date, Intl, JsString, Number, Object, Reflect};
use std::cmp::Ordering;
use wasm_bindgen::JsValue;

/// The language as the browser names it.
fn tag(lang: Lang) -> &'static str {
    // British English: day before month, as the English texts are written.
    if lang.id() == "en" { "en-GB" } else { lang.id() }
}

fn locales(lang: Lang) -> Array {
    Array::of1(&JsValue::from_str(tag(lang)))
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        // Setting a member of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    object
}

/// A whole number with the language's grouping. Below a thousand there is nothing to group, and no need to make the
/// browser's first formatter, which takes a slow phone 100 ms.
pub fn number(lang: Lang, value: usize) -> String {
    if value < 1_000 {
        return value.to_string();
    }
    #[allow(clippy::cast_precision_loss, reason = "counts shown to people are far below 2^52")]
    let value = Number::from(value as f64);
    value.to_locale_string(tag(lang)).into()
}

/// The plural category of a count. Unlike a formatter, the rules take the browser next to no time to make: 0.04 ms.
pub fn plural(lang: Lang, count: usize) -> Plural {
    #[allow(clippy::cast_precision_loss, reason = "counts shown to people are far below 2^52")]
    let name = Intl::PluralRules::new(&locales(lang), &Object::new()).select(count as f64);
    Plural::from_name(&String::from(name))
}

fn date_with(lang: Lang, text: &str, pairs: &[(&str, &str)]) -> String {
    let Some(ms) = clock::parse(text) else { return text.to_owned() };
    Date::new(&JsValue::from_f64(ms)).to_locale_string(tag(lang), &options(pairs)).into()
}

/// A day, for example `4 september 2012`; a moment is told by its day in the person's zone. A text that is neither comes
/// back as it is.
pub fn date(lang: Lang, text: &str) -> String {
    date::in_words(lang, text)
        .unwrap_or_else(|| date_with(lang, text, &[("day", "numeric"), ("month", "long"), ("year", "numeric")]))
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
