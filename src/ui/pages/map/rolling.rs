//! A long list of which only the pieces near the viewport have their rows.
//!
//! Every piece is in the page, as high as its rows were or would be, so the scrollbar is true and nothing is moved in
//! the document while rows come and go. A piece that holds the focus keeps its rows wherever it has been scrolled to, and
//! so do its neighbours, so that Tab goes on from there.

use super::card::link_id;
use super::later::Later;
use crate::core::register::window::{self, PRINTED, WHOLE};
use crate::core::text::messages::listing as t;
use crate::state::actions;
use crate::state::directory::Directory;
use crate::state::effect::{effect, keep};
use crate::state::endpoint::Endpoint;
use crate::state::format;
use crate::state::site::Site;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, Event};
use std::ops::Range;
use std::time::Duration;

/// Height of a row before any has been measured, CSS px.
const GUESS: f64 = 96.0;
/// How many pieces have their rows at first, before anything has been measured or painted.
const FIRST: usize = 1;
/// How many more get theirs in each picture while the app stands behind the written page.
const STEP: usize = 2;
/// The position is announced this long after scrolling has stopped.
const REST: Duration = Duration::from_secs(1);

/// Where a long list stands, and what it tells others.
#[derive(Clone, Copy)]
pub struct Place {
    /// The element around all pieces.
    pub node: NodeRef<html::Div>,
    /// The first place in view and the one after the last, while not all rows stand in the page.
    pub seen: RwSignal<Option<(usize, usize)>>,
    now: StoredValue<Option<Rolling>>,
}

impl Place {
    /// Where no list stands yet. Call inside a view.
    pub fn new() -> Self {
        Self { node: NodeRef::new(), seen: RwSignal::new(None), now: StoredValue::new(None) }
    }

    /// The row of the register that a pointer or the focus has come to, and its place in the list.
    fn row_under(self, event: &Event) -> Option<(usize, usize)> {
        let under = event.target()?.dyn_into::<Element>().ok()?.closest("[data-at]").ok()??;
        let at = under.get_attribute("data-at")?.parse().ok()?;
        Some((at, self.now.get_value()?.row(at)?))
    }

    /// The pointer has come to something inside the list, or left it: what it points at is lifted on the map.
    pub fn pointed(self, directory: Directory, event: &Event) {
        lift(directory, self.row_under(event).map(|(_, row)| row));
    }

    /// The focus has come to something inside the list: the same, and its piece stays.
    pub fn focused(self, directory: Directory, event: &Event) {
        let under = self.row_under(event);
        if let (Some(rolling), Some((at, _))) = (self.now.get_value(), under) {
            rolling.focused(at);
        }
        lift(directory, under.map(|(_, row)| row));
    }

    /// Home, End, Page Up and Page Down inside a list move the focus; other keys do what they do.
    pub fn pressed(self, event: &KeyboardEvent) {
        let inside = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let inside = inside.is_some_and(|target| target.closest(".piece").ok().flatten().is_some());
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        if inside && plain && self.now.get_value().is_some_and(|rolling| rolling.pressed(&event.key())) {
            event.prevent_default();
        }
    }
}

impl Default for Place {
    fn default() -> Self {
        Self::new()
    }
}

/// Lifts the marker of a row, or none.
pub fn lift(directory: Directory, row: Option<usize>) {
    if directory.hovered.get_untracked() != row {
        directory.hovered.set(row);
    }
}

/// Shows in the list which row is lifted, here or on the map, while the view lives. One look for all rows: a list of a
/// thousand has not a thousand of them.
pub fn show_lifted(directory: Directory) {
    let mut lifted: Option<Element> = None;
    effect(move || {
        let row = directory.hovered.get().map(link_id);
        let now = row.and_then(|id| document().get_element_by_id(&id)?.closest("[data-at]").ok()?);
        if let Some(before) = lifted.take() {
            let _ = before.class_list().remove_1("hovered");
        }
        if let Some(now) = &now {
            let _ = now.class_list().add_1("hovered");
        }
        lifted = now;
    });
}

/// Which pieces have their rows.
#[derive(Clone, Copy)]
pub struct Rolling {
    place: Place,
    site: Site,
    pieces: StoredValue<Vec<Range<usize>>>,
    /// Rows of the register, in the order of the list.
    rows: StoredValue<Vec<usize>>,
    shown: RwSignal<(usize, usize)>,
    /// The piece that holds the focus.
    held: RwSignal<Option<usize>>,
    /// The place in the list that holds it.
    at: StoredValue<usize>,
    printing: RwSignal<bool>,
    heights: StoredValue<Vec<f64>>,
    guess: RwSignal<f64>,
    asked: StoredValue<bool>,
    rest: Later,
}

impl Rolling {
    /// For sections of rows below one another. `opened` is a row that gets the focus back.
    pub fn new(site: Site, place: Place, sections: &[&[usize]], opened: Option<usize>) -> Self {
        let pieces = window::cut(&sections.iter().map(|rows| rows.len()).collect::<Vec<_>>());
        let rows = sections.concat();
        let at = opened.and_then(|row| rows.iter().position(|known| *known == row));
        place.seen.set(None);
        let rolling = Self {
            place,
            site,
            shown: RwSignal::new((0, FIRST)),
            held: RwSignal::new(at.and_then(|at| window::piece_of(&pieces, at))),
            at: StoredValue::new(at.unwrap_or_default()),
            printing: RwSignal::new(false),
            heights: StoredValue::new(vec![0.0; pieces.len()]),
            guess: RwSignal::new(GUESS),
            asked: StoredValue::new(false),
            rest: Later::new(),
            pieces: StoredValue::new(pieces),
            rows: StoredValue::new(rows),
        };
        rolling.follow();
        place.now.set_value(Some(rolling));
        rolling
    }

    /// Every piece: its number, and the places of its rows.
    pub fn pieces(self) -> Vec<Range<usize>> {
        self.pieces.get_value()
    }

    /// How many rows there are.
    pub fn count(self) -> usize {
        self.rows.with_value(Vec::len)
    }

    /// Whether only some rows stand in the page.
    pub fn is_rolled(self) -> bool {
        self.count() > WHOLE
    }

    /// The row of the register in a place of the list.
    pub fn row(self, at: usize) -> Option<usize> {
        self.rows.with_value(|rows| rows.get(at).copied())
    }

    /// Whether a piece has its rows.
    pub fn has_rows(self, piece: usize) -> Memo<bool> {
        let start = self.pieces.with_value(|pieces| pieces.get(piece).map_or(0, |rows| rows.start));
        Memo::new(move |_| {
            let (first, end) = self.shown.get();
            let held = self.held.get().is_some_and(|held| held.abs_diff(piece) <= 1);
            (first..end).contains(&piece) || held || (self.printing.get() && start < PRINTED)
        })
    }

    /// How high a piece is without its rows, as a style.
    pub fn height(self, piece: usize) -> String {
        let known = self.heights.with_value(|heights| heights.get(piece).copied()).unwrap_or_default();
        let count = self.pieces.with_value(|pieces| pieces.get(piece).map_or(0, Range::len));
        #[expect(clippy::cast_precision_loss, reason = "at most a piece of rows")]
        let height = if known > 0.0 { known } else { self.guess.get() * count as f64 };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height in px")]
        let mut style = (height.round() as u32).to_string();
        style.push_str("px");
        style
    }

    /// The focus has come to a place of the list.
    fn focused(self, at: usize) {
        self.at.set_value(at);
        let piece = self.pieces.with_value(|pieces| window::piece_of(pieces, at));
        if self.held.get_untracked() != piece {
            self.held.set(piece);
        }
    }

    /// A key was pressed inside the list: Home, End, Page Up and Page Down move the focus. True when it was one of them.
    fn pressed(self, key: &str) -> bool {
        let Some(row) = window::moved(key, self.at.get_value(), self.count()).and_then(|at| {
            self.focused(at);
            self.row(at)
        }) else {
            return false;
        };
        // Its rows are in the page after this turn of the event loop.
        request_animation_frame(move || _ = actions::focus(&link_id(row)));
        true
    }

    /// Follows the viewport for as long as the view lives.
    fn follow(self) {
        if cfg!(feature = "prerender") {
            // Nobody scrolls in a page that is being written: it has what is shown without rolling.
            self.shown.set((0, WHOLE / window::PIECE));
            return;
        }
        if self.is_rolled() {
            keep(actions::Watch::new(move |event| match event {
                "beforeprint" => _ = self.printing.try_set(true),
                "afterprint" => _ = self.printing.try_set(false),
                _ => self.ask(),
            }));
            // Look again when the app has taken the place of the written page.
            effect(move || {
                self.site.shown.track();
                self.ask();
            });
        } else {
            // What the reader sees first is there first: the rest of a short list comes after the first picture, all at
            // once or, behind the written page, in steps between which a slow phone answers.
            let endpoint = Endpoint::get();
            let step = if self.site.shown.get_untracked() { usize::MAX } else { STEP };
            endpoint.waiting.update(|count| *count += 1);
            self.grow(endpoint, FIRST, step);
        }
    }

    /// Gives rows to `step` more pieces after `end` in each picture, until all have theirs.
    fn grow(self, endpoint: Endpoint, end: usize, step: usize) {
        let next = move || {
            let all = self.pieces.try_with_value(Vec::len).unwrap_or_default();
            let end = end.saturating_add(step).min(all);
            let gone = self.shown.try_set((0, end)).is_some();
            if gone || end == all {
                endpoint.waiting.update(|count| *count = count.saturating_sub(1));
            } else {
                self.grow(endpoint, end, step);
            }
        };
        request_animation_frame(move || set_timeout(next, Duration::ZERO));
    }

    /// Looks anew before the next frame, once.
    fn ask(self) {
        if self.asked.try_get_value() == Some(false) {
            self.asked.set_value(true);
            request_animation_frame(move || {
                // What came may be lower than was guessed, and leave a gap.
                if self.asked.try_set_value(false).is_none() && self.look() {
                    self.ask();
                }
            });
        }
    }

    /// Finds which pieces stand near the viewport. True when they are others than before.
    fn look(self) -> bool {
        let Some(root) = self.place.node.try_get_untracked().flatten() else { return false };
        let pieces = actions::Pieces::inside(&root, ".piece");
        let edges = |piece: usize| pieces.edges(piece);
        let view = actions::view_height();
        let (first, end) = self.shown.get_untracked();
        let known = self.pieces.get_value();
        // Behind another view everything is nowhere.
        let (top, bottom) = edges(first);
        if bottom <= top {
            return false;
        }
        for (piece, rows) in known.iter().enumerate().take(end).skip(first) {
            let (top, bottom) = edges(piece);
            self.heights.update_value(|heights| {
                if let Some(height) = heights.get_mut(piece) {
                    *height = bottom - top;
                }
            });
            #[expect(clippy::cast_precision_loss, reason = "at most a piece of rows")]
            let per_row = (bottom - top) / rows.len().max(1) as f64;
            if self.guess.get_untracked() == GUESS && per_row > 0.0 {
                self.guess.set(per_row);
            }
        }
        let near = window::standing(known.len(), &edges, -view, view * 2.0);
        let seen = window::seen(&known, &edges, 0.0, view);
        if !seen.is_empty() && self.place.seen.get_untracked() != Some((seen.start, seen.end)) {
            let moved = self.place.seen.get_untracked().is_some();
            self.place.seen.set(Some((seen.start, seen.end)));
            if moved {
                self.tell(seen);
            }
        }
        let changed = (near.start, near.end) != (first, end) && !near.is_empty();
        if changed {
            self.shown.set((near.start, near.end));
        }
        changed
    }

    /// Says where in the list one is, once scrolling has stopped.
    fn tell(self, seen: Range<usize>) {
        let (site, total) = (self.site, self.count());
        self.rest.after(REST, move || {
            let lang = site.lang.get_untracked();
            let number = |value| format::number(lang, value);
            site.announce(t::position_said(lang, &number(seen.start + 1), &number(seen.end), &number(total)));
        });
    }
}
