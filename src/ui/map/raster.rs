//! Raster tiles over the embedded base map, where a deployer names a source. Whatever does not come leaves the embedded
//! map showing; when little comes, no more is asked for.

use crate::core::geo::tiles::{Tile, covering, is_template};
use crate::core::geo::{Lens, Rect, World};
use crate::state::actions::TileSource;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, HtmlImageElement};

/// Tiles kept at most.
const KEPT: usize = 320;
/// So many failures, and more failures than tiles, end it.
const ENOUGH_FAILURES: usize = 5;

/// The tiles of one map.
pub struct Raster {
    source: TileSource,
    tiles: Vec<(Tile, HtmlImageElement)>,
    /// Called by the browser when a tile has come or failed.
    on_answer: Closure<dyn FnMut()>,
    off: bool,
}

impl Raster {
    /// Tiles from a source; `on_answer` is called whenever one has come or failed.
    // Not part of what may call it: no first view does (docs/adr/0012).
    #[inline(never)]
    pub fn new(source: TileSource, on_answer: impl FnMut() + 'static) -> Option<Self> {
        let usable = is_template(&source.url);
        usable.then(|| Self { source, tiles: Vec::new(), on_answer: Closure::new(on_answer), off: false })
    }

    /// True when at least one tile is here, so that the map's own place names would stand twice.
    pub fn shows(&self) -> bool {
        !self.off && self.tiles.iter().any(|(_, image)| image.natural_width() > 0)
    }

    /// Draws what is here of `view` (world units), and asks for what is not unless the camera `moves`.
    // Not part of what may call it: no first view does (docs/adr/0012).
    #[inline(never)]
    pub fn draw(&mut self, context: &CanvasRenderingContext2d, lens: &Lens, view: &Rect, zoom: f64, moves: bool) {
        if self.off {
            return;
        }
        let wanted = covering(view, zoom, self.source.max_zoom);
        if !moves {
            self.fetch(&wanted);
        }
        for (tile, image) in &self.tiles {
            if image.natural_width() == 0 || !wanted.contains(tile) {
                continue;
            }
            let bounds = tile.bounds();
            let (left, top) = lens.to_screen(World { x: bounds.left, y: bounds.top });
            let side = bounds.width() * lens.scale;
            // Half a px more, so that no seam shows between neighbours.
            let _ = context.draw_image_with_html_image_element_and_dw_and_dh(image, left, top, side + 0.5, side + 0.5);
        }
    }

    /// Asks for tiles that have not been asked for, and gives up when it is of no use.
    fn fetch(&mut self, wanted: &[Tile]) {
        let (mut came, mut failed) = (0, 0);
        for (_, image) in &self.tiles {
            let here = image.natural_width() > 0;
            came += usize::from(here);
            failed += usize::from(!here && image.complete());
        }
        if failed >= ENOUGH_FAILURES && failed > came {
            web_sys::console::warn_1(&"map: the raster tiles do not come; the embedded map is shown instead".into());
            self.off = true;
            self.tiles.clear();
            return;
        }
        for tile in wanted {
            if self.tiles.iter().any(|(known, _)| known == tile) {
                continue;
            }
            let Ok(image) = HtmlImageElement::new() else { continue };
            if self.source.anonymous {
                image.set_cross_origin(Some("anonymous"));
            }
            image.set_onload(Some(self.on_answer.as_ref().unchecked_ref()));
            image.set_onerror(Some(self.on_answer.as_ref().unchecked_ref()));
            image.set_src(&tile.url(&self.source.url));
            self.tiles.push((*tile, image));
        }
        while self.tiles.len() > KEPT.max(wanted.len()) {
            silence(&self.tiles.remove(0).1);
        }
    }
}

impl Drop for Raster {
    fn drop(&mut self) {
        self.tiles.iter().for_each(|(_, image)| silence(image));
    }
}

/// A tile that comes late calls nobody.
fn silence(image: &HtmlImageElement) {
    image.set_onload(None);
    image.set_onerror(None);
}
