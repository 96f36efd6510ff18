//! One bundle per group of pages, from one page.
//!
//! Trunk builds one bundle a run, so it is run once per group, each time with a passing copy of `index.html` that names
//! another binary. The shell page lists all bundles with their integrity, a written page its own; `boot.js` picks one by the
//! address.

use super::later::Later;
use super::map_share::{self, Weighed};
use super::module::Pair;
use crate::digest::{integrity, integrity_256, sha256};
use crate::error::{Doing as _, Error, Result};
use crate::project::{read, write};
use crate::tools::BuildTools;
use samspel::core::route::Route;
use samspel::core::text::language::Lang;
use std::path::{Path, PathBuf};

/// A group of pages: the name behind `samspel-`, and the routes whose addresses lead to it. Without any it serves the pages
/// written for it, which name it alone, and no other.
pub struct Bundle {
    /// Name of the group.
    pub name: &'static str,
    routes: fn() -> Vec<Route>,
}

/// Every bundle; the first has what no other has.
pub const BUNDLES: [Bundle; 9] = [
    Bundle { name: "reading", routes: Vec::new },
    Bundle { name: "site", routes: || vec![Route::Accessibility, Route::Privacy, Route::EmbedBuilder] },
    // An organisation that has no written page, or is read without a network, is shown by the bundle that is there anyway.
    Bundle { name: "register", routes: register },
    Bundle { name: "organisation", routes: Vec::new },
    Bundle { name: "assessment", routes: || vec![Route::Assessment, Route::QuickCheck] },
    Bundle { name: "desk", routes: || vec![Route::Compare, Route::FollowUp] },
    Bundle { name: "embed", routes: || vec![Route::EmbedMap] },
    Bundle { name: "card", routes: card },
    Bundle { name: "meeting", routes: || vec![Route::Meeting] },
];

fn register() -> Vec<Route> {
    vec![Route::Map, Route::Organisation(String::new())]
}

fn card() -> Vec<Route> {
    let x = String::new;
    let pages = [Route::EmbedOrganisation(x()), Route::EmbedPrinciple(x()), Route::EmbedQuick, Route::EmbedBadge(x())];
    // And whatever else is asked for in a frame.
    pages.into_iter().chain([Route::EmbedNotFound]).collect()
}

/// The rust link's binary in the project's page, for development.
const WHOLE: &str = "data-bin=\"samspel\"";

/// The page that makes trunk build `bundle`.
///
/// # Errors
/// When the page names no binary to replace.
pub fn page_for(page: &str, bundle: &Bundle) -> Result<String> {
    if !page.contains(WHOLE) {
        return Err(Error::Usage(format!("index.html should hold {WHOLE}")));
    }
    Ok(page.replace(WHOLE, &format!("data-bin=\"samspel-{}\"", bundle.name)))
}

/// A bundle's files: address and integrity of each.
struct Files {
    script: (String, String),
    wasm: (String, String),
    later: Option<(String, String)>,
}

/// What is done to modules.
#[derive(Debug)]
pub enum Modules {
    /// Each is cut into halves.
    Cut(Later),
    /// Each marks the functions that are called; their names are written into a folder, a file for each bundle.
    Counted(PathBuf),
}

/// Takes the bundles' files from `stages`, one folder each in the order of [`BUNDLES`], makes them smaller, puts them into
/// `dist`, which is the first of the folders, and lists them in its page. Gives back what the map weighs
/// ([`map_share`]), where it was weighed.
///
/// # Errors
/// When a file is missing, is not as trunk writes it, or cannot be made smaller.
pub fn join(dist: &Path, stages: &[&Path], tools: &BuildTools, modules: &Modules) -> Result<Option<Weighed>> {
    let (mut links, mut map) = (String::new(), None);
    for (bundle, stage) in BUNDLES.iter().zip(stages) {
        let (script, wasm) = files_of(&read(&stage.join("index.html"))?, stage)?;
        let (wasm, text) = (take(stage, &wasm)?, take(stage, &script)?);
        let text = String::from_utf8(text).map_err(|why| Error::invalid(stage.join(name_of(&script)), why))?;
        let mut pair = Pair { wasm, later: None, script: text }.slimmed()?;
        match modules {
            Modules::Cut(later) => {
                if bundle.name == map_share::BUNDLE {
                    map = map_share::weigh(&pair, later, tools, stage)?;
                }
                pair = pair.in_halves(|name| later.holds(bundle.name, name), tools.wasm_opt)?;
                if tools.wasm_opt {
                    pair = pair.optimised(stage, &tools.path)?;
                }
            }
            Modules::Counted(folder) => {
                let (counted, names) = pair.counted()?;
                write(&folder.join(bundle.name).with_extension("names"), names.join("\n"))?;
                pair = counted;
            }
        }
        let files = named(bundle, &pair, &script);
        write(&dist.join(name_of(&files.script.0)), &pair.script)?;
        write(&dist.join(name_of(&files.wasm.0)), &pair.wasm)?;
        if let Some((wasm, (address, _))) = pair.later.as_ref().zip(files.later.as_ref()) {
            write(&dist.join(name_of(address)), wasm)?;
        }
        links.push_str(&link(bundle, &files));
    }
    let place = dist.join("index.html");
    let page = read(&place)?;
    let kept: String = tags(&page).into_iter().filter(|part| !is_own_preload(part)).collect();
    write(&place, kept.replace("</head>", &format!("{links}</head>")))?;
    Ok(map)
}

fn link(bundle: &Bundle, files: &Files) -> String {
    let paths = (bundle.routes)().into_iter().flat_map(|route| Lang::ALL.map(|lang| route.path(lang)));
    let paths: Vec<String> = paths.map(|path| path.trim_start_matches('/').to_owned()).collect();
    let file = |what: &str, (address, integrity): &(String, String)| {
        format!(" data-{what}=\"{address}\" data-{what}-integrity=\"{integrity}\"")
    };
    let (script, wasm) = (file("script", &files.script), file("wasm", &files.wasm));
    let later = files.later.as_ref().map(|later| file("later", later)).unwrap_or_default();
    format!("<link rel=\"bundle\" data-paths=\"{}\"{script}{wasm}{later}>", paths.join(" "))
}

/// Reads a file that will be there under another name, and takes it away.
fn take(stage: &Path, address: &str) -> Result<Vec<u8>> {
    let place = stage.join(name_of(address));
    let bytes = std::fs::read(&place).doing(|| format!("reading {}", place.display()))?;
    std::fs::remove_file(&place).doing(|| format!("removing {}", place.display()))?;
    Ok(bytes)
}

fn name_of(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or(address)
}

/// The pair under names that change with its content, beside `neighbour`.
fn named(bundle: &Bundle, pair: &Pair, neighbour: &str) -> Files {
    let later = pair.later.as_deref();
    let content = sha256(&[pair.script.as_bytes(), &pair.wasm, later.unwrap_or_default()].concat());
    let folder = neighbour.strip_suffix(name_of(neighbour)).unwrap_or_default();
    let stem = format!("{folder}samspel-{}-{}", bundle.name, content.get(..16).unwrap_or_default());
    Files {
        script: (format!("{stem}.js"), integrity(pair.script.as_bytes())),
        wasm: (format!("{stem}_bg.wasm"), integrity(&pair.wasm)),
        later: later.map(|wasm| (format!("{stem}_later.wasm"), integrity_256(wasm))),
    }
}

/// Addresses of script and module in trunk's preload links.
fn files_of(page: &str, stage: &Path) -> Result<(String, String)> {
    let parts = tags(page);
    let named = |mark: &str| {
        let tag = parts.iter().find(|tag| is_own_preload(tag) && tag.contains(mark))?;
        attribute(tag, "href")
    };
    let both = named("rel=\"modulepreload\"").zip(named("as=\"fetch\""));
    both.ok_or_else(|| Error::invalid(stage.join("index.html"), "trunk wrote no preload links"))
}

fn is_own_preload(part: &str) -> bool {
    part.starts_with("<link") && (part.contains("rel=\"modulepreload\"") || part.contains("as=\"fetch\""))
}

/// The page cut before every `<` and after every `>`, so that a tag is a piece of its own.
fn tags(page: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for piece in page.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.find('<').unwrap_or(0));
        parts.extend([text, tag]);
    }
    parts
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    Some(rest.split_once('"')?.0.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use samspel::core::route::Group;

    const PAGE: &str = "<head><title>x</title><link rel=\"preload\" href=\"/a_bg.wasm\" integrity=\"sha384-W\" as=\"fetch\">\
                        <link rel=\"modulepreload\" href=\"/a.js\" integrity=\"sha384-J\"></head>";

    #[test]
    fn trunks_preload_links_name_the_files() {
        let files = files_of(PAGE, Path::new("x")).unwrap();
        assert_eq!(files, ("/a.js".to_owned(), "/a_bg.wasm".to_owned()));
        assert!(files_of("<head></head>", Path::new("x")).is_err());
    }

    fn pair(script: &str) -> Pair {
        Pair { wasm: vec![0], later: Some(vec![1]), script: script.to_owned() }
    }

    #[test]
    fn names_change_with_what_is_in_the_files_and_stay_below_the_path() {
        let of = |script| named(&BUNDLES[2], &pair(script), "/x/a.js");
        let (one, other) = (of("1"), of("2"));
        let stem = one.script.0.strip_suffix(".js").unwrap();
        assert!(stem.starts_with("/x/samspel-register-") && one.wasm.0 == format!("{stem}_bg.wasm"), "{stem}");
        assert!(one.wasm.0 != other.wasm.0 && one.wasm.1 == other.wasm.1 && one.script.1 != other.script.1);
    }

    #[test]
    fn cutting_into_tags_loses_nothing() {
        assert_eq!(tags(PAGE).concat(), PAGE);
    }

    #[test]
    fn every_route_of_a_bundle_is_listed_in_every_language() {
        let files = named(&BUNDLES[0], &pair(""), "/a.js");
        let listed = |name: &str, paths: &[&str]| {
            let link = link(BUNDLES.iter().find(|bundle| bundle.name == name).unwrap(), &files);
            for path in paths {
                assert!(link.contains(path), "{name}: {path}");
            }
        };
        listed("register", &["karta", "en/map", "organisationer", "en/organisations"]);
        listed("embed", &["embed/karta", "en/embed/map"]);
        listed("card", &["embed/organisationer", "en/embed/organisations", "embed/snabbkoll"]);
        listed("reading", &["data-paths=\"\""]);
        listed("organisation", &["data-paths=\"\""]);
    }

    #[test]
    fn the_longest_path_leads_every_page_to_a_bundle_that_has_it() {
        let x = || "x".to_owned();
        let pages = [
            Route::Home,
            Route::Map,
            Route::Organisation(x()),
            Route::Principles,
            Route::Principle(x()),
            Route::Compact,
            Route::Sources,
            Route::Assessment,
            Route::QuickCheck,
            Route::AssessmentPrinciple(x()),
            Route::Result,
            Route::Plan,
            Route::Compare,
            Route::FollowUp,
            Route::Meeting,
            Route::Glossary,
            Route::Accessibility,
            Route::Privacy,
            Route::EmbedMap,
            Route::EmbedOrganisation(x()),
            Route::EmbedPrinciple(x()),
            Route::EmbedQuick,
            Route::EmbedBadge(x()),
            Route::EmbedBuilder,
        ];
        // As `boot.js` chooses.
        let reach = |bundle: &Bundle, path: &str| {
            let paths = (bundle.routes)().into_iter().flat_map(|route| Lang::ALL.map(|lang| route.path(lang)));
            let fits = |own: &String| path == own || path.starts_with(&format!("{}/", own.trim_end_matches('/')));
            paths.filter(fits).map(|own| own.len()).max().unwrap_or(0)
        };
        for (page, lang) in pages.iter().flat_map(|page| Lang::ALL.map(|lang| (page, lang))) {
            let path = page.path(lang);
            let mut best = &BUNDLES[0];
            for bundle in &BUNDLES {
                if reach(bundle, &path) > reach(best, &path) {
                    best = bundle;
                }
            }
            let has = match page.group() {
                Group::Organisation => "register".to_owned(),
                group => format!("{group:?}").to_lowercase(),
            };
            assert_eq!(best.name, has, "{path}");
        }
    }

    #[test]
    fn the_page_names_one_binary_to_replace() {
        let page = page_for("<link data-bin=\"samspel\">", &BUNDLES[2]).unwrap();
        assert_eq!(page, "<link data-bin=\"samspel-register\">");
        assert!(page_for("<link>", &BUNDLES[0]).is_err());
    }
}
