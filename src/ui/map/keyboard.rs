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
    let (right, down, closer) = match event.key().as_str() {
        "ArrowLeft" => (-step, 0.0, 0.0),
        "ArrowRight" => (step, 0.0, 0.0),
        "ArrowUp" => (0.0, -step, 0.0),
        "ArrowDown" => (0.0, step, 0.0),
        "+" | "=" => (0.0, 0.0, 1.0),
        "-" | "_" => (0.0, 0.0, -1.0),
        "Escape" => (0.0, 0.0, 0.0),
        _ => return,
    };
    let done = handle.change(|engine, now| {
        let moves = right != 0.0 || down != 0.0 || closer != 0.0;
        if moves {
            engine.go((right, down), closer, now);
        }
        // Escape is left to the page unless it closed something here.
        moves || engine.close_fan()
    });
    if done == Some(true) {
        event.prevent_default();
        event.stop_propagation();
    }
}
