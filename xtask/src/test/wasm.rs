//! Tests that run inside WebAssembly in a headless Chromium: the targets in `tests/wasm/`.

use super::count::{Tally, from_cargo};
use crate::error::Result;
use crate::process;
use crate::project::{Project, write};
use crate::tools;
use serde_json::json;

/// The folder of the tests, below the top of the work tree.
const FOLDER: &str = "tests/wasm";
/// The test targets in it. Each is a module with a memory of its own.
const TARGETS: [&str; 6] = ["--test", "wasm", "--test", "wasm_index_memory", "--test", "wasm_memory"];

/// Runs them. Without the folder there is nothing to run, and nothing is counted.
pub fn tests(project: &Project) -> Result<Tally> {
    if !project.join(FOLDER).join("main.rs").is_file() {
        println!("there are none");
        return Ok(Tally::default());
    }
    tools::for_build(project)?;
    let runner = tools::wasm_test_runner(project)?;
    let browser = tools::browser(project, tools::Purpose::Driving)?;
    let settings = project.notes()?.join("webdriver.json");
    let capabilities = json!({
        "goog:chromeOptions": {
            "binary": browser.program,
            "args": ["headless", "no-sandbox", "disable-gpu", "disable-dev-shm-usage"],
        }
    });
    write(&settings, capabilities.to_string())?;
    let mut cargo = process::command("cargo", project.root());
    cargo.args(["test", "-p", "samspel", "--target", "wasm32-unknown-unknown", "--no-fail-fast"]).args(TARGETS);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    cargo.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings).env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    cargo.envs(browser.driver.map(|driver| ("CHROMEDRIVER", driver)));
    let outcome = process::run_kept(&mut cargo)?;
    Ok(from_cargo(&outcome.stdout).of_program(outcome.success))
}
