//! What the service worker puts aside: the two lists and the name of the build in `sw.js`.

use crate::digest::sha256;
use crate::error::{Doing as _, Error, Result};
use crate::project::{address_of, files_under, read, write};
use std::path::Path;

/// The worker, as `shell/` has it and as it is published.
const WORKER: &str = "sw.js";
/// Files with a fixed name that the app cannot start without.
const NAMED: [&str; 6] = ["200.html", "boot.js", "offline.js", "settings.js", "config.json", "manifest.webmanifest"];
/// Places in the worker that the build fills in.
const PLACES: [&str; 3] = ["const BUILD = \"development\";", "const HASHED = [];", "const NAMED = [];"];

/// Writes the lists into `dist/sw.js`.
///
/// # Errors
/// When a file cannot be read, or the worker has no place for the lists.
pub fn write_lists(dist: &Path) -> Result<()> {
    let place = dist.join(WORKER);
    let worker = read(&place)?;
    let files = files_under(dist, &|_| false)?;
    let mut addresses: Vec<String> = files.iter().map(|file| address_of(dist, file)).collect();
    addresses.sort();
    let hashed: Vec<&str> = addresses.iter().map(String::as_str).filter(|name| is_hashed(name)).collect();
    let named: Vec<&str> = addresses.iter().map(String::as_str).filter(|name| is_named(name)).collect();
    let mut all = worker.clone();
    for name in hashed.iter().chain(&named) {
        let bytes = std::fs::read(dist.join(name)).doing(|| format!("reading {name}"))?;
        all = all + name + &sha256(&bytes);
    }
    let build = sha256(all.as_bytes());
    let filled = fill(&worker, build.get(..16).unwrap_or(&build), &hashed, &named);
    write(&place, filled.ok_or_else(|| Error::invalid(&place, "it has no place for the lists of the build"))?)
}

/// The worker with its places filled in; nothing when one is missing.
fn fill(worker: &str, build: &str, hashed: &[&str], named: &[&str]) -> Option<String> {
    let list = |names: &[&str]| serde_json::to_string(names).unwrap_or_default();
    let by = [
        format!("const BUILD = \"{build}\";"),
        format!("const HASHED = {};", list(hashed)),
        format!("const NAMED = {};", list(named)),
    ];
    PLACES
        .iter()
        .zip(by)
        .try_fold(worker.to_owned(), |text, (place, by)| text.contains(place).then(|| text.replacen(place, &by, 1)))
}

/// Files named after their content. The sheets of written pages are not among them, since without a network the page for
/// any address is shown, nor is what only partners' frames load, nor what the register's bundle has as well.
fn is_hashed(name: &str) -> bool {
    let ending = |wanted: &str| name.rsplit('.').next() == Some(wanted);
    let top = !name.contains('/') && (name.contains('-') || name.contains("_bg."));
    let left = ["pages", "embed", "card", "organisation", "samspel-embed", "samspel-card", "samspel-organisation"];
    let left = left.iter().any(|group| name.strip_prefix(group).is_some_and(|rest| rest.starts_with('-')));
    (top && !left && (ending("js") || ending("wasm") || ending("css")))
        || (name.starts_with("font/") && ending("woff2"))
}

/// Files with a name that stays, and the endpoint's.
fn is_named(name: &str) -> bool {
    let data = name
        .strip_prefix("data/v1/")
        .is_some_and(|file| !file.contains('/') && [".json", ".geojson"].iter().any(|ending| file.ends_with(ending)));
    data || NAMED.contains(&name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_the_app_starts_with_is_put_aside_and_nothing_else() {
        for name in [
            "samspel-reading-0123456789abcdef.js",
            "samspel-map-0123456789abcdef_bg.wasm",
            "main-0123456789abcdef.css",
            "font/a-1.woff2",
        ] {
            assert!(is_hashed(name) && !is_named(name), "{name}");
        }
        for name in ["200.html", "boot.js", "config.json", "data/v1/signatories.geojson", "data/v1/compact.sv.json"] {
            assert!(is_named(name) && !is_hashed(name), "{name}");
        }
        for name in [
            "pages-reading-1.css",
            "sw.js",
            "sw.kill.js",
            "karta/index.html",
            "data/v1/schema/index.schema.json",
            "samspel-embed-1.js",
            "samspel-card-1_bg.wasm",
            "card-1.css",
            "samspel-organisation-1.js",
            "embed.js",
            "icon/icon-192.png",
        ] {
            assert!(!is_hashed(name) && !is_named(name), "{name}");
        }
    }

    #[test]
    fn another_content_is_another_build() {
        let dist = std::env::temp_dir().join(format!("samspel-offline-{}", std::process::id()));
        let worker = include_str!("../../../shell/sw.js");
        let build = |data: &str| {
            write(&dist.join("sw.js"), worker).unwrap();
            write(&dist.join("data/v1/index.json"), data).unwrap();
            write_lists(&dist).unwrap();
            read(&dist.join("sw.js")).unwrap()
        };
        let (one, other) = (build("1"), build("2"));
        assert!(one != other && build("1") == one);
        assert!(one.contains("const NAMED = [\"data/v1/index.json\"];") && !one.contains("\"development\""));
        assert!(fill("nothing", "x", &[], &[]).is_none());
        std::fs::remove_dir_all(&dist).unwrap();
    }
}
