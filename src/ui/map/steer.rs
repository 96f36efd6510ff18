//! Steering: where the camera is sent by fingers, keys, buttons and the page, and what a press comes to.

use super::draw_aids::Here;
use super::engine::Engine;
use super::scene::{Mark, Pressed};
use crate::core::geo::fan;
use crate::core::geo::gesture::Act;
use crate::core::geo::mercator::{metres, zoom_for};
use crate::core::geo::motion::Motion;
use crate::core::geo::{Camera, Rect, Size, World, project};
use crate::core::power::length;
use crate::core::within::within;
use crate::state::actions::{Fix, reduced_motion};

/// Air around what "show all" shows, CSS px: a large marker and its ring.
const FIT_PADDING: f64 = 44.0;
/// What buttons and credits take of the right and bottom edge beyond that, CSS px.
const TAKEN: (f64, f64) = (40.0, 20.0);
/// Room for a marker itself at the rim of a fan, CSS px.
const MARK_PX: f64 = 24.0;
/// How wide a pressed cluster is spread, CSS px.
const PART_PX: f64 = 300.0;
/// "Show all" goes no closer, so that one organisation is seen in its part of the city.
const FIT_ZOOM: f64 = 14.5;
/// How long an eased journey takes, ms.
const EASE_MS: f64 = 260.0;
/// Two cameras nearer than this are the same: the address keeps five decimals.
const SAME_DEGREES: f64 = 2e-5;
/// How far out and in one is taken to where one is.
const HERE_ZOOM: (f64, f64) = (11.5, 15.0);
/// A frame smaller than this was a slip of the hand, CSS px.
const LEAST_FRAME_PX: f64 = 10.0;

/// What a press or tap came to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// Nothing to tell.
    Nothing,
    /// An organisation, by row.
    Organisation(usize),
    /// So many at one spot, or in the district with this number, were fanned out.
    Fanned(usize, Option<usize>),
    /// So many are at one spot, or in the district with this number, that the list shows them better.
    Many(usize, Option<usize>),
}

impl Engine {
    /// As long as nobody has looked anywhere, the map shows all.
    pub(super) fn decide(&mut self) {
        if self.undecided && self.size.width > 0.0 {
            self.camera = self.all().unwrap_or(self.camera);
        }
        self.camera = self.camera.kept_over(&self.bounds, self.size);
    }

    /// The camera that shows everything that passes the filter, or the whole base map.
    fn all(&self) -> Option<Camera> {
        let passes = |row: usize| self.passing.get(row) == Some(&true);
        let bounds = self.spread(None, &passes).or_else(|| self.basemap.as_ref().map(|map| map.bbox.world()))?;
        let camera = self.fit(&bounds);
        let zoom = camera.zoom.min(FIT_ZOOM);
        // The middle of what is free is a little up and left.
        Some(Camera { zoom, ..camera }.pan_by(-TAKEN.0 / 2.0, -TAKEN.1 / 2.0))
    }

    /// The smallest rectangle (world units) that holds `all` and every organisation and district whose row passes.
    pub(super) fn spread(&self, mut all: Option<Rect>, passes: &dyn Fn(usize) -> bool) -> Option<Rect> {
        for placed in self.points.columns.iter().filter(|placed| passes(placed.row())) {
            Rect::include(&mut all, placed.at().x, placed.at().y);
        }
        for area in self.points.columns.areas.iter().filter(|area| area.members.iter().any(|member| passes(member.0))) {
            Rect::include(&mut all, area.at.x, area.at.y);
        }
        all
    }

    /// The camera that shows a rectangle (world units) between the controls.
    fn fit(&self, bounds: &Rect) -> Camera {
        let free = Size { width: self.size.width - TAKEN.0, height: self.size.height - TAKEN.1 };
        Camera::fit(bounds, free, FIT_PADDING)
    }

    /// Goes to a camera: eased, or at once for people who asked for less motion.
    pub fn fly_to(&mut self, to: Camera, now: f64) {
        let to = to.kept_over(&self.bounds, self.size);
        (self.undecided, self.settled, self.asked) = (false, false, None);
        if self.size.width <= 0.0 || reduced_motion() {
            (self.camera, self.motion) = (to, Motion::Rest);
        } else {
            self.motion = Motion::Ease { from: self.camera, to, start: now, duration: EASE_MS };
        }
    }

    /// Goes to the camera that the address asks for, unless that is where it is. The first time without a journey.
    pub fn obey(&mut self, to: Camera, now: f64) {
        // The page asks again whenever anything in the address changes, wherever the map has gone since.
        if self.obeyed.replace(to) == Some(to) {
            return;
        }
        let goal = self.motion.goal(self.camera);
        let same = (goal.lon - to.lon).abs() < SAME_DEGREES && (goal.lat - to.lat).abs() < SAME_DEGREES;
        if self.undecided {
            self.stand_at(to);
        } else if !same || (goal.zoom - to.zoom).abs() > 0.011 {
            self.fly_to(to, now);
        }
    }

    /// Looks from a camera at once, as far as the ground goes.
    pub fn stand_at(&mut self, camera: Camera) {
        (self.undecided, self.settled, self.asked) = (false, false, Some(camera));
        self.camera = camera.kept_over(&self.bounds, self.size);
    }

    /// Shows everything that passes the filter.
    pub fn show_all(&mut self, now: f64) {
        if let Some(camera) = self.all() {
            self.by_hand = true;
            self.fly_to(camera, now);
        }
    }

    /// Looks so many CSS px further right and down, and `closer` by levels, around the middle.
    pub fn go(&mut self, (right, down): (f64, f64), closer: f64, now: f64) {
        let goal = self.motion.goal(self.camera).pan_by(-right, -down);
        let closer = self.possible(goal, closer);
        self.by_hand = true;
        self.fly_to(goal.zoom_around(self.size, self.size.width / 2.0, self.size.height / 2.0, closer), now);
    }

    /// As much of a zoom as stays above the floor, so that the ground under the anchor does not creep there.
    fn possible(&self, from: Camera, dz: f64) -> f64 {
        dz.max((Camera::floor(&self.bounds, self.size) - from.zoom).min(0.0))
    }

    /// The wheel, or two fingers on a trackpad, at a point in the viewport.
    pub fn wheel(&mut self, x: f64, y: f64, dz: f64, now: f64) {
        (self.by_hand, self.undecided, self.settled) = (true, false, false);
        self.asked = None;
        let floor = Camera::floor(&self.bounds, self.size);
        self.motion.wheel(self.camera, (x, y), dz, floor, now);
        if reduced_motion() {
            let dz = self.possible(self.camera, dz);
            self.camera = self.camera.zoom_around(self.size, x, y, dz).kept_over(&self.bounds, self.size);
            self.motion = Motion::Rest;
        }
    }

    /// Does what a gesture means.
    pub fn act(&mut self, act: Act, now: f64) -> Outcome {
        match act {
            Act::Nothing => return Outcome::Nothing,
            Act::Tap { x, y } => return self.tap(x, y, now),
            Act::DoubleTap { x, y } => {
                if !self.pressed_last {
                    self.by_hand = true;
                    self.fly_to(self.camera.zoom_around(self.size, x, y, 1.0), now);
                }
                return Outcome::Nothing;
            }
            Act::Pan { dx, dy } => {
                self.camera = self.camera.pan_by(dx, dy).kept_over(&self.bounds, self.size);
                self.motion = Motion::Held;
            }
            Act::Pinch { x, y, dx, dy, dz } => {
                let (panned, dz) = (self.camera.pan_by(dx, dy), self.possible(self.camera, dz));
                self.camera = panned.zoom_around(self.size, x, y, dz).kept_over(&self.bounds, self.size);
                self.motion = Motion::Held;
            }
            Act::Frame { from, to, done } => {
                let inside = |(x, y): (f64, f64)| (within(x, 0.0, self.size.width), within(y, 0.0, self.size.height));
                self.frame = Some(Rect::between(inside(from), inside(to)));
                if done {
                    self.zoom_to_frame(now);
                }
                return Outcome::Nothing;
            }
            Act::Fling { vx, vy } if !reduced_motion() => self.motion = Motion::Fling { vx, vy, last: now },
            Act::Fling { .. } | Act::Released => self.motion = Motion::Rest,
        }
        (self.by_hand, self.undecided, self.settled) = (true, false, false);
        self.asked = None;
        Outcome::Nothing
    }

    /// Goes to what the frame was drawn around.
    fn zoom_to_frame(&mut self, now: f64) {
        let Some(frame) = self.frame.take().filter(|frame| frame.width().max(frame.height()) >= LEAST_FRAME_PX) else {
            return;
        };
        let World { x: left, y: top } = self.camera.to_world(self.size, frame.left, frame.top);
        let World { x: right, y: bottom } = self.camera.to_world(self.size, frame.right, frame.bottom);
        self.by_hand = true;
        self.fly_to(Camera::fit(&Rect { left, top, right, bottom }, self.size, 0.0), now);
    }

    /// Goes to where the reader is and marks the place. False when that is off the map. The address does not follow: it
    /// is shared and remembered, and this place is nobody's business.
    pub fn go_here(&mut self, fix: Fix, now: f64) -> bool {
        let at = project(fix.lon, fix.lat);
        if !self.bounds.contains(at.x, at.y) {
            return false;
        }
        let circle = fix.accuracy_m.max(1.0) / metres(at);
        self.here = Some(Here { at, within: circle });
        let zoom = zoom_for(circle * 4.0, self.size.width.min(self.size.height).max(1.0));
        self.by_hand = false;
        self.fly_to(Camera::at(at, within(zoom, HERE_ZOOM.0, HERE_ZOOM.1)), now);
        true
    }

    /// Nothing is held any longer.
    pub fn let_go(&mut self) {
        self.frame = None;
        if matches!(self.motion, Motion::Held) {
            (self.motion, self.settled) = (Motion::Rest, false);
        }
    }

    fn tap(&mut self, x: f64, y: f64, now: f64) -> Outcome {
        let key = self.scene.hit(&self.camera.lens(self.size), x, y).map(Mark::key);
        self.pressed_last = key.is_some();
        if let Some(key) = key {
            return self.press(key, now);
        }
        self.close_fan();
        Outcome::Nothing
    }

    /// Presses the marker with a key.
    pub fn press(&mut self, key: usize, now: f64) -> Outcome {
        match self.scene.press(key, &self.points, self.camera.zoom) {
            None => Outcome::Nothing,
            Some(Pressed::Organisation(row)) => Outcome::Organisation(row),
            Some(Pressed::Fan(count, area)) => {
                (self.settled, self.clustered) = (false, None);
                self.make_room(key, count, now);
                Outcome::Fanned(count, area)
            }
            Some(Pressed::Many(count, area)) => Outcome::Many(count, area),
            Some(Pressed::Zoom(bounds)) => {
                let camera = self.fit(&bounds);
                // Far enough in to tell the members apart, no farther; and always far enough to see that it went in.
                let apart = zoom_for(bounds.width().max(bounds.height()), PART_PX);
                let zoom = camera.zoom.min(apart).max(self.camera.zoom + 1.0);
                self.by_hand = true;
                self.fly_to(Camera { zoom, ..camera }, now);
                Outcome::Nothing
            }
        }
    }

    /// Brings a spot so far in from the edges that the fan around it is seen whole, where there is room at all.
    // Not part of what may call it: no first view presses anything (docs/adr/0012).
    #[inline(never)]
    fn make_room(&mut self, key: usize, count: usize, now: f64) {
        let lens = self.camera.lens(self.size);
        let Some((x, y)) = self.scene.marks.iter().find(|mark| mark.key() == key).map(|mark| mark.on_screen(&lens))
        else {
            return;
        };
        let mut reach = MARK_PX;
        for (across, down) in fan::places(count) {
            reach = reach.max(length(across, down) + MARK_PX);
        }
        let shift = |at: f64, size: f64, taken: f64| {
            let free = size - taken;
            if free < 2.0 * reach { 0.0 } else { within(at, reach, free - reach) - at }
        };
        let (across, down) = (shift(x, self.size.width, TAKEN.0), shift(y, self.size.height, TAKEN.1));
        if across != 0.0 || down != 0.0 {
            self.by_hand = true;
            self.fly_to(self.camera.pan_by(across, down), now);
        }
    }

    /// Closes an open fan. True when there was one.
    pub fn close_fan(&mut self) -> bool {
        let closed = self.scene.fan.take().is_some();
        if closed {
            (self.settled, self.clustered) = (false, None);
        }
        closed
    }

    /// The camera that has a row in view, at the same zoom; nothing when it is in view.
    pub(super) fn toward(&self, row: usize) -> Option<Camera> {
        let world = self.points.columns.place(row)?;
        let goal = self.motion.goal(self.camera);
        let (x, y) = goal.to_screen(self.size, world);
        let near = self.size.grown(-30.0);
        (self.size.width > 0.0 && !near.contains(x, y)).then(|| Camera::at(world, goal.zoom))
    }
}
