//! `cargo xtask test`: everything that must hold, one step after the other. The last line of output is always
//! `N passed, N failed`.

mod browser;
mod budget;
mod count;
mod hosts;
mod matrix;
mod native;
mod wasm;

pub use browser::{install_packages, install_packages_in};
pub use count::Tally;
#[cfg(test)]
pub use matrix::rows as matrix_rows;

use crate::args::Args;
use crate::build::{self, Plan, map_share, sizes};
use crate::data;
use crate::error::{Error, Result};
use crate::project::Project;
use std::time::Instant;

/// One step: its name for `--only`, its heading, whether `--fast` keeps it, and what it does.
struct Step {
    name: &'static str,
    heading: &'static str,
    fast: bool,
    run: fn(&Project) -> Result<Tally>,
}

const STEPS: &[Step] = &[
    Step { name: "fmt", heading: "Formatting", fast: true, run: native::formatting },
    Step { name: "clippy", heading: "Lint, native", fast: true, run: native::lint },
    Step { name: "native", heading: "Native tests", fast: true, run: native::tests },
    Step { name: "data", heading: "Data endpoint", fast: false, run: |project| Ok(data::check_all(project)) },
    Step { name: "clippy-wasm", heading: "Lint, browser", fast: false, run: native::lint_browser },
    Step { name: "doc", heading: "Documentation", fast: false, run: native::documentation },
    Step { name: "deny", heading: "Licences, sources, doubled dependencies", fast: false, run: native::dependencies },
    Step { name: "wasm", heading: "Tests inside WebAssembly", fast: false, run: wasm::tests },
    Step { name: "build", heading: "Release build", fast: false, run: build_release },
    Step { name: "budget", heading: "Budgets", fast: false, run: check_budgets },
    Step { name: "e2e", heading: "Browser tests", fast: false, run: browser::tests },
    Step { name: "hosts", heading: "On nginx and Caddy", fast: false, run: hosts::tests },
];

/// Steps that look at the bundle and have nothing to look at without it.
const NEED_BUILD: [&str; 3] = ["budget", "e2e", "hosts"];

/// `cargo xtask test [--fast] [--only STEP,…]`.
///
/// # Errors
/// [`Error::Tests`] when anything failed, [`Error::Usage`] for an unknown step.
pub fn run(project: &Project, args: &[String]) -> Result<()> {
    let mut args = Args::new(args);
    let fast = args.flag("--fast");
    let only = args.value::<String>("--only")?;
    args.finish()?;
    let chosen = choose(fast, only.as_deref())?;
    let begun = Instant::now();
    let mut total = Tally::default();
    let mut lines = Vec::new();
    let mut no_build = false;
    for step in chosen {
        println!("\n━━ {} ━━", step.heading);
        let start = Instant::now();
        let tally = if no_build && NEED_BUILD.contains(&step.name) {
            println!("not run: the build failed");
            Tally::failure()
        } else {
            (step.run)(project).unwrap_or_else(|why| {
                println!("error: {why}");
                Tally::failure()
            })
        };
        no_build |= step.name == "build" && tally.failed > 0;
        let mark = if tally.failed == 0 { "ok    " } else { "FAILED" };
        let seconds = start.elapsed().as_secs_f32();
        lines.push(format!(
            "{mark}  {:<40} {:>5} passed {:>4} failed  {seconds:>7.1} s",
            step.heading, tally.passed, tally.failed
        ));
        lines.extend(tally.names.iter().map(|name| format!("        {name}")));
        total += tally;
    }
    let seconds = begun.elapsed().as_secs();
    println!("\n━━ Summary ━━\n{}\nin all {} min {} s", lines.join("\n"), seconds / 60, seconds % 60);
    println!("{total}");
    if total.failed == 0 && total.passed > 0 { Ok(()) } else { Err(Error::Tests) }
}

fn choose(fast: bool, only: Option<&str>) -> Result<Vec<&'static Step>> {
    let Some(only) = only else {
        return Ok(STEPS.iter().filter(|step| step.fast || !fast).collect());
    };
    let wanted: Vec<&str> = only.split(',').map(str::trim).collect();
    if let Some(unknown) = wanted.iter().find(|name| !STEPS.iter().any(|step| step.name == **name)) {
        let known: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        return Err(Error::Usage(format!("there is no step `{unknown}`; there are {}", known.join(", "))));
    }
    Ok(STEPS.iter().filter(|step| wanted.contains(&step.name)).collect())
}

/// The plan whose bundle the later steps look at: the one that is uploaded.
fn plan(project: &Project) -> Plan {
    Plan { base: "/".to_owned(), dist: project.join("dist"), site: String::new() }
}

fn build_release(project: &Project) -> Result<Tally> {
    build::ensure_fresh(project, &plan(project))?;
    Ok(Tally::success())
}

fn check_budgets(project: &Project) -> Result<Tally> {
    let plan = plan(project);
    build::ensure_fresh(project, &plan)?;
    let checked = budget::check(&sizes::of(&plan.dist)?, map_share::noted(project, &plan.dist));
    println!("{}", budget::table(&checked));
    Ok(checked.iter().map(|line| Tally::of(line.holds())).sum())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn names(fast: bool, only: Option<&str>) -> Vec<&'static str> {
        choose(fast, only).unwrap().iter().map(|step| step.name).collect()
    }

    #[test]
    fn the_fast_run_is_native_only() {
        assert_eq!(names(true, None), ["fmt", "clippy", "native"]);
        assert_eq!(names(false, None).len(), STEPS.len());
    }

    #[test]
    fn single_steps_run_in_their_usual_order() {
        assert_eq!(names(false, Some("e2e,build")), ["build", "e2e"]);
        assert!(choose(false, Some("e3e")).is_err());
    }

    #[test]
    fn steps_that_need_the_build_come_after_it() {
        let at = |name: &str| STEPS.iter().position(|step| step.name == name).unwrap();
        assert!(NEED_BUILD.iter().all(|name| at(name) > at("build")));
    }
}
