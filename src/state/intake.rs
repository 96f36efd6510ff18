//! Assessment files coming in: one or many, each read within bounds, none written anywhere.

use super::assessments::Picked;
use crate::core::assessment::file::{self, FileError};
use crate::platform::{chosen_file, files};
use leptos::task::spawn_local;
use web_sys::{DragEvent, File, HtmlInputElement};

/// Largest file read.
#[expect(clippy::cast_precision_loss, reason = "a quarter of a megabyte")]
const MOST_BYTES: f64 = file::MAX_BYTES as f64;

/// Why a file was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The browser could not hand it over.
    NotRead,
    /// So many came at once that it was not even read.
    TooMany,
    /// It cannot be used.
    File(FileError),
}

/// A file that came in.
#[derive(Debug, Clone, PartialEq)]
pub struct Came {
    /// Its name.
    pub name: String,
    /// What it holds, or why it was not taken.
    pub held: Result<Picked, Refusal>,
}

/// Reads the files chosen in `input`, at most `most`, and hands all over together.
pub fn read_chosen(input: &HtmlInputElement, most: usize, done: impl FnOnce(Vec<Came>) + 'static) {
    read_all(chosen_file::take_all(input), most, done);
}

/// Reads the files dropped, at most `most`, and hands all over together.
pub fn read_dropped(event: &DragEvent, most: usize, done: impl FnOnce(Vec<Came>) + 'static) {
    read_all(chosen_file::dropped(event), most, done);
}

fn read_all(chosen: Vec<File>, most: usize, done: impl FnOnce(Vec<Came>) + 'static) {
    if chosen.is_empty() {
        return;
    }
    spawn_local(async move {
        // All are asked for at once: one after the other, the browser's answers take longer than all the reading.
        let begun: Vec<_> = chosen.iter().take(most).map(|file| files::begin(file, MOST_BYTES)).collect();
        let mut came = Vec::with_capacity(chosen.len());
        for (file, begun) in chosen.iter().zip(begun) {
            came.push(Came { name: file.name(), held: held(file, files::finish(begun).await) });
        }
        let unread = |file: &File| Came { name: file.name(), held: Err(Refusal::TooMany) };
        came.extend(chosen.iter().skip(most).map(unread));
        done(came);
    });
}

/// Reads one file.
pub(super) async fn read(chosen: &File) -> Result<Picked, Refusal> {
    held(chosen, files::finish(files::begin(chosen, MOST_BYTES)).await)
}

/// What a file's text holds.
fn held(chosen: &File, text: Result<String, files::FileError>) -> Result<Picked, Refusal> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's size is a whole number")]
    let bytes = chosen.size() as usize;
    let text = text.map_err(|error| match error {
        files::FileError::TooLarge => Refusal::File(FileError::TooLarge { bytes }),
        _ => Refusal::NotRead,
    })?;
    let (decoded, mended) = match file::decode(&text) {
        Ok(decoded) => (decoded, false),
        Err(error) => (file::salvage(&text).ok_or(Refusal::File(error))?, true),
    };
    let (assessment, access) = decoded.value.into_parts();
    Ok(Picked { assessment, access, problems: decoded.problems.len(), mended })
}
