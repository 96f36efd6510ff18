//! A copy of the work tree that may be spoiled.

use super::mutation::Edit;
use crate::build;
use crate::error::{Doing as _, Result};
use crate::project::{Project, files_under, read, write};
use std::path::{Path, PathBuf};

/// Folders that nothing is built from.
const LEFT_OUT: [&str; 6] = [".git", "target", "dist", "tests/e2e", "fuzz", "docs"];

/// The copy, and where it is built.
pub struct Tree<'a> {
    own: &'a Project,
    copy: Project,
}

impl<'a> Tree<'a> {
    /// Copies what is built from into the folder of the commands' notes.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn copied(own: &'a Project) -> Result<Self> {
        let copy = Project::at(own.notes()?.join("mutant"));
        let skip = |path: &Path| LEFT_OUT.iter().any(|name| path == own.join(name));
        for file in files_under(own.root(), &skip)? {
            let inside = file.strip_prefix(own.root()).unwrap_or(&file);
            let twin = copy.join(inside);
            let bytes = std::fs::read(&file).doing(|| format!("reading {}", file.display()))?;
            // Untouched files keep their age, so that the copy is not built anew from the beginning.
            if std::fs::read(&twin).is_ok_and(|there| there == bytes) {
                continue;
            }
            write(&twin, bytes)?;
        }
        Ok(Self { own, copy })
    }

    /// The copy.
    pub fn project(&self) -> &Project {
        &self.copy
    }

    /// Builds the copy with `edits`, takes them back, and says where the bundle is.
    ///
    /// # Errors
    /// When an edit does not fit, or the copy does not compile.
    pub fn built_with(&self, edits: &[Edit]) -> Result<PathBuf> {
        let mut before = Vec::new();
        for edit in edits {
            let file = self.copy.join(&edit.file);
            let text = read(&file)?;
            write(&file, edit.applied(&text)?)?;
            before.push((file, text));
        }
        let dist = self.copy.join("dist");
        let built = build::unoptimised(self.own, self.copy.root(), &dist);
        for (file, text) in before.iter().rev() {
            write(file, text)?;
        }
        built?;
        Ok(dist)
    }
}
