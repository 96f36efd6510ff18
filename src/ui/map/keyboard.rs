//! Keys of the viewport. They count only while it has focus, and none is a single letter.

use super::handle::Handle;
use web_sys::KeyboardEvent;

/// How far an arrow moves, CSS px; with Shift the second.
const STEP_PX: f64 = 100.0;
const NUDGE_PX: f64 = 10.0;

/// Handles `keydown`. Keys it does not know, and keys with Ctrl, Alt or ⌘, are left to the browser.
pub fn press(handle: Handle, event: &KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let step = if event.shift_key() { NUDGE_PX } else { STEP_PX };
    let key = event.key();
    let done = match key.as_str() {
        "ArrowLeft" => handle.change(|engine, now| engine.look(-step, 0.0, now)),
        "ArrowRight" => handle.change(|engine, now| engine.look(step, 0.0, now)),
        "ArrowUp" => handle.change(|engine, now| engine.look(0.0, -step, now)),
        "ArrowDown" => handle.change(|engine, now| engine.look(0.0, step, now)),
        "+" | "=" => handle.change(|engine, now| engine.zoom_by(1.0, now)),
        "-" | "_" => handle.change(|engine, now| engine.zoom_by(-1.0, now)),
        // Escape is left to the page unless it closed something here.
        "Escape" if handle.change(|engine, _| engine.close_fan()) == Some(true) => Some(()),
        _ => None,
    };
    if done.is_some() {
        event.prevent_default();
        event.stop_propagation();
    }
}
