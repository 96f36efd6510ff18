//! Which file answers an address.

use std::path::{Path, PathBuf};

/// Pages that answer an address without a page of its own, the first that exists.
pub const SHELLS: [&str; 2] = ["200.html", "index.html"];

/// What an address leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A file of its own, or the page in the folder of that name.
    File(PathBuf),
    /// The app's page; the app's router finds the rest.
    Shell(PathBuf),
    /// Nothing, and nothing pretends otherwise: a page in the place of a missing script or of missing data would be
    /// read as one.
    Missing,
}

/// Finds the file for `path`, an address below the app's base, percent-encoded, beginning with `/`.
pub fn resolve(dist: &Path, path: &str) -> Target {
    let Some(inside) = decode(path).filter(|inside| is_plain(inside)) else {
        return Target::Missing;
    };
    let file = dist.join(&inside);
    if !inside.is_empty() && !inside.ends_with('/') && file.is_file() {
        return Target::File(file);
    }
    if !may_be_page(&inside) {
        return Target::Missing;
    }
    let page = file.join("index.html");
    if page.is_file() {
        return Target::File(page);
    }
    let shell = SHELLS.iter().map(|shell| dist.join(shell)).find(|shell| shell.is_file());
    shell.map_or(Target::Missing, Target::Shell)
}

/// Files have an ending, data lies under `data/`; everything else is a page of the app.
fn may_be_page(inside: &str) -> bool {
    let has_ending = inside.rsplit('/').next().is_some_and(|last| last.contains('.'));
    let is_data = inside.strip_prefix("data/").is_some_and(|file| !file.is_empty());
    !has_ending && !is_data
}

/// Whether a path stays inside the bundle and asks for what is meant to be seen. Files of the host are not.
fn is_plain(inside: &str) -> bool {
    let clean = |part: &str| !part.starts_with('.') || part == ".well-known";
    let of_the_host = inside == "_headers" || inside == "_hosts" || inside.starts_with("_hosts/");
    !of_the_host && !inside.contains(['\\', '\0', ':']) && !inside.starts_with('/') && inside.split('/').all(clean)
}

/// Undoes percent-encoding and takes the leading slash off; `None` when that gives no text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.strip_prefix('/')?.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            if !digits.iter().all(u8::is_ascii_hexdigit) {
                return None;
            }
            bytes.push(u8::from_str_radix(str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::project::write;

    struct Bundle(PathBuf);

    impl Bundle {
        fn new(name: &str, files: &[&str]) -> Self {
            let folder = std::env::temp_dir().join(format!("samspel-resolve-{name}-{}", std::process::id()));
            for file in files {
                write(&folder.join(file), file).unwrap();
            }
            Self(folder)
        }
        fn resolve(&self, path: &str) -> String {
            let inside = |file: PathBuf| file.strip_prefix(&self.0).unwrap().to_string_lossy().replace('\\', "/");
            match resolve(&self.0, path) {
                Target::File(file) => format!("file {}", inside(file)),
                Target::Shell(file) => format!("shell {}", inside(file)),
                Target::Missing => "missing".to_owned(),
            }
        }
    }

    impl Drop for Bundle {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn files_pages_and_everything_else_are_told_apart() {
        let bundle = Bundle::new("kinds", &["index.html", "app.js", "karta/index.html", "data/v1/index.json"]);
        assert_eq!(bundle.resolve("/"), "file index.html");
        assert_eq!(bundle.resolve("/app.js"), "file app.js");
        assert_eq!(bundle.resolve("/karta"), "file karta/index.html");
        assert_eq!(bundle.resolve("/karta/"), "file karta/index.html");
        assert_eq!(bundle.resolve("/en/organisations/a%20b"), "shell index.html");
        assert_eq!(bundle.resolve("/data"), "shell index.html");
        assert_eq!(bundle.resolve("/data/v1/index.json"), "file data/v1/index.json");
    }

    #[test]
    fn missing_files_and_data_are_never_answered_with_a_page() {
        let bundle = Bundle::new("missing", &["index.html", "data/v1/index.json"]);
        for path in ["/gone-0123456789abcdef.js", "/data/v1/none", "/data/v2/", "/data/v1", "/x.json", "/karta/x.png"] {
            assert_eq!(bundle.resolve(path), "missing", "{path}");
        }
    }

    #[test]
    fn nothing_outside_or_hidden_is_served() {
        let bundle =
            Bundle::new("hidden", &["index.html", ".secret", "_headers", "_hosts/nginx.conf", ".well-known/x.txt"]);
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/x",
            "/.secret",
            "/_headers",
            "/_hosts/nginx.conf",
            "//etc/passwd",
            "/%ff",
            "/%+1",
        ] {
            assert_eq!(bundle.resolve(path), "missing", "{path}");
        }
        assert_eq!(bundle.resolve("/.well-known/x.txt"), "file .well-known/x.txt");
    }

    #[test]
    fn a_page_made_for_the_purpose_is_the_shell() {
        let bundle = Bundle::new("shell", &["index.html", "200.html"]);
        assert_eq!(bundle.resolve("/organisationer/x"), "shell 200.html");
    }
}
