//! The strokes that markers are made of.

use super::lettering::Pen;
use super::palette::{Palette, Tone};
use super::points::MapPoints;
use super::shape::Shape;
use crate::core::geo::{Lens, Rect};
use std::f64::consts::TAU;
use web_sys::Path2d;

/// Shapes are drawn in units of a tenth of their radius.
const SHAPE_UNITS: f64 = 10.0;
/// Room for a shape before a line of a panel, CSS px.
const SHAPE_ROOM: f64 = 22.0;

/// Everything a marker is drawn with.
pub struct Brush<'a> {
    /// Where to.
    pub context: &'a Pen,
    /// Colours.
    pub palette: &'a Palette,
    /// The shapes, in the order of [`Shape::ALL`].
    pub shapes: &'a [Path2d],
    /// Names and shapes.
    pub points: &'a MapPoints,
    /// Where the map looks.
    pub lens: Lens,
}

/// The marker shapes, read once.
pub fn shapes() -> Vec<Path2d> {
    Shape::ALL.iter().filter_map(|shape| Path2d::new_with_path_string(shape.path()).ok()).collect()
}

impl Brush<'_> {
    /// A filled circle.
    pub fn disc(&self, x: f64, y: f64, radius: f64, colour: &str) {
        self.circle(x, y, radius);
        self.context.set_fill_style_str(colour);
        self.context.fill();
    }

    /// A circle's line.
    pub fn ring(&self, x: f64, y: f64, radius: f64, width: f64, colour: &str) {
        self.circle(x, y, radius);
        self.context.set_line_width(width);
        self.context.set_stroke_style_str(colour);
        self.context.stroke();
    }

    fn circle(&self, x: f64, y: f64, radius: f64) {
        self.context.begin_path();
        let _ = self.context.arc(x, y, radius.max(0.5), 0.0, TAU);
    }

    /// Lines are dashed from now on, or whole again.
    pub fn dashed(&self, dashed: bool) {
        let pattern = if dashed { js_sys::Array::of2(&4.into(), &4.into()) } else { js_sys::Array::new() };
        let _ = self.context.set_line_dash(&pattern);
    }

    /// A shape in ink with a halo of `halo` CSS px around it; a hollow one is only its line.
    pub fn shape(&self, shape: Shape, x: f64, y: f64, radius: f64, halo: f64, hollow: bool) {
        let Some(path) = self.shapes.get(shape as usize) else { return };
        let (context, palette) = (self.context, self.palette);
        let scale = radius / SHAPE_UNITS;
        context.save();
        let _ = context.translate(x, y);
        let _ = context.scale(scale, scale);
        context.set_line_join("round");
        if halo > 0.0 {
            context.set_line_width(2.0 * halo / scale);
            context.set_stroke_style_str(palette.of(Tone::Paper));
            context.stroke_with_path(path);
        }
        context.set_fill_style_str(if hollow { palette.of(Tone::Paper) } else { palette.of(Tone::Ink) });
        context.fill_with_path_2d(path);
        if hollow {
            context.set_line_width(2.0 / scale);
            context.set_stroke_style_str(palette.of(Tone::Ink));
            context.stroke_with_path(path);
        }
        context.restore();
    }

    /// Lines of text in a box over or under a marker at (`x`, `y`), `away` CSS px from it, moved in from the edges; each
    /// line `height` CSS px high, with a shape before it or without, cut when too long.
    pub fn panel(&self, mut lines: Vec<(Option<Shape>, String)>, height: f64, (x, y): (f64, f64), away: f64) {
        let (context, size) = (self.context, self.lens.size);
        context.letter_around(&self.palette.font(600, 0.8), "left");
        let measured = |text: &str| context.measure_text(text).map(|metrics| metrics.width()).unwrap_or_default();
        let most = (size.width - 48.0 - SHAPE_ROOM).max(60.0);
        let indent = |shape: Option<Shape>| if shape.is_some() { SHAPE_ROOM } else { 0.0 };
        let mut wide = 0.0_f64;
        for (shape, text) in &mut lines {
            while measured(text) > most && text.len() > 8 {
                // The last letter, or the dots in its place, and one more.
                text.pop();
                text.pop();
                text.push('…');
            }
            wide = wide.max(measured(text) + indent(*shape));
        }
        let high = height * f64::from(u32::try_from(lines.len()).unwrap_or(1)) + 10.0;
        let left = (x - wide / 2.0 - 10.0).min(size.width - wide - 28.0).max(8.0);
        let top = if y > high + away + 8.0 { y - high - away } else { y + away };
        let edge = Rect { left, top, right: left + wide + 20.0, bottom: top + high };
        context.begin_path();
        let _ = context.round_rect_with_f64(edge.left, edge.top, edge.width(), edge.height(), 6.0);
        context.set_fill_style_str(self.palette.of(Tone::Raised));
        context.fill();
        context.set_line_width(1.0);
        context.set_stroke_style_str(self.palette.of(Tone::Edge));
        context.stroke();
        let mut line = top + 5.0 + height / 2.0;
        for (shape, text) in lines {
            if let Some(shape) = shape {
                self.shape(shape, left + 16.0, line, 5.5, 0.0, false);
            }
            context.set_fill_style_str(self.palette.of(Tone::Ink));
            let _ = context.fill_text(&text, left + 10.0 + indent(shape), line);
            line += height;
        }
    }
}
