//! Scale bar and credits in the corner of the map.

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

/// Longest scale bar, CSS px.
const BAR_PX: f64 = 96.0;

/// How long a distance is here, and who made the map.
#[component]
pub fn Credit(
    lang: Lang,
    /// Where the map looks.
    camera: impl Fn() -> Option<Camera> + Copy + Send + 'static,
    /// The base map, once it is here.
    basemap: impl Fn() -> Option<Arc<Basemap>> + Send + 'static,
) -> impl IntoView {
    let bar = move || camera().map(|camera| ScaleBar::choose(camera.lat, camera.zoom, BAR_PX));
    let text = move || bar().map(|bar| bar.text()).unwrap_or_default();
    let credits = move || {
        let mut credits = basemap().map(|map| map.attribution.clone()).unwrap_or_default();
        if let Some(tiles) = tiles() {
            add_tiles(&mut credits, tiles);
        }
        credits
            .into_iter()
            .map(|credit| {
                if credit.url.is_empty() {
                    view! { <span>{credit.text}</span> }.into_any()
                } else {
                    view! { <a href=credit.url target="_blank" rel="noopener noreferrer">{credit.text}</a> }.into_any()
                }
            })
            .views()
    };
    view! {
        <div class="map-credit">
            {credits}
            <span class="map-scale">
                <span class="visually-hidden">{move || t::scale(lang, &text())}</span>
                <span aria-hidden="true">{text}</span>
                <span
                    class="map-scale-bar"
                    aria-hidden="true"
                    style:width=move || decimal::text(bar().map_or(0.0, |bar| bar.width_px), 0) + "px"
                ></span>
            </span>
        </div>
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
