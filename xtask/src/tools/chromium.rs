//! The browser the tests run in.

use super::{node, system};
use crate::error::{Error, Result};
use crate::process;
use crate::project::Project;
use std::path::PathBuf;

/// What a browser is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Many pages, none of them seen: Chromium without its windows, where Debian has it, takes less than half the time.
    Tests,
    /// The same as people's, for measuring.
    Measuring,
    /// The same, and `chromedriver`, which comes with it.
    Driving,
}

/// A Chromium, and its driver where one was asked for.
#[derive(Debug)]
pub struct Browser {
    /// The browser itself.
    pub program: PathBuf,
    /// `chromedriver`.
    pub driver: Option<PathBuf>,
}

/// Chromium without windows, program and Debian package.
const SHELL: &str = "chromium-headless-shell";

/// Finds a Chromium (`SAMSPEL_CHROMIUM`, then the search path), else installs one: with apt as root, else with Playwright.
///
/// # Errors
/// [`Error::Missing`] when none of that works, [`Error::Invalid`] when `SAMSPEL_CHROMIUM` names no file.
pub fn ensure(project: &Project, purpose: Purpose) -> Result<Browser> {
    if let Some(chosen) = chosen()
        && !chosen.is_file()
    {
        return Err(Error::invalid("SAMSPEL_CHROMIUM", format!("{} is not a file", chosen.display())));
    }
    let driver = purpose == Purpose::Driving;
    let installs = system::can_install(project.root());
    let alone = purpose == Purpose::Tests && chosen().is_none();
    if alone && installs && process::find(SHELL).is_none() && system::install(project.root(), &[SHELL]).is_err() {
        println!("[tools] {SHELL}: not to be had here, so the tests take longer");
    }
    let shell = || process::find(SHELL).filter(|_| alone);
    if shell().is_none() && (find_browser().is_none() || (driver && find_driver().is_none())) && installs {
        // Ubuntu has no such packages: then there may still be another way.
        if let Err(why) = system::install(project.root(), &["chromium", "chromium-driver"]) {
            println!("[tools] Chromium as a package is not to be had here: {why}");
        }
    }
    let program = match shell().or_else(find_browser) {
        Some(program) => program,
        None => from_playwright(project)?.ok_or_else(|| Error::Missing {
            what: "Chromium".to_owned(),
            remedy: "Install it and run the command again: `sudo apt-get install chromium` (Debian), \
                     `npx playwright install chromium` in tests/e2e (elsewhere); or set SAMSPEL_CHROMIUM to its program."
                .to_owned(),
        })?,
    };
    let found = find_driver();
    if driver && found.is_none() {
        return Err(Error::Missing {
            what: "chromedriver".to_owned(),
            remedy: "Install the one of your Chromium's version and run the command again: `sudo apt-get install \
                     chromium-driver` (Debian), `sudo snap install chromium` (Ubuntu, with the driver), `brew install chromedriver` (macOS); or set CHROMEDRIVER to its program."
                .to_owned(),
        });
    }
    Ok(Browser { program, driver: found })
}

fn chosen() -> Option<PathBuf> {
    std::env::var_os("SAMSPEL_CHROMIUM").filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn find_browser() -> Option<PathBuf> {
    let mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    chosen()
        .or_else(|| {
            ["chromium", "chromium-browser", "google-chrome", "chrome"].iter().find_map(|name| process::find(name))
        })
        .or_else(|| mac.is_file().then_some(mac))
}

fn find_driver() -> Option<PathBuf> {
    let chosen = std::env::var_os("CHROMEDRIVER").map(PathBuf::from).filter(|path| path.is_file());
    // Ubuntu's comes with its Chromium, under a longer name.
    chosen.or_else(|| ["chromedriver", "chromium.chromedriver"].iter().find_map(|name| process::find(name)))
}

/// Playwright's own download, once its package is installed. Nothing when there is none for this machine.
///
/// # Errors
/// When Node.js or the package is missing and cannot be had.
fn from_playwright(project: &Project) -> Result<Option<PathBuf>> {
    node::ensure(project.root(), node::MINIMUM_FOR_TESTS)?;
    crate::test::install_packages(project)?;
    let folder = project.join("tests/e2e");
    println!("[tools] Chromium: fetching Playwright's, once");
    if process::run(process::command("npx", &folder).args(["playwright", "install", "chromium"])).is_err() {
        return Ok(None);
    }
    let ask = "process.stdout.write(require('@playwright/test').chromium.executablePath())";
    let place = process::output_of(process::command("node", &folder).args(["-e", ask]));
    Ok(place.map(PathBuf::from).filter(|program| program.is_file()))
}
