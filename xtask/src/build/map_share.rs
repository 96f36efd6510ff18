//! What the map adds to a page: the first half of its module beside what that would be without the map's functions.

use super::later::{Later, bare};
use super::module::Pair;
use crate::error::{Error, Result};
use crate::project::{Project, write};
use crate::tools::BuildTools;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;

/// The bundle that is weighed: a page with hardly anything but a map.
pub const BUNDLE: &str = "embed";
/// The first half without the map, beside what trunk made of the bundle.
const FILE: &str = "without-map.wasm";
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

/// Keeps the first half that the module of `pair` would have without the map in `stage`, for [`weight_without`].
///
/// # Errors
/// As [`Pair::in_halves`] and [`Pair::optimised`]; when one of the places has no function, since then it is another by now
/// and the map would seem lighter than it is.
pub fn keep(pair: &Pair, later: &Later, tools: &BuildTools, stage: &Path) -> Result<()> {
    let found = RefCell::new(BTreeSet::new());
    let is_left_out = |name: &str| {
        let part = part_of_map(name);
        found.borrow_mut().extend(part);
        part.is_some() || later.holds(BUNDLE, name)
    };
    let without = pair.clone().in_halves(is_left_out, tools.wasm_opt)?;
    let found = found.into_inner();
    if let Some(gone) = PARTS.iter().find(|part| !found.contains(*part)) {
        return Err(Error::Other(format!(
            "no function of the map lies in `{gone}` any more (xtask/src/build/map_share.rs)"
        )));
    }
    let without = if tools.wasm_opt { without.optimised(stage, &tools.path)? } else { without };
    write(&stage.join(FILE), without.wasm)
}

/// Bytes the first half weighs without the map, with brotli. Nothing when no build has kept it.
pub fn weight_without(project: &Project) -> Option<u64> {
    let without = std::fs::read(project.join("target/bundles").join(BUNDLE).join(FILE)).ok()?;
    super::compress::brotli(&without).ok().and_then(|sent| u64::try_from(sent.len()).ok())
}

/// The place among [`PARTS`] that a function belongs to, by its name.
fn part_of_map(name: &str) -> Option<&'static str> {
    let name = bare(name);
    PARTS.iter().copied().find(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_the_maps_by_its_place_or_by_what_it_was_compiled_for() {
        let part = |name: &str| part_of_map(&name.replace("samspel", "samspel[0123456789abcdef]"));
        assert_eq!(part("<samspel::ui::map::engine::Engine>::frame"), Some("::ui::map::"));
        assert_eq!(part("<Vec<samspel::core::geo::basemap::Shape>>::push"), Some("::core::geo::"));
        assert_eq!(part("samspel::ui::pages::map::list::cards"), None, "the list is no part of the map");
        assert_eq!(part("<serde_json::map::Map<_>>::insert"), None);
    }
}
