//! A whole endpoint, file by file, each read with the decoder the app itself uses.

use super::references;
use super::same_shape::differences;
use super::{Index, decode as decode_index};
use crate::core::assessment::benchmark::{self, Benchmark};
use crate::core::assessment::instrument::{self, Instrument};
use crate::core::compact::easy::{self, Easy};
use crate::core::compact::short::Short;
use crate::core::compact::{self, Compact};
use crate::core::decode::{DecodeError, Decoded, Problem};
use crate::core::geo::basemap::{self, Basemap};
use crate::core::register::{self, Register};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// Which file of the endpoint a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileKind {
    /// `index.json`.
    Index,
    /// `compact.{lang}.json`, with its language tag.
    Compact(String),
    /// `instrument.{lang}.json`, with its language tag.
    Instrument(String),
    /// `easy.{lang}.json`, with its language tag.
    Easy(String),
    /// `signatories.geojson`, or another file with that ending.
    Register,
    /// `basemap.json`.
    Basemap,
    /// `benchmark.json`.
    Benchmark,
}

impl FileKind {
    /// The kind of the file called `name`, without folders; nothing when it is none of the endpoint's.
    pub fn of(name: &str) -> Option<Self> {
        if name.strip_suffix(".geojson").is_some_and(|stem| !stem.is_empty()) {
            return Some(Self::Register);
        }
        let stem = name.strip_suffix(".json")?;
        match stem.split_once('.') {
            None if stem == "index" => Some(Self::Index),
            None if stem == "basemap" => Some(Self::Basemap),
            None if stem == "benchmark" => Some(Self::Benchmark),
            Some(("compact", lang)) if super::is_tag(lang) => Some(Self::Compact(lang.to_owned())),
            Some(("instrument", lang)) if super::is_tag(lang) => Some(Self::Instrument(lang.to_owned())),
            Some(("easy", lang)) if super::is_tag(lang) => Some(Self::Easy(lang.to_owned())),
            _ => None,
        }
    }
}

/// Something wrong with an endpoint, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Name of the file.
    pub file: String,
    /// Where in the file, for example `features[3]`; empty when it is about the file as a whole.
    pub place: String,
    /// The row's id where it has one, else empty.
    pub id: String,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if !self.place.is_empty() {
            write!(f, ", {}", self.place)?;
        }
        if !self.id.is_empty() {
            write!(f, " `{}`", self.id)?;
        }
        write!(f, ": {}", self.what)
    }
}

/// What could be read of an endpoint so far, by file.
#[derive(Debug, Clone, Default)]
pub struct Endpoint {
    /// The table of contents.
    pub index: Option<Index>,
    /// The compact by language.
    pub compacts: BTreeMap<String, Compact>,
    /// The instrument by language.
    pub instruments: BTreeMap<String, Instrument>,
    /// Pages in easy words by language; a language may do without.
    pub easies: BTreeMap<String, Easy>,
    /// The register, with the name of its file.
    pub register: Option<(String, Register)>,
    /// The base map.
    pub basemap: Option<Basemap>,
    /// Published figures; an endpoint may do without.
    pub benchmark: Option<Benchmark>,
}

impl Endpoint {
    /// Decodes one more file and keeps what could be used of it. Gives back why it was refused, or the rows that were
    /// skipped or mended.
    pub fn add(&mut self, name: &str, text: &str) -> Vec<Fault> {
        let (faults, language) = match FileKind::of(name) {
            None => {
                let what = "not a file of the endpoint: index.json, compact.{lang}.json, instrument.{lang}.json, \
                            easy.{lang}.json, signatories.geojson, basemap.json or benchmark.json";
                return vec![about(name, what)];
            }
            Some(FileKind::Index) => (keep(name, decode_index(text), |value| self.index = Some(value)), None),
            Some(FileKind::Basemap) => (keep(name, basemap::decode(text), |value| self.basemap = Some(value)), None),
            Some(FileKind::Benchmark) => {
                (keep(name, benchmark::decode(text), |value| self.benchmark = Some(value)), None)
            }
            Some(FileKind::Register) => {
                let decoded = register::decode::decode(text);
                (keep(name, decoded, |value| self.register = Some((name.to_owned(), value))), None)
            }
            Some(FileKind::Compact(lang)) => {
                let mut said = None;
                let faults = keep(name, compact::decode::decode(text), |value| {
                    said = Some((value.language.clone(), lang.clone()));
                    self.compacts.insert(lang, value);
                });
                (faults, said)
            }
            Some(FileKind::Instrument(lang)) => {
                let mut said = None;
                let faults = keep(name, instrument::decode(text), |value| {
                    said = Some((value.language.clone(), lang.clone()));
                    self.instruments.insert(lang, value);
                });
                (faults, said)
            }
            Some(FileKind::Easy(lang)) => {
                let mut said = None;
                let faults = keep(name, easy::decode(text), |value| {
                    said = Some((value.language.clone(), lang.clone()));
                    self.easies.insert(lang, value);
                });
                (faults, said)
            }
        };
        let mismatch = language
            .filter(|(said, named)| said != named)
            .map(|(said, named)| about(name, &format!("`language` is `{said}`, the file's name says `{named}`")));
        faults.into_iter().chain(mismatch).collect()
    }

    /// Everything that does not fit together among the files read so far: references to ids that do not exist, languages
    /// that differ in more than their texts, languages without files.
    pub fn check(&self) -> Vec<Fault> {
        let mut faults = self.check_languages();
        faults.extend(check_same("compact", &self.compacts));
        faults.extend(check_same("instrument", &self.instruments));
        faults.extend(check_same("easy", &self.easies));
        for (lang, compact) in &self.compacts {
            faults.extend(references::in_compact(&format!("compact.{lang}.json"), compact));
            let short = self.index.as_ref().and_then(|index| index.short(lang));
            if short.is_some_and(|short| *short != Short::from(compact)) {
                let what = format!("is not what compact.{lang}.json says; `cargo xtask data index` writes it");
                faults.push(fault("index.json", "short", lang, &what));
            }
        }
        // Ids are the same in every language, so the first stands for all.
        if let Some(compact) = self.compacts.values().next() {
            for (lang, instrument) in &self.instruments {
                faults.extend(references::in_instrument(&format!("instrument.{lang}.json"), instrument, compact));
            }
            if let (Some(benchmark), Some(instrument)) = (&self.benchmark, self.instruments.values().next()) {
                faults.extend(references::in_benchmark("benchmark.json", benchmark, instrument));
            }
            for (lang, easy) in &self.easies {
                faults.extend(references::in_easy(&format!("easy.{lang}.json"), easy, compact));
            }
            if let Some((name, register)) = &self.register {
                faults.extend(references::in_register(name, register, compact, self.basemap.as_ref()));
            }
            if let Some(basemap) = &self.basemap {
                faults.extend(references::in_basemap("basemap.json", basemap, compact));
            }
            if let Some(index) = &self.index
                && index.compact != compact.id
            {
                let what = format!("`compact` is `{}`, the compact's own id is `{}`", index.compact, compact.id);
                faults.push(about("index.json", &what));
            }
        }
        faults
    }

    fn check_languages(&self) -> Vec<Fault> {
        let Some(index) = &self.index else { return Vec::new() };
        let mut faults = Vec::new();
        for language in &index.languages {
            let present = [self.compacts.contains_key(&language.id), self.instruments.contains_key(&language.id)];
            for (stem, present) in ["compact", "instrument"].into_iter().zip(present) {
                if !present {
                    let what = format!("there is no usable {stem}.{}.json", language.id);
                    faults.push(fault("index.json", "languages", &language.id, &what));
                }
            }
        }
        for (stem, lang) in self
            .compacts
            .keys()
            .map(|lang| ("compact", lang))
            .chain(self.instruments.keys().map(|lang| ("instrument", lang)))
            .chain(self.easies.keys().map(|lang| ("easy", lang)))
        {
            if !index.languages.iter().any(|language| language.id == *lang) {
                faults.push(about(&format!("{stem}.{lang}.json"), "index.json does not name this language"));
            }
        }
        faults
    }
}

/// Compares every language with the first.
fn check_same<T: Serialize>(stem: &str, languages: &BTreeMap<String, T>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut values = languages.iter().filter_map(|(lang, value)| Some((lang, serde_json::to_value(value).ok()?)));
    let Some((first_lang, first)) = values.next() else { return faults };
    for (lang, value) in values {
        for difference in differences(&first, &value) {
            let what = format!("{} (compared with {stem}.{first_lang}.json)", difference.what);
            faults.push(fault(&format!("{stem}.{lang}.json"), &difference.place, "", &what));
        }
    }
    faults
}

/// Hands the value on and turns problems into faults.
fn keep<T>(name: &str, decoded: Result<Decoded<T>, DecodeError>, keep: impl FnOnce(T)) -> Vec<Fault> {
    match decoded {
        Ok(Decoded { value, problems }) => {
            keep(value);
            problems.iter().map(|problem| told(name, problem)).collect()
        }
        Err(why) => vec![about(name, &why.to_string())],
    }
}

/// A problem the decoder or a check of the register told.
pub(super) fn told(name: &str, problem: &Problem) -> Fault {
    if problem.list == "file" {
        return about(name, &problem.reason);
    }
    let what = if problem.skipped { format!("left out: {}", problem.reason) } else { problem.reason.clone() };
    fault(name, &format!("{}[{}]", problem.list, problem.row), &problem.id, &what)
}

fn about(file: &str, what: &str) -> Fault {
    fault(file, "", "", what)
}

pub(super) fn fault(file: &str, place: &str, id: &str, what: &str) -> Fault {
    Fault { file: file.to_owned(), place: place.to_owned(), id: id.to_owned(), what: what.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Endpoint, Fault, FileKind};

    #[test]
    fn names_tell_the_kind() {
        let lang = || "sv".to_owned();
        for (name, kind) in [
            ("index.json", Some(FileKind::Index)),
            ("compact.sv.json", Some(FileKind::Compact(lang()))),
            ("instrument.sv.json", Some(FileKind::Instrument(lang()))),
            ("easy.sv.json", Some(FileKind::Easy(lang()))),
            ("signatories.geojson", Some(FileKind::Register)),
            ("new.geojson", Some(FileKind::Register)),
            ("basemap.json", Some(FileKind::Basemap)),
            ("benchmark.json", Some(FileKind::Benchmark)),
            ("compact.json", None),
            ("compact.SV.json", None),
            ("compact.sv.extra.json", None),
            (".geojson", None),
            ("README.md", None),
        ] {
            assert_eq!(FileKind::of(name), kind, "{name}");
        }
    }

    #[test]
    fn a_refused_file_is_told_with_its_name() {
        let mut endpoint = Endpoint::default();
        let told = |faults: Vec<Fault>| faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n");
        assert!(told(endpoint.add("compact.sv.json", "{")).starts_with("compact.sv.json: not JSON"));
        assert!(told(endpoint.add("basemap.json", "[]")).starts_with("basemap.json: not the expected shape"));
        assert!(told(endpoint.add("notes.txt", "")).starts_with("notes.txt: not a file of the endpoint"));
        assert!(endpoint.compacts.is_empty() && endpoint.check().is_empty());
    }

    #[test]
    fn a_compact_in_short_that_says_something_else_is_told() {
        let mut endpoint = Endpoint::default();
        let index = include_str!("../../../data/v1/index.json");
        let other = index.replacen("#4A3FA0", "#4A3FA1", 1);
        assert_ne!(index, other);
        for (name, text) in [
            ("compact.sv.json", include_str!("../../../data/v1/compact.sv.json")),
            ("compact.en.json", include_str!("../../../data/v1/compact.en.json")),
        ] {
            assert!(endpoint.add(name, text).is_empty());
        }
        let about_short = |endpoint: &Endpoint| {
            endpoint
                .check()
                .iter()
                .filter(|fault| fault.place == "short")
                .map(|fault| fault.id.clone())
                .collect::<Vec<_>>()
        };
        endpoint.add("index.json", index);
        assert!(about_short(&endpoint).is_empty());
        endpoint.add("index.json", &other);
        assert_eq!(about_short(&endpoint), ["sv"]);
    }

    #[test]
    fn a_skipped_row_is_told_with_row_and_id() {
        let mut endpoint = Endpoint::default();
        let index = r#"{"schema":"1.0","compact":"x","updated":"","publisher":{"name":"p"},"licence":{"name":"l"},
            "languages":[{"id":"sv","name":"s"},{"id":"en","name":"e"},{"id":"de","name":"d"},{"id":"fi","name":"f"},{"id":"NO","name":"n"}]}"#;
        let faults = endpoint.add("index.json", index);
        let lines: Vec<String> = faults.iter().map(Fault::to_string).collect();
        assert_eq!(lines, ["index.json, languages[4] `NO`: left out: the id is no language tag"]);
        assert_eq!(endpoint.check().len(), 8, "four languages without two files each");
    }
}
