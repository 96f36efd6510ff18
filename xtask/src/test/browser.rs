//! The browser tests: Playwright against our own server with the production bundle.

use super::count::{Tally, from_playwright};
use super::{matrix, native};
use crate::build::{self, Plan};
use crate::digest::sha256;
use crate::error::{Error, Result};
use crate::headers::Policy;
use crate::process;
use crate::project::{Project, read, write};
use crate::serve::{Options, Server};
use crate::tools;
use serde_json::Value;
use std::path::Path;

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

/// What a run needs beside the server's address.
pub struct Setting {
    browser: tools::Browser,
    plan: Plan,
}

impl Setting {
    /// Installs what is missing and builds when something changed.
    ///
    /// # Errors
    /// When something cannot be installed or built.
    pub fn prepare(project: &Project) -> Result<Self> {
        let config = project.join(FOLDER).join("playwright.config.ts");
        if !config.is_file() {
            return Err(Error::invalid(config, "there is none, so no browser test can run"));
        }
        tools::node(project, tools::NODE_FOR_TESTS)?;
        install_packages(project)?;
        let browser = tools::browser(project, tools::Purpose::Tests)?;
        let plan = super::plan(project);
        build::ensure_fresh(project, &plan)?;
        Ok(Self { browser, plan })
    }

    /// The bundle's folder.
    pub fn dist(&self) -> &Path {
        &self.plan.dist
    }
}

/// Serves, checks the types of the tests, runs them all.
pub fn tests(project: &Project) -> Result<Tally> {
    let setting = Setting::prepare(project)?;
    let policy = Policy::load(project)?;
    let (dist, base) = (setting.plan.dist.clone(), setting.plan.base.clone());
    let server = Server::start(Options { dist, base, policy, port: 0 })?;
    let folder = project.join(FOLDER);
    let mut types = Tally::default();
    if folder.join("tsconfig.json").is_file() {
        types = native::check(process::command("npx", &folder).args(["tsc", "--noEmit"]))?;
    }
    Ok(types + playwright(project, &setting, &server.url(), "/", &[])?)
}

/// Runs Playwright against a server, all of the tests or those in `files`, and counts.
///
/// The tests get `BASE_URL` (the host, with a last slash), `SAMSPEL_BASE` (the path on it that the app lies under), `SAMSPEL_CHROMIUM` (the browser's program), `SAMSPEL_DIST` (the
/// bundle's folder) and `CI=1`.
///
/// # Errors
/// When Playwright cannot be started or leaves no report.
pub fn playwright(project: &Project, setting: &Setting, url: &str, base: &str, files: &[&str]) -> Result<Tally> {
    let report = project.notes()?.join("browser-tests.json");
    // A report of an earlier run must not be counted again.
    let _ = std::fs::remove_file(&report);
    let mut playwright = process::command("npx", &project.join(FOLDER));
    playwright.args(["playwright", "test", "--reporter=list,json"]).args(files);
    playwright.env("BASE_URL", url).env("SAMSPEL_BASE", base).env("SAMSPEL_CHROMIUM", &setting.browser.program);
    playwright.env("SAMSPEL_DIST", setting.dist()).env("CI", "1");
    playwright.env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    let outcome = process::run_kept(&mut playwright)?;
    let told = read(&report).ok().and_then(|text| serde_json::from_str::<Value>(&text).ok()).unwrap_or_default();
    let Some((tally, flaky)) = from_playwright(&told) else {
        return Err(Error::Other("Playwright left no report".to_owned()));
    };
    // A part of the tests cannot have every row.
    let rows = if files.is_empty() { matrix::print(&told) } else { Tally::default() };
    if flaky > 0 {
        println!("{flaky} browser tests passed only at a later try");
    }
    Ok(rows + tally.of_program(outcome.success))
}
