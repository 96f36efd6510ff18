//! The map between frames: what it shows, where it looks and what moves it. Paints when asked to.

use super::brush::{self, Brush};
use super::draw_aids::Here;
use super::draw_base::{BaseBitmap, View, context_of, resize};
use super::draw_labels::Labels;
use super::host::Host;
use super::lettering::Pen;
use super::listbox::Item;
use super::observe;
use super::palette::{Palette, Tone};
use super::points::MapPoints;
use super::raster::Raster;
use super::scene::Scene;
use super::voice::Voice;
use crate::core::geo::basemap::Basemap;
use crate::core::geo::motion::Motion;
use crate::core::geo::{Camera, Rect, Size};
use crate::core::within::within;
use crate::state::actions::mark;
use leptos::prelude::window;
use std::sync::Arc;
use web_sys::{HtmlCanvasElement, Path2d};

/// More device px per CSS px than this nobody sees.
const MAX_SCALE: f64 = 3.0;
/// Clusters are made as far outside the viewport as this, CSS px, and anew when the view comes nearer than the second.
const WINDOW_PX: f64 = 512.0;
const NEAR_PX: f64 = 64.0;

/// The map's state.
#[allow(clippy::struct_excessive_bools, reason = "independent facts, each with its own life")]
pub struct Engine {
    canvas: HtmlCanvasElement,
    context: Pen,
    base: BaseBitmap,
    labels: Labels,
    shapes: Vec<Path2d>,
    /// Raster tiles, where the deployer names some.
    pub raster: Option<Raster>,
    /// Where the reader is, once they asked.
    pub here: Option<Here>,
    /// The frame being drawn around what to zoom to, CSS px.
    pub(super) frame: Option<Rect>,
    /// Markers and their states.
    pub scene: Scene,
    /// Where the map looks.
    pub camera: Camera,
    /// What moves it.
    pub motion: Motion,
    /// Size of the viewport, CSS px.
    pub size: Size,
    scale: f64,
    pub(super) bounds: Rect,
    palette: Palette,
    /// The page around the map, where one hears of it.
    pub page: Option<Arc<dyn Host>>,
    /// The organisations.
    pub points: Arc<MapPoints>,
    pub(super) passing: Arc<Vec<bool>>,
    /// The base map, once it is here.
    pub basemap: Option<Arc<Basemap>>,
    /// At which zoom and how far the clusters were made.
    pub(super) clustered: Option<(f64, Rect)>,
    pub(super) settled: bool,
    /// True until somebody decides where to look; till then the map shows all.
    pub undecided: bool,
    /// The camera that was asked for, until the map is moved: where to stand once all of the ground is known.
    pub asked: Option<Camera>,
    /// True when a person moved the camera since it last settled.
    pub by_hand: bool,
    pub(super) pressed_last: bool,
    /// True once what the page has open has been looked for, for which the map must have a size.
    knows_open: bool,
    /// The camera the page last asked for: asked again, it moves nothing.
    pub(super) obeyed: Option<Camera>,
    /// True when the camera went to what was opened, which the page is to know of like a move by a person.
    pub revealed: bool,
    /// Where everything last came to rest, and what was in view then.
    pub rested_at: Option<Camera>,
    /// See `rested_at`.
    pub items: Vec<Item>,
    /// Key of the marker that the list of them was left on.
    pub list_key: Option<usize>,
    /// True while that list has focus.
    pub list_has_focus: bool,
    /// What it says aloud, and when.
    pub voice: Voice,
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
    pub fn new(canvas: HtmlCanvasElement, palette: Palette, page: Option<Arc<dyn Host>>) -> Option<Self> {
        let context = Pen::new(context_of(&canvas)?);
        let bounds = Rect { left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };
        Some(Self {
            canvas,
            context,
            base: BaseBitmap::new()?,
            labels: Labels::default(),
            shapes: brush::shapes(),
            raster: None,
            here: None,
            frame: None,
            scene: Scene::default(),
            camera: Camera { lon: 11.97, lat: 57.7, zoom: 10.0 },
            motion: Motion::Rest,
            size: Size { width: 0.0, height: 0.0 },
            scale: 1.0,
            bounds,
            palette,
            page,
            points: Arc::default(),
            passing: Arc::default(),
            basemap: None,
            clustered: None,
            settled: false,
            undecided: true,
            asked: None,
            by_hand: false,
            pressed_last: false,
            knows_open: false,
            obeyed: None,
            revealed: false,
            rested_at: None,
            items: Vec::new(),
            list_key: None,
            list_has_focus: false,
            voice: Voice::new(observe::now()),
        })
    }

    /// Other lettering or colours.
    pub fn set_palette(&mut self, palette: Palette) {
        self.palette = palette;
        self.context.forget();
        self.base.spoil();
        self.settled = false;
    }

    /// Another size of the viewport, CSS px.
    pub fn set_size(&mut self, size: Size) {
        self.size = size;
        self.base.spoil();
        self.settled = false;
        self.decide();
        if !self.knows_open && self.scene.selected.is_some() {
            self.find_open();
        }
    }

    /// The organisations.
    pub fn set_points(&mut self, points: Arc<MapPoints>) {
        self.points = points;
        self.clustered = None;
        self.settled = false;
        self.set_bounds();
    }

    /// Which of them pass the filter. The first time, that also says what there is to show.
    pub fn set_passing(&mut self, passing: Arc<Vec<bool>>) {
        // Another order, or other words that find the same, change nothing here.
        if self.passing == passing {
            return;
        }
        let is_first = self.passing.is_empty();
        self.passing = passing;
        self.clustered = None;
        self.settled = false;
        if is_first {
            self.decide();
        }
    }

    /// What the page has open: brought into view when it is another than before, and at once when the page came with it
    /// and with a camera that looks elsewhere.
    pub fn open(&mut self, row: Option<usize>, now: f64) {
        let before = std::mem::replace(&mut self.scene.selected, row);
        if !self.knows_open {
            self.find_open();
        } else if row != before
            && let Some(to) = row.and_then(|row| self.toward(row))
        {
            self.revealed = true;
            self.fly_to(to, now);
        }
    }

    /// The first time: what is open is in view at once. As long as the map is not shown, as beside a list on a phone, it
    /// waits.
    fn find_open(&mut self) {
        self.knows_open = self.size.width > 0.0;
        if let Some(to) = self.scene.selected.filter(|_| !self.undecided).and_then(|row| self.toward(row)) {
            self.revealed = true;
            self.stand_at(to);
        }
    }

    /// The base map arrived.
    pub fn set_basemap(&mut self, basemap: Option<Arc<Basemap>>) {
        self.basemap = basemap;
        self.base.spoil();
        self.settled = false;
        self.set_bounds();
    }

    /// A raster tile has come or failed.
    pub fn tile_answered(&mut self) {
        self.base.spoil();
        self.settled = false;
    }

    /// The middle may go anywhere on the base map and wherever there is an organisation.
    fn set_bounds(&mut self) {
        let ground = self.basemap.as_ref().map(|map| map.bbox.world());
        self.bounds = self.spread(ground, &|_| true).unwrap_or(self.bounds);
        // What was asked for may be on ground that is known only now.
        if let Some(asked) = self.asked {
            self.camera = asked;
        }
        self.decide();
    }

    /// Whether it was last drawn in this size and as finely as the screen is now.
    pub fn is_drawn_in(&self, size: Size) -> bool {
        self.size == size && (self.scale - fineness()).abs() < 1e-3
    }

    /// Moves on in time and paints.
    pub fn frame(&mut self, now: f64) -> Painted {
        if self.size.width < 1.0 || self.size.height < 1.0 {
            return Painted::default();
        }
        self.camera = self.motion.step(self.camera, self.size, &self.bounds, now);
        let scale = fineness();
        if (scale - self.scale).abs() > 1e-3 {
            self.base.spoil();
            self.scale = scale;
        }
        self.cluster();
        let still = matches!(self.motion, Motion::Rest);
        let view = View { camera: self.camera, size: self.size, scale, now, moving: !still };
        self.base.refresh(view, self.basemap.as_deref(), self.raster.as_mut(), &self.palette);
        let settled = still && !self.settled;
        if settled && self.raster.as_ref().is_some_and(Raster::shows) {
            self.labels.clear();
        } else if let (true, Some(map)) = (settled, &self.basemap) {
            self.labels.place(&self.context, map, &self.scene, (&self.camera, self.size), &self.palette);
        }
        self.settled |= settled;
        self.paint(view);
        Painted { again: self.motion.runs(), settled }
    }

    /// Makes clusters where the zoom is another or the view leaves those there are.
    fn cluster(&mut self) {
        let near = self.camera.view(self.size, NEAR_PX);
        let fits = |(zoom, window): &(f64, Rect)| (zoom - self.camera.zoom).abs() < 1e-9 && window.covers(&near);
        if !self.clustered.as_ref().is_some_and(fits) {
            let window = self.camera.view(self.size, WINDOW_PX);
            self.scene.rebuild(&self.points, &self.passing, self.camera.zoom, &window);
            self.scene.seat(&self.camera.lens(self.size));
            self.clustered = Some((self.camera.zoom, window));
        }
    }

    fn paint(&self, view: View) {
        if resize(&self.canvas, self.size.width * self.scale, self.size.height * self.scale) {
            self.context.forget();
        }
        let _ = self.context.set_transform(self.scale, 0.0, 0.0, self.scale, 0.0, 0.0);
        self.context.set_fill_style_str(self.palette.of(Tone::Water));
        self.context.fill_rect(0.0, 0.0, self.size.width, self.size.height);
        self.base.copy(&self.context, view);
        let (context, palette, points) = (&self.context, &self.palette, self.points.as_ref());
        let brush = Brush { context, palette, points, shapes: &self.shapes, lens: self.camera.lens(self.size) };
        if let Some(here) = self.here {
            brush.within(here);
        }
        brush.areas(&self.scene);
        self.labels.draw(&self.context, &brush.lens, &self.palette);
        brush.scene(&self.scene);
        if let Some(here) = self.here {
            brush.here(here);
        }
        if let Some(frame) = self.frame {
            brush.frame(frame);
        }
        if !self.scene.marks.is_empty() {
            mark("samspel:map-ready");
        }
    }
}

/// Pixels of the screen in a CSS px, as far as drawing follows.
fn fineness() -> f64 {
    within(window().device_pixel_ratio(), 1.0, MAX_SCALE)
}
