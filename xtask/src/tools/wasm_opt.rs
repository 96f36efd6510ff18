//! `wasm-opt`, from the npm package of binaryen: it makes the module about a fifth smaller.

use super::cache::Cache;
use super::node;
use crate::error::{Doing as _, Error, Result};
use crate::process;
use std::path::{Path, PathBuf};

/// The release of binaryen, as `wasm-opt --version` counts them.
pub const MAJOR: &str = "132";

/// The directory with `wasm-opt`, or `None` when there is no way to it: a machine without Node.js can still build and
/// serve, only with a larger module. The reason is printed.
pub fn ensure(cache: &Cache, root: &Path) -> Option<PathBuf> {
    match install(cache, root) {
        Ok(directory) => Some(directory),
        Err(why) => {
            println!("[tools] building without wasm-opt, so the module will be larger: {why}");
            None
        }
    }
}

fn install(cache: &Cache, root: &Path) -> Result<PathBuf> {
    if let Some(program) = process::find("wasm-opt").filter(|program| answers(program, root)) {
        return Ok(program.parent().map(Path::to_path_buf).unwrap_or_default());
    }
    node::ensure(root, node::MINIMUM_FOR_BUILD)?;
    let folder = cache.join(format!("binaryen-{MAJOR}.0.0"));
    let directory = folder.join("node_modules").join(".bin");
    if answers(&directory.join("wasm-opt"), root) {
        return Ok(directory);
    }
    let _lock = cache.lock()?;
    if answers(&directory.join("wasm-opt"), root) {
        return Ok(directory);
    }
    println!("[tools] wasm-opt {MAJOR}: fetching the npm package binaryen, once");
    std::fs::create_dir_all(&folder).doing(|| format!("making {}", folder.display()))?;
    let mut npm = process::command("npm", &folder);
    npm.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(&folder).arg(format!("binaryen@{MAJOR}.0.0"));
    process::run(&mut npm)?;
    if answers(&directory.join("wasm-opt"), root) {
        Ok(directory)
    } else {
        Err(Error::Other("the npm package binaryen does not run on this Node.js".to_owned()))
    }
}

fn answers(program: &Path, root: &Path) -> bool {
    program.is_file()
        && process::output_of(process::command(program, root).arg("--version"))
            .is_some_and(|said| said.split_whitespace().nth(2) == Some(MAJOR))
}
