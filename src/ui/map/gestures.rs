//! Pointer, wheel and touch events of the viewport, handed on to [`crate::core::geo::gesture`].

use super::hint::STAY;
use super::keyboard;
use super::live::Live;
use super::observe;
use crate::core::geo::gesture::{Act, Gestures};
use crate::core::power::log2;
use crate::core::text::messages::mapview as t;
use crate::core::within::within;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, TouchEvent, WheelEvent};

/// Zoom levels per CSS px of the wheel: a notch of 100 px is a little less than half a level.
const LEVELS_PER_PX: f64 = 1.0 / 240.0;
/// The same for a pinch on a trackpad, which browsers send as a wheel with Ctrl and small steps.
const LEVELS_PER_PINCH_PX: f64 = 1.0 / 60.0;
/// CSS px per line, where the wheel counts in lines.
const LINE_PX: f64 = 20.0;
/// Most that one event zooms, levels.
const MOST_LEVELS: f64 = 0.75;
/// Ctrl with steps below this is taken for a trackpad, CSS px.
const PINCH_STEP_PX: f64 = 30.0;

/// The viewport's gestures.
pub struct Wiring {
    live: Live,
    gestures: Gestures,
    /// How far apart the fingers on a trackpad were when that was last told, in shares of where they began.
    apart: f64,
}

impl Wiring {
    /// Gestures for a map. A cooperative one leaves the wheel and one finger to the page around it.
    pub fn new(live: Live) -> Self {
        Self { live, gestures: Gestures::default(), apart: 1.0 }
    }

    /// Does what an event means. What a first view does not hear, all but a pointer that passes, is in functions of its own
    /// (docs/adr/0012).
    pub fn hear(&mut self, event: &Event) {
        let name = event.type_();
        if let Some(event) = event.dyn_ref::<PointerEvent>() {
            match name.as_str() {
                "pointerdown" => self.down(event),
                "pointermove" => self.moved(event),
                "pointerup" => self.up(event),
                "pointercancel" => self.cancel(event),
                _ => self.live.over(None),
            }
        } else if let Some(event) = event.dyn_ref::<WheelEvent>() {
            self.wheel(event);
        } else if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            keyboard::press(self.live.handle, event);
        } else if let Some(event) = event.dyn_ref::<TouchEvent>() {
            self.touch(event);
        } else {
            self.pinch(event);
        }
    }

    #[inline(never)]
    fn gesture(&self, event: &PointerEvent, act: Act) {
        // One finger scrolls the page there; the browser says so only after a few steps.
        let left = self.live.cooperative
            && event.pointer_type() == "touch"
            && matches!(act, Act::Pan { .. } | Act::Fling { .. } | Act::Released);
        if act != Act::Nothing
            && !left
            && let Some(outcome) = self.live.handle.change(|engine, now| engine.act(act, now))
        {
            self.live.follow_up(outcome);
        }
    }

    #[inline(never)]
    fn down(&mut self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        let Some((x, y, viewport)) = place(event) else { return };
        // The viewport keeps the pointer until it is lifted, also outside.
        let _ = viewport.set_pointer_capture(event.pointer_id());
        self.gestures.down(event.pointer_id(), x, y, observe::now());
        if event.shift_key() {
            self.gestures.frame();
        }
        self.live.hide_hint();
        if event.pointer_type() == "touch" {
            // What a mouse sees by pointing, a finger sees while it rests there; `pointerleave` follows when it is lifted.
            self.point(x, y);
        }
        // A finger or button stops whatever moves.
        self.live.handle.change(|engine, _| {
            if engine.motion.runs() {
                engine.motion = crate::core::geo::motion::Motion::Held;
            }
        });
    }

    fn moved(&mut self, event: &PointerEvent) {
        let Some((x, y, _)) = place(event) else { return };
        if self.gestures.is_active() {
            let act = self.gestures.moved(event.pointer_id(), x, y, observe::now());
            self.gesture(event, act);
        } else if event.pointer_type() == "mouse" {
            self.point(x, y);
        }
    }

    /// Says what lies under a pointer.
    fn point(&self, x: f64, y: f64) {
        let key = self
            .live
            .handle
            .look(|engine| engine.scene.hit(&engine.camera.lens(engine.size), x, y).map(super::scene::Mark::key));
        self.live.over(key.flatten());
    }

    fn up(&mut self, event: &PointerEvent) {
        let Some((x, y, _)) = place(event) else { return };
        let act = self.gestures.up(event.pointer_id(), x, y, observe::now());
        self.gesture(event, act);
        self.rest();
    }

    /// The browser took the pointer, in a cooperative map to scroll the page.
    #[inline(never)]
    fn cancel(&mut self, event: &PointerEvent) {
        let act = self.gestures.cancel(event.pointer_id());
        self.gesture(event, act);
        self.rest();
        if self.live.cooperative && event.pointer_type() == "touch" {
            self.live.show(t::hint_touch(self.live.lang), STAY);
        }
    }

    /// A press that stopped a fling and moved nothing leaves the camera held; let go of it.
    fn rest(&self) {
        if !self.gestures.is_active() {
            self.live.handle.change(|engine, _| engine.let_go());
        }
    }

    #[inline(never)]
    fn wheel(&self, event: &WheelEvent) {
        let pinch = event.ctrl_key() || event.meta_key();
        if self.live.cooperative && !pinch {
            self.live.show(t::hint_wheel(self.live.lang), STAY);
            return;
        }
        let step = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => event.delta_y() * LINE_PX,
            WheelEvent::DOM_DELTA_PAGE => event.delta_y() * LINE_PX * 20.0,
            _ => event.delta_y(),
        };
        let trackpad = event.ctrl_key() && step.abs() < PINCH_STEP_PX;
        self.zoom(event, -step * if trackpad { LEVELS_PER_PINCH_PX } else { LEVELS_PER_PX });
    }

    /// Zooms by levels where the event happened, which the browser does nothing else for.
    fn zoom(&self, event: &MouseEvent, levels: f64) {
        event.prevent_default();
        if let Some((x, y, _)) = place(event) {
            let levels = within(levels, -MOST_LEVELS, MOST_LEVELS);
            self.live.handle.change(|engine, now| engine.wheel(x, y, levels, now));
        }
    }

    /// A pinch on a trackpad as Safari on a Mac tells it, by how far the fingers are apart; others send a wheel with Ctrl.
    /// Fingers on the screen itself are pointers, and these events only tell of them once more.
    #[inline(never)]
    fn pinch(&mut self, event: &Event) {
        event.prevent_default();
        let scale = Reflect::get(event, &JsValue::from_str("scale")).ok().and_then(|scale| scale.as_f64());
        let Some(scale) = scale.filter(|scale| *scale > 0.0) else { return };
        let before = std::mem::replace(&mut self.apart, scale);
        if !self.gestures.is_active() && event.type_() != "gesturestart" {
            self.zoom(event.unchecked_ref(), log2(scale / before));
        }
    }

    /// In a cooperative map one finger scrolls the page, two belong to the map.
    fn touch(&self, event: &TouchEvent) {
        if self.live.cooperative && event.touches().length() > 1 && event.cancelable() {
            event.prevent_default();
        }
    }
}

/// What the viewport hears.
pub const HEARD: [&str; 11] = [
    "keydown",
    "pointerdown",
    "pointermove",
    "pointerup",
    "pointercancel",
    "pointerleave",
    "wheel",
    "touchstart",
    "touchmove",
    "gesturestart",
    "gesturechange",
];

/// Where in the viewport an event happened, CSS px, and the viewport.
fn place(event: &MouseEvent) -> Option<(f64, f64, HtmlElement)> {
    let viewport: HtmlElement = event.current_target()?.dyn_into().ok()?;
    let rect = viewport.get_bounding_client_rect();
    Some((f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top(), viewport))
}
