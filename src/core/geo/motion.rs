//! How the camera gets somewhere: by itself after a fling, eased to a goal, or after the wheel.

use super::camera::{Camera, MAX_ZOOM, MIN_ZOOM, Size};
use super::rect::Rect;
use crate::core::power;
use crate::core::within::within;

/// After this time a fling has lost two thirds of its speed, ms.
const FRICTION_MS: f64 = 325.0;
/// A fling slower than this stops, CSS px per ms.
const FLING_END: f64 = 0.02;
/// After this time the wheel's zoom has come two thirds of its way, ms.
const WHEEL_MS: f64 = 55.0;
/// The wheel's zoom has arrived when this near, levels.
const WHEEL_END: f64 = 0.003;

/// What moves the camera.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Motion {
    /// Nothing: no frames are needed.
    #[default]
    Rest,
    /// A hand; the camera follows it, and has not settled.
    Held,
    /// A fling that runs out.
    Fling {
        /// CSS px per ms.
        vx: f64,
        /// CSS px per ms.
        vy: f64,
        /// Time of the last step, ms.
        last: f64,
    },
    /// An eased journey.
    Ease {
        /// Where it began.
        from: Camera,
        /// Where it ends.
        to: Camera,
        /// When it began, ms.
        start: f64,
        /// How long it takes, ms.
        duration: f64,
    },
    /// Zoom on its way to a level, around a point on the screen.
    Wheel {
        /// The point, CSS px.
        x: f64,
        /// The point, CSS px.
        y: f64,
        /// The level.
        target: f64,
        /// Time of the last step, ms.
        last: f64,
    },
}

impl Motion {
    /// True when time alone changes the camera, so that another frame is needed.
    pub fn runs(&self) -> bool {
        !matches!(self, Self::Rest | Self::Held)
    }

    /// Where the camera is heading: the goal of a journey, else where it is.
    pub fn goal(&self, camera: Camera) -> Camera {
        if let Self::Ease { to, .. } = self { *to } else { camera }
    }

    /// Adds `dz` levels to what the wheel wants, around a point on the screen; it never wants less than `floor`.
    pub fn wheel(&mut self, camera: Camera, (x, y): (f64, f64), dz: f64, floor: f64, now: f64) {
        let (base, last) = match *self {
            Self::Wheel { target, last, .. } => (target, last),
            _ => (camera.zoom, now),
        };
        *self = Self::Wheel { x, y, target: within(base + dz, within(floor, MIN_ZOOM, MAX_ZOOM), MAX_ZOOM), last };
    }

    /// The camera at time `now` (ms), inside `bounds` (world units). Ends the motion when it has arrived.
    #[must_use]
    pub fn step(&mut self, camera: Camera, size: Size, bounds: &Rect, now: f64) -> Camera {
        if self.runs() { self.moved(camera, size, bounds, now) } else { camera }
    }

    /// The camera while it moves.
    // Not part of what may call it: no first view does (docs/adr/0012).
    #[inline(never)]
    fn moved(&mut self, camera: Camera, size: Size, bounds: &Rect, now: f64) -> Camera {
        let next = match *self {
            Self::Rest | Self::Held => return camera,
            Self::Fling { vx, vy, last } => {
                let time = within(now - last, 0.0, 100.0);
                let slowed = power::exp(-time / FRICTION_MS);
                // The exact way under that friction, so that the frame rate makes no difference.
                let way = FRICTION_MS * (1.0 - slowed);
                let moved = camera.pan_by(vx * way, vy * way);
                let clamped = moved.kept_over(bounds, size);
                *self = Self::Fling { vx: vx * slowed, vy: vy * slowed, last: now };
                if power::length(vx, vy) * slowed < FLING_END || clamped != moved {
                    *self = Self::Rest;
                }
                clamped
            }
            Self::Ease { from, to, start, duration } => {
                let share = if duration > 0.0 { within((now - start) / duration, 0.0, 1.0) } else { 1.0 };
                if share >= 1.0 {
                    *self = Self::Rest;
                    to
                } else {
                    from.towards(&to, 1.0 - (1.0 - share).powi(3))
                }
            }
            Self::Wheel { x, y, target, last } => {
                let time = within(now - last, 0.0, 100.0);
                let left = target - camera.zoom;
                let done = left.abs() < WHEEL_END;
                *self = if done { Self::Rest } else { Self::Wheel { x, y, target, last: now } };
                let dz = if done { left } else { left * (1.0 - power::exp(-time / WHEEL_MS)) };
                camera.zoom_around(size, x, y, dz)
            }
        };
        next.kept_over(bounds, size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size { width: 800.0, height: 600.0 };
    const WORLD: Rect = Rect { left: 0.4, top: 0.2, right: 0.6, bottom: 0.4 };
    const HERE: Camera = Camera { lon: 12.0, lat: 57.7, zoom: 12.0 };

    /// Runs a motion to its end and tells where, and after how many frames.
    fn run(mut motion: Motion, mut camera: Camera, frame: f64) -> (Camera, u32) {
        let (mut now, mut frames) = (0.0, 0);
        while motion.runs() && frames < 10_000 {
            now += frame;
            frames += 1;
            camera = motion.step(camera, SIZE, &WORLD, now);
        }
        (camera, frames)
    }

    #[test]
    fn a_fling_ends_and_goes_as_far_whatever_the_frame_rate() {
        let fling = Motion::Fling { vx: 1.0, vy: 0.0, last: 0.0 };
        let (fast, frames) = run(fling, HERE, 8.0);
        let (slow, _) = run(fling, HERE, 33.0);
        assert!(frames < 200);
        let way = |camera: Camera| (camera.centre().x - HERE.centre().x) * crate::core::geo::mercator::world_px(12.0);
        assert!((way(fast) + 320.0).abs() < 8.0, "{}", way(fast));
        assert!((way(fast) - way(slow)).abs() < 4.0);
    }

    #[test]
    fn a_fling_stops_at_the_edge() {
        let px = 1.0 / crate::core::geo::mercator::world_px(12.0);
        // A fifth of 800 px may lie beyond the edge, so 10 px are left to go.
        let ground = Rect { left: HERE.centre().x - 250.0 * px, ..WORLD };
        let mut motion = Motion::Fling { vx: 3.0, vy: 0.0, last: 0.0 };
        let camera = motion.step(HERE, SIZE, &ground, 50.0);
        assert_eq!(motion, Motion::Rest);
        assert!(((HERE.centre().x - camera.centre().x) / px - 10.0).abs() < 1e-3);
    }

    #[test]
    fn a_journey_ends_exactly_at_its_goal() {
        let to = Camera { lon: 12.1, lat: 57.8, zoom: 14.0 };
        let (end, _) = run(Motion::Ease { from: HERE, to, start: 0.0, duration: 300.0 }, HERE, 16.0);
        assert!((end.lon - to.lon).abs() < 1e-9 && (end.zoom - to.zoom).abs() < 1e-9);
        let (at_once, frames) = run(Motion::Ease { from: HERE, to, start: 0.0, duration: 0.0 }, HERE, 16.0);
        assert!(frames == 1 && (at_once.zoom - 14.0).abs() < 1e-9);
    }

    #[test]
    fn wheel_steps_add_up_and_keep_the_point_under_the_pointer() {
        let mut motion = Motion::Rest;
        motion.wheel(HERE, (100.0, 100.0), 0.5, 9.0, 0.0);
        motion.wheel(HERE, (100.0, 100.0), 0.5, 9.0, 1.0);
        let anchor = HERE.to_world(SIZE, 100.0, 100.0);
        let (end, frames) = run(motion, HERE, 16.0);
        assert!((end.zoom - 13.0).abs() < 1e-6 && frames < 60, "{end:?} after {frames}");
        let (x, y) = end.to_screen(SIZE, anchor);
        assert!((x - 100.0).abs() < 0.1 && (y - 100.0).abs() < 0.1);
    }

    #[test]
    fn the_wheel_never_goes_below_the_floor() {
        let mut motion = Motion::Rest;
        motion.wheel(HERE, (0.0, 0.0), -5.0, 11.5, 0.0);
        assert!(matches!(motion, Motion::Wheel { target, .. } if (target - 11.5).abs() < 1e-9));
    }

    #[test]
    fn a_long_pause_between_frames_does_no_harm() {
        let mut motion = Motion::Wheel { x: 0.0, y: 0.0, target: 19.0, last: 0.0 };
        let camera = motion.step(HERE, SIZE, &WORLD, 60_000.0);
        assert!(camera.zoom > 12.0 && camera.zoom <= 19.0 && camera.lon.is_finite());
    }

    #[test]
    fn rest_needs_no_frames() {
        assert!(!Motion::Rest.runs() && !Motion::Held.runs());
    }
}
