//! What fingers and mouse mean: pointer events in, one act out. Knows no browser, so every gesture has a test.

use crate::core::power::{length, log2};

/// A mouse may tremble this far within a click, CSS px.
const SLOP_PX: f64 = 6.0;
/// Two taps within this time and distance are one double tap.
const DOUBLE_TAP_MS: f64 = 320.0;
const DOUBLE_TAP_PX: f64 = 30.0;
/// Only what happened in the last moments of a drag decides how it flies on, ms.
const TRAIL_MS: f64 = 80.0;
/// Slower than this at release is a stop, CSS px per ms.
const FLING_MIN: f64 = 0.12;
/// Faster than this is a slip of the hand, CSS px per ms.
const FLING_MAX: f64 = 4.0;

/// What to do now. Lengths in CSS px, positions from the viewport's top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Act {
    /// Nothing yet.
    Nothing,
    /// Move the ground.
    Pan {
        /// Rightwards.
        dx: f64,
        /// Downwards.
        dy: f64,
    },
    /// Move the ground and zoom around a point.
    Pinch {
        /// Middle between the fingers.
        x: f64,
        /// Middle between the fingers.
        y: f64,
        /// How far the middle moved.
        dx: f64,
        /// How far the middle moved.
        dy: f64,
        /// Zoom levels.
        dz: f64,
    },
    /// A click or tap.
    Tap {
        /// Where.
        x: f64,
        /// Where.
        y: f64,
    },
    /// The second of two quick taps.
    DoubleTap {
        /// Where.
        x: f64,
        /// Where.
        y: f64,
    },
    /// Let go in motion.
    Fling {
        /// CSS px per ms rightwards.
        vx: f64,
        /// CSS px per ms downwards.
        vy: f64,
    },
    /// A frame is drawn around what to zoom to, from where the pointer came down to where it is.
    Frame {
        /// One corner.
        from: (f64, f64),
        /// The opposite one.
        to: (f64, f64),
        /// True when it is let go.
        done: bool,
    },
    /// Let go at rest, or taken over by the browser.
    Released,
}

#[derive(Debug, Clone, Copy)]
struct Finger {
    id: i32,
    x: f64,
    y: f64,
}

/// The pointers that are down, and what they have done.
#[derive(Debug, Default)]
pub struct Gestures {
    fingers: Vec<Finger>,
    start: (f64, f64),
    moved: bool,
    pinched: bool,
    framing: bool,
    trail: Vec<(f64, f64, f64)>,
    last_tap: Option<(f64, f64, f64)>,
}

impl Gestures {
    /// True while something is held.
    pub fn is_active(&self) -> bool {
        !self.fingers.is_empty()
    }

    /// True once a held pointer has gone farther than a click may.
    pub fn is_dragging(&self) -> bool {
        self.is_active() && self.moved
    }

    /// The pointer that just came down draws a frame rather than dragging the ground (Shift). A second one ends that.
    pub fn frame(&mut self) {
        self.framing = self.fingers.len() == 1;
    }

    /// A pointer came down. More than two fingers count as the first two.
    pub fn down(&mut self, id: i32, x: f64, y: f64, now: f64) {
        self.fingers.retain(|finger| finger.id != id);
        if self.fingers.len() == 2 {
            return;
        }
        self.fingers.push(Finger { id, x, y });
        self.framing = false;
        self.trail.clear();
        self.trail.push((now, x, y));
        if self.fingers.len() == 1 {
            self.start = (x, y);
            self.moved = false;
            self.pinched = false;
        } else {
            self.moved = true;
            self.pinched = true;
        }
    }

    /// A pointer moved.
    pub fn moved(&mut self, id: i32, x: f64, y: f64, now: f64) -> Act {
        let before = self.spread();
        let Some(finger) = self.fingers.iter_mut().find(|finger| finger.id == id) else { return Act::Nothing };
        let (dx, dy) = (x - finger.x, y - finger.y);
        if !self.moved && length(x - self.start.0, y - self.start.1) <= SLOP_PX {
            return Act::Nothing;
        }
        self.moved = true;
        (finger.x, finger.y) = (x, y);
        if let (Some(before), Some(after)) = (before, self.spread()) {
            let dz = log2(after.2.max(1.0) / before.2.max(1.0));
            return Act::Pinch { x: after.0, y: after.1, dx: after.0 - before.0, dy: after.1 - before.1, dz };
        }
        if self.framing {
            return Act::Frame { from: self.start, to: (x, y), done: false };
        }
        self.trail.push((now, x, y));
        Act::Pan { dx, dy }
    }

    /// A pointer was lifted.
    pub fn up(&mut self, id: i32, x: f64, y: f64, now: f64) -> Act {
        if !self.lift(id) {
            return Act::Nothing;
        }
        if self.is_active() {
            // One finger stays down after a pinch: it drags on from where it is, and never ends as a tap.
            self.trail.clear();
            return Act::Nothing;
        }
        if !self.moved {
            return self.tap(x, y, now);
        }
        self.last_tap = None;
        if self.framing {
            return Act::Frame { from: self.start, to: (x, y), done: true };
        }
        if self.pinched { Act::Released } else { self.fling(x, y, now) }
    }

    /// The browser took a pointer for itself (`pointercancel`), or it was lost.
    pub fn cancel(&mut self, id: i32) -> Act {
        if self.lift(id) && !self.is_active() { Act::Released } else { Act::Nothing }
    }

    fn lift(&mut self, id: i32) -> bool {
        let before = self.fingers.len();
        self.fingers.retain(|finger| finger.id != id);
        self.fingers.len() < before
    }

    fn tap(&mut self, x: f64, y: f64, now: f64) -> Act {
        let twice = self.last_tap.take().is_some_and(|(then, there_x, there_y)| {
            now - then <= DOUBLE_TAP_MS && length(x - there_x, y - there_y) <= DOUBLE_TAP_PX
        });
        if twice {
            return Act::DoubleTap { x, y };
        }
        self.last_tap = Some((now, x, y));
        Act::Tap { x, y }
    }

    fn fling(&mut self, x: f64, y: f64, now: f64) -> Act {
        let recent = self.trail.iter().find(|(then, ..)| now - then <= TRAIL_MS);
        let Some(&(then, from_x, from_y)) = recent else { return Act::Released };
        let time = (now - then).max(8.0);
        let (vx, vy) = ((x - from_x) / time, (y - from_y) / time);
        let speed = length(vx, vy);
        if speed < FLING_MIN {
            return Act::Released;
        }
        let share = (FLING_MAX / speed).min(1.0);
        Act::Fling { vx: vx * share, vy: vy * share }
    }

    /// Middle of and distance between two fingers.
    fn spread(&self) -> Option<(f64, f64, f64)> {
        let [a, b] = self.fingers.as_slice() else { return None };
        Some((f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y), length(a.x - b.x, a.y - b.y)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_trembling_click_is_a_tap() {
        let mut gestures = Gestures::default();
        gestures.down(1, 100.0, 100.0, 0.0);
        assert_eq!(gestures.moved(1, 103.0, 102.0, 10.0), Act::Nothing);
        assert_eq!(gestures.up(1, 103.0, 102.0, 90.0), Act::Tap { x: 103.0, y: 102.0 });
        assert!(!gestures.is_active());
    }

    #[test]
    fn a_frame_runs_from_corner_to_corner_and_never_drags() {
        let mut gestures = Gestures::default();
        gestures.down(1, 100.0, 100.0, 0.0);
        gestures.frame();
        assert_eq!(gestures.moved(1, 102.0, 101.0, 5.0), Act::Nothing);
        let from = (100.0, 100.0);
        assert_eq!(gestures.moved(1, 160.0, 50.0, 10.0), Act::Frame { from, to: (160.0, 50.0), done: false });
        assert_eq!(gestures.up(1, 170.0, 40.0, 20.0), Act::Frame { from, to: (170.0, 40.0), done: true });
        gestures.down(1, 100.0, 100.0, 100.0);
        assert!(matches!(gestures.moved(1, 160.0, 50.0, 110.0), Act::Pan { .. }), "the next drag is a drag again");
    }

    #[test]
    fn a_second_finger_ends_a_frame_and_shift_alone_is_still_a_click() {
        let mut gestures = Gestures::default();
        gestures.down(1, 100.0, 100.0, 0.0);
        gestures.frame();
        assert_eq!(gestures.up(1, 100.0, 100.0, 20.0), Act::Tap { x: 100.0, y: 100.0 });
        gestures.down(1, 100.0, 100.0, 1000.0);
        gestures.frame();
        gestures.down(2, 200.0, 100.0, 1010.0);
        assert!(matches!(gestures.moved(2, 300.0, 100.0, 1020.0), Act::Pinch { .. }));
    }

    #[test]
    fn two_quick_taps_are_a_double_tap_and_a_third_starts_over() {
        let mut gestures = Gestures::default();
        let mut tap = |now: f64| {
            gestures.down(1, 50.0, 50.0, now);
            gestures.up(1, 50.0, 50.0, now + 20.0)
        };
        assert!(matches!(tap(0.0), Act::Tap { .. }));
        assert!(matches!(tap(150.0), Act::DoubleTap { .. }));
        assert!(matches!(tap(300.0), Act::Tap { .. }));
        assert!(matches!(tap(900.0), Act::Tap { .. }), "too late");
    }

    #[test]
    fn a_drag_pans_by_every_step_and_flies_on() {
        let mut gestures = Gestures::default();
        gestures.down(1, 0.0, 0.0, 0.0);
        assert_eq!(gestures.moved(1, 20.0, 0.0, 16.0), Act::Pan { dx: 20.0, dy: 0.0 });
        assert_eq!(gestures.moved(1, 40.0, 0.0, 32.0), Act::Pan { dx: 20.0, dy: 0.0 });
        let Act::Fling { vx, vy } = gestures.up(1, 40.0, 0.0, 34.0) else { panic!("no fling") };
        assert!((vx - 40.0 / 34.0).abs() < 1e-9 && vy.abs() < 1e-9);
    }

    #[test]
    fn a_drag_that_pauses_before_release_stays() {
        let mut gestures = Gestures::default();
        gestures.down(1, 0.0, 0.0, 0.0);
        let _ = gestures.moved(1, 80.0, 0.0, 16.0);
        assert_eq!(gestures.up(1, 80.0, 0.0, 400.0), Act::Released);
    }

    #[test]
    fn two_fingers_apart_twice_as_far_zoom_one_level() {
        let mut gestures = Gestures::default();
        gestures.down(1, 100.0, 100.0, 0.0);
        gestures.down(2, 200.0, 100.0, 5.0);
        let act = gestures.moved(2, 300.0, 100.0, 20.0);
        let Act::Pinch { x, dx, dz, .. } = act else { panic!("{act:?}") };
        assert!((dz - 1.0).abs() < 1e-9 && (x - 200.0).abs() < 1e-9 && (dx - 50.0).abs() < 1e-9);
        assert_eq!(gestures.up(2, 300.0, 100.0, 30.0), Act::Nothing);
        assert_eq!(gestures.moved(1, 110.0, 100.0, 40.0), Act::Pan { dx: 10.0, dy: 0.0 }, "the other finger drags on");
        assert_eq!(gestures.up(1, 110.0, 100.0, 50.0), Act::Released, "and does not fling or tap");
    }

    #[test]
    fn a_third_finger_is_ignored() {
        let mut gestures = Gestures::default();
        for id in 1..=3 {
            gestures.down(id, f64::from(id) * 50.0, 0.0, 0.0);
        }
        assert_eq!(gestures.moved(3, 500.0, 0.0, 10.0), Act::Nothing);
        assert_eq!(gestures.up(3, 500.0, 0.0, 10.0), Act::Nothing);
        assert!(gestures.is_active());
    }

    #[test]
    fn a_cancelled_pointer_ends_the_gesture_without_a_tap() {
        let mut gestures = Gestures::default();
        gestures.down(1, 0.0, 0.0, 0.0);
        assert_eq!(gestures.cancel(1), Act::Released);
        assert_eq!(gestures.up(1, 0.0, 0.0, 5.0), Act::Nothing);
        assert_eq!(gestures.cancel(9), Act::Nothing);
    }

    #[derive(Debug, Clone)]
    enum Event {
        Down(i32, f64, f64),
        Move(i32, f64, f64),
        Up(i32, f64, f64),
        Cancel(i32),
    }

    fn events() -> impl Strategy<Value = Vec<Event>> {
        let place = || (0..4, 0.0..500.0f64, 0.0..500.0f64);
        prop::collection::vec(
            prop_oneof![
                place().prop_map(|(id, x, y)| Event::Down(id, x, y)),
                place().prop_map(|(id, x, y)| Event::Move(id, x, y)),
                place().prop_map(|(id, x, y)| Event::Up(id, x, y)),
                (0..4).prop_map(Event::Cancel),
            ],
            0..60,
        )
    }

    proptest! {
        #[test]
        fn whatever_comes_the_numbers_stay_finite_and_lifting_all_ends_it(events in events()) {
            let mut gestures = Gestures::default();
            let mut now = 0.0;
            for event in events {
                now += 8.0;
                let act = match event {
                    Event::Down(id, x, y) => { gestures.down(id, x, y, now); Act::Nothing }
                    Event::Move(id, x, y) => gestures.moved(id, x, y, now),
                    Event::Up(id, x, y) => gestures.up(id, x, y, now),
                    Event::Cancel(id) => gestures.cancel(id),
                };
                let finite = match act {
                    Act::Pan { dx, dy } => dx.is_finite() && dy.is_finite(),
                    Act::Pinch { x, y, dx, dy, dz } => [x, y, dx, dy, dz].iter().all(|number| number.is_finite()),
                    Act::Fling { vx, vy } => vx.hypot(vy) <= FLING_MAX + 1e-9,
                    _ => true,
                };
                prop_assert!(finite, "{:?}", act);
            }
            for id in 0..4 {
                let _ = gestures.cancel(id);
            }
            prop_assert!(!gestures.is_active());
        }
    }
}
