//! The base map as a bitmap larger than the view, drawn now and then and copied every frame.

use super::palette::{Palette, Tone};
use super::raster::Raster;
use crate::core::geo::basemap::{Basemap, Shape};
use crate::core::geo::mercator::{metres_per_px, world_px};
use crate::core::geo::{Camera, Rect, Size};
use crate::core::power::exp2;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule, HtmlCanvasElement};

/// How far the bitmap reaches beyond the view on every side, CSS px.
pub const MARGIN_PX: f64 = 256.0;
/// Phones refuse larger canvases, px.
const MOST_PX: f64 = 16_000_000.0;
/// While zooming, the bitmap is drawn anew at most this often, ms.
const PATIENCE_MS: f64 = 120.0;

/// The bitmap and what it shows.
pub struct BaseBitmap {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    shows: Option<Shows>,
}

#[derive(Clone, Copy)]
struct Shows {
    camera: Camera,
    size: Size,
    drawn_at: f64,
}

impl BaseBitmap {
    /// An empty bitmap. `None` where the browser has no canvas.
    pub fn new() -> Option<Self> {
        let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
        Some(Self { context: context_of(&canvas)?, canvas, shows: None })
    }

    /// Says that it must be drawn anew: other colours, size or map.
    pub fn spoil(&mut self) {
        self.shows = None;
    }

    /// Draws it anew if it must: spoilt, its margin used up, or the zoom settled at another level.
    pub fn refresh(&mut self, view: View, map: Option<&Basemap>, raster: Option<&mut Raster>, palette: &Palette) {
        let View { camera, size, now, moving, .. } = view;
        if let Some(shows) = self.shows {
            let same_zoom = (shows.camera.zoom - camera.zoom).abs() < 1e-6;
            let covered = shows.camera.view(shows.size, MARGIN_PX).covers(&camera.view(size, 0.0));
            if (same_zoom && covered) || (moving && (covered || now - shows.drawn_at < PATIENCE_MS)) {
                return;
            }
        }
        let (width, height) = (size.width + 2.0 * MARGIN_PX, size.height + 2.0 * MARGIN_PX);
        let scale = view.scale.min((MOST_PX / (width * height)).sqrt());
        resize(&self.canvas, width * scale, height * scale);
        let _ = self.context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
        let all = Size { width, height };
        draw(&self.context, &camera, all, map, palette);
        // System colours know no pictures.
        if let (Some(raster), None) = (raster, &palette.coast) {
            raster.draw(&self.context, &camera.lens(all), &camera.view(all, 0.0), camera.zoom, moving);
        }
        self.shows = Some(Shows { camera, size, drawn_at: now });
    }

    /// Copies it to where it belongs now.
    pub fn copy(&self, to: &CanvasRenderingContext2d, view: View) {
        let Some(shows) = self.shows else { return };
        let zoomed = exp2(view.camera.zoom - shows.camera.zoom);
        let (x, y) = view.camera.to_screen(view.size, shows.camera.centre());
        let width = (shows.size.width + 2.0 * MARGIN_PX) * zoomed;
        let height = (shows.size.height + 2.0 * MARGIN_PX) * zoomed;
        let (mut left, mut top) = (x - width / 2.0, y - height / 2.0);
        if (zoomed - 1.0).abs() < 1e-9 {
            // On whole device pixels the copy is as sharp as the drawing.
            left = (left * view.scale).round() / view.scale;
            top = (top * view.scale).round() / view.scale;
        }
        let _ = to.draw_image_with_html_canvas_element_and_dw_and_dh(&self.canvas, left, top, width, height);
    }
}

/// What draws on a canvas, where the browser can.
pub fn context_of(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// The moment a frame is drawn for.
#[derive(Clone, Copy)]
pub struct View {
    /// Where the map looks.
    pub camera: Camera,
    /// Size of the viewport, CSS px.
    pub size: Size,
    /// Device px per CSS px.
    pub scale: f64,
    /// Time, ms.
    pub now: f64,
    /// True while the camera moves.
    pub moving: bool,
}

/// Gives a canvas another size in device px, when it is another: setting it clears the canvas, and its font with it.
/// True when it was.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a canvas size; casts saturate")]
pub fn resize(canvas: &HtmlCanvasElement, width: f64, height: f64) -> bool {
    let (width, height) = (width.round() as u32, height.round() as u32);
    let other = (canvas.width(), canvas.height()) != (width, height);
    if other {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    other
}

fn draw(context: &CanvasRenderingContext2d, camera: &Camera, size: Size, map: Option<&Basemap>, palette: &Palette) {
    let Some(map) = map else {
        context.set_fill_style_str(palette.of(Tone::Land));
        context.fill_rect(0.0, 0.0, size.width, size.height);
        return;
    };
    context.set_fill_style_str(palette.of(Tone::Water));
    context.fill_rect(0.0, 0.0, size.width, size.height);
    let pen = Pen { context, camera, size, view: camera.view(size, 20.0), scale: world_px(camera.zoom) };
    context.begin_path();
    map.land(camera.zoom).iter().for_each(|ring| pen.trace(ring, true));
    context.set_fill_style_str(palette.of(Tone::Land));
    context.fill_with_canvas_winding_rule(CanvasWindingRule::Nonzero);
    if let Some(coast) = &palette.coast {
        context.set_stroke_style_str(coast);
        context.set_line_width(1.0);
        context.stroke();
    }
    context.set_line_join("round");
    context.set_line_cap("round");
    let per_px = metres_per_px(camera.lat, camera.zoom);
    // In forced colours water has the tone of land, and only its lines show.
    context.set_stroke_style_str(palette.coast.as_deref().unwrap_or(palette.of(Tone::Water)));
    for line in &map.water_lines {
        let width = if palette.coast.is_some() { 1.0 } else { (line.width_m / per_px).max(1.5) };
        context.set_line_width(width);
        context.begin_path();
        pen.trace(&line.shape, false);
        context.stroke();
    }
    context.set_stroke_style_str(palette.of(Tone::Edge));
    context.set_line_width(1.0);
    context.begin_path();
    map.borders.iter().for_each(|line| pen.trace(line, false));
    context.stroke();
    veil(&pen, &map.bbox.world(), palette);
}

/// Dims what lies outside the material: the land there is only drawn out, not known.
fn veil(pen: &Pen<'_>, known: &Rect, palette: &Palette) {
    if known.covers(&pen.view) {
        return;
    }
    let (left, top) = pen.place(known.left, known.top);
    let (right, bottom) = pen.place(known.right, known.bottom);
    let context = pen.context;
    context.begin_path();
    context.rect(0.0, 0.0, pen.size.width, pen.size.height);
    context.rect(left, top, right - left, bottom - top);
    context.set_global_alpha(0.6);
    context.set_fill_style_str(palette.of(Tone::Paper));
    context.fill_with_canvas_winding_rule(CanvasWindingRule::Evenodd);
    context.set_global_alpha(1.0);
}

struct Pen<'a> {
    context: &'a CanvasRenderingContext2d,
    camera: &'a Camera,
    size: Size,
    view: Rect,
    scale: f64,
}

impl Pen<'_> {
    fn place(&self, x: f64, y: f64) -> (f64, f64) {
        let centre = self.camera.centre();
        ((x - centre.x) * self.scale + self.size.width / 2.0, (y - centre.y) * self.scale + self.size.height / 2.0)
    }

    /// Adds a ring or line to the path, unless it is out of view.
    fn trace(&self, shape: &Shape, closed: bool) {
        if !shape.bounds.grown(1e-12).overlaps(&self.view) {
            return;
        }
        // Worked out once, not for every point.
        let centre = self.camera.centre();
        let (half_width, half_height) = (self.size.width / 2.0, self.size.height / 2.0);
        let mut first = true;
        for point in &shape.points {
            let x = (point.x - centre.x) * self.scale + half_width;
            let y = (point.y - centre.y) * self.scale + half_height;
            if first {
                self.context.move_to(x, y);
                first = false;
            } else {
                self.context.line_to(x, y);
            }
        }
        if closed {
            self.context.close_path();
        }
    }
}
