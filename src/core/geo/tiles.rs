//! Raster tiles: which ones a view needs, where they lie, and what their addresses are.

use super::rect::Rect;
use crate::core::within::within;

/// More tiles than this at once are never asked for; no screen needs them.
const MOST: u32 = 160;

/// A tile in the usual numbering: `y` runs from north to south.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    /// Zoom level.
    pub z: u8,
    /// Column from the west.
    pub x: u32,
    /// Row from the north.
    pub y: u32,
}

impl Tile {
    /// What it covers, in world units.
    pub fn bounds(self) -> Rect {
        let side = 1.0 / tiles_across(self.z);
        let (left, top) = (f64::from(self.x) * side, f64::from(self.y) * side);
        Rect { left, top, right: left + side, bottom: top + side }
    }

    /// Its address: the template with its numbers in, for XYZ (`{z}`, `{x}`, `{y}`) and for WMTS as REST
    /// (`{TileMatrix}`, `{TileCol}`, `{TileRow}`) alike.
    pub fn url(self, template: &str) -> String {
        let mut url = String::with_capacity(template.len() + 8);
        let mut rest = template;
        while let Some((before, from)) = rest.split_once('{') {
            url.push_str(before);
            let Some((name, after)) = from.split_once('}') else {
                url.push('{');
                rest = from;
                continue;
            };
            match name {
                "z" | "TileMatrix" => url.push_str(&self.z.to_string()),
                "x" | "TileCol" => url.push_str(&self.x.to_string()),
                "y" | "TileRow" => url.push_str(&self.y.to_string()),
                // What is not ours is left as it is.
                _ => url.extend(["{", name, "}"]),
            }
            rest = after;
        }
        url.push_str(rest);
        url
    }
}

/// True when a template names all three numbers of a tile.
pub fn is_template(template: &str) -> bool {
    let has = |one: &str, other: &str| template.contains(one) || template.contains(other);
    has("{z}", "{TileMatrix}") && has("{x}", "{TileCol}") && has("{y}", "{TileRow}")
}

/// The tiles that cover `view` (world units) at the level nearest to `zoom`, none beyond `max_zoom`; from the middle
/// outwards in rows, so that what is looked at comes first.
pub fn covering(view: &Rect, zoom: f64, max_zoom: u8) -> Vec<Tile> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 22, and casts saturate")]
    let z = within(zoom.round(), 0.0, f64::from(max_zoom.min(22))) as u8;
    let across = tiles_across(z);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 2^22, and casts saturate")]
    let number = |at: f64| within((at * across).floor(), 0.0, across - 1.0) as u32;
    let (left, right) = (number(view.left), number(view.right));
    let (top, bottom) = (number(view.top), number(view.bottom));
    if (right.saturating_sub(left) + 1).saturating_mul(bottom.saturating_sub(top) + 1) > MOST {
        return Vec::new();
    }
    let middle = (u32::midpoint(left, right), u32::midpoint(top, bottom));
    let mut tiles = Vec::new();
    for ring in 0..=MOST {
        for y in top..=bottom {
            for x in left..=right {
                if x.abs_diff(middle.0).max(y.abs_diff(middle.1)) == ring {
                    tiles.push(Tile { z, x, y });
                }
            }
        }
    }
    tiles
}

/// Tiles from west to east at a level.
fn tiles_across(z: u8) -> f64 {
    crate::core::power::exp2(f64::from(z))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::geo::{Camera, Size, project};
    use proptest::prelude::*;

    #[test]
    fn addresses_are_made_from_either_kind_of_template() {
        let tile = Tile { z: 12, x: 2184, y: 1240 };
        assert_eq!(tile.url("https://t.example/{z}/{x}/{y}.png?k={key}"), "https://t.example/12/2184/1240.png?k={key}");
        assert_eq!(tile.url("/wmts/topo/{TileMatrix}/{TileRow}/{TileCol}.png"), "/wmts/topo/12/1240/2184.png");
        assert_eq!(tile.url("/{z/{x}"), "/{z/{x}");
        assert_eq!(tile.url("no template {"), "no template {");
    }

    #[test]
    fn a_template_names_all_three_numbers() {
        assert!(is_template("/{z}/{x}/{y}.png") && is_template("/{TileMatrix}/{TileRow}/{TileCol}"));
        assert!(!is_template("/{z}/{x}.png") && !is_template(""));
    }

    #[test]
    fn goteborg_lies_on_the_tile_everybody_knows() {
        let world = project(11.97, 57.70);
        let spot = Rect { left: world.x, top: world.y, right: world.x, bottom: world.y };
        assert_eq!(covering(&spot, 12.2, 19), [Tile { z: 12, x: 2184, y: 1240 }]);
        assert_eq!(covering(&spot, 18.0, 14).first().map(|tile| tile.z), Some(14), "no deeper than there is");
    }

    proptest! {
        #[test]
        fn the_tiles_of_a_view_cover_it_and_no_more(
            lon in 11.0..13.0_f64, lat in 57.0..58.5_f64, zoom in 8.0..19.0_f64, max in 8_u8..20
        ) {
            let view = Camera { lon, lat, zoom }.view(Size { width: 1440.0, height: 900.0 }, 64.0);
            let tiles = covering(&view, zoom, max);
            prop_assert!(tiles.len() <= 160);
            for tile in &tiles {
                let bounds = tile.bounds();
                prop_assert!(bounds.grown(1e-12).overlaps(&view));
                prop_assert!(tile.z <= max);
            }
            let area: f64 = tiles.iter().map(|tile| tile.bounds().width() * tile.bounds().height()).sum();
            prop_assert!(tiles.is_empty() || area >= view.width() * view.height() - 1e-12);
        }

        #[test]
        fn no_template_breaks_it(template in ".{0,60}") {
            let _ = Tile { z: 3, x: 1, y: 2 }.url(&template);
        }

        #[test]
        fn nonsense_views_give_tiles_or_none(a in any::<f64>(), b in any::<f64>(), c in any::<f64>(), d in any::<f64>(), zoom in any::<f64>()) {
            let _ = covering(&Rect { left: a.min(c), top: b.min(d), right: a.max(c), bottom: b.max(d) }, zoom, 19);
        }
    }
}
