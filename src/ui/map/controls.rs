//! Buttons for everything a drag or pinch does: zoom, show all, and moving in four directions. One tab stop; arrows go
//! from button to button.

use super::engine::Engine;
use super::live::Live;
use super::near;
use super::parts::{elements, name};
use crate::core::geo::Size;
use crate::core::roving;
use crate::core::text::language::Lang;
use crate::core::text::messages::{mapmove, mapview as t};
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Share of the viewport that a pan button moves.
const PAN_SHARE: f64 = 0.33;
/// The buttons, and those of them that can be seen.
const BUTTONS: &str = ".map-button";
const SHOWN: &str = ".map-button:not([hidden] *)";

/// What a button does, in the order they stand in (`mod.rs`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does {
    ZoomIn,
    ZoomOut,
    ShowAll,
    NearMe,
    Pan,
    North,
    West,
    East,
    South,
}

impl Does {
    const ALL: [Self; 9] = [
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ShowAll,
        Self::NearMe,
        Self::Pan,
        Self::North,
        Self::West,
        Self::East,
        Self::South,
    ];

    fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::ZoomIn => t::zoom_in(lang),
            Self::ZoomOut => t::zoom_out(lang),
            Self::ShowAll => t::show_all(lang),
            Self::NearMe => mapmove::near_me(lang),
            Self::Pan => t::pan(lang),
            Self::North => t::north(lang),
            Self::West => t::west(lang),
            Self::East => t::east(lang),
            Self::South => t::south(lang),
        }
    }
}

impl Live {
    /// What a button does, by its number. A partner's frame is not let near the reader's place.
    fn does(self, button: usize) -> Option<Does> {
        let gone = self.cooperative && button >= Does::NearMe as usize;
        Does::ALL.get(button + usize::from(gone)).copied()
    }

    /// Names the buttons in the page's language, and takes away the one that is none here.
    pub fn name_buttons(self, root: &Element) {
        if let (true, Some(near_me)) = (self.cooperative, elements(root, BUTTONS).get(Does::NearMe as usize)) {
            near_me.remove();
        }
        for (at, button) in elements(root, BUTTONS).iter().enumerate() {
            let label = self.does(at).map_or("", |does| does.label(self.lang));
            name(button, "aria-label", label);
            name(button, "title", label);
        }
    }

    /// Does what a button does, by its number.
    pub fn press_button(self, root: &Element, button: usize) {
        let Some(does) = self.does(button) else { return };
        let (right, down, closer) = match does {
            Does::ZoomIn => (0.0, 0.0, 1.0),
            Does::ZoomOut => (0.0, 0.0, -1.0),
            Does::North => (0.0, -PAN_SHARE, 0.0),
            Does::West => (-PAN_SHARE, 0.0, 0.0),
            Does::East => (PAN_SHARE, 0.0, 0.0),
            Does::South => (0.0, PAN_SHARE, 0.0),
            Does::NearMe => return near::ask(self),
            Does::Pan => return self.fold(root, button),
            Does::ShowAll => {
                self.handle.change(Engine::show_all);
                return;
            }
        };
        self.handle.change(|engine, now| {
            let Size { width, height } = engine.size;
            engine.go((right * width, down * height), closer, now);
        });
    }

    /// Shows the four directions, or takes them away.
    fn fold(self, root: &Element, button: usize) {
        let Some(pad) = self.part(".map-pad") else { return };
        pad.set_hidden(!pad.hidden());
        if let Some(button) = elements(root, BUTTONS).get(button) {
            name(button, "aria-expanded", if pad.hidden() { "false" } else { "true" });
        }
        // The stop may have been on a button that goes.
        Self::stop_at(root, button);
    }

    /// The button that Tab reaches from now on, by its number.
    pub fn stop_at(root: &Element, button: usize) {
        for (at, other) in elements(root, BUTTONS).iter().enumerate() {
            other.set_tab_index(if at == button { 0 } else { -1 });
        }
    }

    /// Moves focus to the next or previous button that can be seen.
    pub fn step(root: &Element, event: &KeyboardEvent, button: usize) {
        let (all, shown) = (elements(root, BUTTONS), elements(root, SHOWN));
        let here = |other: &HtmlElement| all.get(button) == Some(other);
        let to = shown.iter().position(here).and_then(|here| roving::step(&event.key(), here, shown.len()));
        if let Some(button) = to.and_then(|to| shown.get(to)) {
            event.prevent_default();
            let _ = button.focus();
        }
    }
}
