//! The endpoint as a whole. Here its table of contents, `index.json`: whose data it is, of what date, in which languages
//! and files; [`files`] reads all of it, and [`references`] and [`same_shape`] say what does not fit together.

pub mod config;
pub mod files;
pub mod references;
pub mod same_shape;

pub use files::{Endpoint, Fault, FileKind};

/// What the wire types derive their schema with, so that whoever asks for a schema has the same version.
#[cfg(feature = "schema")]
pub use schemars;

use crate::core::compact::short::Short;
use crate::core::decode::{DecodeError, Decoded, Problem, Row, check_share, keep_good, parse};
use crate::core::json::from_members;
use serde::Serialize;

/// Who answers for the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Publisher {
    /// Name shown to readers.
    pub name: String,
    /// Address to write to, or empty.
    #[serde(default)]
    pub email: String,
    /// Web site, or empty.
    #[serde(default)]
    pub url: String,
}
from_members!(Publisher { name; email, url });

/// What others may do with the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Licence {
    /// Its usual name, for example `CC0 1.0`.
    pub name: String,
    /// Where its text stands, or empty.
    #[serde(default)]
    pub url: String,
}
from_members!(Licence { name; url });

/// A language the endpoint is complete in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LanguageEntry {
    /// BCP 47 tag, as in the file names (`compact.{id}.json`).
    pub id: String,
    /// The language's own name.
    pub name: String,
}
from_members!(LanguageEntry { id, name });

/// A file of the endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileEntry {
    /// Path relative to `index.json`, with `/`, never leaving the folder.
    pub path: String,
    /// Media type, or empty.
    #[serde(default, rename = "type")]
    pub media_type: String,
    /// Size in bytes, uncompressed.
    pub bytes: u64,
    /// SHA-256 of the uncompressed file, 64 hexadecimal digits in lower case.
    pub sha256: String,
}
from_members!(FileEntry { path, bytes, sha256; media_type = "type" });

/// The file as it lies on the endpoint, tolerant row by row.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "index.json"))]
pub struct IndexFile {
    /// `MAJOR.MINOR`.
    pub schema: String,
    /// See [`Index::compact`].
    pub compact: String,
    /// See [`Index::updated`].
    pub updated: String,
    /// See [`Index::publisher`].
    pub publisher: Publisher,
    /// See [`Index::licence`].
    pub licence: Licence,
    /// See [`Index::languages`].
    pub languages: Vec<Row<LanguageEntry>>,
    /// See [`Index::short`].
    #[serde(default)]
    pub short: Vec<Row<Short>>,
    /// See [`Index::files`].
    #[serde(default)]
    pub files: Vec<Row<FileEntry>>,
}
from_members!(IndexFile { schema, compact, updated, publisher, licence, languages; short, files });

/// The endpoint's table of contents.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Index {
    /// Id of the compact the endpoint describes, as in `compact.{lang}.json`.
    pub compact: String,
    /// Date of the data, `YYYY-MM-DD`.
    pub updated: String,
    /// Who answers for it.
    pub publisher: Publisher,
    /// What others may do with it.
    pub licence: Licence,
    /// Languages the endpoint is complete in, the default first; at least one.
    pub languages: Vec<LanguageEntry>,
    /// The compact in short, by language; where it is not here, it is read out of `compact.{lang}.json`.
    pub short: Vec<Short>,
    /// Files with size and checksum; empty when nobody has counted them.
    pub files: Vec<FileEntry>,
}

impl Index {
    /// The entry of the file at `path`, where it is listed.
    pub fn file(&self, path: &str) -> Option<&FileEntry> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The compact in short, in a language.
    pub fn short(&self, language: &str) -> Option<&Short> {
        self.short.iter().find(|short| short.language == language)
    }
}

/// Decodes `index.json`. A language or file that could not be fetched safely is left out and reported.
///
/// # Errors
/// When the text is not JSON, not of this shape, of an unknown schema major, or when more than a fifth of its
/// languages or files are unusable.
pub fn decode(text: &str) -> Result<Decoded<Index>, DecodeError> {
    let file: IndexFile = parse(text)?;
    if file.languages.is_empty() {
        return Err(DecodeError::WrongShape("`languages` is empty".into()));
    }
    let mut problems = Vec::new();
    let languages = usable("languages", file.languages, &mut problems, |language: &LanguageEntry| {
        (language.id.clone(), (!is_tag(&language.id)).then_some("the id is no language tag"))
    })?;
    let files = usable("files", file.files, &mut problems, |entry: &FileEntry| {
        let fault = if !is_inside(&entry.path) {
            Some("the path leaves the endpoint's folder")
        } else if !is_sha256(&entry.sha256) {
            Some("`sha256` is not 64 hexadecimal digits in lower case")
        } else {
            None
        };
        (entry.path.clone(), fault)
    })?;
    let value = Index {
        compact: file.compact,
        updated: file.updated,
        publisher: file.publisher,
        licence: file.licence,
        languages,
        short: keep_good("short", file.short, &mut problems),
        files,
    };
    Ok(Decoded { value, problems })
}

/// The rows that are readable and that `look` finds no fault with; `look` gives a row's id and its fault.
fn usable<T>(
    list: &'static str,
    rows: Vec<Row<T>>,
    problems: &mut Vec<Problem>,
    look: impl Fn(&T) -> (String, Option<&'static str>),
) -> Result<Vec<T>, DecodeError> {
    let total = rows.len();
    let rows = rows.into_iter().map(|row| match row {
        Row::Good(value) => match look(&value) {
            (id, Some(fault)) => Row::Bad { id, reason: fault.to_owned() },
            (_, None) => Row::Good(value),
        },
        bad @ Row::Bad { .. } => bad,
    });
    let good = keep_good(list, rows.collect(), problems);
    check_share(total - good.len(), total)?;
    Ok(good)
}

/// Whether `id` is a plain language tag, and so safe in a file name.
fn is_tag(id: &str) -> bool {
    let mut parts = id.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Whether `path` names a file in or below the endpoint's folder, and nothing else.
fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte))
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Index, decode};
    use crate::core::decode::{DecodeError, Decoded};

    fn index(schema: &str, languages: &str, files: &str) -> Result<Decoded<Index>, DecodeError> {
        decode(&format!(
            r#"{{"schema":"{schema}","compact":"prov","updated":"2026-11-23","publisher":{{"name":"Vi"}},
            "licence":{{"name":"CC0 1.0"}},"languages":[{languages}],"files":[{files}],"of_tomorrow":1}}"#
        ))
    }

    const SV: &str = r#"{"id":"sv","name":"Svenska"}"#;

    fn file(path: &str, sha256: &str) -> String {
        format!(r#"{{"path":"{path}","bytes":12,"sha256":"{sha256}"}}"#)
    }

    #[test]
    fn a_whole_index_is_read_without_a_problem() {
        let sum = "0a".repeat(32);
        let decoded =
            index("1.7", SV, &[file("compact.sv.json", &sum), file("schema/index.schema.json", &sum)].join(","));
        let Decoded { value, problems } = decoded.unwrap();
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!((value.compact.as_str(), value.publisher.email.as_str()), ("prov", ""));
        assert_eq!(value.file("compact.sv.json").map(|file| file.bytes), Some(12));
        assert_eq!(value.file("compact.en.json"), None);
    }

    #[test]
    fn an_index_without_languages_is_refused() {
        assert!(matches!(index("1.0", "", ""), Err(DecodeError::WrongShape(_))));
        let only_bad = index("1.0", r#"{"id":"../../evil","name":"?"}"#, "");
        assert_eq!(only_bad.unwrap_err(), DecodeError::TooManyBadRows { bad: 1, total: 1 });
    }

    #[test]
    fn language_tags_are_plain() {
        let good =
            ["sv", "en", "fit", "se-FI", "zh-Hant-TW"].map(|id| format!(r#"{{"id":"{id}","name":"x"}}"#)).join(",");
        assert!(index("1.0", &good, "").unwrap().problems.is_empty());
        for id in ["", "s", "SV", "sv/", "sv-", "sv_SE", "å", "svenska"] {
            let rows = format!(r#"{good},{{"id":"{id}","name":"x"}}"#);
            let decoded = index("1.0", &rows, "").unwrap();
            assert_eq!((decoded.value.languages.len(), decoded.problems.len()), (5, 1), "{id}");
        }
    }

    #[test]
    fn paths_never_leave_the_folder_and_sums_are_sums() {
        let sum = "0".repeat(64);
        let mut rows: Vec<String> = (0..5).map(|number| file(&format!("f{number}.json"), &sum)).collect();
        for (path, sha256) in [
            ("", sum.as_str()),
            ("/etc/passwd", &sum),
            ("../x.json", &sum),
            ("a/../../x.json", &sum),
            ("https://other.example/x.json", &sum),
            ("a.json?x", &sum),
            ("a.json", "0"),
            ("a.json", &"G".repeat(64)),
        ] {
            rows.push(file(path, sha256));
            let decoded = index("1.0", SV, &rows.join(",")).unwrap();
            assert_eq!((decoded.value.files.len(), decoded.problems.len()), (5, 1), "{path} {sha256}");
            assert!(
                decoded.problems.iter().all(|problem| problem.list == "files" && problem.row == 5 && problem.skipped)
            );
            rows.pop();
        }
    }

    #[test]
    fn another_major_is_refused() {
        assert_eq!(index("2.0", SV, "").unwrap_err(), DecodeError::UnknownSchema("2.0".into()));
    }
}
