//! The finished bundle on real web servers, each with the file the build has made for it.

use super::browser::{self, Setting};
use super::count::Tally;
use crate::error::Result;
use crate::hosts;
use crate::project::Project;

/// What is tried on each server: `hosts.spec.ts` from outside, `partner.spec.ts` in a browser.
const SPECS: [&str; 2] = ["hosts.spec.ts", "partner.spec.ts"];

/// Installs what is missing, starts one server after the other, and runs the same tests against each.
pub fn tests(project: &Project) -> Result<Tally> {
    let setting = Setting::prepare(project)?;
    let mut total = Tally::default();
    for start in [hosts::nginx, hosts::caddy] {
        let server = start(project, setting.dist())?;
        total += browser::playwright(project, &setting, &server.url(), &SPECS)?;
    }
    Ok(total)
}
