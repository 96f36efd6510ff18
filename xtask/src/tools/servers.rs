//! The web servers that the generated host files are tried on.

use super::system;
use crate::error::{Error, Result};
use crate::process;
use crate::project::Project;
use std::path::{Path, PathBuf};

/// nginx, and its module for precompressed brotli where that lies.
#[derive(Debug)]
pub struct Nginx {
    /// The program.
    pub program: PathBuf,
    /// `ngx_http_brotli_static_module.so`.
    pub brotli: PathBuf,
}

/// Debian's place for modules, and others'.
const MODULES: [&str; 3] = ["/usr/lib/nginx/modules", "/usr/lib64/nginx/modules", "/usr/libexec/nginx"];
const BROTLI: &str = "ngx_http_brotli_static_module.so";

/// Makes sure of nginx with brotli.
///
/// # Errors
/// When it is not there and cannot be installed.
pub fn nginx(project: &Project) -> Result<Nginx> {
    let find = || {
        let brotli = MODULES.iter().map(|folder| Path::new(folder).join(BROTLI)).find(|file| file.is_file())?;
        Some(Nginx { program: find("nginx")?, brotli })
    };
    found_or_installed(project, "nginx with brotli_static", &["nginx-light", "libnginx-mod-http-brotli-static"], find)
}

/// Makes sure of Caddy.
///
/// # Errors
/// When it is not there and cannot be installed.
pub fn caddy(project: &Project) -> Result<PathBuf> {
    found_or_installed(project, "Caddy", &["caddy"], || find("caddy"))
}

/// Makes sure of `wrk`, which asks a server for pages as fast as it answers.
///
/// # Errors
/// When it is not there and cannot be installed.
pub fn wrk(project: &Project) -> Result<PathBuf> {
    found_or_installed(project, "wrk", &["wrk"], || find("wrk"))
}

fn found_or_installed<T>(project: &Project, what: &str, packages: &[&str], find: impl Fn() -> Option<T>) -> Result<T> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if system::can_install(project.root()) {
        system::install(project.root(), packages)?;
    }
    find().ok_or_else(|| Error::Missing {
        what: what.to_owned(),
        remedy: format!(
            "Install it and run the command again: `sudo apt-get install {}` (Debian, Ubuntu); elsewhere with your package \
             manager.",
            packages.join(" ")
        ),
    })
}

/// Servers often lie where only root's search path leads.
fn find(name: &str) -> Option<PathBuf> {
    let places = ["/usr/sbin", "/usr/local/sbin", "/usr/local/bin"];
    process::find(name).or_else(|| places.iter().map(|place| Path::new(place).join(name)).find(|file| file.is_file()))
}
