//! `cargo xtask mutate`: shows that the rows of the fault matrix watch what they say. Each mutation of
//! `tests/e2e/mutations.json` takes one protection out; the row's test has to fail without it.
//!
//! A protection in the shell or the headers is taken out of what is served, by the tests' own server
//! (`tests/e2e/support/faults.ts`) or in a copy of the bundle. One in the app is taken out of a copy of the work tree; the
//! module is built from that unoptimised and put beneath the published pages. The work tree itself is never touched.

mod mutation;
mod tree;

use crate::args::Args;
use crate::build::{self, Plan, Speed};
use crate::error::{Error, Result};
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
    let browser = tools::browser(project, tools::Purpose::Tests)?;
    let runner = Runner { project, browser: &browser.program };
    let mut lines = Vec::new();
    let plan = Plan { base: "/".to_owned(), dist: project.join("dist"), site: String::new() };
    build::ensure_fresh(project, &plan)?;
    let tree = Tree::copied(project, &plan.dist)?;
    let mut built = Vec::new();
    for one in chosen {
        let outcome = if one.is_built() {
            built.push(one);
            continue;
        } else if one.is_through_faults(project)? {
            tree.with_served(&[], |options| runner.look(one, options, &one.for_server()?))?
        } else {
            tree.with_served(&one.edits, |options| runner.look(one, options, "null"))?
        };
        println!("{}", line(one, outcome));
        lines.push((one, outcome));
    }
    let (timed, untimed): (Vec<&Mutation>, Vec<&Mutation>) = built.into_iter().partition(|one| one.timed);
    for (group, speed) in [(untimed, Speed::Unoptimised), (timed, Speed::Quick)] {
        runner.build_and_look(&tree, &group, speed, &mut lines)?;
    }
    let count = lines.iter().filter(|(_, outcome)| *outcome == Outcome::Failed).count();
    println!("\n━━ Mutations ━━");
    for (one, outcome) in &lines {
        println!("{}", line(one, *outcome));
    }
    println!("{count} of {} tests fail without their protection", lines.len());
    if count == lines.len() { Ok(()) } else { Err(Error::Tests) }
}

/// What came of a test whose protection was taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// It failed, as it should.
    Failed,
    /// It passed all the same.
    Survived,
    /// It fails with its protection in place too, so it shows nothing here.
    Unfit,
}

fn line(one: &Mutation, outcome: Outcome) -> String {
    let said = match outcome {
        Outcome::Failed => "fails, as it should",
        Outcome::Survived => "SURVIVED",
        Outcome::Unfit => "FAILS ANYWAY",
    };
    let mut files: Vec<&str> = one.edits.iter().map(|edit| edit.file.as_str()).collect();
    files.dedup();
    format!("{:<4} {said:<20} {}: {}", one.row, files.join(", "), one.test)
}

/// Runs one test of the browser tests.
struct Runner<'a> {
    project: &'a Project,
    browser: &'a Path,
}

impl Runner<'_> {
    /// Looks at the tests of `group` with a module built for each, and adds what came of them to `lines`.
    fn build_and_look<'m>(
        &self,
        tree: &Tree,
        group: &[&'m Mutation],
        speed: Speed,
        lines: &mut Vec<(&'m Mutation, Outcome)>,
    ) -> Result<()> {
        if group.is_empty() {
            return Ok(());
        }
        // With every protection in place first: a test that fails in such a build anyway would show nothing.
        let unfit = tree.with_built(&[], speed, |options| {
            let host = Server::start(options)?;
            let fails =
                |one: &&Mutation| self.fails(one, &host.url(), "null").map(|fell| fell.then_some(one.test.clone()));
            group.iter().map(fails).filter_map(Result::transpose).collect::<Result<Vec<String>>>()
        })?;
        for one in group {
            let outcome = if unfit.contains(&one.test) {
                Outcome::Unfit
            } else {
                tree.with_built(&one.edits, speed, |options| self.look(one, options, "null"))?
            };
            println!("{}", line(one, outcome));
            lines.push((one, outcome));
        }
        Ok(())
    }

    /// Serves the bundle and says what came of the test.
    fn look(&self, one: &Mutation, options: Options, for_server: &str) -> Result<Outcome> {
        let host = Server::start(options)?;
        Ok(if self.fails(one, &host.url(), for_server)? { Outcome::Failed } else { Outcome::Survived })
    }

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
