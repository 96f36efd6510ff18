//! The map: organisations on a base map, drawn on a canvas, with a list of what is in view as its accessible twin.
//!
//! Rules that can be decided without a screen lie in [`crate::core::geo`] and [`crate::core::register::cluster`]; here is
//! only drawing and wiring. The canvas is hidden from assistive technology; the viewport around it takes the keys.

mod brush;
mod controls;
mod credit;
mod draw_aids;
mod draw_base;
mod draw_labels;
mod draw_markers;
mod ears;
mod engine;
mod gestures;
mod handle;
mod hint;
mod host;
mod keyboard;
mod lettering;
mod listbox;
mod live;
mod near;
mod observe;
mod palette;
mod parts;
mod points;
mod raster;
mod scene;
mod shape;
mod steer;
mod still;
mod voice;

pub use host::Host;
pub use points::MapPoints;
pub use shape::Shape;
pub use still::StillMap;

use crate::state::site::Site;
use leptos::prelude::*;
use live::Live;
use std::sync::Arc;

/// The map view.
///
/// It fills its parent, which decides its size. At most eight tab stops: a skip link, the viewport, the list of what is
/// in view, the buttons, and the credits. One to a page, since its parts have ids. Its parts are named and brought to life
/// once they are in the document (`parts.rs`).
#[component]
pub fn MapView(
    /// The organisations.
    points: Arc<MapPoints>,
    /// What it shows of them, and who hears what is done with it.
    page: Arc<dyn Host>,
    /// Row of the organisation under the pointer: read and written here and in the list.
    hovered: RwSignal<Option<usize>>,
    /// True in embeds: the wheel and one finger scroll the page, Ctrl or ⌘ and two fingers move the map.
    #[prop(optional)]
    cooperative: bool,
) -> impl IntoView {
    let live = Live::new(Site::get().lang.get_untracked(), hovered, cooperative);
    live.start(points, Arc::clone(&page));
    let root = live.root;
    view! {
        <div node_ref=root class="map" data-cooperative=cooperative.then_some("")>
            <span class="map-probe" aria-hidden="true"></span>
            <a class="map-skip" href="#map-after"></a>
            <div id="map-viewport" class="map-viewport" role="application" tabindex="0" aria-describedby="map-help">
                <canvas aria-hidden="true"></canvas>
            </div>
            <p id="map-help" hidden></p>
            // A listbox without options is no listbox.
            <div class="map-in-view">
                <p class="map-in-view-title" aria-hidden="true"></p>
                <p class="map-in-view-empty"></p>
                <ul id="map-in-view" class="map-options" role="listbox" tabindex="0" hidden></ul>
            </div>
            // In the order of `Does` (`controls.rs`).
            <div class="map-controls" role="toolbar" aria-orientation="vertical">
                <button type="button" class="map-button" tabindex="0">
                    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                        <path d="M12 5V19M5 12H19"></path>
                    </svg>
                </button>
                <button type="button" class="map-button" tabindex="-1">
                    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                        <path d="M5 12H19"></path>
                    </svg>
                </button>
                <button type="button" class="map-button" tabindex="-1">
                    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                        <path d="M4 9V4H9M15 4H20V9M20 15V20H15M9 20H4V15"></path>
                    </svg>
                </button>
                <button type="button" class="map-button" tabindex="-1">
                    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                        <path d="M12 2V6M12 18V22M2 12H6M18 12H22M12 6A6 6 0 1 1 12 18A6 6 0 1 1 12 6M12 11V13M11 12H13"></path>
                    </svg>
                </button>
                <button type="button" class="map-button" tabindex="-1" aria-expanded="false">
                    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                        <path d="M12 3V21M3 12H21M9 6L12 3L15 6M9 18L12 21L15 18M6 9L3 12L6 15M18 9L21 12L18 15"></path>
                    </svg>
                </button>
                <div class="map-pad" hidden>
                    <button type="button" class="map-button north" tabindex="-1">
                        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                            <path d="M6 15L12 9L18 15"></path>
                        </svg>
                    </button>
                    <button type="button" class="map-button west" tabindex="-1">
                        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                            <path d="M15 6L9 12L15 18"></path>
                        </svg>
                    </button>
                    <button type="button" class="map-button east" tabindex="-1">
                        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                            <path d="M9 6L15 12L9 18"></path>
                        </svg>
                    </button>
                    <button type="button" class="map-button south" tabindex="-1">
                        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                            <path d="M6 9L12 15L18 9"></path>
                        </svg>
                    </button>
                </div>
            </div>
            <p class="map-hint" aria-hidden="true"></p>
            <credit::Credit basemap=Arc::new(move || page.basemap()) />
            <span id="map-after" tabindex="-1"></span>
        </div>
    }
}
