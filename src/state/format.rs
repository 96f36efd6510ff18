//! Numbers, dates and counted texts in the page's language.

pub use crate::platform::clock::{now, now_ms, parse as parse_date, today};
pub use crate::platform::intl::{capitalised, compare, date, number, plural, time};
