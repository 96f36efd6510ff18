//! Turns `messages/` into Rust: one function per text, one language variant per folder.
//!
//! `messages/languages.json` lists the languages in order; `messages/{id}/{area}.json` holds their texts, flat, `key`
//! to text. A text may hold `{name}` placeholders, and may be an object of plural forms (`one`, `other`, …). The build
//! fails when a language lacks a file, a key, a plural's `other`, or has other placeholders than the first language.

use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

type Failure = Box<dyn std::error::Error>;

const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn main() -> Result<(), Failure> {
    println!("cargo:rerun-if-changed=messages");
    println!("cargo:rerun-if-changed=build.rs");
    // The linker tells what each address means, for modules that are cut in halves (`xtask/src/build/halves/constants.rs`).
    if env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32" && env::var("PROFILE")? == "release" {
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("messages");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let languages = read_array(&root.join("languages.json"))?;
    fs::write(out.join("language.rs"), language_enum(&languages)?)?;
    fs::write(out.join("messages.rs"), modules(&root, &languages)?)?;
    Ok(())
}

fn member<'a>(language: &'a Value, name: &str) -> Result<&'a str, Failure> {
    Ok(language
        .get(name)
        .and_then(Value::as_str)
        .ok_or_else(|| format!("languages.json: a language lacks `{name}`"))?)
}

fn variant(id: &str) -> String {
    // `pt-BR` is no name in Rust; `PtBR` is.
    let mut chars = id.chars().filter(|c| *c != '-');
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

fn language_enum(languages: &[Value]) -> Result<String, Failure> {
    let mut variants = String::new();
    let mut arms = [String::new(), String::new(), String::new()];
    let mut all = String::new();
    for language in languages {
        let (id, name) = (member(language, "id")?, member(language, "name")?);
        let variant = variant(id);
        writeln!(variants, "    /// {name}.\n    {variant},")?;
        write!(all, "Self::{variant}, ")?;
        for (arm, text) in arms.iter_mut().zip([id, name, member(language, "prefix")?]) {
            write!(arm, "Self::{variant} => {text:?}, ")?;
        }
    }
    let [ids, names, prefixes] = arms;
    Ok(format!(
        "/// A language the interface is complete in.\n\
         #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]\npub enum Lang {{\n{variants}}}\n\
         impl Lang {{\n\
         /// Every language, the default first.\n pub const ALL: [Self; {}] = [{all}];\n\
         /// BCP 47 tag, as in `lang` attributes and file names.\n\
         pub const fn id(self) -> &'static str {{ match self {{ {ids} }} }}\n\
         /// The language's own name.\n pub const fn name(self) -> &'static str {{ match self {{ {names} }} }}\n\
         /// First path segment, empty for the default language.\n\
         pub const fn prefix(self) -> &'static str {{ match self {{ {prefixes} }} }}\n}}\n",
        languages.len()
    ))
}

pub(crate) fn modules(root: &Path, languages: &[Value]) -> Result<String, Failure> {
    let ids = languages.iter().map(|language| member(language, "id")).collect::<Result<Vec<_>, _>>()?;
    let first = ids.first().ok_or("languages.json is empty")?;
    let mut areas = BTreeSet::new();
    for id in &ids {
        for entry in fs::read_dir(root.join(id))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "json") {
                areas.insert(path.file_stem().ok_or("nameless file")?.to_string_lossy().into_owned());
            }
        }
    }
    let mut code = String::new();
    let mut faults = Vec::new();
    for area in areas {
        let mut texts = Vec::new();
        for id in &ids {
            texts.push((*id, read_object(&root.join(id).join(format!("{area}.json")))?));
        }
        writeln!(
            code,
            "/// Texts of `messages/*/{area}.json`.\npub mod {area} {{\n#[allow(unused_imports)]\nuse super::{{Lang, Plural, fill}};"
        )?;
        let keys: BTreeSet<&String> = texts.iter().flat_map(|(_, map)| map.keys()).collect();
        for key in keys {
            match function(key, first, &texts) {
                Ok(text) => code.push_str(&text),
                Err(fault) => faults.push(format!("{area}.{key}: {fault}")),
            }
        }
        code.push_str("}\n");
    }
    if faults.is_empty() {
        Ok(code)
    } else {
        Err(format!("texts are missing or differ:\n  {}", faults.join("\n  ")).into())
    }
}

/// One text in every language as a function.
fn function(key: &str, first: &str, texts: &[(&str, Map<String, Value>)]) -> Result<String, Failure> {
    let mut names: Option<Vec<String>> = None;
    let mut plural = None;
    let mut arms = String::new();
    let mut example = String::new();
    for (id, map) in texts {
        let value = map.get(key).ok_or_else(|| format!("missing in `{id}`"))?;
        let forms = forms(value)?;
        if *plural.get_or_insert(value.is_object()) != value.is_object() {
            return Err("plural in one language only".into());
        }
        let mut arm = String::new();
        let mut other = String::new();
        for (form, text) in &forms {
            if text.trim().is_empty() {
                return Err(format!("empty in `{id}`").into());
            }
            let found = placeholders(text);
            let order = names.get_or_insert_with(|| found.clone());
            // A singular may leave the number out ("one organisation"); it may not invent a placeholder.
            let (have, want): (BTreeSet<_>, BTreeSet<_>) = (found.iter().collect(), order.iter().collect());
            if !(have == want || (*form != "other" && have.is_subset(&want))) {
                return Err(format!("`{id}` has placeholders {found:?}, `{first}` has {order:?}").into());
            }
            let mut template = (*text).to_owned();
            for (index, name) in order.iter().enumerate() {
                template = template.replace(&format!("{{{name}}}"), &format!("{{{index}}}"));
            }
            if example.is_empty() {
                text.replace('\n', " ").clone_into(&mut example);
            }
            if value.is_object() && *form != "other" {
                write!(arm, "Plural::{} => {template:?}, ", variant(form))?;
            } else if value.is_object() {
                // A match reads its arms in order, so the rest comes last.
                other = format!("_ => {template:?}, ");
            } else {
                arm = format!("{template:?}");
            }
        }
        let body = if value.is_object() { format!("match plural {{ {arm}{other} }}") } else { arm };
        writeln!(arms, "Lang::{} => {body},", variant(id))?;
    }
    let names = names.unwrap_or_default();
    let mut args = String::new();
    for name in &names {
        write!(args, ", {name}: &str")?;
    }
    let plural_arg = if plural == Some(true) { ", plural: Plural" } else { "" };
    let (output, body) = if names.is_empty() {
        ("&'static str", format!("match lang {{ {arms} }}"))
    } else {
        ("String", format!("fill(match lang {{ {arms} }}, &[{}])", names.join(", ")))
    };
    Ok(format!("/// `{example}`\npub fn {key}(lang: Lang{plural_arg}{args}) -> {output} {{ {body} }}\n"))
}

/// The plural forms of a text in ICU order, `other` last; a plain text is its own `other`.
fn forms(value: &Value) -> Result<Vec<(&'static str, &str)>, Failure> {
    if let Some(text) = value.as_str() {
        return Ok(vec![("other", text)]);
    }
    let object = value.as_object().ok_or("neither a text nor plural forms")?;
    if let Some(odd) = object.keys().find(|key| !FORMS.contains(&key.as_str())) {
        return Err(format!("`{odd}` is no plural form").into());
    }
    // `other` is read first so that its placeholders set the order.
    let mut forms = vec![("other", object.get("other").and_then(Value::as_str).ok_or("no form `other`")?)];
    for form in FORMS.iter().take(5) {
        if let Some(text) = object.get(*form) {
            forms.push((form, text.as_str().ok_or("a plural form is no text")?));
        }
    }
    Ok(forms)
}

fn placeholders(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in text.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}')
            && !names.iter().any(|seen| seen == name)
        {
            names.push(name.to_owned());
        }
    }
    names
}

fn read(path: &Path) -> Result<Value, Failure> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?)
}

pub(crate) fn read_array(path: &Path) -> Result<Vec<Value>, Failure> {
    Ok(read(path)?.as_array().cloned().ok_or_else(|| format!("{}: not a list", path.display()))?)
}

fn read_object(path: &Path) -> Result<Map<String, Value>, Failure> {
    Ok(read(path)?.as_object().cloned().ok_or_else(|| format!("{}: not an object", path.display()))?)
}
