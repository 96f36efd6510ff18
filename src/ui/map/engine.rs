//! The map between frames: what it shows, where it looks and what moves it. Paints when asked to.

use super::draw_base::{BaseBitmap, View, resize};
use super::draw_labels::Labels;
use super::draw_markers::Brush;
use super::observe;
use super::palette::Palette;
use super::points::MapPoints;
use super::scene::{Pressed, Scene};
use crate::core::geo::basemap::Basemap;
use crate::core::geo::gesture::Act;
use crate::core::geo::mercator::zoom_for;
use crate::core::geo::motion::Motion;
use crate::core::geo::{Camera, Rect, Size};
use leptos::prelude::window;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Air around what "show all" shows, CSS px: a large marker and its ring.
const FIT_PADDING: f64 = 56.0;
/// How wide a pressed cluster is spread, CSS px.
const PART_PX: f64 = 300.0;
/// "Show all" goes no closer, so that one organisation is seen in its part of the city.
const FIT_ZOOM: f64 = 14.5;
/// More device px per CSS px than this nobody sees.
const MAX_SCALE: f64 = 3.0;
/// How long an eased journey takes, ms.
const EASE_MS: f64 = 260.0;
/// Two cameras nearer than this are the same: the address keeps five decimals.
const SAME_DEGREES: f64 = 2e-5;

/// What a press or tap came to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// Nothing to tell.
    Nothing,
    /// An organisation, by row.
    Organisation(usize),
    /// So many at one spot were fanned out.
    Fanned(usize),
    /// A bare place on the ground: longitude, latitude.
    Ground(f64, f64),
}

/// The map's state.
pub struct Engine {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    base: BaseBitmap,
    labels: Labels,
    /// Markers and their states.
    pub scene: Scene,
    /// Where the map looks.
    pub camera: Camera,
    /// What moves it.
    pub motion: Motion,
    /// Size of the viewport, CSS px.
    pub size: Size,
    scale: f64,
    bounds: Rect,
    palette: Palette,
    /// The organisations.
    pub points: Arc<MapPoints>,
    passing: Arc<Vec<bool>>,
    /// The base map, once it is here.
    pub basemap: Option<Arc<Basemap>>,
    clustered_at: Option<f64>,
    settled: bool,
    /// True until somebody decides where to look; till then the map shows all.
    pub undecided: bool,
    /// True when a person moved the camera since it last settled.
    pub by_hand: bool,
    pressed_last: bool,
}

/// What a frame came to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Painted {
    /// Time moves the camera: another frame is needed.
    pub again: bool,
    /// Everything has come to rest, and something has changed since it last did.
    pub settled: bool,
}

impl Engine {
    /// A map on a canvas. `None` where the browser has no canvas.
    pub fn new(canvas: HtmlCanvasElement, palette: Palette) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let bounds = Rect { left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };
        Some(Self {
            canvas,
            context,
            base: BaseBitmap::new()?,
            labels: Labels::default(),
            scene: Scene::default(),
            camera: Camera { lon: 11.97, lat: 57.7, zoom: 10.0 },
            motion: Motion::Rest,
            size: Size { width: 0.0, height: 0.0 },
            scale: 1.0,
            bounds,
            palette,
            points: Arc::default(),
            passing: Arc::default(),
            basemap: None,
            clustered_at: None,
            settled: false,
            undecided: true,
            by_hand: false,
            pressed_last: false,
        })
    }

    /// Other lettering or colours.
    pub fn set_palette(&mut self, palette: Palette) {
        self.palette = palette;
        self.base.spoil();
        self.settled = false;
    }

    /// Another size of the viewport, CSS px.
    pub fn set_size(&mut self, size: Size) {
        self.size = size;
        self.base.spoil();
        self.settled = false;
        self.decide();
    }

    /// Other organisations, or others that pass the filter.
    pub fn set_points(&mut self, points: Arc<MapPoints>, passing: Arc<Vec<bool>>) {
        let other = !Arc::ptr_eq(&points, &self.points);
        (self.points, self.passing) = (points, passing);
        self.clustered_at = None;
        self.settled = false;
        if other {
            self.set_bounds();
        }
    }

    /// The base map arrived.
    pub fn set_basemap(&mut self, basemap: Option<Arc<Basemap>>) {
        self.basemap = basemap;
        self.base.spoil();
        self.settled = false;
        self.set_bounds();
    }

    /// The middle may go anywhere on the base map and wherever there is an organisation.
    fn set_bounds(&mut self) {
        let map = self.basemap.as_ref().map(|map| map.bbox.world());
        let corners = map.iter().flat_map(|rect| [(rect.left, rect.top), (rect.right, rect.bottom)]);
        let points = self.points.columns.iter().map(|placed| (placed.x, placed.y));
        if let Some(bounds) = Rect::of_points(corners.chain(points)) {
            self.bounds = bounds;
        }
        self.decide();
    }

    /// As long as nobody has looked anywhere, the map shows all.
    fn decide(&mut self) {
        if self.undecided && self.size.width > 0.0 {
            self.camera = self.all().unwrap_or(self.camera);
        }
        self.camera = self.camera.kept_over(&self.bounds, self.size);
    }

    /// The camera that shows everything that passes the filter, or the whole base map.
    fn all(&self) -> Option<Camera> {
        let passing =
            self.points.columns.iter().filter(|placed| self.passing.get(placed.row).copied().unwrap_or(false));
        let found = Rect::of_points(passing.map(|placed| (placed.x, placed.y)));
        let bounds = found.or_else(|| self.basemap.as_ref().map(|map| map.bbox.world()))?;
        let camera = Camera::fit(&bounds, self.size, FIT_PADDING);
        Some(Camera { zoom: camera.zoom.min(FIT_ZOOM), ..camera })
    }

    /// Goes to a camera: eased, or at once for people who asked for less motion.
    pub fn fly_to(&mut self, to: Camera, now: f64) {
        let to = to.kept_over(&self.bounds, self.size);
        self.undecided = false;
        self.settled = false;
        if self.size.width <= 0.0 || observe::reduced_motion() {
            (self.camera, self.motion) = (to, Motion::Rest);
        } else {
            self.motion = Motion::Ease { from: self.camera, to, start: now, duration: EASE_MS };
        }
    }

    /// Goes to the camera that the address asks for, unless that is where it is. The first time without a journey.
    pub fn obey(&mut self, to: Camera, now: f64) {
        let goal = self.motion.goal(self.camera);
        let same = (goal.lon - to.lon).abs() < SAME_DEGREES && (goal.lat - to.lat).abs() < SAME_DEGREES;
        if self.undecided {
            (self.undecided, self.settled) = (false, false);
            self.camera = to.kept_over(&self.bounds, self.size);
        } else if !same || (goal.zoom - to.zoom).abs() > 0.011 {
            self.fly_to(to, now);
        }
    }

    /// Shows everything that passes the filter.
    pub fn show_all(&mut self, now: f64) {
        if let Some(camera) = self.all() {
            self.by_hand = true;
            self.fly_to(camera, now);
        }
    }

    /// Zooms by whole or part levels around the middle.
    pub fn zoom_by(&mut self, dz: f64, now: f64) {
        let goal = self.motion.goal(self.camera);
        let dz = self.possible(goal, dz);
        self.by_hand = true;
        self.fly_to(goal.zoom_around(self.size, self.size.width / 2.0, self.size.height / 2.0, dz), now);
    }

    /// As much of a zoom as stays above the floor, so that the ground under the anchor does not creep there.
    fn possible(&self, from: Camera, dz: f64) -> f64 {
        dz.max((Camera::floor(&self.bounds, self.size) - from.zoom).min(0.0))
    }

    /// Looks `dx`, `dy` CSS px further right and down.
    pub fn look(&mut self, dx: f64, dy: f64, now: f64) {
        let goal = self.motion.goal(self.camera);
        self.by_hand = true;
        self.fly_to(goal.pan_by(-dx, -dy), now);
    }

    /// The wheel, or two fingers on a trackpad, at a point in the viewport.
    pub fn wheel(&mut self, x: f64, y: f64, dz: f64, now: f64) {
        (self.by_hand, self.undecided, self.settled) = (true, false, false);
        let floor = Camera::floor(&self.bounds, self.size);
        self.motion.wheel(self.camera, (x, y), dz, floor, now);
        if observe::reduced_motion() {
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
            Act::Fling { vx, vy } if !observe::reduced_motion() => self.motion = Motion::Fling { vx, vy, last: now },
            Act::Fling { .. } | Act::Released => self.motion = Motion::Rest,
        }
        (self.by_hand, self.undecided, self.settled) = (true, false, false);
        Outcome::Nothing
    }

    /// Nothing is held any longer.
    pub fn let_go(&mut self) {
        if self.motion == Motion::Held {
            (self.motion, self.settled) = (Motion::Rest, false);
        }
    }

    fn tap(&mut self, x: f64, y: f64, now: f64) -> Outcome {
        let key = self.scene.hit(&self.camera, self.size, x, y).map(super::scene::Mark::key);
        self.pressed_last = key.is_some();
        if let Some(key) = key {
            return self.press(key, now);
        }
        if self.close_fan() {
            return Outcome::Nothing;
        }
        let (lon, lat) = crate::core::geo::unproject(self.camera.to_world(self.size, x, y));
        Outcome::Ground(lon, lat)
    }

    /// Presses the marker with a key.
    pub fn press(&mut self, key: usize, now: f64) -> Outcome {
        match self.scene.press(key, &self.points, &self.passing, self.camera.zoom) {
            None => Outcome::Nothing,
            Some(Pressed::Organisation(row)) => Outcome::Organisation(row),
            Some(Pressed::Fan(count)) => {
                self.settled = false;
                Outcome::Fanned(count)
            }
            Some(Pressed::Zoom(bounds)) => {
                let camera = Camera::fit(&bounds, self.size, FIT_PADDING);
                // Far enough in to tell the members apart, no farther; and always far enough to see that it went in.
                let apart = zoom_for(bounds.width().max(bounds.height()), PART_PX);
                let zoom = camera.zoom.min(apart).max(self.camera.zoom + 1.0);
                self.by_hand = true;
                self.fly_to(Camera { zoom, ..camera }, now);
                Outcome::Nothing
            }
        }
    }

    /// Closes an open fan. True when there was one.
    pub fn close_fan(&mut self) -> bool {
        let closed = self.scene.close_fan(&self.points, &self.passing, self.camera.zoom);
        self.settled &= !closed;
        closed
    }

    /// Brings a row into view if it is not, at the same zoom.
    pub fn reveal(&mut self, row: usize, now: f64) {
        let Some((x, y)) = self.points.place(row) else { return };
        let world = crate::core::geo::World { x, y };
        let (x, y) = self.motion.goal(self.camera).to_screen(self.size, world);
        let near = Rect { left: 0.0, top: 0.0, right: self.size.width, bottom: self.size.height }.grown(-30.0);
        if self.size.width > 0.0 && !near.contains(x, y) {
            self.fly_to(Camera::at(world, self.camera.zoom), now);
        }
    }

    /// Moves on in time and paints.
    pub fn frame(&mut self, now: f64) -> Painted {
        if self.size.width < 1.0 || self.size.height < 1.0 {
            return Painted::default();
        }
        self.camera = self.motion.step(self.camera, self.size, &self.bounds, now);
        let scale = window().device_pixel_ratio().clamp(1.0, MAX_SCALE);
        if (scale - self.scale).abs() > 1e-3 {
            self.base.spoil();
            self.scale = scale;
        }
        if self.clustered_at.is_none_or(|zoom| (zoom - self.camera.zoom).abs() > 1e-9) {
            self.scene.rebuild(&self.points, &self.passing, self.camera.zoom);
            self.clustered_at = Some(self.camera.zoom);
        }
        let still = self.motion == Motion::Rest;
        let view = View { camera: self.camera, size: self.size, scale, now, moving: !still };
        self.base.refresh(view, self.basemap.as_deref(), &self.palette);
        let settled = still && !self.settled;
        if let (true, Some(map)) = (settled, &self.basemap) {
            self.labels.place(&self.context, map, &self.scene, (&self.camera, self.size), &self.palette);
        }
        self.settled |= settled;
        self.paint(view);
        Painted { again: self.motion.runs(), settled }
    }

    fn paint(&self, view: View) {
        resize(&self.canvas, self.size.width * self.scale, self.size.height * self.scale);
        let _ = self.context.set_transform(self.scale, 0.0, 0.0, self.scale, 0.0, 0.0);
        self.context.set_fill_style_str(&self.palette.water);
        self.context.fill_rect(0.0, 0.0, self.size.width, self.size.height);
        self.base.copy(&self.context, view);
        self.labels.draw(&self.context, &self.camera, self.size, &self.palette);
        let (context, palette, points) = (&self.context, &self.palette, self.points.as_ref());
        Brush { context, palette, points, camera: &self.camera, size: self.size }.scene(&self.scene);
        if !self.scene.marks.is_empty() {
            observe::mark_ready();
        }
    }
}
