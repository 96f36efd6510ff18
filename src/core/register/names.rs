//! The register read for its names alone, for pages that only point to organisations: a tenth of the code that reads all
//! of it. The rules for which rows exist are the same; a test holds both readings against each other.

use super::clean;
use super::signatory::OrgId;
use super::words::Words;
use crate::core::decode::{DecodeError, Decoded, check_schema, check_share};
use crate::core::items;
use serde_json::Value;

/// Longest name in characters, as in the whole register.
const MAX_NAME: usize = super::feature::MAX_NAME;
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

/// Reads the names, in the order of the file.
///
/// # Errors
/// When the text is not JSON, has no list of features, is of an unknown schema major, or has too many rows without a
/// usable id or name.
pub fn decode(text: &str) -> Result<Decoded<Vec<Named>>, DecodeError> {
    let (file, rows) = items::split(text.to_owned(), "features")?;
    check_schema(file.get("schema").and_then(Value::as_str).unwrap_or_default())?;
    let Some(others) = file.get("features").and_then(Value::as_array) else {
        return Err(DecodeError::WrongShape("`features` is missing".to_owned()));
    };
    let total = others.len() + rows.left();
    let mut names: Vec<Named> = Vec::new();
    let mut seen = Words::default();
    for row in others.iter().cloned().map(Ok).chain(rows) {
        names.extend(named(&row?).filter(|named| seen.is_new(named.id.word())));
    }
    check_share(total - names.len(), total)?;
    Ok(Decoded { value: names, problems: Vec::new() })
}

fn named(row: &Value) -> Option<Named> {
    let properties = row.get("properties")?;
    let id = row.get("id").or_else(|| properties.get("id"))?.as_str().and_then(OrgId::parse)?;
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
            let Ok(all) = decode_all(&text) else { continue };
            let all: Vec<(String, String)> =
                all.value.signatories.iter().map(|one| (one.id.as_str().to_owned(), one.name.clone())).collect();
            let names: Vec<(String, String)> =
                decode(&text).unwrap().value.into_iter().map(|one| (one.id.as_str().to_owned(), one.name)).collect();
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
            r#"{"schema":"9.0","features":[]}"#,
            r#"{"schema":"1.0","features":[{}]}"#,
        ] {
            assert!(decode(text).is_err(), "{text}");
        }
    }
}
