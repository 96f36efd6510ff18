//! Node.js with npm: for `wasm-opt` and for the browser tests. Nothing of it is in what is served.

use super::system;
use crate::error::{Error, Result};
use crate::process;
use std::path::Path;

/// The oldest major version `wasm-opt` is tried with.
pub const MINIMUM_FOR_BUILD: u32 = 18;
/// The oldest major version the browser tests run on.
pub const MINIMUM_FOR_TESTS: u32 = 20;

/// Makes sure of Node.js and npm.
///
/// # Errors
/// [`Error::Missing`] with the version wanted, when it is not there and cannot be installed.
pub fn ensure(root: &Path, minimum: u32) -> Result<()> {
    if sufficient(root, minimum) {
        return Ok(());
    }
    let found = version(root);
    if found.is_none() && system::can_install(root) {
        system::install(root, &["nodejs", "npm"])?;
        if sufficient(root, minimum) {
            return Ok(());
        }
    }
    let found = found.or_else(|| version(root)).map_or_else(|| "none".to_owned(), |major| major.to_string());
    Err(Error::Missing {
        what: format!("Node.js {minimum} or newer with npm (found: {found})"),
        remedy: "Install it and run the command again: `sudo apt-get install nodejs npm` (Debian, Ubuntu), \
                 `brew install node` (macOS), or from https://nodejs.org."
            .to_owned(),
    })
}

fn sufficient(root: &Path, minimum: u32) -> bool {
    version(root).is_some_and(|major| major >= minimum) && process::find("npm").is_some()
}

fn version(root: &Path) -> Option<u32> {
    major(&process::output_of(process::command("node", root).arg("--version"))?)
}

fn major(said: &str) -> Option<u32> {
    said.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_node_says() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20"), None);
    }
}
