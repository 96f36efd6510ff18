//! The register read for its names alone, for pages that only point to organisations: a tenth of the code that reads all
//! of it. The rules for which rows exist are the same; a test holds both readings against each other.

use super::clean;
use super::interner::Interner;
use super::signatory::OrgId;
use crate::core::decode::{DecodeError, Decoded, Steps, check_schema, check_share, to_the_end};
use crate::core::items;
use serde_json::Value;
use std::mem;

/// Longest name in characters, as in the whole register.
const MAX_NAME: usize = super::feature::MAX_NAME;
/// Rows a step, see [`super::decode`].
const ROWS_A_STEP: usize = 500;
/// As much of a description as is shown.
const MAX_TEXT: usize = 300;

/// A signatory by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: OrgId,
    /// Its name.
    pub name: String,
    /// What it does, by language tag.
    pub description: Vec<(String, String)>,
}

impl Named {
    /// What it does, in `lang` or else in any language; may be empty.
    pub fn text(&self, lang: &str) -> &str {
        let in_lang = self.description.iter().find(|(of, _)| of == lang);
        in_lang.or_else(|| self.description.first()).map_or("", |(_, text)| text)
    }
}

/// The names in a register.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    /// True when the entries are invented, or the register does not say that they are not.
    pub is_example: bool,
    /// The signatories, in the order of the file.
    pub all: Vec<Named>,
}

/// Reads the names, in the order of the file, at one go.
///
/// # Errors
/// As [`steps`].
pub fn decode(text: &str) -> Result<Decoded<Names>, DecodeError> {
    to_the_end(steps(text.to_owned())?)
}

/// Begins to read the names, in the order of the file, some rows a step.
///
/// # Errors
/// When the text is not JSON, has no list of features, is of an unknown schema major, or has too many rows without a
/// usable id or name: whenever the whole register is refused, and some of it only in the last step.
pub fn steps(text: String) -> Result<Steps<Names>, DecodeError> {
    let (file, mut rows) = items::split(text, "features")?;
    check_schema(&file)?;
    let others = file.get("features").and_then(Value::as_array);
    let is_collection = file.get("type").and_then(Value::as_str) == Some("FeatureCollection");
    let Some(others) = others.filter(|_| is_collection) else {
        return Err(DecodeError::WrongShape("no `FeatureCollection` with `features`".to_owned()));
    };
    let total = others.len() + rows.left();
    if total == 0 && file.get("empty").and_then(Value::as_bool) != Some(true) {
        return Err(DecodeError::WrongShape("`features` is empty, and `empty` is not true".to_owned()));
    }
    let is_example = file.get("status").and_then(Value::as_str) != Some("published");
    let mut names: Vec<Named> = Vec::with_capacity(total);
    let mut seen = Interner::default();
    let mut add = move |names: &mut Vec<Named>, row: &Value| {
        names.extend(named(row).filter(|named| seen.insert(named.id.word())));
    };
    for row in others {
        add(&mut names, row);
    }
    Ok(Box::new(move || {
        for row in rows.by_ref().take(ROWS_A_STEP) {
            match row {
                Ok(row) => add(&mut names, &row),
                Err(error) => return Some(Err(error)),
            }
        }
        if rows.left() > 0 {
            return None;
        }
        let value = Names { is_example, all: mem::take(&mut names) };
        Some(check_share(total - value.all.len(), total).map(|()| Decoded { value, problems: Vec::new() }))
    }))
}

/// `null` is as good as absent, as in the whole register.
fn member<'v>(of: &'v Value, name: &str) -> Option<&'v Value> {
    of.get(name).filter(|value| !value.is_null())
}

fn named(row: &Value) -> Option<Named> {
    let properties = row.get("properties")?;
    let id = member(row, "id").or_else(|| member(properties, "id"))?.as_str().and_then(OrgId::parse)?;
    let name = clean::line(properties.get("name")?.as_str()?, MAX_NAME).text;
    let texts = properties.get("description").and_then(Value::as_object);
    let texts = texts
        .into_iter()
        .flatten()
        .filter_map(|(lang, text)| Some((lang.clone(), clean::line(text.as_str()?, MAX_TEXT).text)));
    (!name.is_empty()).then(|| Named { id, name, description: texts.collect() })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::decode;
    use crate::core::register::decode::decode as decode_all;

    /// Every fixture with faults, and the bundled register.
    fn texts() -> Vec<(String, String)> {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let fixtures = std::fs::read_dir(root.join("tests/fixtures/register")).unwrap();
        let files = fixtures.map(|entry| entry.unwrap().path()).chain([root.join("data/v1/signatories.geojson")]);
        let texts = files.filter(|path| path.extension().is_some_and(|ending| ending == "geojson"));
        texts
            .map(|path| {
                (path.display().to_string(), String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned())
            })
            .collect()
    }

    #[test]
    fn names_are_those_of_the_whole_register() {
        let mut read = 0;
        for (path, text) in texts() {
            let Ok(all) = decode_all(&text) else {
                assert!(decode(&text).is_err(), "{path}");
                continue;
            };
            let names = decode(&text).unwrap().value;
            assert_eq!(names.is_example, all.value.is_example(), "{path}");
            let all: Vec<(String, String)> =
                all.value.signatories.iter().map(|one| (one.id.as_str().to_owned(), one.name.clone())).collect();
            let names: Vec<(String, String)> =
                names.all.into_iter().map(|one| (one.id.as_str().to_owned(), one.name)).collect();
            assert_eq!(names, all, "{path}");
            read += 1;
        }
        assert!(read > 3, "{read}");
    }

    #[test]
    fn what_is_no_register_is_refused() {
        for text in [
            "",
            "[]",
            r#"{"schema":"1.0"}"#,
            r#"{"type":"FeatureCollection","schema":"9.0","empty":true,"features":[]}"#,
            r#"{"type":"FeatureCollection","schema":"1.0","features":[]}"#,
            r#"{"type":"FeatureCollection","schema":"1.0","features":[{}]}"#,
            r#"{"schema":"1.0","features":[{"id":"a","properties":{"name":"A"}}]}"#,
        ] {
            assert!(decode(text).is_err(), "{text}");
        }
    }
}
