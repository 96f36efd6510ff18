//! Real web servers with the host files the build has made, started on loopback ports as plain processes: for the tests
//! that look at them from outside, and for measuring.

mod running;

pub use running::Running;

use crate::error::{Error, Result};
use crate::project::{Project, read, write};
use crate::tools;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

/// What a deployer replaces in the generated files.
const NGINX_PLACE: [&str; 3] = ["listen 80;", "server_name example.org;", "root /srv/samspel;"];
const CADDY_PLACE: [&str; 2] = ["example.org {", "root * /srv/samspel"];

/// nginx with `dist/_hosts/nginx.conf`. Its files lie in `root`: `dist`, or the folder that holds it where the app stands
/// below a path.
///
/// # Errors
/// When nginx cannot be installed or does not start; its own words stand above.
pub fn nginx(project: &Project, dist: &Path, root: &Path) -> Result<Running> {
    let found = tools::nginx(project)?;
    let (folder, port) = (place(project, "nginx")?, free_port()?);
    let site = replaced(
        &read(&dist.join("_hosts/nginx.conf"))?,
        &NGINX_PLACE,
        &[&format!("listen 127.0.0.1:{port};"), "server_name localhost;", &format!("root \"{}\";", root.display())],
    )?;
    write(&folder.join("site.conf"), site)?;
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("    {name}_temp_path {}/{name};\n", folder.display()))
        .concat();
    let main = folder.join("nginx.conf");
    // The part a distribution brings: everything about the site itself is in the generated file.
    write(
        &main,
        format!(
            "load_module {};\npid {}/pid;\nerror_log stderr warn;\ndaemon off;\nworker_processes 2;\n\
             events {{ worker_connections 1024; }}\nhttp {{\n    access_log off;\n    sendfile on;\n    tcp_nopush on;\n\
             {temporary}    include {}/site.conf;\n}}\n",
            found.brotli.display(),
            folder.display(),
            folder.display()
        ),
    )?;
    let mut command = crate::process::command(&found.program, &folder);
    command.arg("-p").arg(&folder).arg("-c").arg(&main).args(["-e", "stderr"]);
    Running::start("nginx", command, port)
}

/// Caddy with `dist/_hosts/Caddyfile`, and `root` as for [`nginx`].
///
/// # Errors
/// When Caddy cannot be installed or does not start; its own words stand above.
pub fn caddy(project: &Project, dist: &Path, root: &Path) -> Result<Running> {
    let program = tools::caddy(project)?;
    let (folder, port) = (place(project, "caddy")?, free_port()?);
    let site = replaced(
        &read(&dist.join("_hosts/Caddyfile"))?,
        &CADDY_PLACE,
        &[&format!("http://127.0.0.1:{port} {{\n    bind 127.0.0.1"), &format!("root * \"{}\"", root.display())],
    )?;
    let file = folder.join("Caddyfile");
    write(&file, ["{\n    admin off\n    auto_https off\n}\n", &site].concat())?;
    let mut command = crate::process::command(program, &folder);
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(&file);
    command.env("XDG_DATA_HOME", &folder).env("XDG_CONFIG_HOME", &folder);
    Running::start("caddy", command, port)
}

/// An empty folder for a server's own files.
fn place(project: &Project, name: &str) -> Result<PathBuf> {
    let folder = project.notes()?.join("hosts").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    write(&folder.join("README"), "Files of a server under test.\n")?;
    Ok(folder)
}

/// `text` with each of `parts` replaced, which must be there: else the generated file has changed and this has not.
fn replaced(text: &str, parts: &[&str], by: &[&str]) -> Result<String> {
    let mut text = text.to_owned();
    for (part, new) in parts.iter().zip(by) {
        if !text.contains(part) {
            return Err(Error::Other(format!("the generated host file lacks `{part}`")));
        }
        text = text.replacen(part, new, 1);
    }
    Ok(text)
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|why| Error::Other(format!("no free port: {why}")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{CADDY_PLACE, NGINX_PLACE, replaced};
    use crate::headers::{Policy, write_host_files};
    use crate::project::{Project, read};

    #[test]
    fn the_generated_files_hold_what_a_deployer_is_told_to_replace() {
        let out = std::env::temp_dir().join(format!("samspel-hosts-{}", std::process::id()));
        write_host_files(&Policy::load(&Project::new()).unwrap(), &out, "/", &[], "/200.html").unwrap();
        let nginx = read(&out.join("_hosts/nginx.conf")).unwrap();
        let caddy = read(&out.join("_hosts/Caddyfile")).unwrap();
        std::fs::remove_dir_all(&out).unwrap();
        assert!(replaced(&nginx, &NGINX_PLACE, &["a", "b", "c"]).is_ok());
        assert!(replaced(&caddy, &CADDY_PLACE, &["a", "b"]).is_ok());
        assert!(replaced("", &CADDY_PLACE, &["a", "b"]).is_err());
    }
}
