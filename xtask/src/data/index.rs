//! `data/v1/index.json`: the list of the endpoint's files, with sizes and digests.

use crate::args::Args;
use crate::digest::sha256;
use crate::error::{Doing as _, Error, Result};
use crate::project::{Project, address_of, files_under, read, write};
use samspel::core::compact::{self, short::Short};
use serde::Serialize;
use serde_json::{Map, Value};
use std::path::Path;

const FOLDER: &str = "data/v1";
const NAME: &str = "index.json";
/// The members that are made here, in their order: the last ones.
const KEYS: [&str; 2] = ["\"short\":", "\"files\":"];

/// `cargo xtask data index [--check]`.
///
/// # Errors
/// When the index cannot be read or written; with `--check` also when it is not right.
pub fn run(project: &Project, mut args: Args) -> Result<()> {
    let only_check = args.flag("--check");
    args.finish()?;
    if only_check {
        return check(project);
    }
    let folder = project.join(FOLDER);
    let place = folder.join(NAME);
    let text = renewed(&folder, &read(&place)?)?;
    write(&place, text)?;
    println!("{} is written", place.display());
    Ok(())
}

/// Says whether the index names every file of the endpoint as it is.
///
/// # Errors
/// [`Error::Invalid`] when it does not.
pub fn check(project: &Project) -> Result<()> {
    let folder = project.join(FOLDER);
    let place = folder.join(NAME);
    let present = read(&place)?;
    if renewed(&folder, &present)? == present {
        Ok(())
    } else {
        Err(Error::invalid(place, "does not describe the files beside it; run `cargo xtask data index`"))
    }
}

/// The index with `short` and `files` made anew. Everything before that is written by hand and stays to the letter.
fn renewed(folder: &Path, present: &str) -> Result<String> {
    let place = folder.join(NAME);
    let invalid = |why: &dyn std::fmt::Display| Error::invalid(&place, why);
    let last = "`short` and `files` must be its last members";
    let by_hand = KEYS.iter().find_map(|key| present.split_once(key)).ok_or_else(|| invalid(&last))?.0;
    let made = [pretty(&shorts(folder, present)?), pretty(&files(folder)?)];
    let members = KEYS.iter().zip(made).map(|(key, made)| Ok(format!("{key} {}", made.map_err(|why| invalid(&why))?)));
    let text = format!("{by_hand}{}\n}}\n", members.collect::<Result<Vec<_>>>()?.join(",\n  "));
    if others(present).map_err(|why| invalid(&why))? == others(&text).map_err(|_| invalid(&last))? {
        Ok(text)
    } else {
        Err(invalid(&last))
    }
}

/// The members that are not made here.
fn others(text: &str) -> serde_json::Result<Map<String, Value>> {
    let mut members: Map<String, Value> = serde_json::from_str(text)?;
    members.remove("short");
    members.remove("files");
    Ok(members)
}

/// A member's value as it is written.
fn pretty<T: Serialize>(value: &T) -> serde_json::Result<String> {
    Ok(serde_json::to_string_pretty(value)?.replace('\n', "\n  "))
}

/// The compact in short in each of the index's languages.
fn shorts(folder: &Path, present: &str) -> Result<Vec<Short>> {
    let index: Value = serde_json::from_str(present).map_err(|why| Error::invalid(folder.join(NAME), why))?;
    let languages = index.get("languages").and_then(Value::as_array).into_iter().flatten();
    let named = languages.filter_map(|language| language.get("id")?.as_str());
    named
        .map(|language| {
            let place = folder.join(format!("compact.{language}.json"));
            let compact = compact::decode(&read(&place)?).map_err(|why| Error::invalid(&place, why))?;
            Ok(Short::from(&compact.value))
        })
        .collect()
}

/// One file of the endpoint, its members in the order they are written.
#[derive(Serialize)]
struct Entry {
    path: String,
    #[serde(rename = "type")]
    media_type: &'static str,
    bytes: usize,
    sha256: String,
}

fn files(folder: &Path) -> Result<Vec<Entry>> {
    let hidden = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let mut list = Vec::new();
    for file in files_under(folder, &hidden)? {
        let path = address_of(folder, &file);
        if path != NAME {
            let bytes = std::fs::read(&file).doing(|| format!("reading {}", file.display()))?;
            list.push(Entry { media_type: media_type(&path), bytes: bytes.len(), sha256: sha256(&bytes), path });
        }
    }
    Ok(list)
}

/// The media type of an endpoint file.
fn media_type(path: &str) -> &'static str {
    match Path::new(path).extension().and_then(|ending| ending.to_str()) {
        Some("geojson") => "application/geo+json",
        Some("csv") => "text/csv",
        Some("json") if path.ends_with(".schema.json") => "application/schema+json",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn files_are_listed_anew_and_the_rest_is_kept() {
        let folder = std::env::temp_dir().join(format!("samspel-index-{}", std::process::id()));
        write(&folder.join("signatories.geojson"), "{}").unwrap();
        write(&folder.join("schema/signatories.schema.json"), "{}").unwrap();
        write(&folder.join(".hidden"), "").unwrap();
        write(&folder.join(NAME), "").unwrap();
        let text =
            renewed(&folder, "{\n  \"updated\": \"2026-01-02\",\n  \"files\": [{ \"path\": \"gone\" }]\n}").unwrap();
        let not_last = renewed(&folder, r#"{"files":[],"updated":"2026-01-02"}"#);
        std::fs::remove_dir_all(&folder).unwrap();
        let index: Value = serde_json::from_str(&text).unwrap();
        assert!(
            text.starts_with("{\n  \"updated\": \"2026-01-02\",\n  \"short\": [],\n  \"files\": [\n    {\n")
                && text.ends_with("\n  ]\n}\n")
        );
        assert!(not_last.is_err());
        let paths: Vec<&str> =
            index["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect();
        assert_eq!(paths, ["schema/signatories.schema.json", "signatories.geojson"]);
        assert_eq!(index["files"][1]["bytes"], 2);
        assert_eq!(index["files"][1]["type"], "application/geo+json");
        assert_eq!(index["files"][1]["sha256"], sha256(b"{}"));
    }
}
