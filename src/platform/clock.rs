//! What time it is.

use wasm_bindgen::JsValue;

/// Now in UTC as RFC 3339, for example `2026-11-23T13:32:05.120Z`.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Today in the person's own time zone, `YYYY-MM-DD`.
pub fn today() -> String {
    let date = js_sys::Date::new_0();
    let two = |number: u32| if number < 10 { format!("0{number}") } else { number.to_string() };
    [date.get_full_year().to_string(), two(date.get_month() + 1), two(date.get_date())].join("-")
}

/// Milliseconds since 1970 of an RFC 3339 or `YYYY-MM-DD` text, or `None`.
pub fn parse(text: &str) -> Option<f64> {
    let ms = js_sys::Date::new(&JsValue::from_str(text)).get_time();
    ms.is_finite().then_some(ms)
}

/// Milliseconds since 1970.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}
