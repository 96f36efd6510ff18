//! Opening an assessment file.

use crate::core::assessment::Assessment;
use crate::core::assessment::file::{Access, FileError};
use crate::core::assessment::link::{self, LinkError};
use crate::platform::chosen_file;
use crate::state::intake::{self, Refusal};
use leptos::task::spawn_local;
use web_sys::HtmlInputElement;

/// What a file or a link was found to hold, not yet taken over.
#[derive(Debug, Clone, PartialEq)]
pub struct Picked {
    /// What it holds.
    pub assessment: Assessment,
    /// Whether it may be changed.
    pub access: Access,
    /// How many answers, rows or texts in it could not be used as they stood.
    pub problems: usize,
    /// True when the file was damaged and this is what could be saved of it.
    pub mended: bool,
}

/// How far opening a file or a link has come.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Opening {
    /// Neither file nor link chosen.
    #[default]
    Nothing,
    /// The browser could not hand it over.
    NotRead,
    /// It cannot be used.
    Refused(FileError),
    /// The link cannot be used.
    RefusedLink(LinkError),
    /// It can.
    Ready(Box<Picked>),
}

/// Reads the file chosen in `input` and hands over what came of it. Does nothing when none is chosen.
pub fn read_chosen(input: &HtmlInputElement, done: impl FnOnce(Opening) + 'static) {
    let Some(chosen) = chosen_file::take(input) else { return };
    spawn_local(async move {
        done(match intake::read(&chosen).await {
            Err(Refusal::NotRead | Refusal::TooMany) => Opening::NotRead,
            Err(Refusal::File(error)) => Opening::Refused(error),
            Ok(picked) => Opening::Ready(Box::new(picked)),
        });
    });
}

/// What a link carries.
///
/// # Errors
/// When it carries no assessment, or one that cannot be read.
pub fn read_link(text: &str) -> Result<Picked, LinkError> {
    let decoded = link::decode(text)?;
    let (assessment, access): (Assessment, Access) = decoded.value.into_parts();
    Ok(Picked { assessment, access, problems: decoded.problems.len(), mended: false })
}
