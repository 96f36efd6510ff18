//! What day it is, for pages written by a native program: the day it was given. The same functions as in `clock.rs`.

use super::given;
use crate::core::register::signed_on::SignedOn;

const DAY_MS: f64 = 86_400_000.0;

/// The beginning of the day in UTC as RFC 3339.
pub fn now() -> String {
    today() + "T00:00:00.000Z"
}

/// The day, `YYYY-MM-DD`.
pub fn today() -> String {
    given::with(|given| given.today.clone())
}

/// Milliseconds since 1970 of the day an RFC 3339 or `YYYY-MM-DD` text begins with, or `None`.
pub fn parse(text: &str) -> Option<f64> {
    let date = text.get(..10).and_then(SignedOn::parse)?;
    // Days since 1970-03-01 in years that begin with March, so that the leap day is the last
    // (https://howardhinnant.github.io/date_algorithms.html#days_from_civil).
    let (month, day) = (i64::from(date.month()?), i64::from(date.day()?));
    let year = i64::from(date.year()) - i64::from(month <= 2);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = 365 * year + year / 4 - year / 100 + year / 400 + day_of_year - 719_468;
    #[expect(clippy::cast_precision_loss, reason = "days of a few centuries")]
    Some(days as f64 * DAY_MS)
}

/// Milliseconds since 1970 of the day's beginning.
pub fn now_ms() -> f64 {
    parse(&today()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(parse("1970-01-01"), Some(0.0));
        assert_eq!(parse("2000-03-01T12:00:00Z"), Some(11_017.0 * 86_400_000.0));
        assert_eq!(parse("2026-11-24"), Some(20_781.0 * 86_400_000.0));
        assert_eq!(parse("2012"), None);
    }
}
