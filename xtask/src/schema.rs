//! `cargo xtask data schema [--check]`: JSON Schema 2020-12 of the endpoint files, made from the types that decode them.

use samspel::core::assessment::benchmark::BenchmarkFile;
use samspel::core::assessment::instrument::InstrumentFile;
use samspel::core::compact::decode::CompactFile;
use samspel::core::compact::easy::EasyFile;
use samspel::core::endpoint::IndexFile;
use samspel::core::endpoint::schemars::{JsonSchema, generate::SchemaSettings};
use samspel::core::geo::basemap::BasemapFile;
use samspel::core::register::wire::RegisterFile;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Where the schemas lie.
const FOLDER: &str = "data/v1/schema";

/// Where a wire type says "See `Compact::name`", the words stand in one of these.
const SOURCES: [&str; 4] = [
    include_str!("../../src/core/compact/types.rs"),
    include_str!("../../src/core/compact/easy.rs"),
    include_str!("../../src/core/assessment/instrument/mod.rs"),
    include_str!("../../src/core/endpoint.rs"),
];

/// Writes the schemas, or with `--check` only says whether those in the work tree are right.
///
/// # Errors
/// When a schema cannot be written; with `--check`, when one differs from the types or is missing.
pub fn run(args: &[String]) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    let folder = root.join(FOLDER);
    match args {
        [] => {
            let written = write(&folder)?;
            println!("{written} schemas written to {FOLDER}");
            Ok(())
        }
        [only] if only == "--check" => {
            let drifted = drifted(&folder)?;
            if drifted.is_empty() {
                println!("the schemas in {FOLDER} follow the types");
                return Ok(());
            }
            let names: Vec<String> = drifted.iter().map(|path| path.display().to_string()).collect();
            Err(format!("not as the types say: {}; run `cargo xtask data schema`", names.join(", ")))
        }
        _ => Err("usage: cargo xtask data schema [--check]".to_owned()),
    }
}

/// Every schema with the name of its file.
///
/// # Errors
/// When one cannot be put as JSON.
pub fn all() -> Result<Vec<(String, String)>, String> {
    [
        ("index", schema::<IndexFile>("What the endpoint holds, whose it is and of what date.")),
        (
            "compact",
            schema::<CompactFile>("The compact in one language. Ids and shape are the same in every language."),
        ),
        ("signatories", schema::<RegisterFile>("The organisations that have signed, as GeoJSON (RFC 7946).")),
        ("instrument", schema::<InstrumentFile>("The self-assessment in one language.")),
        ("easy", schema::<EasyFile>("Some pages in easy words, in one language. Optional.")),
        (
            "benchmark",
            schema::<BenchmarkFile>(
                "Published figures of many assessments, behind each of which at least five stand. Optional.",
            ),
        ),
        ("basemap", schema::<BasemapFile>("The base map, as delta-coded integers.")),
    ]
    .into_iter()
    .map(|(name, schema)| {
        let text = serde_json::to_string_pretty(&schema).map_err(|why| format!("{name}: {why}"))?;
        Ok((format!("{name}.schema.json"), text + "\n"))
    })
    .collect()
}

fn schema<T: JsonSchema>(about: &str) -> Value {
    // Files are read, so members with a default may be missing.
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("description".to_owned(), Value::from(about));
    let mut value = schema.to_value();
    unlink(&mut value);
    value
}

/// Turns rustdoc's links into plain words in every description.
fn unlink(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members.iter_mut() {
                match member {
                    Value::String(text) if name == "description" => *text = plain(&looked_up(text)),
                    other => unlink(other),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(unlink),
        _ => {}
    }
}

/// What "See `Type::member`." points at, or the text itself when it is another.
fn looked_up(text: &str) -> String {
    let target = text.strip_prefix("See [`").and_then(|rest| rest.strip_suffix("`]."));
    let found = target
        .and_then(|target| target.split_once("::"))
        .and_then(|(name, member)| SOURCES.iter().find_map(|source| words_of(source, name, member)));
    found.unwrap_or_else(|| text.to_owned())
}

/// The doc comment of `member` in `pub struct name`.
fn words_of(source: &str, name: &str, member: &str) -> Option<String> {
    let (_, after) = source.split_once(&format!("pub struct {name} {{\n"))?;
    let (body, _) = after.split_once("\n}")?;
    let wanted = format!("pub {member}: ");
    let mut words: Vec<&str> = Vec::new();
    for line in body.lines().map(str::trim) {
        if let Some(comment) = line.strip_prefix("/// ") {
            words.push(comment);
        } else if line.starts_with(&wanted) {
            return Some(words.join(" ")).filter(|words| !words.is_empty());
        } else if !line.starts_with('#') {
            words.clear();
        }
    }
    None
}

/// Without the brackets of rustdoc's links, and without line breaks that only the source needs.
fn plain(text: &str) -> String {
    let mut rest = text.replace('\n', " ");
    let mut plain = String::with_capacity(rest.len());
    while let Some((before, after)) = rest.split_once("[`")
        && let Some((name, after)) = after.split_once("`]")
    {
        let target = after.strip_prefix('(').and_then(|target| target.split_once(')'));
        plain = plain + before + "`" + name + "`";
        rest = target.map_or(after, |(_, after)| after).to_owned();
    }
    plain + &rest
}

fn write(folder: &Path) -> Result<usize, String> {
    std::fs::create_dir_all(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    let schemas = all()?;
    for (name, text) in &schemas {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(|why| format!("{}: {why}", path.display()))?;
    }
    Ok(schemas.len())
}

/// The files in `folder` that are missing or not as the types say.
fn drifted(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut drifted = Vec::new();
    for (name, text) in all()? {
        let path = folder.join(name);
        // A checkout may have turned the line breaks.
        if std::fs::read_to_string(&path).map(|present| present.replace("\r\n", "\n")).ok() != Some(text) {
            drifted.push(path);
        }
    }
    Ok(drifted)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::{FOLDER, all, drifted, looked_up, plain, run, write};
    use serde_json::Value;
    use std::path::Path;

    #[test]
    fn the_schemas_in_the_work_tree_follow_the_types() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(FOLDER);
        assert_eq!(drifted(&folder).unwrap(), Vec::<std::path::PathBuf>::new(), "run `cargo xtask data schema`");
    }

    #[test]
    fn a_drifted_or_missing_schema_is_found() {
        let folder = std::env::temp_dir().join(format!("samspel-schema-{}", std::process::id()));
        assert_eq!(write(&folder).unwrap(), all().unwrap().len());
        assert!(drifted(&folder).unwrap().is_empty());
        std::fs::write(folder.join("index.schema.json"), "{}\n").unwrap();
        std::fs::remove_file(folder.join("compact.schema.json")).unwrap();
        let found = drifted(&folder).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(found, [folder.join("index.schema.json"), folder.join("compact.schema.json")]);
    }

    #[test]
    fn every_schema_is_of_the_2020_dialect_and_describes_its_members() {
        for (name, text) in all().unwrap() {
            let schema: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
            assert!(schema["title"].is_string() && schema["properties"]["schema"]["type"] == "string", "{name}");
            assert!(!text.contains("[`"), "{name} holds a link of rustdoc");
        }
    }

    #[test]
    fn a_pointer_to_another_type_is_followed() {
        assert!(looked_up("See [`Compact::vision`].").starts_with("The vision"));
        assert!(looked_up("See [`Index::compact`].").starts_with("Id of the compact"));
        assert!(looked_up("See [`Instrument::scale`].").contains("lowest first"));
        assert_eq!(looked_up("See the map."), "See the map.");
        for (name, text) in all().unwrap() {
            assert!(!text.contains("\"See "), "{name} points at a type instead of saying what it is");
        }
    }

    #[test]
    fn links_become_words() {
        assert_eq!(plain("Ids of [`Source`]s, see\n[`a`](super::b) and [x]."), "Ids of `Source`s, see `a` and [x].");
        assert_eq!(plain("[`open"), "[`open");
    }

    #[test]
    fn other_arguments_are_refused() {
        assert!(run(&["--fix".to_owned()]).is_err());
    }
}
