//! When an organisation signed: a year, perhaps a month, perhaps a day.

use std::fmt;

/// A date known to the year, the month or the day. Ordered by time, the vaguer first within the same year or month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SignedOn {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// Years a register may speak of; anything else is a typing error.
pub const YEARS: std::ops::RangeInclusive<u16> = 1900..=2199;

impl SignedOn {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nothing when it is another text or no day of the calendar.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = parts.next().filter(|part| part.len() == 4).and_then(digits).filter(|year| YEARS.contains(year))?;
        // A part that is there must be readable: `?` inside `match` stops at the first that is not.
        let month = match parts.next() {
            Some(part) => Some(number(part, 12)?),
            None => None,
        };
        let day = match parts.next() {
            Some(part) => Some(number(part, days_in(year, month?))?),
            None => None,
        };
        parts.next().is_none().then_some(Self { year, month, day })
    }

    /// Year, 1900 to 2199.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The date as a number that orders as dates do: `YYYYMMDD`, with 0 for what is not known.
    pub fn as_number(self) -> u64 {
        let part = |part: Option<u8>| u64::from(part.unwrap_or_default());
        u64::from(self.year) * 10_000 + part(self.month) * 100 + part(self.day)
    }

    /// Month from 1, where known.
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// Day of the month from 1, where known.
    pub const fn day(self) -> Option<u8> {
        self.day
    }
}

impl fmt::Display for SignedOn {
    /// As [`SignedOn::parse`] reads it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

/// The number written in `text` with ASCII digits only.
fn digits(text: &str) -> Option<u16> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// A two-digit number from 1 to `max`.
fn number(text: &str, max: u8) -> Option<u8> {
    let value = u8::try_from(digits(text).filter(|_| text.len() == 2)?).ok()?;
    (1..=max).contains(&value).then_some(value)
}

/// Days of a month in the Gregorian calendar.
fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// A year from 1900 to 2199 written with four digits.
pub fn parse_year(text: &str) -> Option<u16> {
    digits(text).filter(|year| text.len() == 4 && YEARS.contains(year))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::SignedOn;

    #[test]
    fn dates_are_read_and_written_alike() {
        for text in ["2012", "2016-02-29", "2012-09", "2025-12-31"] {
            assert_eq!(SignedOn::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "12",
            "0999",
            "3000",
            "2013-02-29",
            "2013-00-01",
            "2013-13-01",
            "2013-1-1",
            "2013-01-01-01",
            "+201",
            "2013-01-01T00:00",
            "igår",
            "２０１３",
            "2013-",
        ] {
            assert_eq!(SignedOn::parse(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_ordered_by_time() {
        let order = ["2012", "2012-09", "2012-09-04", "2012-10", "2013"].map(|text| SignedOn::parse(text).unwrap());
        assert!(order.is_sorted());
        assert!(order.is_sorted_by_key(|date| date.as_number()));
    }
}
