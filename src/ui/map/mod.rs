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

pub use points::MapPoints;
pub use shape::Shape;
pub use still::StillMap;

use crate::core::geo::Camera;
use crate::core::geo::basemap::Basemap;
use crate::core::text::messages::{mapmove, mapview as t};
use crate::state::site::Site;
use gestures::Wiring;
use handle::Handle;
use hint::{Hint, Hints};
use leptos::html;
use leptos::prelude::*;
use live::Live;
use std::sync::Arc;
use steer::Outcome;

/// The map view.
///
/// It fills its parent, which decides its size. At most eight tab stops: a skip link, the viewport, the list of what is
/// in view, the buttons, and the credits. Organisations are known by their row in the register.
#[component]
pub fn MapView(
    /// The organisations.
    #[prop(into)]
    points: Signal<Arc<MapPoints>>,
    /// By row of the register: whether it passes the filter.
    #[prop(into)]
    passing: Signal<Arc<Vec<bool>>>,
    /// The base map, once it is here.
    #[prop(into)]
    basemap: Signal<Option<Arc<Basemap>>>,
    /// Row of the organisation that is open.
    #[prop(into)]
    selected: Signal<Option<usize>>,
    /// Row of an organisation that was pressed.
    on_select: Callback<usize>,
    /// Row of the organisation under the pointer: read and written here and in the list.
    hovered: RwSignal<Option<usize>>,
    /// Where to look; as long as it is `None` and nobody moved the map, it shows all.
    #[prop(into)]
    camera: Signal<Option<Camera>>,
    /// Where the map looks, each time a person has moved it and it has come to rest.
    #[prop(optional, into)]
    on_camera_settled: Option<Callback<Camera>>,
    /// Says something in the page's live region.
    on_announce: Callback<String>,
    /// Where the reader is, longitude and latitude, when they asked and are on the map.
    #[prop(optional, into)]
    on_located: Option<Callback<(f64, f64)>>,
    /// Given by pages that ask for a place: longitude and latitude of a press on bare ground, or of the middle by Enter.
    #[prop(optional, into)]
    on_pick: Option<Callback<(f64, f64)>>,
    /// True in embeds: the wheel and one finger scroll the page, Ctrl or ⌘ and two fingers move the map.
    #[prop(optional)]
    cooperative: bool,
    /// Prefix of the ids inside, for pages with two maps.
    #[prop(default = "map")]
    id: &'static str,
) -> impl IntoView {
    let live = Live::new(Site::get().lang.get_untracked(), on_camera_settled);
    let Live { handle, lang, items, settled_at, .. } = live;
    let root = NodeRef::<html::Div>::new();
    let viewport = NodeRef::<html::Div>::new();
    let canvas = NodeRef::<html::Canvas>::new();
    let probe = NodeRef::<html::Span>::new();
    let after = NodeRef::<html::Span>::new();
    live.start(root, canvas, probe, on_announce);
    follow(handle, points, passing, basemap);
    obey(handle, camera, selected, hovered);
    let hints = Hints::new(live);
    let outcome = Callback::new(move |outcome: Outcome| match outcome {
        Outcome::Nothing => {}
        Outcome::Organisation(row) => on_select.run(row),
        Outcome::Fanned(count, area) => {
            let counted = listbox::counted(lang, count);
            let place = area.and_then(|area| handle.look(|engine| engine.points.area(area).to_owned()));
            live.answer(
                place.map_or_else(|| t::fanned(lang, &counted), |at| mapmove::area_fanned(lang, &counted, &at)),
            );
        }
        Outcome::Many(count, area) => {
            let counted = listbox::counted(lang, count);
            let place = area.and_then(|area| handle.look(|engine| engine.points.area(area).to_owned()));
            // Seen as well as heard: nothing else answers the press.
            hints.show(Hint::Many(
                place.map_or_else(|| mapmove::spot_many(lang, &counted), |at| mapmove::area_many(lang, &counted, &at)),
            ));
        }
        Outcome::Ground(lon, lat) => {
            if let Some(pick) = on_pick {
                pick.run((lon, lat));
                live.answer(t::picked(lang).to_owned());
            }
        }
    });
    let over_mark = RwSignal::new(false);
    let over = Callback::new(move |key: Option<usize>| {
        over_mark.set(key.is_some());
        if handle.look(|engine| engine.scene.over != key) == Some(true) {
            handle.change(|engine, _| engine.scene.over = key);
        }
        let single = key.filter(|key| {
            handle.look(|engine| engine.scene.marks.iter().any(|mark| mark.single() == Some(*key))) == Some(true)
        });
        if hovered.get_untracked() != single {
            hovered.set(single);
        }
    });
    let wiring = Wiring::new(handle, cooperative, outcome, hints, over);
    let picks = on_pick.is_some();
    // A partner's frame is not let near the reader's place, and a place to pick is not where one is.
    let near_me = (!cooperative && !picks).then(|| Callback::new(move |()| near::ask(handle, hints, on_located)));
    let label = if picks { t::label_pick(lang) } else { t::label(lang) };
    let help = if picks { t::help_pick(lang) } else { t::help(lang) };
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        if let Some(after) = after.get_untracked() {
            let _ = after.focus();
        }
    };
    view! {
        <div node_ref=root class="map" data-cooperative=cooperative.then_some("")>
            <span node_ref=probe class="map-probe" aria-hidden="true"></span>
            <a class="map-skip" href=format!("#{id}-after") on:click=skip>
                {t::skip(lang)}
            </a>
            <div
                node_ref=viewport
                class="map-viewport"
                role="application"
                tabindex="0"
                aria-label=label
                aria-describedby=format!("{id}-help")
                data-over=move || over_mark.get().then_some("")
                on:keydown=move |event| outcome.run(keyboard::press(handle, picks, &event))
                on:pointerdown=move |event| wiring.down(&event)
                on:pointermove=move |event| wiring.moved(&event)
                on:pointerup=move |event| wiring.up(&event)
                on:pointercancel=move |event| wiring.cancel(&event)
                on:pointerleave=move |_| wiring.leave()
                on:wheel=move |event| wiring.wheel(&event)
                on:touchstart=move |event| wiring.touch(&event)
                on:touchmove=move |event| wiring.touch(&event)
            >
                <canvas node_ref=canvas aria-hidden="true"></canvas>
                {picks.then(|| view! { <span class="map-cross" aria-hidden="true"></span> })}
            </div>
            <p id=format!("{id}-help") hidden>
                {help}
            </p>
            <listbox::InView handle lang items selected outcome viewport id />
            <controls::Controls handle lang near_me />
            {hints.view()}
            <credit::Credit lang camera=settled_at basemap />
            <span node_ref=after id=format!("{id}-after") tabindex="-1"></span>
        </div>
    }
}

/// Hands on organisations, filter and base map as they come.
fn follow(
    handle: Handle,
    points: Signal<Arc<MapPoints>>,
    passing: Signal<Arc<Vec<bool>>>,
    basemap: Signal<Option<Arc<Basemap>>>,
) {
    Effect::new(move |_| {
        handle.await_start();
        let (points, passing) = (points.get(), passing.get());
        handle.change(|engine, _| engine.set_points(points, passing));
    });
    Effect::new(move |_| {
        handle.await_start();
        let map = basemap.get();
        handle.change(|engine, _| engine.set_basemap(map));
    });
}

/// Looks where the page says, and shows what it has open or under the pointer.
fn obey(
    handle: Handle,
    camera: Signal<Option<Camera>>,
    selected: Signal<Option<usize>>,
    hovered: RwSignal<Option<usize>>,
) {
    Effect::new(move |_| {
        handle.await_start();
        if let Some(to) = camera.get() {
            handle.change(|engine, now| engine.obey(to, now));
        }
    });
    Effect::new(move |before: Option<Option<usize>>| {
        handle.await_start();
        let row = selected.get();
        handle.change(|engine, now| {
            engine.scene.selected = row;
            // What was open when the page came is found by the first camera.
            if let (Some(row), Some(before)) = (row, before)
                && before != Some(row)
            {
                engine.reveal(row, now);
            }
        });
        row
    });
    Effect::new(move |_| {
        handle.await_start();
        let row = hovered.get();
        handle.change(|engine, _| engine.scene.hovered = row);
    });
}
