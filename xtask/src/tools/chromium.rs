//! The browser the tests run in.

use super::{node, system};
use crate::error::{Error, Result};
use crate::process;
use crate::project::Project;
use std::path::PathBuf;

/// A Chromium, and its driver where one was asked for.
#[derive(Debug)]
pub struct Browser {
    /// The browser itself.
    pub program: PathBuf,
    /// `chromedriver`.
    pub driver: Option<PathBuf>,
}

/// Finds a Chromium (`SAMSPEL_CHROMIUM`, then the search path), else installs one: with apt as root, else with Playwright.
///
/// # Errors
/// [`Error::Missing`] when none of that works, [`Error::Invalid`] when `SAMSPEL_CHROMIUM` names no file.
pub fn ensure(project: &Project, driver: bool) -> Result<Browser> {
    if let Some(chosen) = std::env::var_os("SAMSPEL_CHROMIUM").filter(|value| !value.is_empty()).map(PathBuf::from)
        && !chosen.is_file()
    {
        return Err(Error::invalid("SAMSPEL_CHROMIUM", format!("{} is not a file", chosen.display())));
    }
    if (find_browser().is_none() || (driver && find_driver().is_none())) && system::can_install(project.root()) {
        system::install(project.root(), &["chromium", "chromium-driver"])?;
    }
    let program = match find_browser() {
        Some(program) => program,
        None => from_playwright(project).ok_or_else(|| Error::Missing {
            what: "Chromium".to_owned(),
            remedy: "Install it with your package manager, or set SAMSPEL_CHROMIUM to its program.".to_owned(),
        })?,
    };
    let found = find_driver();
    if driver && found.is_none() {
        return Err(Error::Missing {
            what: "chromedriver".to_owned(),
            remedy: "Install the one of your Chromium's version, or set CHROMEDRIVER to its program.".to_owned(),
        });
    }
    Ok(Browser { program, driver: found })
}

fn find_browser() -> Option<PathBuf> {
    let chosen = std::env::var_os("SAMSPEL_CHROMIUM").filter(|value| !value.is_empty()).map(PathBuf::from);
    let mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    chosen
        .or_else(|| {
            ["chromium", "chromium-browser", "google-chrome", "chrome"].iter().find_map(|name| process::find(name))
        })
        .or_else(|| mac.is_file().then_some(mac))
}

fn find_driver() -> Option<PathBuf> {
    let chosen = std::env::var_os("CHROMEDRIVER").map(PathBuf::from).filter(|path| path.is_file());
    chosen.or_else(|| process::find("chromedriver"))
}

/// Playwright's own download, once its package is installed.
fn from_playwright(project: &Project) -> Option<PathBuf> {
    node::ensure(project.root(), node::MINIMUM_FOR_TESTS).ok()?;
    crate::test::install_packages(project).ok()?;
    let folder = project.join("tests/e2e");
    println!("[tools] Chromium: fetching Playwright's, once");
    process::run(process::command("npx", &folder).args(["playwright", "install", "chromium"])).ok()?;
    let ask = "process.stdout.write(require('@playwright/test').chromium.executablePath())";
    let place = process::output_of(process::command("node", &folder).args(["-e", ask]))?;
    Some(PathBuf::from(place)).filter(|program| program.is_file())
}
