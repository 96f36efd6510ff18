//! What the map adds: its module beside what that would be without the map's functions, and what only they refer to or
//! call; in one piece, which is what a reader loads in all, and of its first half, which a page loads to stand.

use super::compress::brotli;
use super::later::{Later, bare};
use super::module::Pair;
use super::stamp::note_about;
use crate::error::{Doing as _, Result};
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

/// Bytes with brotli.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// What the first half of the module weighs without the map.
    pub first_without: u64,
    /// What the map adds to the module in one piece.
    pub added: u64,
}

/// Weighs `pair`'s module with the map and without it. Nothing, and why on the terminal, when one of the places has no
/// function: then that is somewhere else by now, and the map would seem lighter than it is. `stage` holds passing files.
///
/// # Errors
/// As [`Pair::in_halves`] and [`Pair::optimised`].
pub fn weigh(pair: &Pair, later: &Later, tools: &BuildTools, stage: &Path) -> Result<Option<Weighed>> {
    let found = RefCell::new(BTreeSet::new());
    let is_map = |name: &str| {
        let parts = parts_of_map(name);
        found.borrow_mut().extend(parts.iter().copied());
        !parts.is_empty()
    };
    let bytes = |is_left_out: &dyn Fn(&str) -> bool| -> Result<u64> {
        let rest = Pair { later: None, ..pair.clone().in_halves(is_left_out, tools.wasm_opt)? };
        let rest = if tools.wasm_opt { rest.optimised(stage, &tools.path)? } else { rest };
        Ok(brotli(&rest.wasm).doing(|| "compressing a module".to_owned())?.len() as u64)
    };
    let (whole, without) = (bytes(&|_| false)?, bytes(&is_map)?);
    let first_without = bytes(&|name| is_map(name) || later.holds(BUNDLE, name))?;
    let found = found.into_inner();
    if let Some(gone) = PARTS.iter().find(|part| !found.contains(*part)) {
        println!(
            "[build] the map is not weighed: none of its functions lies in `{gone}` (xtask/src/build/map_share.rs)"
        );
        return Ok(None);
    }
    Ok(Some(Weighed { first_without, added: whole.saturating_sub(without) }))
}

/// Notes what came of [`weigh`] for a bundle in `dist`.
///
/// # Errors
/// When the note cannot be written.
pub fn note(project: &Project, dist: &Path, weighed: Option<Weighed>) -> Result<()> {
    let text = weighed.map(|Weighed { first_without, added }| format!("{first_without} {added}"));
    write(&place(project, dist)?, text.unwrap_or_default())
}

/// What [`note`] noted.
pub fn noted(project: &Project, dist: &Path) -> Option<Weighed> {
    let text = std::fs::read_to_string(place(project, dist).ok()?).ok()?;
    let (first_without, added) = text.split_once(' ')?;
    Some(Weighed { first_without: first_without.parse().ok()?, added: added.parse().ok()? })
}

fn place(project: &Project, dist: &Path) -> Result<PathBuf> {
    note_about(project, dist, "map")
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
