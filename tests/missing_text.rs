//! L2: a text that a language lacks fails the build. The build script is run here on a spoiled copy of the messages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../build.rs"]
#[allow(dead_code, missing_docs)]
mod build;

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A copy of `messages/` of this test's own.
fn copy(name: &str) -> PathBuf {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("messages");
    let copy = std::env::temp_dir().join(format!("samspel-messages-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&copy);
    for language in ["", "sv", "en"] {
        fs::create_dir_all(copy.join(language)).unwrap();
        for entry in fs::read_dir(own.join(language)).unwrap() {
            let file = entry.unwrap().path();
            if file.is_file() {
                fs::copy(&file, copy.join(language).join(file.file_name().unwrap())).unwrap();
            }
        }
    }
    copy
}

fn change(file: &Path, how: impl Fn(&mut serde_json::Map<String, Value>)) {
    let mut texts: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    how(texts.as_object_mut().unwrap());
    fs::write(file, texts.to_string()).unwrap();
}

/// What the build says of the copy after `spoil`.
fn outcome(name: &str, spoil: impl Fn(&Path)) -> Result<String, String> {
    let root = copy(name);
    spoil(&root);
    let languages = build::read_array(&root.join("languages.json")).unwrap();
    let built = build::modules(&root, &languages).map_err(|why| why.to_string());
    fs::remove_dir_all(&root).unwrap();
    built
}

/// The first key of `home.json`.
fn first_key() -> String {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("messages/sv/home.json");
    let texts: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    texts.as_object().unwrap().keys().next().unwrap().clone()
}

#[test]
fn the_messages_as_they_stand_build() {
    assert!(outcome("whole", |_| {}).unwrap().contains("pub mod home"));
}

#[test]
fn a_missing_key_fails_the_build_and_is_named() {
    let key = first_key();
    for language in ["sv", "en"] {
        let why =
            outcome(language, |root| change(&root.join(language).join("home.json"), |texts| drop(texts.remove(&key))));
        let why = why.unwrap_err();
        assert!(why.contains(&format!("home.{key}")) && why.contains(&format!("missing in `{language}`")), "{why}");
    }
}

#[test]
fn an_empty_text_another_placeholder_and_a_missing_file_fail_the_build() {
    let key = first_key();
    let set = |root: &Path, text: &str| {
        change(&root.join("en/home.json"), |texts| drop(texts.insert(key.clone(), Value::from(text))));
    };
    assert!(outcome("empty", |root| set(root, " ")).unwrap_err().contains("empty in `en`"));
    assert!(outcome("placeholder", |root| set(root, "{nobody} knows")).is_err());
    assert!(outcome("file", |root| fs::remove_file(root.join("en/home.json")).unwrap()).is_err());
}
