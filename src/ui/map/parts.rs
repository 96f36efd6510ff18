//! The map's parts around the canvas: what they are called, and what is heard of them.
//!
//! They stand in the page as written markup (`mod.rs`); names are put in and presses heard here, once for all parts. Each
//! part as a view of its own weighed 5 kB more (brotli) in every page with a map.

use super::ears::Ears;
use super::gestures::{self, Wiring};
use super::live::{Live, inside};
use crate::core::text::messages::mapview as t;
use crate::state::actions::focus;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// What is heard of every part but the viewport.
const HEARD: [&str; 4] = ["click", "focusin", "focusout", "keydown"];

/// Every element inside `root` that `selector` names, in order.
pub fn elements(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

impl Live {
    /// A part of the map, as long as it is in the document.
    pub fn part(self, selector: &str) -> Option<HtmlElement> {
        inside(&self.root()?, selector)
    }

    /// The map's element, as long as it is in the document.
    pub fn root(self) -> Option<HtmlElement> {
        Some(self.root.try_get_untracked()??.into())
    }

    /// Names the parts in the page's language, and listens to them as long as what it gives back is kept.
    pub fn furnish(self, root: &HtmlElement) -> [Option<Ears>; 2] {
        let lang = self.lang;
        for (part, text) in [
            (".map-skip", t::skip(lang)),
            ("#map-help", t::help(lang)),
            (".map-in-view-title", t::list(lang)),
            (".map-in-view-empty", t::empty(lang)),
        ] {
            if let Some(part) = inside::<HtmlElement>(root, part) {
                part.set_text_content(Some(text));
            }
        }
        for (part, label) in
            [(".map-viewport", t::label(lang)), (".map-options", t::list(lang)), (".map-controls", t::controls(lang))]
        {
            if let Some(part) = inside::<HtmlElement>(root, part) {
                name(&part, "aria-label", label);
            }
        }
        self.name_buttons(root);
        let all = root.clone();
        let parts = Ears::new(root.clone(), &HEARD, Box::new(move |event| self.hear(&all, &event)));
        let wiring = RefCell::new(Wiring::new(self));
        let heard = Box::new(move |event| {
            if let Ok(mut wiring) = wiring.try_borrow_mut() {
                wiring.hear(&event);
            }
        });
        let viewport = inside(root, ".map-viewport").map(|viewport| Ears::new(viewport, &gestures::HEARD, heard));
        [Some(parts), viewport]
    }

    /// Does what an event at a part means.
    fn hear(self, root: &HtmlElement, event: &Event) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let at = |selector: &str| elements(root, selector).iter().position(|part| part.contains(Some(&target)));
        let (button, in_list) = (at(".map-button"), at(".map-options").is_some());
        match (event.type_().as_str(), event.dyn_ref(), button) {
            ("click", _, Some(button)) => self.press_button(root, button),
            ("click", ..) => {
                if let Some(option) = at(".map-options li") {
                    self.open_option(option);
                } else if at(".map-skip").is_some() {
                    event.prevent_default();
                    focus("map-after");
                }
            }
            ("keydown", Some(event), Some(button)) => Self::step(root, event, button),
            ("keydown", Some(event), None) if in_list => self.list_key(event),
            ("focusin", _, Some(button)) => Self::stop_at(root, button),
            (what, ..) if in_list => self.list_has_focus(what == "focusin"),
            _ => {}
        }
    }
}

/// Sets an attribute.
pub fn name(element: &Element, attribute: &str, text: &str) {
    let _ = element.set_attribute(attribute, text);
}
