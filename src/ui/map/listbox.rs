//! What is in view, as a list: one tab stop, up and down, Enter opens. The canvas' twin for everybody who does not see
//! or point; shown on the map while it has focus.

use super::engine::Engine;
use super::live::Live;
use super::points::MapPoints;
use super::scene::Mark;
use crate::core::geo::basemap::{Basemap, PlaceLevel};
use crate::core::geo::mercator::{EQUATOR_M, World};
use crate::core::register::cluster::cell;
use crate::core::text::language::Lang;
use crate::core::text::messages::{mapmove, mapview as t};
use crate::core::turn;
use crate::state::actions::focus;
use crate::state::effect::effect;
use crate::state::format;
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

/// A landmark farther away than this says nothing, metres.
const NEAR_M: f64 = 3000.0;
/// Height of a line in which markers are read from west to east, CSS px.
const READ_PX: f64 = 64.0;

/// One thing in view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Key of its marker.
    pub key: usize,
    /// Its name.
    pub label: String,
    /// Rows it stands for.
    pub members: Vec<usize>,
}

/// Counts organisations in words.
pub fn counted(lang: Lang, count: usize) -> String {
    t::organisations(lang, format::plural(lang, count), &format::number(lang, count))
}

/// What is in view now, from north to south in lines, from west to east within them.
pub fn items(engine: &Engine, lang: Lang) -> Vec<Item> {
    let points = engine.points.as_ref();
    let name = |mark: &Mark| {
        let area = mark.area.map(|area| points.area(area));
        if let Some(row) = mark.single() {
            let name = match mark.kinds.first() {
                Some((kind, _)) if points.kinds.len() > usize::from(*kind) => {
                    t::named(lang, points.name(row), points.kind(*kind).0)
                }
                _ => points.name(row).to_owned(),
            };
            return area.map_or_else(|| name.clone(), |area| mapmove::one_somewhere(lang, &name, area));
        }
        let cluster = match area {
            Some(area) => mapmove::somewhere(lang, &counted(lang, mark.members.len()), area),
            None => cluster_name(lang, mark, points, engine.basemap.as_deref()),
        };
        let kinds: Vec<String> = mark
            .kinds
            .iter()
            .map(|(kind, count)| mapmove::kind_count(lang, points.kind(*kind).0, &format::number(lang, *count)))
            .collect();
        mapmove::by_kind(lang, &cluster, &kinds.join(", "))
    };
    let lens = engine.camera.lens(engine.size);
    let mut marks: Vec<&Mark> = engine.scene.in_view(&lens).collect();
    // In lines of a marker's height, as one reads.
    let lines = lens.scale / READ_PX;
    crate::core::order::sort_by_key(&mut marks, |mark| (cell(mark.y, lines), cell(mark.x, lines)));
    marks.into_iter().map(|mark| Item { key: mark.key(), label: name(mark), members: mark.members.clone() }).collect()
}

/// "3 organisationer, Hisingen, vid Backa".
fn cluster_name(lang: Lang, mark: &Mark, points: &MapPoints, map: Option<&Basemap>) -> String {
    let count = counted(lang, mark.members.len());
    let mut districts: Vec<&str> = mark.members.iter().map(|row| points.district(*row)).collect();
    crate::core::order::sort_by(&mut districts, Ord::cmp);
    districts.dedup();
    districts.retain(|name| !name.is_empty());
    let place = match districts.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [one, other] => format!("{one}, {other}"),
        _ => t::several_districts(lang).to_owned(),
    };
    match (place.is_empty(), map.and_then(|map| landmark(map, mark.at()))) {
        (false, Some(landmark)) => t::near(lang, &count, &place, landmark),
        (false, None) => t::at(lang, &count, &place),
        (true, Some(landmark)) => t::at(lang, &count, landmark),
        (true, None) => count,
    }
}

/// The nearest area or town with a name.
fn landmark(map: &Basemap, at: World) -> Option<&str> {
    let (_, lat) = crate::core::geo::unproject(at);
    let metres = EQUATOR_M * turn::cos(lat.to_radians());
    let near = map.places.iter().filter(|place| place.level != PlaceLevel::District).filter_map(|place| {
        let away = (place.at.x - at.x).hypot(place.at.y - at.y) * metres;
        (away <= NEAR_M).then_some((away, place.name.as_str()))
    });
    near.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, name)| name)
}

/// The list. Escape goes back to the map's viewport.
#[component]
pub fn InView(live: Live, id: &'static str) -> impl IntoView {
    let Live { handle, lang, rested, .. } = live;
    // Key of the marker the list stands on; while the list has focus the map shows it too.
    let active = RwSignal::new(None::<usize>);
    let focused = RwSignal::new(false);
    let key_at = move |at: usize| handle.look(|engine| engine.items.get(at).map(|item| item.key)).flatten();
    let count = move || handle.look(|engine| engine.items.len()).unwrap_or_default();
    let at = move || {
        rested.track();
        let key = active.get();
        let of_key = |engine: &Engine| engine.items.iter().position(|item| Some(item.key) == key);
        handle.look(of_key).flatten().or((count() > 0).then_some(0))
    };
    effect(move || {
        let here = at();
        let shown = here.and_then(key_at).filter(|_| focused.get());
        handle.change(|engine, _| engine.scene.active = shown);
        let option = here.and_then(|at| document().get_element_by_id(&option_id(id, at)));
        if let (Some(option), true) = (option, focused.get_untracked()) {
            let how = ScrollIntoViewOptions::new();
            how.set_block(ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&how);
        }
    });
    let open = move |key: usize| {
        if let Some(result) = handle.change(|engine, now| engine.press(key, now)) {
            live.follow_up(result);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let Some(here) = untrack(at) else { return };
        let last = count().saturating_sub(1);
        let to = match event.key().as_str() {
            "ArrowDown" | "ArrowRight" => (here + 1).min(last),
            "ArrowUp" | "ArrowLeft" => here.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            "Enter" | " " => {
                event.prevent_default();
                if let Some(key) = key_at(here) {
                    open(key);
                }
                return;
            }
            "Escape" => {
                event.stop_propagation();
                focus(&[id, "-viewport"].concat());
                return;
            }
            _ => return,
        };
        event.prevent_default();
        active.set(key_at(to));
    };
    let options = move || {
        let here = at();
        let selected = live.page().and_then(|page| page.selected());
        let option = |(at, item): (usize, Item)| {
            let chosen = selected.is_some_and(|row| item.members.contains(&row));
            view! {
                <li
                    id=option_id(id, at)
                    role="option"
                    class:active=here == Some(at)
                    aria-selected=if chosen { "true" } else { "false" }
                    on:click=move |_| open(item.key)
                >
                    {item.label}
                </li>
            }
        };
        let items = handle.look(|engine| engine.items.clone()).unwrap_or_default();
        items.into_iter().enumerate().map(option).views()
    };
    let is_empty = move || at().is_none();
    view! {
        <div class="map-in-view">
            <p class="map-in-view-title" aria-hidden="true">{t::list(lang)}</p>
            <p class="map-in-view-empty" hidden=move || !is_empty()>{t::empty(lang)}</p>
            // A listbox without options is no listbox.
            <ul
                id=[id, "-in-view"].concat()
                class="map-options"
                role="listbox"
                tabindex="0"
                hidden=is_empty
                aria-label=t::list(lang)
                aria-activedescendant=move || at().map(|at| option_id(id, at))
                on:focus=move |_| focused.set(true)
                on:blur=move |_| focused.set(false)
                on:keydown=on_key
            >
                {options}
            </ul>
        </div>
    }
}

fn option_id(id: &str, at: usize) -> String {
    [id, "-in-view-", &at.to_string()].concat()
}
