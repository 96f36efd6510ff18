//! The finished bundle on real web servers, each with the file the build has made for it.

use super::browser::{self, Setting};
use super::count::Tally;
use crate::build::{self, Plan};
use crate::error::Result;
use crate::hosts;
use crate::project::Project;

/// What is tried on each server: `hosts.spec.ts` from outside, `partner.spec.ts` in a browser.
const SPECS: [&str; 2] = ["hosts.spec.ts", "partner.spec.ts"];
/// What is tried on each server of the app below a path.
const SPECS_BELOW: [&str; 1] = ["subpath.spec.ts"];
/// That path, and where it is built: the folder named is what a host would have.
const BELOW: (&str, &str) = ("/samspel/", "target/below/samspel");

/// Installs what is missing, starts one server after the other, and runs the same tests against each: first with the app
/// at the top, then with one built for a path.
pub fn tests(project: &Project) -> Result<Tally> {
    let setting = Setting::prepare(project)?;
    let mut total = Tally::default();
    for start in [hosts::nginx, hosts::caddy] {
        let server = start(project, setting.dist(), setting.dist())?;
        total += browser::playwright(project, &setting, &server.url(), "/", &SPECS)?;
    }
    let (base, folder) = BELOW;
    let dist = project.join(folder);
    let plan = Plan { base: base.to_owned(), dist: dist.clone(), site: String::new() };
    build::ensure_fresh(project, &plan)?;
    let root = dist.parent().unwrap_or(&dist);
    for start in [hosts::nginx, hosts::caddy] {
        let server = start(project, &dist, root)?;
        total += browser::playwright(project, &setting, &server.url(), base, &SPECS_BELOW)?;
    }
    Ok(total)
}
