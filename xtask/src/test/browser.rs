//! The browser tests: Playwright against our own server with the production bundle.

use super::count::{Tally, from_playwright};
use super::native;
use crate::build;
use crate::digest::sha256;
use crate::error::{Error, Result};
use crate::headers::Policy;
use crate::process;
use crate::project::{Project, read, write};
use crate::serve::{Options, Server};
use crate::tools;

/// The folder of the tests, below the top of the work tree.
const FOLDER: &str = "tests/e2e";

/// Installs the packages of the tests as the lock file names them, unless they are there already.
///
/// # Errors
/// When npm fails.
pub fn install_packages(project: &Project) -> Result<()> {
    install_packages_in(project, FOLDER)
}

/// The same for any folder with a lock file, below the top of the work tree.
///
/// # Errors
/// When npm fails.
pub fn install_packages_in(project: &Project, folder: &str) -> Result<()> {
    let folder = project.join(folder);
    let wanted = sha256(read(&folder.join("package-lock.json"))?.as_bytes());
    let note = folder.join("node_modules/.samspel-lock");
    if std::fs::read_to_string(&note).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let mut npm = process::command("npm", &folder);
    npm.args(["ci", "--no-audit", "--no-fund"]).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    process::run(&mut npm)?;
    write(&note, wanted)
}

/// Builds when needed, serves, runs Playwright, counts.
///
/// The tests get `BASE_URL` (with a last slash), `SAMSPEL_CHROMIUM` (the browser's program), `SAMSPEL_DIST` (the
/// bundle's folder) and `CI=1`.
pub fn tests(project: &Project) -> Result<Tally> {
    let folder = project.join(FOLDER);
    if !folder.join("playwright.config.ts").is_file() {
        return Err(Error::invalid(folder.join("playwright.config.ts"), "there is none, so no browser test can run"));
    }
    tools::node(project, tools::NODE_FOR_TESTS)?;
    install_packages(project)?;
    let browser = tools::browser(project, false)?;
    let plan = super::plan(project);
    build::ensure_fresh(project, &plan)?;
    let policy = Policy::load(project)?;
    let server = Server::start(Options { dist: plan.dist.clone(), base: plan.base, policy, port: 0 })?;
    let report = project.notes()?.join("browser-tests.json");
    // A report of an earlier run must not be counted again.
    let _ = std::fs::remove_file(&report);
    let mut types = Tally::default();
    if folder.join("tsconfig.json").is_file() {
        types = native::check(process::command("npx", &folder).args(["tsc", "--noEmit"]))?;
    }
    let mut playwright = process::command("npx", &folder);
    playwright.args(["playwright", "test", "--reporter=list,json"]);
    playwright.env("BASE_URL", server.url()).env("SAMSPEL_CHROMIUM", &browser.program).env("SAMSPEL_DIST", &plan.dist);
    playwright.env("CI", "1").env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    let outcome = process::run_kept(&mut playwright)?;
    drop(server);
    let counts = read(&report).ok().and_then(|text| from_playwright(&serde_json::from_str(&text).ok()?));
    let Some((tally, flaky)) = counts else {
        return Err(Error::Other("Playwright left no report".to_owned()));
    };
    if flaky > 0 {
        println!("{flaky} browser tests passed only at a later try");
    }
    Ok(types + tally.of_program(outcome.success))
}
