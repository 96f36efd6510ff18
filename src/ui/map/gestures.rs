//! Pointer, wheel and touch events of the viewport, handed on to [`crate::core::geo::gesture`].

use super::hint::STAY;
use super::keyboard;
use super::live::Live;
use super::observe;
use crate::core::geo::gesture::{Act, Gestures};
use crate::core::text::messages::mapview as t;
use crate::core::within::within;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
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
#[derive(Clone, Copy)]
pub struct Wiring {
    live: Live,
    cooperative: bool,
    gestures: StoredValue<Gestures, LocalStorage>,
    /// How far apart the fingers on a trackpad were when that was last told, in shares of where they began.
    apart: StoredValue<f64>,
}

impl Wiring {
    /// Gestures for a map. A `cooperative` one leaves the wheel and one finger to the page around it.
    pub fn new(live: Live, cooperative: bool) -> Self {
        Self { live, cooperative, gestures: StoredValue::new_local(Gestures::default()), apart: StoredValue::new(1.0) }
    }

    /// Does what an event means. What a first view does not hear, all but a pointer that passes, is in functions of its own
    /// (docs/adr/0012).
    fn hear(&self, event: &Event) {
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
    fn gesture(&self, event: &PointerEvent, then: impl FnOnce(&mut Gestures) -> Act) {
        let act = self.gestures.try_update_value(then).unwrap_or(Act::Nothing);
        // One finger scrolls the page there; the browser says so only after a few steps.
        let left = self.cooperative
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
    fn down(&self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        let Some((x, y, viewport)) = place(event) else { return };
        // The viewport keeps the pointer until it is lifted, also outside.
        let _ = viewport.set_pointer_capture(event.pointer_id());
        self.gestures.try_update_value(|gestures| {
            gestures.down(event.pointer_id(), x, y, observe::now());
            if event.shift_key() {
                gestures.frame();
            }
        });
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

    fn moved(&self, event: &PointerEvent) {
        let Some((x, y, _)) = place(event) else { return };
        let held = self.gestures.try_with_value(Gestures::is_active).unwrap_or_default();
        if held {
            self.gesture(event, |gestures| gestures.moved(event.pointer_id(), x, y, observe::now()));
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

    fn up(&self, event: &PointerEvent) {
        let Some((x, y, _)) = place(event) else { return };
        self.gesture(event, |gestures| gestures.up(event.pointer_id(), x, y, observe::now()));
        self.rest();
    }

    /// The browser took the pointer, in a cooperative map to scroll the page.
    #[inline(never)]
    fn cancel(&self, event: &PointerEvent) {
        self.gesture(event, |gestures| gestures.cancel(event.pointer_id()));
        self.rest();
        if self.cooperative && event.pointer_type() == "touch" {
            self.live.show(t::hint_touch(self.live.lang).to_owned(), STAY);
        }
    }

    /// A press that stopped a fling and moved nothing leaves the camera held; let go of it.
    fn rest(&self) {
        let active = self.gestures.try_with_value(Gestures::is_active).unwrap_or_default();
        if !active {
            self.live.handle.change(|engine, _| engine.let_go());
        }
    }

    #[inline(never)]
    fn wheel(&self, event: &WheelEvent) {
        let pinch = event.ctrl_key() || event.meta_key();
        if self.cooperative && !pinch {
            self.live.show(t::hint_wheel(self.live.lang).to_owned(), STAY);
            return;
        }
        event.prevent_default();
        let Some((x, y, _)) = place(event) else { return };
        let step = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => event.delta_y() * LINE_PX,
            WheelEvent::DOM_DELTA_PAGE => event.delta_y() * LINE_PX * 20.0,
            _ => event.delta_y(),
        };
        let trackpad = event.ctrl_key() && step.abs() < PINCH_STEP_PX;
        let levels = -step * if trackpad { LEVELS_PER_PINCH_PX } else { LEVELS_PER_PX };
        self.live.handle.change(|engine, now| engine.wheel(x, y, within(levels, -MOST_LEVELS, MOST_LEVELS), now));
    }

    /// A pinch on a trackpad as Safari on a Mac tells it, by how far the fingers are apart; others send a wheel with Ctrl.
    /// Fingers on the screen itself are pointers, and these events only tell of them once more.
    #[inline(never)]
    fn pinch(&self, event: &Event) {
        event.prevent_default();
        let scale = Reflect::get(event, &JsValue::from_str("scale")).ok().and_then(|scale| scale.as_f64());
        let Some(scale) = scale.filter(|scale| *scale > 0.0) else { return };
        let before = self.apart.try_update_value(|apart| std::mem::replace(apart, scale)).unwrap_or(scale);
        let touched = self.gestures.try_with_value(Gestures::is_active).unwrap_or_default();
        if touched || event.type_() == "gesturestart" {
            return;
        }
        let Some((x, y, _)) = place(event.unchecked_ref()) else { return };
        let levels = within((scale / before).log2(), -MOST_LEVELS, MOST_LEVELS);
        self.live.handle.change(|engine, now| engine.wheel(x, y, levels, now));
    }

    /// In a cooperative map one finger scrolls the page, two belong to the map.
    fn touch(&self, event: &TouchEvent) {
        if self.cooperative && event.touches().length() > 1 && event.cancelable() {
            event.prevent_default();
        }
    }
}

/// What the viewport hears. One listener for all: each of its own is code of its own, in every page with a map.
const HEARD: [&str; 11] = [
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

/// The viewport's listener. Hears nothing once dropped.
pub struct Ears {
    viewport: HtmlElement,
    listener: Closure<dyn FnMut(Event)>,
}

impl Ears {
    /// Hands what `viewport` hears to `wiring`.
    pub fn new(viewport: HtmlElement, wiring: Wiring) -> Self {
        let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| wiring.hear(&event));
        for name in HEARD {
            let _ = viewport.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        }
        Self { viewport, listener }
    }
}

impl Drop for Ears {
    fn drop(&mut self) {
        for name in HEARD {
            let _ = self.viewport.remove_event_listener_with_callback(name, self.listener.as_ref().unchecked_ref());
        }
    }
}

/// Where in the viewport an event happened, CSS px, and the viewport.
fn place(event: &MouseEvent) -> Option<(f64, f64, HtmlElement)> {
    let viewport: HtmlElement = event.current_target()?.dyn_into().ok()?;
    let rect = viewport.get_bounding_client_rect();
    Some((f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top(), viewport))
}
