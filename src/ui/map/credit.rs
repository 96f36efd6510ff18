//! Scale bar and credits in the corner of the map.

use super::parts::elements;
use crate::core::geo::Camera;
use crate::core::geo::basemap::{Attribution, Basemap};
use crate::core::geo::scale_bar::ScaleBar;
use crate::core::register::decimal;
use crate::core::text::language::Lang;
use crate::core::text::messages::mapview as t;
use crate::state::actions::{TileSource, tiles};
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::HtmlElement;

/// Longest scale bar, CSS px.
const BAR_PX: f64 = 96.0;

/// How long a distance is here, and who made the map.
#[component]
pub fn Credit(
    /// The base map, once it is here.
    basemap: Arc<dyn Fn() -> Option<Arc<Basemap>> + Send + Sync>,
) -> impl IntoView {
    let credits = move || {
        let mut credits = basemap().map(|map| map.attribution.clone()).unwrap_or_default();
        if let Some(tiles) = tiles() {
            add_tiles(&mut credits, tiles);
        }
        credits
            .into_iter()
            .map(|credit| {
                // Without an address it is no link.
                let href = (!credit.url.is_empty()).then_some(credit.url);
                view! { <a href=href target="_blank" rel="noopener noreferrer">{credit.text}</a> }
            })
            .views()
    };
    view! {
        <div class="map-credit">
            {credits}
            <span class="map-scale">
                <span class="visually-hidden"></span>
                <span aria-hidden="true"></span>
                <span class="map-scale-bar" aria-hidden="true"></span>
            </span>
        </div>
    }
}

/// Writes how long a distance is where the map looks.
pub fn show_scale(root: &HtmlElement, lang: Lang, camera: Camera) {
    let bar = ScaleBar::choose(camera.lat, camera.zoom, BAR_PX);
    let text = bar.text();
    if let [aloud, seen, line] = elements(root, ".map-scale span").as_slice() {
        aloud.set_text_content(Some(&t::scale(lang, &text)));
        seen.set_text_content(Some(&text));
        let _ = line.style().set_property("width", &(decimal::text(bar.width_px, 0) + "px"));
    }
}

/// Adds who made the tiles, where that is told.
// Not part of what may call it: hardly any site has tiles (docs/adr/0012).
#[inline(never)]
fn add_tiles(credits: &mut Vec<Attribution>, tiles: TileSource) {
    if !tiles.credit.is_empty() {
        credits.push(Attribution { text: tiles.credit, url: String::new() });
    }
}
