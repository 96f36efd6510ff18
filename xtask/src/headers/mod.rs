//! Response headers: read from `deploy/headers.toml`, applied by our server, and written out for hosts.

mod hosts;
mod pattern;

pub use hosts::write_host_files;

use crate::error::{Error, Result};
use crate::project::{Project, read};
use axum::http::{HeaderName, HeaderValue};
use pattern::Pattern;
use samspel::core::endpoint::config::{self, Config};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The file the headers come from, below the top of the work tree.
pub const SOURCE: &str = "deploy/headers.toml";
/// What whoever runs the site says, and the headers have to follow.
const CONFIG: &str = "shell/config.json";

/// All rules, in order, and the content types.
#[derive(Debug, Clone)]
pub struct Policy {
    rules: Vec<Rule>,
    types: BTreeMap<String, String>,
}

/// One rule: where it holds, what it sets and what it takes away.
#[derive(Debug, Clone)]
struct Rule {
    paths: Vec<Pattern>,
    set: BTreeMap<String, String>,
    unset: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    values: BTreeMap<String, String>,
    types: BTreeMap<String, String>,
    rule: Vec<WrittenRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRule {
    paths: Vec<String>,
    #[serde(default)]
    set: BTreeMap<String, String>,
    #[serde(default)]
    unset: Vec<String>,
}

impl Policy {
    /// Reads the project's policy.
    ///
    /// # Errors
    /// When the file cannot be read or is not a policy.
    pub fn load(project: &Project) -> Result<Self> {
        // What is wrong in it is named where the pages are written.
        let (config, _) = config::decode(&read(&project.join(CONFIG))?);
        Self::parse(&read(&project.join(SOURCE))?, &config)
    }

    /// Reads a policy from its text. What `config` says of frames and other hosts counts for more than the text's values.
    ///
    /// # Errors
    /// When it is not TOML of the known shape, or holds a header no server may send.
    pub fn parse(text: &str, config: &Config) -> Result<Self> {
        let mut written: Written = toml::from_str(text).map_err(|why| Error::invalid(SOURCE, why))?;
        let (data, tiles) = config.origins();
        let frames = config.frame_ancestors.join(" ");
        for (name, value) in [("embed_ancestors", frames.as_str()), ("data_origins", data), ("tile_origins", tiles)] {
            if !value.is_empty() {
                written.values.insert(name.to_owned(), value.to_owned());
            }
        }
        let mut rules = Vec::new();
        for rule in written.rule {
            let mut set = BTreeMap::new();
            for (name, value) in rule.set {
                let value = fill_in(&value, &written.values);
                let sendable = HeaderName::try_from(&name).is_ok() && HeaderValue::try_from(&value).is_ok();
                if !sendable || value.is_empty() || value.contains(['{', '}', '"', '`']) {
                    return Err(Error::invalid(SOURCE, format!("{name} cannot be `{value}`")));
                }
                set.insert(name, value);
            }
            rules.push(Rule {
                paths: rule.paths.iter().map(|path| Pattern::new(path)).collect(),
                set,
                unset: rule.unset,
            });
        }
        Ok(Self { rules, types: written.types })
    }

    /// The headers for an address below the app's base, as in `/embed/karta`. Query and fragment must be off.
    pub fn for_path(&self, path: &str) -> BTreeMap<&str, &str> {
        let mut headers = BTreeMap::new();
        for rule in self.rules.iter().filter(|rule| rule.paths.iter().any(|pattern| pattern.matches(path))) {
            for name in &rule.unset {
                headers.remove(name.as_str());
            }
            headers.extend(rule.set.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        }
        headers
    }

    /// The content type of a file, by its ending.
    pub fn content_type(&self, file: &Path) -> &str {
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        self.types.get(ending).map_or("application/octet-stream", String::as_str)
    }

    /// Names of all headers any rule sets.
    fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.rules.iter().flat_map(|rule| rule.set.keys()).map(String::as_str).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// Puts the values in for `{name}`, twice, so that a value may name another. Doubled blanks that an empty value leaves
/// behind are closed up.
fn fill_in(text: &str, values: &BTreeMap<String, String>) -> String {
    let mut text = text.to_owned();
    for _ in 0..2 {
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ;", ";")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn policy() -> Policy {
        Policy::load(&Project::new()).unwrap()
    }

    fn header(path: &str, name: &str) -> Option<String> {
        policy().for_path(path).get(name).map(|value| (*value).to_owned())
    }

    #[test]
    fn pages_may_not_be_framed_and_embeds_may() {
        for page in ["/", "/karta", "/en/map", "/embedded", "/en/embed-builder", "/index.html"] {
            let csp = header(page, "Content-Security-Policy").unwrap();
            assert!(csp.ends_with("frame-ancestors 'none'"), "{page}: {csp}");
        }
        for embed in ["/embed/karta", "/en/embed/badge/x"] {
            let csp = header(embed, "Content-Security-Policy").unwrap();
            assert!(csp.ends_with("frame-ancestors *"), "{embed}: {csp}");
            assert_eq!(header(embed, "Cross-Origin-Embedder-Policy").unwrap(), "require-corp");
            assert_eq!(header(embed, "Cross-Origin-Resource-Policy").unwrap(), "cross-origin");
            assert_eq!(header(embed, "Cross-Origin-Opener-Policy"), None);
        }
    }

    #[test]
    fn the_script_policy_compiles_wasm_and_nothing_else() {
        let csp = header("/", "Content-Security-Policy").unwrap();
        assert!(csp.contains("script-src 'self' 'wasm-unsafe-eval';"));
        assert!(csp.contains("connect-src 'self';"), "{csp}");
        assert!(!csp.contains("unsafe-inline") && !csp.contains("'unsafe-eval'"));
    }

    #[test]
    fn only_files_named_after_their_content_are_kept_for_ever() {
        let kept = |path| header(path, "Cache-Control").unwrap().contains("immutable");
        assert!(kept("/samspel-1f2e3d4c5b6a7980.js"));
        assert!(kept("/samspel-1f2e3d4c5b6a7980_bg.wasm"));
        assert!(kept("/main-1f2e3d4c5b6a798.css"));
        for fresh in ["/", "/sw.js", "/boot.js", "/embed.js", "/config.json", "/data/v1/index.json", "/karta"] {
            assert!(!kept(fresh), "{fresh}");
        }
        assert_eq!(header("/sw.js", "Cache-Control").unwrap(), "no-cache");
        assert!(header("/data/v1/compact.sv.json", "Cache-Control").unwrap().starts_with("public, max-age=300"));
    }

    #[test]
    fn what_a_frame_without_origin_loads_is_open_to_all() {
        for file in ["/boot.js", "/x-1f2e3d4c5b6a7980.css", "/a_bg.wasm", "/data/v1/signatories.geojson", "/f.woff2"] {
            assert_eq!(header(file, "Access-Control-Allow-Origin").unwrap(), "*", "{file}");
        }
        assert_eq!(header("/karta", "Access-Control-Allow-Origin"), None);
    }

    #[test]
    fn a_data_origin_is_added_where_connections_are_listed() {
        let text = read(&Project::new().join(SOURCE)).unwrap();
        let with = text.replace("data_origins = \"\"", "data_origins = \"https://data.example.org\"");
        let policy = Policy::parse(&with, &Config::default()).unwrap();
        assert!(
            policy.for_path("/")["Content-Security-Policy"].contains("connect-src 'self' https://data.example.org;")
        );
    }

    #[test]
    fn what_the_configuration_says_of_frames_and_hosts_is_sent() {
        let (config, wrong) = config::decode(
            r#"{ "data": "https://data.example.org/v1/", "frame_ancestors": ["'self'", "https://*.example.net"],
            "tiles": { "url": "https://tiles.example/{z}", "attribution": "x" } }"#,
        );
        assert_eq!(wrong, []);
        let policy = Policy::parse(&read(&Project::new().join(SOURCE)).unwrap(), &config).unwrap();
        let csp = policy.for_path("/embed/karta")["Content-Security-Policy"];
        for part in [
            "connect-src 'self' https://data.example.org;",
            "data: https://tiles.example;",
            "frame-ancestors 'self' https://*.example.net",
        ] {
            assert!(csp.contains(part), "{part} in {csp}");
        }
        assert!(policy.for_path("/")["Content-Security-Policy"].ends_with("frame-ancestors 'none'"));
    }

    #[test]
    fn types_follow_the_ending() {
        assert_eq!(policy().content_type(Path::new("a/x.geojson")), "application/geo+json");
        assert_eq!(policy().content_type(Path::new("x_bg.wasm")), "application/wasm");
        assert_eq!(policy().content_type(Path::new("unknown")), "application/octet-stream");
    }

    #[test]
    fn a_value_nobody_defined_is_refused() {
        let text = "[types]\n[[rule]]\npaths = [\"/**\"]\n[rule.set]\nX-A = \"{nothing}\"\n";
        assert!(Policy::parse(text, &Config::default()).is_err());
    }
}
