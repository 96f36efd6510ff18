//! `cargo xtask mutate`: shows that the rows of the fault matrix watch what they say. Each mutation of
//! `tests/e2e/mutations.json` takes one protection out; the row's test has to fail without it.
//!
//! A protection in the shell is taken out of the file as it is served (`tests/e2e/support/faults.ts`); one in the app is
//! taken out of a copy of the work tree, which is built unoptimised. The work tree itself is never touched.

mod mutation;
mod tree;

use crate::args::Args;
use crate::build::{self, Plan};
use crate::error::{Error, Result};
use crate::headers::Policy;
use crate::process;
use crate::project::Project;
use crate::serve::{Options, Server};
use crate::{test, tools};
use mutation::Mutation;
use std::path::Path;
use tree::Tree;

/// Runs the mutations of the rows named, or all.
///
/// # Errors
/// [`Error::Tests`] when a test passes without its protection; also when something cannot be built or a mutation does
/// not fit the file it is for.
pub fn run(project: &Project, args: &[String]) -> Result<()> {
    let mut args = Args::new(args);
    let rows = args.value::<String>("--rows")?.unwrap_or_default();
    args.finish()?;
    let rows: Vec<&str> = rows.split(',').map(str::trim).filter(|row| !row.is_empty()).collect();
    let all = mutation::all(project)?;
    let chosen: Vec<&Mutation> = all.iter().filter(|one| rows.is_empty() || rows.contains(&one.row.as_str())).collect();
    if chosen.is_empty() {
        return Err(Error::Usage(format!("no mutation is of the rows {}", rows.join(", "))));
    }
    tools::node(project, tools::NODE_FOR_TESTS)?;
    test::install_packages(project)?;
    let browser = tools::browser(project, false)?;
    let runner = Runner { project, browser: &browser.program };
    let mut survived = 0;
    let mut lines = Vec::new();
    let (mut served, mut built) = (Vec::new(), Vec::new());
    for one in chosen {
        if one.is_served(project)? { served.push(one) } else { built.push(one) }
    }
    if !served.is_empty() {
        let plan = Plan { base: "/".to_owned(), dist: project.join("dist"), site: String::new() };
        build::ensure_fresh(project, &plan)?;
        let host = Server::start(options(project, plan.dist)?)?;
        for one in served {
            let fell = runner.fails(one, &host.url(), &one.for_server()?)?;
            survived += u32::from(!fell);
            lines.push(line(one, fell));
        }
    }
    if !built.is_empty() {
        let tree = Tree::copied(project)?;
        // With every protection in place first: a test that fails in this build anyway would show nothing.
        {
            let dist = tree.built_with(&[])?;
            let host = Server::start(options(tree.project(), dist)?)?;
            for one in &built {
                if runner.fails(one, &host.url(), "null")? {
                    return Err(Error::Other(format!("{} fails with its protection in place: {}", one.row, one.test)));
                }
            }
        }
        for one in built {
            let dist = tree.built_with(&one.edits)?;
            let host = Server::start(options(tree.project(), dist)?)?;
            let fell = runner.fails(one, &host.url(), "null")?;
            survived += u32::from(!fell);
            lines.push(line(one, fell));
        }
    }
    println!("\n━━ Mutations ━━\n{}", lines.join("\n"));
    println!("{} of {} tests fail without their protection", lines.len() as u64 - u64::from(survived), lines.len());
    if survived == 0 { Ok(()) } else { Err(Error::Tests) }
}

fn options(project: &Project, dist: std::path::PathBuf) -> Result<Options> {
    Ok(Options { dist, base: "/".to_owned(), policy: Policy::load(project)?, port: 0 })
}

fn line(one: &Mutation, fell: bool) -> String {
    let said = if fell { "fails, as it should" } else { "SURVIVED" };
    let files: Vec<&str> = one.edits.iter().map(|edit| edit.file.as_str()).collect();
    format!("{:<4} {said:<20} {}: {}", one.row, files.join(", "), one.test)
}

/// Runs one test of the browser tests.
struct Runner<'a> {
    project: &'a Project,
    browser: &'a Path,
}

impl Runner<'_> {
    /// Whether the test of `one` runs and fails against `url`. A test that is not found is an error, not a failure.
    fn fails(&self, one: &Mutation, url: &str, for_server: &str) -> Result<bool> {
        let mut playwright = process::command("npx", &self.project.join("tests/e2e"));
        playwright.args(["playwright", "test", "--workers=1", "--reporter=line"]);
        playwright.arg(format!("{}.spec.ts", one.spec)).arg("-g").arg(&one.test);
        playwright.env("BASE_URL", url).env("SAMSPEL_CHROMIUM", self.browser).env("SAMSPEL_MUTATION", for_server);
        playwright.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        let outcome = process::run_kept(&mut playwright)?;
        if outcome.stdout.contains("No tests found") || !outcome.stdout.contains("Running") {
            return Err(Error::Other(format!("no test of {} is called {}", one.spec, one.test)));
        }
        Ok(!outcome.success && outcome.stdout.contains(" failed"))
    }
}
