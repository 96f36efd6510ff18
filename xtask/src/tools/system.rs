//! The system's package manager, where it may be used without asking: as root on Debian and its kin.

use crate::error::Result;
use crate::process;
use std::path::Path;

/// Whether packages can be installed without asking anybody.
pub fn can_install(root: &Path) -> bool {
    process::find("apt-get").is_some()
        && process::output_of(process::command("id", root).arg("-u")).is_some_and(|id| id == "0")
}

/// Installs packages with apt.
///
/// # Errors
/// When apt fails; its own words stand above.
pub fn install(root: &Path, packages: &[&str]) -> Result<()> {
    println!("[tools] installing with apt: {}", packages.join(" "));
    let mut update = process::command("apt-get", root);
    process::run(update.args(["update", "--quiet"]).env("DEBIAN_FRONTEND", "noninteractive"))?;
    let mut install = process::command("apt-get", root);
    install.args(["install", "--yes", "--quiet", "--no-install-recommends"]).args(packages);
    process::run(install.env("DEBIAN_FRONTEND", "noninteractive"))
}
