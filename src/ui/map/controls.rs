//! Buttons for everything a drag or pinch does: zoom, show all, and moving in four directions. One tab stop; arrows go
//! from button to button.

use super::engine::Engine;
use super::live::Live;
use super::near;
use crate::core::text::language::Lang;
use crate::core::text::messages::{mapmove, mapview as t};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// Share of the viewport that a pan button moves.
const PAN_SHARE: f64 = 0.33;

/// What a button does.
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

    const fn icon(self) -> &'static str {
        match self {
            Self::ZoomIn => "M12 5V19M5 12H19",
            Self::ZoomOut => "M5 12H19",
            Self::ShowAll => "M4 9V4H9M15 4H20V9M20 15V20H15M9 20H4V15",
            Self::NearMe => "M12 2V6M12 18V22M2 12H6M18 12H22M12 6A6 6 0 1 1 12 18A6 6 0 1 1 12 6M12 11V13M11 12H13",
            Self::Pan => "M12 3V21M3 12H21M9 6L12 3L15 6M9 18L12 21L15 18M6 9L3 12L6 15M18 9L21 12L18 15",
            Self::North => "M6 15L12 9L18 15",
            Self::West => "M15 6L9 12L15 18",
            Self::East => "M9 6L15 12L9 18",
            Self::South => "M6 9L12 15L18 9",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::North => "map-button north",
            Self::West => "map-button west",
            Self::East => "map-button east",
            Self::South => "map-button south",
            _ => "map-button",
        }
    }
}

/// The map's buttons.
#[component]
pub fn Controls(
    live: Live,
    /// Whether there is a button that asks where the reader is.
    near_me: bool,
) -> impl IntoView {
    let Live { handle, lang, .. } = live;
    // Which button can be reached by Tab, by its number: signals of that type are there already (ARCHITECTURE.md).
    let stop = RwSignal::new(Some(Does::ZoomIn as usize));
    let panning = RwSignal::new(false);
    let act = move |does: Does| {
        let look = |right: f64, down: f64| {
            handle.change(|engine, now| {
                let (dx, dy) = (right * PAN_SHARE * engine.size.width, down * PAN_SHARE * engine.size.height);
                engine.look(dx, dy, now);
            })
        };
        let _ = match does {
            Does::ZoomIn => handle.change(|engine, now| engine.zoom_by(1.0, now)),
            Does::ZoomOut => handle.change(|engine, now| engine.zoom_by(-1.0, now)),
            Does::ShowAll => handle.change(Engine::show_all),
            Does::NearMe => {
                near::ask(live);
                None
            }
            Does::Pan => {
                panning.update(|open| *open = !*open);
                // The stop may have been on a button that goes.
                stop.set(Some(Does::Pan as usize));
                None
            }
            Does::North => look(0.0, -1.0),
            Does::West => look(-1.0, 0.0),
            Does::East => look(1.0, 0.0),
            Does::South => look(0.0, 1.0),
        };
    };
    let button = move |does: Does| {
        view! {
            <button
                type="button"
                class=does.class()
                aria-label=does.label(lang)
                title=does.label(lang)
                aria-expanded=move || (does == Does::Pan).then(|| if panning.get() { "true" } else { "false" })
                tabindex=move || if stop.get() == Some(does as usize) { "0" } else { "-1" }
                on:focus=move |_| stop.set(Some(does as usize))
                on:click=move |_| act(does)
            >
                <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                    <path d=does.icon()></path>
                </svg>
            </button>
        }
    };
    view! {
        <div
            class="map-controls"
            role="toolbar"
            aria-orientation="vertical"
            aria-label=t::controls(lang)
            on:keydown=move |event| step(&event)
        >
            {button(Does::ZoomIn)}
            {button(Does::ZoomOut)}
            {button(Does::ShowAll)}
            {near_me.then(|| button(Does::NearMe))}
            {button(Does::Pan)}
            <div class="map-pad" hidden=move || !panning.get()>
                {button(Does::North)} {button(Does::West)} {button(Does::East)} {button(Does::South)}
            </div>
        </div>
    }
}

/// Moves focus to the next or previous button.
fn step(event: &KeyboardEvent) {
    let bar: Option<HtmlElement> = event.current_target().and_then(|bar| bar.dyn_into().ok());
    let Some(Ok(buttons)) = bar.map(|bar| bar.query_selector_all("button:not([hidden] *)")) else { return };
    let focused = document().active_element();
    let all: Vec<HtmlElement> = (0..buttons.length()).filter_map(|at| buttons.get(at)?.dyn_into().ok()).collect();
    let Some(here) = all.iter().position(|button| focused.as_ref() == Some(button.as_ref())) else { return };
    let to = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => (here + 1) % all.len(),
        "ArrowUp" | "ArrowLeft" => (here + all.len() - 1) % all.len(),
        "Home" => 0,
        "End" => all.len() - 1,
        _ => return,
    };
    if let Some(button) = all.get(to) {
        event.prevent_default();
        let _ = button.focus();
    }
}
