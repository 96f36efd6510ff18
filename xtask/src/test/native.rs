//! Steps that run on the machine itself: formatting, lint, documentation, dependencies, tests.

use super::count::{Tally, from_cargo};
use crate::error::{Error, Result};
use crate::process::{self, command};
use crate::project::Project;
use crate::tools;
use std::process::Command;

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const DENY_WARNINGS: [&str; 3] = ["--", "-D", "warnings"];

/// `cargo fmt`.
pub fn formatting(project: &Project) -> Result<Tally> {
    checks(project, &[&["fmt", "--all", "--check"]])
}

/// What writes the pages as HTML.
const PRERENDER: [&str; 5] = ["-p", "samspel", "--no-default-features", "--features", "prerender"];

/// Clippy over the pure core, over what writes the pages, and over the commands and the stand-in.
pub fn lint(project: &Project) -> Result<Tally> {
    let core = ["clippy", "-p", "samspel", "--no-default-features", "--all-targets"];
    let schema = ["clippy", "-p", "samspel", "--no-default-features", "--features", "schema", "--all-targets"];
    let commands = ["clippy", "-p", "xtask", "-p", "wasm-streams", "--all-targets"];
    let pages = [&["clippy"][..], &PRERENDER, &["--lib", "--bin", "prerender", "--test", "prerender"]].concat();
    let with = |args: &[&'static str]| [args, &DENY_WARNINGS].concat();
    checks(project, &[&with(&core), &with(&schema), &with(&pages), &with(&commands)])
}

/// Clippy over the whole app, for the browser, and over the tests that run there.
pub fn lint_browser(project: &Project) -> Result<Tally> {
    tools::for_build(project)?;
    let app = ["clippy", "-p", "samspel", "-p", "wasm-streams", "--lib", "--bins"];
    let tests = ["clippy", "-p", "samspel", "--test", "wasm", "--test", "wasm_memory", "--test", "wasm_index_memory"];
    let with = |args: &[&'static str]| [args, &WASM, &DENY_WARNINGS].concat();
    checks(project, &[&with(&app), &with(&tests)])
}

/// Rustdoc, private items too, natively and for the browser.
pub fn documentation(project: &Project) -> Result<Tally> {
    let common = ["doc", "--no-deps", "--document-private-items"];
    let core = [&common[..], &["-p", "samspel", "--no-default-features", "--lib"]].concat();
    let commands = [&common[..], &["-p", "xtask"]].concat();
    let pages = [&common[..], &PRERENDER, &["--lib"]].concat();
    let app = [&common[..], &["-p", "samspel", "-p", "wasm-streams", "--lib"], &WASM].concat();
    checks(project, &[&core, &commands, &pages, &app])
}

/// cargo-deny, without advisories: those need the network and change without us.
pub fn dependencies(project: &Project) -> Result<Tally> {
    let mut deny = command(tools::cargo_deny(project)?, project.root());
    deny.args(["--workspace", "check", "--hide-inclusion-graph", "licenses", "bans", "sources"]);
    check(&mut deny)
}

/// The native tests of the core, of what writes the pages, and of the commands and the stand-in.
pub fn tests(project: &Project) -> Result<Tally> {
    let core = ["test", "-p", "samspel", "--no-default-features", "--features", "schema", "--no-fail-fast"];
    let commands = ["test", "-p", "xtask", "-p", "wasm-streams", "--no-fail-fast"];
    // The core's own tests have run by then.
    let parts = [&["test"][..], &PRERENDER, &["--lib", "--no-fail-fast", "--", "prerender::", "platform::"]].concat();
    let pages = [&["test"][..], &PRERENDER, &["--test", "prerender", "--no-fail-fast"]].concat();
    [&core[..], &parts, &pages, &commands].iter().map(|args| counted(project, args)).sum()
}

fn counted(project: &Project, args: &[&str]) -> Result<Tally> {
    let outcome = process::run_kept(command("cargo", project.root()).args(args))?;
    Ok(from_cargo(&outcome.stdout).of_program(outcome.success))
}

/// Runs each cargo command as one check, all of them even when one fails.
fn checks(project: &Project, commands: &[&[&str]]) -> Result<Tally> {
    let run = |args: &&[&str]| check(command("cargo", project.root()).args(*args).env("RUSTDOCFLAGS", "-D warnings"));
    commands.iter().map(run).sum()
}

/// Runs a command as one check.
///
/// # Errors
/// When it cannot even be started.
pub fn check(command: &mut Command) -> Result<Tally> {
    match process::run(command) {
        Ok(()) => Ok(Tally::success()),
        Err(Error::Failed { .. }) => Ok(Tally::failure()),
        Err(why) => Err(why),
    }
}
