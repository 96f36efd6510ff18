//! `cargo xtask first-views`: which functions no first view of a page calls. Pages are built with modules that mark what is
//! called, a browser visits them and does nothing there, and what was left unmarked is written into `xtask/later.txt`.

use crate::args::Args;
use crate::build::{self, LATER, Later, Plan, Seen};
use crate::error::{Error, Result};
use crate::headers::Policy;
use crate::process;
use crate::project::{Project, files_under, read, write};
use crate::serve::{Options, Server};
use crate::{test, tools};
use std::collections::BTreeSet;
use std::path::Path;

/// The browser half, below the top of the work tree.
const FOLDER: &str = "tests/e2e/first-views";

/// Builds, visits, writes the list.
///
/// # Errors
/// When something cannot be built, installed or visited.
pub fn run(project: &Project, args: &[String]) -> Result<()> {
    Args::new(args).finish()?;
    tools::node(project, tools::NODE_FOR_TESTS)?;
    test::install_packages(project)?;
    let browser = tools::browser(project, tools::Purpose::Tests)?;
    let out = project.join("target/first-views");
    let _ = std::fs::remove_dir_all(&out);
    let plan = Plan { base: "/".to_owned(), dist: out.join("dist"), site: String::new() };
    build::counted(project, &plan, &out)?;
    let app =
        Server::start(Options { dist: plan.dist.clone(), base: plan.base, policy: Policy::load(project)?, port: 0 })?;
    let mut node = process::command("node", &project.join(FOLDER));
    node.arg("visit.mjs").env("BASE_URL", app.url()).env("SAMSPEL_CHROMIUM", &browser.program);
    process::run(node.env("SAMSPEL_DIST", &plan.dist).env("MARKS_OUT", &out))?;
    let beside = |path: &Path| path.is_dir() || path.extension().is_none_or(|ending| ending != "names");
    let modules = files_under(&out, &beside)?.iter().map(|names| module(names)).collect::<Result<Vec<_>>>()?;
    let later = Later::of_uncalled(&modules);
    write(&project.join(LATER), later.text())?;
    for Seen { bundle, functions } in &modules {
        let those = functions.iter().filter(|(name, _)| later.holds(bundle, name)).count();
        println!("{bundle}: {those} of {} functions come later", functions.len());
    }
    Ok(())
}

/// A bundle as it was seen.
fn module(names: &Path) -> Result<Seen> {
    let marks = names.with_extension("json");
    let called: BTreeSet<usize> = serde_json::from_str(&read(&marks)?).map_err(|why| Error::invalid(&marks, why))?;
    let functions =
        read(names)?.split('\n').enumerate().map(|(at, name)| (name.to_owned(), called.contains(&at))).collect();
    Ok(Seen { bundle: names.file_stem().unwrap_or_default().to_string_lossy().into_owned(), functions })
}
