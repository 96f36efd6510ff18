//! The data endpoint: every file of it, loaded once and shared by all pages.

use super::load::File;
use super::site::Site;
use crate::core::assessment::instrument::{self, Instrument};
use crate::core::compact::{self, Compact};
use crate::core::endpoint::{self as index, Index};
use crate::core::geo::basemap::{self, Basemap};
use crate::core::register::{self, Register};
use crate::core::text::language::Lang;
use leptos::prelude::*;

/// The context through which views read the endpoint.
#[derive(Clone, Copy)]
pub struct Endpoint {
    /// `index.json`: publisher, licence, languages.
    pub index: File<Index>,
    /// `signatories.geojson`.
    pub register: File<Register>,
    /// `basemap.json`.
    pub basemap: File<Basemap>,
    compacts: StoredValue<Vec<(Lang, File<Compact>)>>,
    instruments: StoredValue<Vec<(Lang, File<Instrument>)>>,
}

impl Endpoint {
    /// All files, none fetched yet. Call under the root owner.
    pub fn new() -> Self {
        let compacts = Lang::ALL.map(|lang| (lang, File::new(format!("compact.{}.json", lang.id()), compact::decode)));
        let instruments =
            Lang::ALL.map(|lang| (lang, File::new(format!("instrument.{}.json", lang.id()), instrument::decode)));
        Self {
            index: File::new("index.json", index::decode),
            register: File::new("signatories.geojson", register::decode::decode),
            basemap: File::new("basemap.json", basemap::decode),
            compacts: StoredValue::new(compacts.into()),
            instruments: StoredValue::new(instruments.into()),
        }
    }

    /// The context. Views call this once.
    pub fn get() -> Self {
        expect_context()
    }

    /// The compact in the page's language, tracked.
    pub fn compact(&self) -> File<Compact> {
        in_language(self.compacts, Site::get().lang.get())
    }

    /// The instrument in the page's language, tracked.
    pub fn instrument(&self) -> File<Instrument> {
        in_language(self.instruments, Site::get().lang.get())
    }

    /// The instrument in a given language.
    pub fn instrument_in(&self, lang: Lang) -> File<Instrument> {
        in_language(self.instruments, lang)
    }
}

impl Default for Endpoint {
    fn default() -> Self {
        Self::new()
    }
}

/// There is one file per language, so the first is only a type-level fallback.
fn in_language<T: Send + Sync>(files: StoredValue<Vec<(Lang, File<T>)>>, lang: Lang) -> File<T> {
    files.with_value(|files| {
        let found = files.iter().find(|(of, _)| *of == lang).or(files.first());
        found.map_or_else(
            || File::new(String::new(), |_| Err(crate::core::decode::DecodeError::NotJson(String::new()))),
            |(_, file)| *file,
        )
    })
}
