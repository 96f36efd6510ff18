//! The toolchain's WebAssembly half.

use crate::error::{Error, Result};
use crate::process;
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target the app is compiled to, when the toolchain lacks it. `rust-toolchain.toml` names it, but a rustup
/// told not to install by itself leaves it out.
///
/// # Errors
/// When it is missing and rustup is missing too, or fails.
pub fn ensure(root: &Path) -> Result<()> {
    let mut rustc = process::command("rustc", root);
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    if process::output_of(&mut rustc).is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    if process::find("rustup").is_none() {
        return Err(Error::Missing {
            what: format!("the Rust target {TARGET}"),
            remedy: "Install Rust with rustup (https://rustup.rs), or your system's package for that target."
                .to_owned(),
        });
    }
    println!("[tools] {TARGET}: adding the target, once");
    process::run(process::command("rustup", root).args(["target", "add", TARGET]))
}
