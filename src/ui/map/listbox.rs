//! What is in view, as a list: one tab stop, up and down, Enter opens. The canvas' twin for everybody who does not see
//! or point; shown on the map while it has focus.

use super::engine::Engine;
use super::live::Live;
use super::parts::{elements, name};
use super::points::MapPoints;
use super::scene::Mark;
use crate::core::geo::basemap::{Basemap, PlaceLevel};
use crate::core::geo::mercator::{World, metres};
use crate::core::power::length;
use crate::core::register::cluster::cell;
use crate::core::text::language::Lang;
use crate::core::text::messages::{mapmove, mapview as t};
use crate::state::actions::focus;
use crate::state::format;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

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
        let mut kinds = String::new();
        for (kind, count) in &mark.kinds {
            if !kinds.is_empty() {
                kinds.push_str(", ");
            }
            kinds.push_str(&mapmove::kind_count(lang, points.kind(*kind).0, &format::number(lang, *count)));
        }
        mapmove::by_kind(lang, &cluster, &kinds)
    };
    let lens = engine.camera.lens(engine.size);
    let mut marks = Vec::new();
    for mark in engine.scene.in_view(&lens) {
        marks.push(mark);
    }
    // In lines of a marker's height, as one reads.
    let lines = lens.scale / READ_PX;
    crate::core::order::sort_by_key(&mut marks, |mark| (cell(mark.y, lines), cell(mark.x, lines)));
    let mut items = Vec::with_capacity(marks.len());
    for mark in marks {
        items.push(Item { key: mark.key(), label: name(mark), members: mark.members.clone() });
    }
    items
}

/// "3 organisationer, Hisingen, vid Backa".
fn cluster_name(lang: Lang, mark: &Mark, points: &MapPoints, map: Option<&Basemap>) -> String {
    let count = counted(lang, mark.members.len());
    let mut districts = Vec::new();
    for name in mark.members.iter().map(|row| points.district(*row)) {
        if !name.is_empty() && !districts.contains(&name) {
            districts.push(name);
        }
    }
    let place = match districts.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [one, other] => [*one.min(other), ", ", one.max(other)].concat(),
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
    let metres = metres(at);
    let (mut nearest, mut name) = (NEAR_M, None);
    for place in map.places.iter().filter(|place| place.level != PlaceLevel::District) {
        let away = length(place.at.x - at.x, place.at.y - at.y) * metres;
        if away < nearest {
            (nearest, name) = (away, Some(place.name.as_str()));
        }
    }
    name
}

impl Engine {
    /// Which of what is in view the list stands on: where it was left, else the first.
    fn list_at(&self) -> Option<usize> {
        let left = self.items.iter().position(|item| Some(item.key) == self.list_key);
        left.or((!self.items.is_empty()).then_some(0))
    }

    /// Key of what the list stands on while it has focus, when the map shows it too.
    fn list_shows(&self) -> Option<usize> {
        let item = self.items.get(self.list_at()?)?;
        self.list_has_focus.then_some(item.key)
    }
}

impl Live {
    /// Writes into the list what is in view, and marks what it stands on and what is open. What has not changed stays the
    /// element it was, which a screen reader may be at.
    pub fn show_list(self) {
        let (Some(list), Some(page)) = (self.part(".map-options"), self.page()) else { return };
        let selected = page.selected();
        let mut options = elements(&list, "li");
        self.handle.quietly(|engine| {
            let here = engine.list_at();
            for (at, item) in engine.items.iter().enumerate() {
                if at == options.len() {
                    options.extend(new_option(&list, at));
                }
                let Some(option) = options.get(at) else { return };
                if option.text_content().as_ref() != Some(&item.label) {
                    option.set_text_content(Some(&item.label));
                }
                let chosen = selected.is_some_and(|row| item.members.contains(&row));
                name(option, "aria-selected", if chosen { "true" } else { "false" });
                let active = here == Some(at);
                let _ = option.class_list().toggle_with_force("active", active);
                if active {
                    name(&list, "aria-activedescendant", &option.id());
                    if engine.list_has_focus {
                        let how = ScrollIntoViewOptions::new();
                        how.set_block(ScrollLogicalPosition::Nearest);
                        option.scroll_into_view_with_scroll_into_view_options(&how);
                    }
                }
            }
            options.drain(engine.items.len().min(options.len())..).for_each(|option| option.remove());
        });
        // A listbox without options is no listbox.
        list.set_hidden(options.is_empty());
        self.part(".map-in-view-empty").into_iter().for_each(|empty| empty.set_hidden(!options.is_empty()));
        if self.handle.look(|engine| engine.scene.active != engine.list_shows()) == Some(true) {
            self.handle.change(|engine, _| engine.scene.active = engine.list_shows());
        }
    }

    /// The list has got or lost focus.
    pub fn list_has_focus(self, has: bool) {
        self.handle.quietly(|engine| engine.list_has_focus = has);
        self.show_list();
    }

    /// Opens what stands in the list, by its number.
    pub fn open_option(self, at: usize) {
        let press = |engine: &mut Engine, now| Some(engine.press(engine.items.get(at)?.key, now));
        if let Some(outcome) = self.handle.change(press).flatten() {
            self.follow_up(outcome);
        }
    }

    /// Keys of the list. Escape goes back to the map's viewport.
    pub fn list_key(self, event: &KeyboardEvent) {
        let at = self.handle.look(|engine| Some((engine.list_at()?, engine.items.len().checked_sub(1)?)));
        let Some((here, last)) = at.flatten() else { return };
        let to = match event.key().as_str() {
            "ArrowDown" | "ArrowRight" => (here + 1).min(last),
            "ArrowUp" | "ArrowLeft" => here.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            "Enter" | " " => {
                event.prevent_default();
                return self.open_option(here);
            }
            "Escape" => {
                event.stop_propagation();
                focus("map-viewport");
                return;
            }
            _ => return,
        };
        event.prevent_default();
        self.handle.quietly(|engine| engine.list_key = engine.items.get(to).map(|item| item.key));
        self.show_list();
    }
}

/// One more option in the list, with the number `at`.
fn new_option(list: &HtmlElement, at: usize) -> Option<HtmlElement> {
    let option: HtmlElement = document().create_element("li").ok()?.dyn_into().ok()?;
    option.set_id(&["map-in-view-", &at.to_string()].concat());
    name(&option, "role", "option");
    list.append_child(&option).ok()?;
    Some(option)
}
