//! The pages as static HTML: builds the app's own program for that and runs it.

use super::Plan;
use crate::error::Result;
use crate::process;
use crate::project::Project;

/// Writes every page into `plan.dist`, from the page trunk finished.
///
/// # Errors
/// When the program cannot be built, or a page does not come out whole.
pub fn run(project: &Project, plan: &Plan) -> Result<()> {
    println!("[build] pages as HTML");
    let mut cargo = process::command("cargo", project.root());
    cargo.args(["run", "--quiet", "--locked", "--offline", "--no-default-features", "--features", "prerender"]);
    cargo.args(["--bin", "prerender", "--"]);
    cargo.arg(plan.dist.join("index.html")).arg(plan.dist.join("data/v1")).arg(&plan.dist);
    cargo.args([&plan.base, &plan.site]);
    process::run(&mut cargo)
}
