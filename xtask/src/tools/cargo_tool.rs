//! Tools that come from crates.io, each compiled once and kept under its version.

use super::cache::Cache;
use crate::error::{Doing as _, Result};
use crate::process;
use std::path::{Path, PathBuf};

/// One tool and the version the project is pinned to.
#[derive(Debug)]
pub struct CargoTool {
    /// The package on crates.io.
    package: &'static str,
    /// The exact version.
    version: &'static str,
    /// The programs it installs; the first answers `--version` with its own version.
    programs: &'static [&'static str],
    /// Minutes a compilation takes on two cores, to tell the person waiting.
    minutes: u8,
}

/// Builds the bundle. The newest that compiles on the project's toolchain.
pub const TRUNK: CargoTool = CargoTool { package: "trunk", version: "0.21.14", programs: &["trunk"], minutes: 10 };

/// Writes the JavaScript side of the module; must be the very version in `Cargo.lock`.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    version: "0.2.129",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    minutes: 3,
};

/// Checks licences, sources and doubled dependencies.
pub const CARGO_DENY: CargoTool =
    CargoTool { package: "cargo-deny", version: "0.20.2", programs: &["cargo-deny"], minutes: 8 };

impl CargoTool {
    /// The folder's name in the cache: the main program's name and the version.
    fn folder(&self) -> String {
        format!("{}-{}", self.package.trim_end_matches("-cli"), self.version)
    }

    fn lies_in(&self, directory: &Path) -> bool {
        self.programs.iter().all(|name| directory.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)).is_file())
    }

    /// The directory on the search path that already holds this very version, installed by somebody else.
    fn on_path(&self, root: &Path) -> Option<PathBuf> {
        let program = process::find(self.programs.first()?)?;
        let said = process::output_of(process::command(&program, root).arg("--version"))?;
        let directory = program.parent()?.to_path_buf();
        (said.split_whitespace().nth(1) == Some(self.version) && self.lies_in(&directory)).then_some(directory)
    }
}

/// The directory with the tool's programs; compiles them when they are neither in the cache nor on the search path.
///
/// # Errors
/// When cargo cannot install the tool; cargo's own words stand above.
pub fn ensure(cache: &Cache, root: &Path, tool: &CargoTool) -> Result<PathBuf> {
    let folder = cache.join(tool.folder());
    let directory = folder.join("bin");
    if tool.lies_in(&directory) {
        return Ok(directory);
    }
    if let Some(found) = tool.on_path(root) {
        return Ok(found);
    }
    let _lock = cache.lock()?;
    if tool.lies_in(&directory) {
        return Ok(directory);
    }
    println!("[tools] {} {}: compiling, about {} minutes, once", tool.package, tool.version, tool.minutes);
    let workshop = cache.join(format!("build-{}", tool.folder()));
    let mut install = process::command("cargo", root);
    install.args(["install", "--locked", "--force", "--version", tool.version, tool.package, "--root"]).arg(&folder);
    install.env("CARGO_TARGET_DIR", &workshop);
    // Flags and targets meant for the project must not leak into its tools.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let leaks = text.starts_with("CARGO_BUILD_")
            || text.starts_with("CARGO_PROFILE_")
            || (text.starts_with("CARGO_TARGET_") && text != "CARGO_TARGET_DIR");
        if leaks || ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUSTDOCFLAGS"].contains(&&*text) {
            install.env_remove(&name);
        }
    }
    process::run(&mut install)?;
    std::fs::remove_dir_all(&workshop).doing(|| format!("clearing {}", workshop.display()))?;
    Ok(directory)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::project::{Project, read};

    #[test]
    fn folders_are_named_after_program_and_version() {
        assert_eq!(TRUNK.folder(), "trunk-0.21.14");
        assert_eq!(WASM_BINDGEN.folder(), "wasm-bindgen-0.2.129");
    }

    #[test]
    fn the_bindgen_program_is_the_version_the_lock_file_names() {
        let lock = read(&Project::new().join("Cargo.lock")).unwrap();
        let wanted = format!("name = \"wasm-bindgen\"\nversion = \"{}\"", WASM_BINDGEN.version);
        assert!(lock.contains(&wanted));
    }

    #[test]
    fn the_bundler_is_configured_for_the_versions_installed() {
        let trunk = read(&Project::new().join("Trunk.toml")).unwrap();
        assert!(trunk.contains(&format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version)));
        assert!(trunk.contains(&format!("trunk-version = \"={}\"", TRUNK.version)));
    }
}
