//! The frame around every page.

pub mod announcer;
pub mod finder;
pub mod footer;
pub mod header;
pub mod language_switch;
pub mod skip_link;
pub mod theme_switch;
