//! Starting other programs: with a clean environment, output shown as it comes, and kept where it is counted.

use crate::error::{Error, Result};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a program left behind.
#[derive(Debug)]
pub struct Outcome {
    /// Whether it ended with status 0.
    pub success: bool,
    /// Everything it wrote to its standard output.
    pub stdout: String,
}

/// A command that starts in `directory` without what the outer `cargo run` put in the environment: those variables
/// describe the package `xtask` and would make an inner cargo believe that its inputs changed.
pub fn command(program: impl AsRef<OsStr>, directory: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(directory).stdin(Stdio::null());
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let of_the_package =
            ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"].iter().any(|start| text.starts_with(start));
        if of_the_package || text == "CARGO" || text == "OUT_DIR" || text == "CARGO_PRIMARY_PACKAGE" {
            command.env_remove(&name);
        }
    }
    command
}

/// Runs a command with its output going straight to the terminal.
///
/// # Errors
/// [`Error::Start`] when it cannot be started, [`Error::Failed`] when it ends with another status than 0.
pub fn run(command: &mut Command) -> Result<()> {
    announce(command);
    let status = command.status().map_err(|source| start_error(command, source))?;
    if status.success() { Ok(()) } else { Err(Error::Failed { command: line(command) }) }
}

/// Runs a command, showing its standard output line by line and keeping it too.
///
/// # Errors
/// [`Error::Start`] when it cannot be started. A failing status is in the outcome, for the caller to count.
pub fn run_kept(command: &mut Command) -> Result<Outcome> {
    announce(command);
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|source| start_error(command, source))?;
    let mut kept = String::new();
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes).is_ok_and(|read| read > 0) {
            let text = String::from_utf8_lossy(&bytes);
            print!("{text}");
            flush();
            kept.push_str(&text);
            bytes.clear();
        }
    }
    let status = child.wait().map_err(|source| start_error(command, source))?;
    Ok(Outcome { success: status.success(), stdout: kept })
}

/// The trimmed standard output of a quiet command, or `None` when it cannot be started or fails.
pub fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program of this name lies on the search path.
pub fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|directory| directory.join(&file)).find(|candidate| candidate.is_file())
}

/// The search path with `directories` put before it.
///
/// # Errors
/// [`Error::Other`] when a directory's name cannot stand in a search path.
pub fn path_with(directories: &[PathBuf]) -> Result<std::ffi::OsString> {
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let all = directories.iter().cloned().chain(std::env::split_paths(&inherited));
    std::env::join_paths(all).map_err(|why| Error::Other(format!("the tool directory cannot be put on PATH: {why}")))
}

fn announce(command: &Command) {
    println!("$ {}", line(command));
    flush();
}

fn flush() {
    // A closed pipe shows at the next write; there is nobody left to tell.
    let _ = std::io::stdout().flush();
}

fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
    command.get_args().fold(name, |line, arg| line + " " + &arg.to_string_lossy())
}

fn start_error(command: &Command, source: std::io::Error) -> Error {
    Error::Start { program: command.get_program().to_string_lossy().into_owned(), source }
}
