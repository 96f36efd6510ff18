//! What stands in for the browser while a native program writes the pages: the address asked for, and the files of the
//! endpoint.

use super::history::Address;
use crate::core::endpoint::config::Config;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The page to write, and what it is written from.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// Address of the page.
    pub address: Address,
    /// Path the app will be served under, with a slash at both ends.
    pub base: String,
    /// Address of the site, for example `https://samspel.example`; empty while nobody knows.
    pub origin: String,
    /// The day the pages are written, `YYYY-MM-DD`.
    pub today: String,
    /// The endpoint's files by name.
    pub files: Arc<BTreeMap<String, String>>,
    /// What whoever runs the site says.
    pub config: Config,
}

thread_local! {
    static GIVEN: RefCell<Given> = RefCell::new(Given::default());
}

/// Says what the next page on this thread is written from.
pub fn set(given: Given) {
    GIVEN.with_borrow_mut(|place| *place = given);
}

/// Reads what is given.
pub(super) fn with<R>(read: impl FnOnce(&Given) -> R) -> R {
    GIVEN.with_borrow(read)
}

/// A file of the endpoint.
pub fn file(name: &str) -> Option<String> {
    with(|given| given.files.get(name).cloned())
}
