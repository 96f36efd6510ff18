//! What the map adds to a page: the first half of its module beside what that would be without the map's functions. What
//! only the map calls outside of its own places, as the browser's canvas, stays in both.

use super::compress::brotli;
use super::later::{Later, bare};
use super::module::Pair;
use super::stamp::note_about;
use crate::error::Result;
use crate::project::{Project, write};
use crate::tools::BuildTools;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The bundle that is weighed: a page with hardly anything but a map.
pub const BUNDLE: &str = "embed";
/// Where the map's functions are: what is named after these, and whatever was compiled for something in them.
const PARTS: [&str; 7] = [
    "::ui::map::",
    "::ui::pages::map_canvas::",
    "::core::geo::",
    "::core::register::cluster::",
    "::core::register::columns::",
    "::core::turn::",
    "::platform::document::tiles",
];

/// Bytes the first half of `pair`'s module weighs without the map, with brotli. Nothing, and why on the terminal, when one of
/// the places has no function: then that is somewhere else by now, and the map would seem lighter than it is. `stage` holds
/// passing files.
///
/// # Errors
/// As [`Pair::in_halves`] and [`Pair::optimised`].
pub fn without(pair: &Pair, later: &Later, tools: &BuildTools, stage: &Path) -> Result<Option<usize>> {
    let found = RefCell::new(BTreeSet::new());
    let is_left_out = |name: &str| {
        let parts = parts_of_map(name);
        found.borrow_mut().extend(parts.iter().copied());
        !parts.is_empty() || later.holds(BUNDLE, name)
    };
    let without = Pair { later: None, ..pair.clone().in_halves(is_left_out, tools.wasm_opt)? };
    let found = found.into_inner();
    if let Some(gone) = PARTS.iter().find(|part| !found.contains(*part)) {
        println!(
            "[build] the map is not weighed: none of its functions lies in `{gone}` (xtask/src/build/map_share.rs)"
        );
        return Ok(None);
    }
    let without = if tools.wasm_opt { without.optimised(stage, &tools.path)? } else { without };
    Ok(brotli(&without.wasm).ok().map(|sent| sent.len()))
}

/// Notes what came of [`without`] for a bundle in `dist`.
///
/// # Errors
/// When the note cannot be written.
pub fn note(project: &Project, dist: &Path, without: Option<usize>) -> Result<()> {
    write(&place(project, dist)?, without.map(|bytes| bytes.to_string()).unwrap_or_default())
}

/// What [`note`] noted.
pub fn noted(project: &Project, dist: &Path) -> Option<u64> {
    std::fs::read_to_string(place(project, dist).ok()?).ok()?.parse().ok()
}

fn place(project: &Project, dist: &Path) -> Result<PathBuf> {
    note_about(project, dist, "without-map")
}

/// The places among [`PARTS`] that a function belongs to, by its name.
fn parts_of_map(name: &str) -> Vec<&'static str> {
    let name = bare(name);
    PARTS.iter().copied().filter(|part| name.contains(part)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_the_maps_by_its_place_or_by_what_it_was_compiled_for() {
        let parts = |name: &str| parts_of_map(&name.replace("samspel", "samspel[0123456789abcdef]"));
        assert_eq!(parts("<samspel::ui::map::engine::Engine>::frame"), ["::ui::map::"]);
        assert_eq!(parts("<Vec<samspel::core::geo::basemap::Shape>>::push"), ["::core::geo::"]);
        assert_eq!(
            parts("samspel::core::turn::cos::<samspel::core::geo::Camera>"),
            ["::core::geo::", "::core::turn::"]
        );
        assert!(parts("samspel::ui::pages::map::list::cards").is_empty(), "the list is no part of the map");
        assert!(parts("<serde_json::map::Map<_>>::insert").is_empty());
    }
}
