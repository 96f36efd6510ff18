//! Where things lie in the work tree.

use crate::error::{Doing as _, Result};
use std::path::{Path, PathBuf};

/// The work tree the commands act on.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The project this program was built from.
    pub fn new() -> Self {
        // Cargo tells the package's present place at run time; the one at compile time serves a program started by hand.
        let package = std::env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .filter(|place| place.ends_with("xtask"))
            .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        Self { root: package.parent().map_or_else(|| package.clone(), Path::to_path_buf) }
    }

    /// Another work tree, such as a copy.
    pub fn at(root: PathBuf) -> Self {
        Self { root }
    }

    /// The top of the work tree.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A place inside the work tree.
    pub fn join(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.root.join(inside)
    }

    /// Where cargo builds, and where the commands keep their own notes (`xtask/` inside it).
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn notes(&self) -> Result<PathBuf> {
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
        let notes = self.root.join(target).join("xtask");
        std::fs::create_dir_all(&notes).doing(|| format!("making {}", notes.display()))?;
        Ok(notes)
    }
}

/// Every file under `folder`, sorted by path, skipping what `skip` says yes to (folders are then not entered).
///
/// # Errors
/// When a folder cannot be read.
pub fn files_under(folder: &Path, skip: &dyn Fn(&Path) -> bool) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(place) = open.pop() {
        let entries = std::fs::read_dir(&place).doing(|| format!("reading {}", place.display()))?;
        for entry in entries {
            let path = entry.doing(|| format!("reading {}", place.display()))?.path();
            if skip(&path) {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A path below `folder` as addresses write it: with `/`, without a leading one.
pub fn address_of(folder: &Path, file: &Path) -> String {
    let inside = file.strip_prefix(folder).unwrap_or(file);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Reads a text file.
///
/// # Errors
/// When it cannot be read or is not UTF-8.
pub fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).doing(|| format!("reading {}", path.display()))
}

/// Writes a file, making its folder first.
///
/// # Errors
/// When either is refused.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).doing(|| format!("making {}", folder.display()))?;
    }
    std::fs::write(path, content).doing(|| format!("writing {}", path.display()))
}
