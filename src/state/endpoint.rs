//! The data endpoint: every file of it, loaded once and shared by all pages.

use super::load::{AnyFile, Decoder, File, Load, Waiting};
use super::site::Site;
use crate::core::assessment::benchmark::{self, Benchmark};
use crate::core::assessment::instrument::{self, Instrument};
use crate::core::compact::easy::{self, Easy};
use crate::core::compact::short::{self, Short};
use crate::core::compact::{self, Compact};
use crate::core::decode::{DecodeError, Decoded};
use crate::core::endpoint::{self as index, Index};
use crate::core::geo::basemap::{self, Basemap};
use crate::core::register::names::{self, Names};
use crate::core::register::{self, Register};
use crate::core::text::language::Lang;
use crate::platform::document;
use leptos::prelude::*;
use std::any::TypeId;
use std::sync::Arc;

/// The context through which views read the endpoint.
///
/// A file comes into being the first time it is asked for. A method per file, rather than a field, also means that a
/// bundle without the pages that read a file does not carry its decoder.
#[derive(Clone, Copy)]
pub struct Endpoint {
    root: StoredValue<Owner>,
    files: StoredValue<Vec<(String, TypeId, AnyFile)>>,
    /// How many files that pages cannot do without are on their way.
    pub waiting: RwSignal<usize>,
    /// True when one of them is nowhere to be had.
    pub failed: RwSignal<bool>,
}

impl Endpoint {
    /// No file yet. Call under the root owner: files live as long as that does.
    pub fn new() -> Self {
        let root = Owner::current().unwrap_or_default();
        Self {
            root: StoredValue::new(root),
            files: StoredValue::new(Vec::new()),
            waiting: RwSignal::new(0),
            failed: RwSignal::new(false),
        }
    }

    /// The context. Views call this once.
    pub fn get() -> Self {
        expect_context()
    }

    /// `index.json`: publisher, licence, languages. Waited for, but every page has its content without.
    pub fn index(&self) -> File<Index> {
        self.needed("index.json".to_owned(), Decoder::Whole(told), false)
    }

    /// `signatories.geojson`.
    pub fn register(&self) -> File<Register> {
        self.needed("signatories.geojson".to_owned(), Decoder::Steps(register::decode::steps), true)
    }

    /// The names in `signatories.geojson`, for pages that only point there.
    pub fn names(&self) -> File<Names> {
        self.file("signatories.geojson".to_owned(), Decoder::Steps(names::steps), true, None)
    }

    /// `basemap.json`. Nobody waits for it: the register is complete without.
    pub fn basemap(&self) -> File<Basemap> {
        self.file("basemap.json".to_owned(), Decoder::Whole(basemap::decode), false, None)
    }

    /// The compact in the page's language, tracked.
    pub fn compact(&self) -> File<Compact> {
        self.needed(in_language("compact", Site::get().lang.get()), Decoder::Whole(compact::decode), true)
    }

    /// The compact in short, in the page's language: as the index has it, else out of the whole. Tracked.
    pub fn short(&self) -> Load<Short> {
        let of_index = match self.index().get() {
            Load::Pending => return Load::Pending,
            Load::Ready { value, problems, read_at } => value.short(Site::get().lang.get().id()).map(|short| {
                let value = Arc::new(short.clone());
                Load::Ready { value, problems, read_at }
            }),
            Load::Failed(_) => None,
        };
        of_index.unwrap_or_else(|| self.short_of_whole().get())
    }

    /// The compact in short, out of the whole.
    pub fn short_of_whole(&self) -> File<Short> {
        let waiting = self.waited_for(true);
        self.file(in_language("compact", Site::get().lang.get()), Decoder::Whole(short::decode), true, Some(waiting))
    }

    /// The pages in easy words in the page's language, tracked. Ask the index first whether there are any.
    pub fn easy(&self) -> File<Easy> {
        self.needed(in_language("easy", Site::get().lang.get()), Decoder::Whole(easy::decode), false)
    }

    /// Whether there are pages in easy words in the page's language; nothing while the index is on its way. Tracked.
    pub fn has_easy(&self) -> Option<bool> {
        self.has(&in_language("easy", Site::get().lang.get()))
    }

    /// Whether the index names a file; nothing while it is on its way. Tracked.
    fn has(&self, name: &str) -> Option<bool> {
        match self.index().get() {
            Load::Pending => None,
            Load::Ready { value, .. } => Some(value.file(name).is_some()),
            Load::Failed(_) => Some(false),
        }
    }

    /// Published figures, where the endpoint has some and they are here. Nobody waits for them. Tracked.
    pub fn benchmark(&self) -> Option<Arc<Benchmark>> {
        let name = "benchmark.json";
        if self.has(name) != Some(true) {
            return None;
        }
        self.file(name.to_owned(), Decoder::Whole(benchmark::decode), false, None).value()
    }

    /// The instrument in the page's language, tracked.
    pub fn instrument(&self) -> File<Instrument> {
        self.instrument_in(Site::get().lang.get())
    }

    /// The instrument in a given language.
    pub fn instrument_in(&self, lang: Lang) -> File<Instrument> {
        self.needed(in_language("instrument", lang), Decoder::Whole(instrument::decode), false)
    }

    /// A file that is waited for. Without a `vital` one a page has no content.
    fn needed<T: Send + Sync + 'static>(&self, name: String, decode: Decoder<T>, vital: bool) -> File<T> {
        self.file(name, decode, false, Some(self.waited_for(vital)))
    }

    const fn waited_for(&self, vital: bool) -> Waiting {
        Waiting { count: self.waiting, failed: self.failed, vital }
    }

    fn file<T: Send + Sync + 'static>(
        &self,
        name: String,
        decode: Decoder<T>,
        part: bool,
        waiting: Option<Waiting>,
    ) -> File<T> {
        File::new(self.file_of(name, TypeId::of::<T>(), part, waiting), decode)
    }

    fn file_of(&self, name: String, read_as: TypeId, part: bool, waiting: Option<Waiting>) -> AnyFile {
        // One file may be read in two ways.
        let of = |(known, known_as, file): &(String, TypeId, AnyFile)| {
            (*known == name && *known_as == read_as).then_some(*file)
        };
        self.files.with_value(|files| files.iter().find_map(of)).unwrap_or_else(|| {
            let file = self.root.with_value(|root| root.with(|| AnyFile::new(name.clone(), part, waiting)));
            self.files.update_value(|files| files.push((name, read_as, file)));
            file
        })
    }
}

impl Default for Endpoint {
    fn default() -> Self {
        Self::new()
    }
}

/// `index.json`, with what `config.json` says in its place.
fn told(text: &str) -> Result<Decoded<Index>, DecodeError> {
    let mut index = index::decode(text)?;
    let Index { publisher, languages, .. } = &mut index.value;
    if let Some(name) = document::configured("publisher") {
        publisher.name = name;
        // The endpoint's site is not this publisher's.
        publisher.url.clear();
    }
    if let Some(contact) = document::configured("contact") {
        publisher.email = contact;
    }
    languages.retain(|language| document::offers(&language.id));
    Ok(index)
}

fn in_language(stem: &str, lang: Lang) -> String {
    [stem, ".", lang.id(), ".json"].concat()
}
