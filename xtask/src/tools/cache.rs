//! The folder tools are kept in, shared by all work trees of one user.

use crate::error::{Doing as _, Error, Result};
use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// The tool cache.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// Opens the cache, making its folder when it is not there.
    ///
    /// # Errors
    /// When no folder can be found or made.
    pub fn open() -> Result<Self> {
        let folder = place(std::env::consts::OS, &|name| std::env::var_os(name)).ok_or_else(|| Error::Missing {
            what: "a cache directory".to_owned(),
            remedy: "Set SAMSPEL_TOOLS to a folder where tools may be kept.".to_owned(),
        })?;
        let folder = std::path::absolute(&folder).doing(|| format!("resolving {}", folder.display()))?;
        std::fs::create_dir_all(&folder).doing(|| format!("making {}", folder.display()))?;
        Ok(Self { folder })
    }

    /// A place inside the cache.
    pub fn join(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.folder.join(inside)
    }

    /// Waits until no other run installs anything, and keeps others waiting until the returned file is dropped.
    ///
    /// # Errors
    /// When the lock file cannot be made or locked.
    pub fn lock(&self) -> Result<File> {
        let path = self.join(".lock");
        let doing = || format!("locking {}", path.display());
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).doing(doing)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                println!("[tools] another run is installing tools; waiting for it");
                file.lock().doing(doing)?;
            }
            Err(TryLockError::Error(why)) => return Err(Error::Io { doing: doing(), source: why }),
        }
        Ok(file)
    }
}

/// Where the cache lies, by the system's own custom. An empty variable counts as not set, as XDG says.
fn place(system: &str, variable: &dyn Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(chosen) = set("SAMSPEL_TOOLS") {
        return Some(chosen);
    }
    let parent = match system {
        "macos" => set("HOME")?.join("Library").join("Caches"),
        "windows" => set("LOCALAPPDATA")?,
        // XDG: a relative path there is invalid and to be ignored.
        _ => match set("XDG_CACHE_HOME").filter(|path| path.is_absolute()) {
            Some(cache) => cache,
            None => set("HOME")?.join(".cache"),
        },
    };
    Some(parent.join("samspel"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(system: &str, set: &[(&str, &str)]) -> Option<PathBuf> {
        place(system, &|name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value)))
    }

    #[test]
    fn a_chosen_folder_wins_over_every_custom() {
        let set = [("SAMSPEL_TOOLS", "/opt/tools"), ("XDG_CACHE_HOME", "/x"), ("HOME", "/home/a")];
        assert_eq!(with("linux", &set), Some(PathBuf::from("/opt/tools")));
    }

    #[test]
    fn each_system_has_its_own_custom() {
        assert_eq!(with("linux", &[("HOME", "/home/a")]), Some(PathBuf::from("/home/a/.cache/samspel")));
        assert_eq!(with("macos", &[("HOME", "/Users/a")]), Some(PathBuf::from("/Users/a/Library/Caches/samspel")));
        let xdg = [("HOME", "/home/a"), ("XDG_CACHE_HOME", "/var/cache/a")];
        assert_eq!(with("linux", &xdg), Some(PathBuf::from("/var/cache/a/samspel")));
    }

    #[test]
    fn empty_and_relative_settings_are_passed_over() {
        let set = [("SAMSPEL_TOOLS", ""), ("XDG_CACHE_HOME", "cache"), ("HOME", "/home/a")];
        assert_eq!(with("linux", &set), Some(PathBuf::from("/home/a/.cache/samspel")));
        assert_eq!(with("linux", &[]), None);
    }
}
