//! Copies of the work tree and of the bundle that may be spoiled.

use super::mutation::Edit;
use crate::build::{self, Speed};
use crate::error::{Doing as _, Error, Result};
use crate::headers::Policy;
use crate::project::{Project, files_under, read, write};
use crate::serve::Options;
use samspel::core::endpoint::config::Config;
use std::path::{Path, PathBuf};

/// Folders that nothing is built from.
const LEFT_OUT: [&str; 6] = [".git", "target", "dist", "tests/e2e", "fuzz", "docs"];

/// Where the headers come from.
const HEADERS: &str = "deploy/headers.toml";

/// The copies.
pub struct Tree<'a> {
    own: &'a Project,
    /// The sources, to be built with an edit.
    sources: Project,
    /// The published bundle as it is.
    served: PathBuf,
    /// The same pages with an unoptimised module in the place of each bundle, and no hashes to hold it to.
    built: PathBuf,
}

impl<'a> Tree<'a> {
    /// Copies what is built from, and the bundle in `dist`, into the folder of the commands' notes.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn copied(own: &'a Project, dist: &Path) -> Result<Self> {
        let mutant = own.notes()?.join("mutant");
        let tree = Self {
            own,
            sources: Project::at(mutant.join("sources")),
            served: mutant.join("served"),
            built: mutant.join("built"),
        };
        let skip = |path: &Path| LEFT_OUT.iter().any(|name| path == own.join(name));
        for (inside, bytes) in files_of(own.root(), &skip)? {
            let twin = tree.sources.join(&inside);
            // Untouched files keep their age, so that the copy is not built anew from the beginning.
            if std::fs::read(&twin).is_ok_and(|there| there == bytes) {
                continue;
            }
            write(&twin, bytes)?;
        }
        for place in [&tree.served, &tree.built] {
            let _ = std::fs::remove_dir_all(place);
        }
        // What is compressed would be served in the place of what has been spoiled.
        let compressed = |path: &Path| path.extension().is_some_and(|ending| ending == "br" || ending == "gz");
        for (inside, bytes) in files_of(dist, &compressed)? {
            let page = inside.extension().is_some_and(|ending| ending == "html");
            let text =
                if page { String::from_utf8(bytes.clone()).ok().map(|text| without_hashes(&text)) } else { None };
            write(&tree.built.join(&inside), text.map_or_else(|| bytes.clone(), String::into_bytes))?;
            write(&tree.served.join(&inside), bytes)?;
        }
        Ok(tree)
    }

    /// Lets `run` look at the published bundle with `edits` to what is served as it stands, and takes them back.
    ///
    /// # Errors
    /// When an edit does not fit, or what `run` says.
    pub fn with_served<T>(&self, edits: &[Edit], run: impl FnOnce(Options) -> Result<T>) -> Result<T> {
        let mut headers = read(&self.own.join(HEADERS))?;
        let mut before = Vec::new();
        for edit in edits {
            if edit.file == HEADERS {
                headers = edit.applied(&headers)?;
                continue;
            }
            // What stands in index.html stands in every written page, and there once.
            let of_pages = edit.file == "index.html";
            let name = Path::new(build::published(&edit.file));
            let is_it = |path: &Path| {
                if of_pages {
                    path.extension().is_some_and(|ending| ending == "html")
                } else {
                    path == self.served.join(name)
                }
            };
            let mut found = false;
            for file in files_under(&self.served, &|path| path.is_file() && !is_it(path))? {
                let text = read(&file)?;
                if of_pages && !text.contains(&edit.from) {
                    continue;
                }
                write(&file, edit.applied(&text)?)?;
                before.push((file, text));
                found = true;
            }
            if !found {
                return Err(Error::invalid(&edit.file, "it is not served under this name"));
            }
        }
        let done = run(options(&self.served, &headers)?);
        restore(&before)?;
        done
    }

    /// Lets `run` look at the pages with a module built with `edits`, and takes them back.
    ///
    /// # Errors
    /// When an edit does not fit, the copy does not compile, or what `run` says.
    pub fn with_built<T>(&self, edits: &[Edit], speed: Speed, run: impl FnOnce(Options) -> Result<T>) -> Result<T> {
        let mut before = Vec::new();
        for edit in edits {
            let file = self.sources.join(&edit.file);
            let text = read(&file)?;
            write(&file, edit.applied(&text)?)?;
            before.push((file, text));
        }
        let fresh = self.sources.join("dist");
        let built = build::for_looking(self.own, self.sources.root(), &fresh, speed);
        restore(&before)?;
        built?;
        for ending in [".js", "_bg.wasm"] {
            let module = |path: &Path| {
                let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
                name.starts_with("samspel-") && name.ends_with(ending)
            };
            let files = |folder: &Path| files_under(folder, &|path| !module(path));
            let from = files(&fresh)?.pop().ok_or_else(|| Error::invalid(&fresh, "it has no module"))?;
            let bytes = std::fs::read(&from).doing(|| format!("reading {}", from.display()))?;
            for file in files(&self.built)? {
                write(&file, &bytes)?;
            }
        }
        run(options(&self.built, &read(&self.own.join(HEADERS))?)?)
    }
}

fn options(dist: &Path, headers: &str) -> Result<Options> {
    Ok(Options {
        dist: dist.to_path_buf(),
        base: "/".to_owned(),
        policy: Policy::parse(headers, &Config::default())?,
        port: 0,
    })
}

/// Puts files back as they were, the last one first.
fn restore(before: &[(PathBuf, String)]) -> Result<()> {
    before.iter().rev().try_for_each(|(file, text)| write(file, text))
}

/// Every file under `folder` by its place there, with its bytes.
fn files_of(folder: &Path, skip: &dyn Fn(&Path) -> bool) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let read = |file: PathBuf| {
        let bytes = std::fs::read(&file).doing(|| format!("reading {}", file.display()))?;
        Ok((file.strip_prefix(folder).unwrap_or(&file).to_path_buf(), bytes))
    };
    files_under(folder, skip)?.into_iter().map(read).collect()
}

/// A page whose bundle is held to no hash.
fn without_hashes(page: &str) -> String {
    let mut text = page.to_owned();
    for attribute in [" data-script-integrity=\"", " data-wasm-integrity=\""] {
        let mut parts = text.split(attribute);
        let first = parts.next().unwrap_or_default().to_owned();
        text = parts.fold(first, |kept, part| kept + part.split_once('"').map_or("", |(_, rest)| rest));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::without_hashes;

    #[test]
    fn a_page_without_hashes_keeps_the_rest() {
        let link = |hashes: &str| format!("<p>a</p><link data-wasm=\"/a\"{hashes}><link data-script=\"b\"{hashes}>z");
        let page = link(" data-script-integrity=\"sha384-x/+=\" data-wasm-integrity=\"y\"");
        assert_eq!(without_hashes(&page), link(""));
    }
}
