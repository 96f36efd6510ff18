//! The map: organisations on a base map, drawn on a canvas, with a list of what is in view as its accessible twin.
//!
//! Rules that can be decided without a screen lie in [`crate::core::geo`] and [`crate::core::register::cluster`]; here is
//! only drawing and wiring. The canvas is hidden from assistive technology; the viewport around it takes the keys.

mod controls;
mod credit;
mod draw_base;
mod draw_labels;
mod draw_markers;
mod engine;
mod gestures;
mod handle;
mod keyboard;
mod listbox;
mod observe;
mod palette;
mod points;
mod scene;
mod shape;
mod voice;

pub use points::MapPoints;
pub use shape::Shape;

use crate::core::geo::basemap::Basemap;
use crate::core::geo::{Camera, Size};
use crate::core::text::messages::mapview as t;
use crate::state::site::Site;
use engine::{Engine, Outcome};
use gestures::{Hint, Wiring};
use handle::Handle;
use leptos::html;
use leptos::prelude::*;
use listbox::Item;
use palette::Palette;
use std::sync::Arc;
use std::time::Duration;
use voice::Voice;

/// How long a hint stays.
const HINT_TIME: Duration = Duration::from_millis(1800);

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
    let lang = Site::get().lang;
    let root = NodeRef::<html::Div>::new();
    let viewport = NodeRef::<html::Div>::new();
    let canvas = NodeRef::<html::Canvas>::new();
    let probe = NodeRef::<html::Span>::new();
    let after = NodeRef::<html::Span>::new();
    let handle = Handle::new();
    let items = RwSignal::new(Vec::<Item>::new());
    let settled_at = RwSignal::new(None::<Camera>);
    let over_mark = RwSignal::new(false);
    let hint = RwSignal::new(None::<Hint>);
    let voice = StoredValue::new(None::<Voice>);
    let hint_timer = StoredValue::new(0_u32);

    let settled = move || {
        let Some((found, camera, by_hand)) =
            handle.look(|engine| (listbox::items(engine, lang.get_untracked()), engine.camera, engine.by_hand))
        else {
            return;
        };
        let count = found.iter().map(|item| item.members.len()).sum();
        items.try_set(found);
        let moved = settled_at.try_get_untracked().flatten() != Some(camera);
        settled_at.try_set(Some(camera));
        if !(by_hand && moved) {
            return;
        }
        handle.quietly(|engine| engine.by_hand = false);
        if let Some(tell) = on_camera_settled {
            let _ = tell.try_run(camera);
        }
        let lang = lang.get_untracked();
        if let Some(voice) = voice.try_get_value().flatten() {
            let zoom = format!("{:.0}", camera.zoom);
            voice.tell(t::settled(lang, &zoom, &listbox::counted(lang, count)));
        }
    };
    Effect::new(move |_| {
        let (Some(root), Some(canvas), Some(probe)) = (root.get(), canvas.get(), probe.get()) else { return };
        let Some(engine) = Palette::read(&root, &probe).and_then(|palette| Engine::new(canvas, palette)) else {
            return;
        };
        voice.set_value(Some(Voice::new(on_announce, observe::now())));
        handle.start(engine, settled);
        let measured = root.clone();
        let on_size = move || {
            let rect = measured.get_bounding_client_rect();
            let size = Size { width: rect.width(), height: rect.height() };
            handle.change(|engine, _| engine.set_size(size));
        };
        let painted = root.clone();
        let on_theme = move || {
            if let Some(palette) = Palette::read(&painted, &probe) {
                handle.change(|engine, _| engine.set_palette(palette));
            }
        };
        observe::when_fonts_are_here(on_theme.clone());
        let watching = StoredValue::new_local(observe::Watch::new(&root, on_size, on_theme));
        on_cleanup(move || watching.dispose());
    });
    Effect::new(move |_| {
        let (points, passing) = (points.get(), passing.get());
        handle.change(|engine, _| engine.set_points(points, passing));
    });
    Effect::new(move |_| {
        let map = basemap.get();
        handle.change(|engine, _| engine.set_basemap(map));
    });
    Effect::new(move |_| {
        if let Some(to) = camera.get() {
            handle.change(|engine, now| engine.obey(to, now));
        }
    });
    Effect::new(move |before: Option<Option<usize>>| {
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
        let row = hovered.get();
        handle.change(|engine, _| engine.scene.hovered = row);
    });
    Effect::new(move |_| {
        lang.track();
        settled();
    });
    on_cleanup(move || {
        if let Some(voice) = voice.try_get_value().flatten() {
            voice.hush();
        }
    });

    let answer = move |text: String| {
        if let Some(voice) = voice.try_get_value().flatten() {
            voice.answer(text);
        }
    };
    let outcome = Callback::new(move |outcome: Outcome| match outcome {
        Outcome::Nothing => {}
        Outcome::Organisation(row) => on_select.run(row),
        Outcome::Fanned(count) => {
            let lang = lang.get_untracked();
            answer(t::fanned(lang, &listbox::counted(lang, count)));
        }
        Outcome::Ground(lon, lat) => {
            if let Some(pick) = on_pick {
                pick.run((lon, lat));
                answer(t::picked(lang.get_untracked()).to_owned());
            }
        }
    });
    let hint_text = move |hint: Hint| match hint {
        Hint::Wheel => t::hint_wheel(lang.get()),
        Hint::Touch => t::hint_touch(lang.get()),
    };
    let show_hint = Callback::new(move |kind: Hint| {
        let turn = hint_timer.get_value().wrapping_add(1);
        hint_timer.set_value(turn);
        if hint.get_untracked().is_none() {
            answer(untrack(|| hint_text(kind)).to_owned());
        }
        hint.set(Some(kind));
        let hide = move || {
            // Only the last of many hides it.
            if hint_timer.try_get_value() == Some(turn) {
                hint.try_set(None);
            }
        };
        set_timeout(hide, HINT_TIME);
    });
    let over = Callback::new(move |key: Option<usize>| {
        over_mark.set(key.is_some());
        let single = key.filter(|key| {
            handle.look(|engine| engine.scene.marks.iter().any(|mark| mark.single() == Some(*key))) == Some(true)
        });
        if hovered.get_untracked() != single {
            hovered.set(single);
        }
    });
    let wiring = Wiring::new(handle, cooperative, outcome, show_hint, over);
    let picks = on_pick.is_some();
    let label = move || if picks { t::label_pick(lang.get()) } else { t::label(lang.get()) };
    let help = move || if picks { t::help_pick(lang.get()) } else { t::help(lang.get()) };
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
                {move || t::skip(lang.get())}
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
            <controls::Controls handle lang />
            <p class="map-hint" aria-hidden="true" data-shown=move || hint.get().map(|_| "")>
                {move || hint.get().map(hint_text)}
            </p>
            <credit::Credit lang camera=settled_at basemap />
            <span node_ref=after id=format!("{id}-after") tabindex="-1"></span>
        </div>
    }
}
