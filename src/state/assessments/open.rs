//! Opening an assessment file.

use crate::core::assessment::Assessment;
use crate::core::assessment::file::{self, Access, FileError};
use crate::platform::{chosen_file, files};
use leptos::task::spawn_local;
use web_sys::HtmlInputElement;

/// A file that was opened, not yet taken over.
#[derive(Debug, Clone, PartialEq)]
pub struct Picked {
    /// What it holds.
    pub assessment: Assessment,
    /// Whether it may be changed.
    pub access: Access,
    /// How many answers, rows or texts in it could not be used as they stood.
    pub problems: usize,
}

/// How far opening a file has come.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Opening {
    /// No file chosen.
    #[default]
    Nothing,
    /// The browser could not hand it over.
    NotRead,
    /// It cannot be used.
    Refused(FileError),
    /// It can.
    Ready(Box<Picked>),
}

/// Reads the file chosen in `input` and hands over what came of it. Does nothing when none is chosen.
pub fn read_chosen(input: &HtmlInputElement, done: impl FnOnce(Opening) + 'static) {
    let Some(chosen) = chosen_file::take(input) else { return };
    spawn_local(async move {
        #[expect(clippy::cast_precision_loss, reason = "a quarter of a megabyte")]
        let most = file::MAX_BYTES as f64;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's size is a whole number")]
        let bytes = chosen.size() as usize;
        done(match files::read(&chosen, most).await {
            Err(files::FileError::TooLarge) => Opening::Refused(FileError::TooLarge { bytes }),
            Err(_) => Opening::NotRead,
            Ok(text) => match file::decode(&text) {
                Err(error) => Opening::Refused(error),
                Ok(decoded) => {
                    let (assessment, access) = decoded.value.into_parts();
                    Opening::Ready(Box::new(Picked { assessment, access, problems: decoded.problems.len() }))
                }
            },
        });
    });
}
