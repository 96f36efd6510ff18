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

use crate::core::text::messages::mapview as t;
use crate::state::actions::focus;
use crate::state::effect::effect;
use crate::state::site::Site;
use gestures::{Ears, Wiring};
use leptos::html;
use leptos::prelude::*;
use live::Live;
use std::sync::Arc;

/// The map view.
///
/// It fills its parent, which decides its size. At most eight tab stops: a skip link, the viewport, the list of what is
/// in view, the buttons, and the credits.
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
    /// Prefix of the ids inside, for pages with two maps.
    #[prop(default = "map")]
    id: &'static str,
) -> impl IntoView {
    let live = Live::new(Arc::clone(&page), Site::get().lang.get_untracked(), hovered);
    let Live { handle, lang, rested, .. } = live;
    let root = NodeRef::<html::Div>::new();
    live.start(points, root);
    let wiring = Wiring::new(live, cooperative);
    effect(move || {
        let viewport = root.get().and_then(|root| live::inside(&root, ".map-viewport"));
        let ears = StoredValue::new_local(viewport.map(|viewport| Ears::new(viewport, wiring)));
        on_cleanup(move || ears.dispose());
    });
    let [viewport, after, help] = ["-viewport", "-after", "-help"].map(|what| [id, what].concat());
    let beyond = after.clone();
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        focus(&beyond);
    };
    let camera = move || {
        rested.track();
        handle.look(|engine| engine.rested_at).flatten()
    };
    view! {
        <div node_ref=root class="map" data-cooperative=cooperative.then_some("")>
            <span class="map-probe" aria-hidden="true"></span>
            <a class="map-skip" href=["#", &after].concat() on:click=skip>
                {t::skip(lang)}
            </a>
            <div
                id=viewport
                class="map-viewport"
                role="application"
                tabindex="0"
                aria-label=t::label(lang)
                aria-describedby=help.clone()
                data-over=move || live.over_mark.get().then_some("")
            >
                <canvas aria-hidden="true"></canvas>
            </div>
            <p id=help hidden>
                {t::help(lang)}
            </p>
            <listbox::InView live id />
            // A partner's frame is not let near the reader's place.
            <controls::Controls live near_me=!cooperative />
            {live.hint_view()}
            <credit::Credit lang camera basemap=move || page.basemap() />
            <span id=after tabindex="-1"></span>
        </div>
    }
}
