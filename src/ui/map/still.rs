//! A map to look at: a place and what is around it, drawn as the map draws it, without anything to move or press. It costs
//! a page less than half of what the map does.

use super::credit::{Credit, show_scale};
use super::handle::Handle;
use super::live::attach;
use super::points::MapPoints;
use crate::core::geo::Camera;
use crate::core::geo::basemap::Basemap;
use crate::state::effect::effect;
use crate::state::site::Site;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// The picture. It fills its parent, and leads to the map where it is pressed: who uses a keyboard or a screen reader
/// finds that link as a button of the page, and reads `label` here.
#[component]
pub fn StillMap(
    /// The organisations.
    points: Arc<MapPoints>,
    /// By row of the register: whether it is drawn.
    passing: Arc<Vec<bool>>,
    /// The base map, once it is here.
    basemap: Arc<dyn Fn() -> Option<Arc<Basemap>> + Send + Sync>,
    /// Row of the organisation that it is about.
    selected: usize,
    /// Where it looks.
    camera: Camera,
    /// What it shows, in words.
    label: &'static str,
    /// Address of the map.
    href: String,
) -> impl IntoView {
    let handle = Handle::new();
    let root = NodeRef::<html::Div>::new();
    let lang = Site::get().lang.get_untracked();
    attach(handle, points, None, root, move || {
        if let Some(root) = root.get_untracked() {
            show_scale(&root, lang, camera);
        }
    });
    let ground = Arc::clone(&basemap);
    effect(move || {
        handle.await_start();
        let (map, passing) = (ground(), Arc::clone(&passing));
        handle.change(|engine, _| {
            engine.set_passing(passing);
            engine.set_basemap(map);
            engine.scene.selected = Some(selected);
            engine.scene.apart = true;
            // Anew when the base map comes: it may reach further than the organisations.
            engine.stand_at(camera);
        });
    });
    view! {
        <div node_ref=root class="map">
            <span class="map-probe" aria-hidden="true"></span>
            <a class="map-still" href=href tabindex="-1" aria-hidden="true">
                <canvas></canvas>
            </a>
            <p class="visually-hidden">{label}</p>
            <Credit basemap />
        </div>
    }
}
