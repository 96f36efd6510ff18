//! Making `dist/`: style sheets and start scripts into one, trunk, compression, host files, a table of sizes.

mod base;
mod bundles;
mod compress;
mod halves;
mod later;
pub mod map_share;
mod module;
mod offline;
mod prerender;
mod script;
pub mod sizes;
mod stamp;
mod start;
mod style;

pub use base::base_of;
pub use compress::beside_each;
pub use later::{LIST as LATER, Later, Seen};
pub use start::published;

use crate::args::Args;
use crate::error::{Doing as _, Error, Result};
use crate::headers::{Policy, write_host_files};
use crate::process;
use crate::project::{Project, address_of, files_under, read, write};
use crate::serve::SHELLS;
use crate::tools::{self, BuildTools};
use bundles::{BUNDLES, Bundle, Modules};
use std::path::{Path, PathBuf};

/// What to build.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The path the app will be served under, beginning and ending with `/`.
    pub base: String,
    /// The folder to make.
    pub dist: PathBuf,
    /// Address of the site, as in `https://samspel.example`; empty where it is not known when the bundle is made.
    pub site: String,
}

/// `cargo xtask build`.
///
/// # Errors
/// When a tool is missing or a step fails.
pub fn run(project: &Project, args: &[String]) -> Result<()> {
    let mut args = Args::new(args);
    let base = base_of(&args.value::<String>("--base")?.unwrap_or_else(|| "/".to_owned()))?;
    let dist = args.value::<PathBuf>("--dist")?.unwrap_or_else(|| project.join("dist"));
    let site = site_of(&args.value::<String>("--site")?.unwrap_or_default())?;
    args.finish()?;
    let dist = std::path::absolute(&dist).doing(|| format!("resolving {}", dist.display()))?;
    build(project, &Plan { base, dist, site })
}

/// The address of a site without a slash at its end; empty stays empty.
///
/// # Errors
/// When it does not begin with `http` or holds more than a host.
fn site_of(text: &str) -> Result<String> {
    let text = text.trim_end_matches('/');
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    let plain = host.chars().all(|letter| letter.is_ascii_alphanumeric() || ".-:".contains(letter));
    if text.is_empty() || (plain && !host.is_empty()) {
        return Ok(text.to_owned());
    }
    Err(Error::Usage(format!("--site {text}: give the address without a path, as in https://samspel.example")))
}

/// `cargo xtask join`: style sheets and start scripts as `index.html` names them, in `target/`. Trunk calls it before each
/// build.
///
/// # Errors
/// When one cannot be read or written.
pub fn run_join(project: &Project, args: &[String]) -> Result<()> {
    Args::new(args).finish()?;
    style::join(project)?;
    start::join(project)
}

/// `cargo xtask dev`: `trunk serve`, unoptimised and with all pages in one bundle, our tools on its path.
///
/// # Errors
/// When a tool is missing or trunk fails.
pub fn run_dev(project: &Project, args: &[String]) -> Result<()> {
    let tools = tools::for_build(project)?;
    let mut trunk = trunk(project, &tools);
    trunk.arg("serve").args(args);
    process::run(&mut trunk)
}

/// How a module that is only looked at is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speed {
    /// As `dev` does: the soonest.
    Unoptimised,
    /// Nearly as quick as the published one, for what holds a time.
    Quick,
}

/// Builds the work tree at `root` (a copy of the project's) with all pages in one bundle, as `dev` does, into `dist`.
/// Pages are not written.
///
/// # Errors
/// When a tool is missing or it does not compile.
pub fn for_looking(project: &Project, root: &Path, dist: &Path, speed: Speed) -> Result<()> {
    let tools = tools::for_build(project)?;
    let mut trunk = trunk(project, &tools);
    trunk.current_dir(root).args(["build", "--offline", "--dist"]).arg(dist);
    // A target of its own: the copy's path differs, and the project's own should stay warm.
    trunk.env("CARGO_TARGET_DIR", root.join("target"));
    if speed == Speed::Quick {
        trunk.env("CARGO_PROFILE_DEV_OPT_LEVEL", "2");
    }
    process::run(&mut trunk)
}

/// Builds unless `plan.dist` was made from the very files that are there now.
///
/// # Errors
/// As [`build`].
pub fn ensure_fresh(project: &Project, plan: &Plan) -> Result<()> {
    if stamp::is_fresh(project, plan)? {
        println!("[build] {} is up to date", plan.dist.display());
        return Ok(());
    }
    build(project, plan)
}

/// Builds.
///
/// # Errors
/// When a tool is missing or a step fails.
pub fn build(project: &Project, plan: &Plan) -> Result<()> {
    stamp::remove(project, plan)?;
    // Before anything is read: a file changed while the build runs makes the next one run again.
    let inputs = stamp::inputs(project)?;
    pages(project, plan, &Modules::Cut(Later::load(project)?))?;
    finish(project, plan)?;
    stamp::write(project, plan, &inputs)
}

/// Builds with modules that mark the functions that are called, for `cargo xtask first-views`; the functions' names go
/// into `names`, a file for each bundle. Nothing is compressed.
///
/// # Errors
/// As [`build`].
pub fn counted(project: &Project, plan: &Plan, names: &Path) -> Result<()> {
    stamp::remove(project, plan)?;
    pages(project, plan, &Modules::Counted(names.to_path_buf()))
}

/// Everything but what hosts need.
fn pages(project: &Project, plan: &Plan, modules: &Modules) -> Result<()> {
    let tools = tools::for_build(project)?;
    fetch(project)?;
    let stages = BUNDLES.each_ref().map(|bundle| match bundle.name {
        "reading" => plan.dist.clone(),
        name => project.join("target/bundles").join(name),
    });
    for (bundle, stage) in BUNDLES.iter().zip(&stages) {
        println!("[build] bundle of the {} pages", bundle.name);
        let page = PassingPage::new(project, bundle)?;
        let mut trunk = trunk(project, &tools);
        trunk.args(["build", "--release", "--offline", "--html-output", "index.html"]);
        trunk.args(["--public-url", &plan.base, "--dist"]).arg(stage).arg(&page.0);
        process::run(&mut trunk)?;
    }
    let map = bundles::join(&plan.dist, &stages.each_ref().map(PathBuf::as_path), &tools, modules)?;
    map_share::note(project, &plan.dist, map)?;
    prerender::run(project, plan)?;
    offline::write_lists(&plan.dist)
}

/// Everything after trunk.
fn finish(project: &Project, plan: &Plan) -> Result<()> {
    compress::beside_each(&plan.dist)?;
    let files = files_under(&plan.dist, &|_| false)?;
    let addresses: Vec<String> = files
        .iter()
        .filter(|file| !compress::is_compressed(file))
        .map(|file| format!("/{}", address_of(&plan.dist, file)))
        .collect();
    let shell = SHELLS.iter().find(|shell| plan.dist.join(shell).is_file()).unwrap_or(&"index.html");
    write_host_files(&Policy::load(project)?, &plan.dist, &plan.base, &addresses, &format!("/{shell}"))?;
    println!("\n{}", sizes::table(&sizes::of(&plan.dist)?));
    println!("[build] {} is ready to upload", plan.dist.display());
    Ok(())
}

fn trunk(project: &Project, tools: &BuildTools) -> std::process::Command {
    let mut trunk = process::command(&tools.trunk, project.root());
    trunk.env("PATH", &tools.path).env("TRUNK_SKIP_VERSION_CHECK", "true");
    // A failed build is explained by the compiler; where in trunk it was noticed explains nothing.
    trunk.env("RUST_BACKTRACE", "0");
    // Trunk reads this as one of its own switches and refuses any other word than true or false.
    trunk.env_remove("NO_COLOR");
    if let Some(flags) = shorter_paths(project) {
        // Cargo adds these to the flags in `.cargo/config.toml`.
        trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
    trunk
}

/// Flags that take this machine's folders out of the module: panic messages name source files, and what is published
/// should neither tell where it was built nor differ for it. `None` where a folder's name holds a space, which the
/// variable cannot carry.
fn shorter_paths(project: &Project) -> Option<String> {
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))?;
    let flags: Vec<String> = [(cargo.join("registry/src"), "crates"), (project.root().to_path_buf(), "samspel")]
        .into_iter()
        .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()))
        .collect();
    flags.iter().all(|flag| !flag.contains(' ')).then(|| flags.join(" "))
}

/// Gets the dependencies, since trunk runs cargo offline.
fn fetch(project: &Project) -> Result<()> {
    let mut offline = process::command("cargo", project.root());
    if process::output_of(offline.args(["fetch", "--locked", "--offline", "--quiet"])).is_some() {
        return Ok(());
    }
    process::run(process::command("cargo", project.root()).args(["fetch", "--locked"]))
}

/// The page trunk starts from: a passing copy of the project's that asks for one bundle.
struct PassingPage(PathBuf);

impl PassingPage {
    fn new(project: &Project, bundle: &Bundle) -> Result<Self> {
        let own = project.join("index.html");
        if !own.is_file() {
            return Err(Error::invalid(&own, "there is none, and trunk starts from it"));
        }
        let page = bundles::page_for(&read(&own)?, bundle)?;
        let copy = project.join(format!(".index-{}.html", bundle.name));
        write(&copy, page)?;
        Ok(Self(copy))
    }
}

impl Drop for PassingPage {
    fn drop(&mut self) {
        // What cannot be removed is ignored by git and overwritten next time.
        let _ = std::fs::remove_file(&self.0);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_site_is_a_host_and_no_more() {
        assert_eq!(site_of("https://samspel.example/").unwrap(), "https://samspel.example");
        assert_eq!(site_of("").unwrap(), "");
        for bad in ["samspel.example", "https://", "https://a.example/path", "https://a\"b", "ftp://a"] {
            assert!(site_of(bad).is_err(), "{bad}");
        }
    }
}
