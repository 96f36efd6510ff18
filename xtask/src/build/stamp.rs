//! Whether a finished bundle still fits the files it was made from.

use super::Plan;
use crate::digest::sha256;
use crate::error::{Doing as _, Result};
use crate::project::{Project, address_of, files_under};
use std::path::{Path, PathBuf};

/// What a bundle is made from. `xtask/src` is among it because the bundle's last steps are there.
const INPUTS: [&str; 17] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "config",
    "data",
    "deploy",
    "index.html",
    "messages",
    "rust-toolchain.toml",
    "shell",
    "src",
    "stand-in",
    "style",
    "xtask/later.txt",
    "xtask/src",
];

/// One digest over all input files, their names and contents. Contents rather than times: a change of branch and back
/// must not cost a build.
///
/// # Errors
/// When a file cannot be read.
pub fn inputs(project: &Project) -> Result<String> {
    let mut list = String::new();
    for name in INPUTS {
        let place = project.join(name);
        let files = if place.is_dir() { files_under(&place, &|_| false)? } else { vec![place] };
        for file in files.iter().filter(|file| file.is_file()) {
            let bytes = std::fs::read(file).doing(|| format!("reading {}", file.display()))?;
            list = list + &address_of(project.root(), file) + " " + &sha256(&bytes) + "\n";
        }
    }
    Ok(sha256(list.as_bytes()))
}

/// Whether `plan` was carried out with the inputs as they are now and its folder is still there.
///
/// # Errors
/// When an input cannot be read.
pub fn is_fresh(project: &Project, plan: &Plan) -> Result<bool> {
    let written = std::fs::read_to_string(place(project, &plan.dist)?).unwrap_or_default();
    Ok(plan.dist.join("_headers").is_file() && written == content(plan, &inputs(project)?))
}

/// Notes that `plan` was carried out with these inputs.
///
/// # Errors
/// When the note cannot be written.
pub fn write(project: &Project, plan: &Plan, inputs: &str) -> Result<()> {
    crate::project::write(&place(project, &plan.dist)?, content(plan, inputs))
}

/// Takes the note away while the bundle is being made.
///
/// # Errors
/// When it is there and cannot be removed.
pub fn remove(project: &Project, plan: &Plan) -> Result<()> {
    let place = place(project, &plan.dist)?;
    if place.is_file() {
        std::fs::remove_file(&place).doing(|| format!("removing {}", place.display()))?;
    }
    Ok(())
}

fn content(plan: &Plan, inputs: &str) -> String {
    format!("base {}\nsite {}\ninputs {inputs}\n", plan.base, plan.site)
}

fn place(project: &Project, dist: &Path) -> Result<PathBuf> {
    note_about(project, dist, "stamp")
}

/// Where the note named `what` about the bundle in `dist` lies.
///
/// # Errors
/// When there is no place for notes.
pub fn note_about(project: &Project, dist: &Path, what: &str) -> Result<PathBuf> {
    let name = sha256(dist.to_string_lossy().as_bytes());
    Ok(project.notes()?.join(format!("{what}-{}", name.get(..16).unwrap_or(&name))))
}
