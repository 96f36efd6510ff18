//! Set-up: everything beyond cargo that a command needs, installed once into a cache outside the work tree.
//!
//! Nothing here changes the work tree, and nothing is installed twice: each tool lies in a folder named after its version.

mod cache;
mod cargo_tool;
mod chromium;
mod node;
mod servers;
mod system;
mod wasm_opt;
mod wasm_target;

pub use cache::Cache;
pub use chromium::{Browser, Purpose};
pub use node::MINIMUM_FOR_TESTS as NODE_FOR_TESTS;
pub use servers::{caddy, nginx, wrk};

use crate::error::Result;
use crate::process;
use crate::project::Project;
use std::ffi::OsString;
use std::path::PathBuf;

/// What a build needs.
#[derive(Debug)]
pub struct BuildTools {
    /// The `trunk` program.
    pub trunk: PathBuf,
    /// The search path under which trunk finds `wasm-bindgen`, and the build `wasm-opt`.
    pub path: OsString,
    /// Whether `wasm-opt` is there; without it the module is larger but works.
    pub wasm_opt: bool,
}

/// Installs what a build needs and says where it is.
///
/// # Errors
/// When something cannot be installed; the message says what to do.
pub fn for_build(project: &Project) -> Result<BuildTools> {
    let cache = Cache::open()?;
    wasm_target::ensure(project.root())?;
    let trunk = cargo_tool::ensure(&cache, project.root(), &cargo_tool::TRUNK)?;
    let bindgen = cargo_tool::ensure(&cache, project.root(), &cargo_tool::WASM_BINDGEN)?;
    let optimiser = wasm_opt::ensure(&cache, project.root());
    let mut directories = vec![trunk.clone(), bindgen];
    directories.extend(optimiser.clone());
    Ok(BuildTools {
        trunk: trunk.join(format!("trunk{}", std::env::consts::EXE_SUFFIX)),
        path: process::path_with(&directories)?,
        wasm_opt: optimiser.is_some(),
    })
}

/// The `wasm-bindgen-test-runner` program.
///
/// # Errors
/// When it cannot be installed.
pub fn wasm_test_runner(project: &Project) -> Result<PathBuf> {
    let directory = cargo_tool::ensure(&Cache::open()?, project.root(), &cargo_tool::WASM_BINDGEN)?;
    Ok(directory.join(format!("wasm-bindgen-test-runner{}", std::env::consts::EXE_SUFFIX)))
}

/// The `cargo-deny` program.
///
/// # Errors
/// When it cannot be installed.
pub fn cargo_deny(project: &Project) -> Result<PathBuf> {
    let directory = cargo_tool::ensure(&Cache::open()?, project.root(), &cargo_tool::CARGO_DENY)?;
    Ok(directory.join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX)))
}

/// Makes sure of a Node.js of at least this major version, with npm.
///
/// # Errors
/// When there is none and it cannot be installed.
pub fn node(project: &Project, minimum: u32) -> Result<()> {
    node::ensure(project.root(), minimum)
}

/// Makes sure of a Chromium.
///
/// # Errors
/// When there is none and it cannot be installed.
pub fn browser(project: &Project, purpose: Purpose) -> Result<Browser> {
    chromium::ensure(project, purpose)
}

/// `cargo xtask tools`.
///
/// # Errors
/// When something cannot be installed.
pub fn run(project: &Project, args: &[String]) -> Result<()> {
    crate::args::Args::new(args).finish()?;
    let build = for_build(project)?;
    println!("[tools] trunk: {}", build.trunk.display());
    println!("[tools] cargo-deny: {}", cargo_deny(project)?.display());
    node(project, NODE_FOR_TESTS)?;
    let found = browser(project, Purpose::Tests)?;
    println!("[tools] Chromium: {}", found.program.display());
    println!("[tools] everything is there");
    Ok(())
}
