//! Organisations, clusters and their states.

use super::palette::Palette;
use super::points::MapPoints;
use super::scene::{Mark, Scene};
use super::shape::Shape;
use crate::core::geo::{Camera, Size};
use std::f64::consts::TAU;
use web_sys::{CanvasRenderingContext2d, Path2d};

/// Shapes are drawn in units of a tenth of their radius.
const SHAPE_UNITS: f64 = 10.0;
/// Markers farther outside the viewport than this are not drawn, CSS px.
const SPILL_PX: f64 = 40.0;

/// Everything a marker is drawn with.
pub struct Brush<'a> {
    /// Where to.
    pub context: &'a CanvasRenderingContext2d,
    /// Colours.
    pub palette: &'a Palette,
    /// Names and shapes.
    pub points: &'a MapPoints,
    /// Where the map looks.
    pub camera: &'a Camera,
    /// Size of the viewport, CSS px.
    pub size: Size,
}

impl Brush<'_> {
    /// Draws all markers; those with a state last, so that nothing covers them.
    pub fn scene(&self, scene: &Scene) {
        self.fan_lines(scene);
        let special = |mark: &&Mark| {
            Scene::stands_for(mark, scene.hovered)
                || Scene::stands_for(mark, scene.selected)
                || scene.active == Some(mark.key())
        };
        for mark in scene.marks.iter().filter(|mark| !special(mark)).chain(scene.marks.iter().filter(special)) {
            let (x, y) = mark.on_screen(self.camera, self.size);
            if x > -SPILL_PX && y > -SPILL_PX && x < self.size.width + SPILL_PX && y < self.size.height + SPILL_PX {
                self.mark(scene, mark, x, y);
            }
        }
        // Names above all markers.
        for mark in scene.marks.iter().filter(special) {
            let named = Scene::stands_for(mark, scene.hovered) || scene.active == Some(mark.key());
            if let (Some(row), true) = (mark.single(), named) {
                let (x, y) = mark.on_screen(self.camera, self.size);
                self.name(self.points.name(row), x, y);
            }
        }
    }

    fn mark(&self, scene: &Scene, mark: &Mark, x: f64, y: f64) {
        let (hovered, selected) = (Scene::stands_for(mark, scene.hovered), Scene::stands_for(mark, scene.selected));
        let mut radius = mark.radius();
        let mut edge = radius + 3.0;
        if let Some(kind) = mark.kind {
            let shape = self.points.shape(kind);
            if selected {
                // A disc with a thick ring around the shape: another form, not only another colour.
                edge = 17.0;
                self.disc(x, y, edge, &self.palette.paper);
                self.disc(x, y, 15.5, &self.palette.selected);
                self.disc(x, y, 11.0, &self.palette.paper);
                self.shape(shape, x, y, 6.5, 0.0);
            } else {
                if hovered {
                    radius *= 1.35;
                    edge = radius + 3.0;
                }
                self.shape(shape, x, y, radius, 3.0);
            }
        } else {
            if selected || hovered {
                let ring = if selected { &self.palette.selected } else { &self.palette.ink };
                edge = radius + 7.0;
                self.disc(x, y, edge + 1.5, &self.palette.paper);
                self.ring(x, y, edge - 1.5, 3.5, ring);
            }
            self.disc(x, y, radius + 2.0, &self.palette.paper);
            self.disc(x, y, radius, &self.palette.ink);
            self.count(mark.members.len(), x, y);
        }
        if scene.active == Some(mark.key()) {
            self.ring(x, y, edge + 4.0, 6.0, &self.palette.paper);
            self.ring(x, y, edge + 4.0, 3.0, &self.palette.focus);
        }
    }

    fn count(&self, members: usize, x: f64, y: f64) {
        let text = if members > 999 { "999+".to_owned() } else { members.to_string() };
        self.context.set_font(&self.palette.font(700, if members > 99 { 0.7 } else { 0.8 }));
        self.context.set_text_align("center");
        self.context.set_text_baseline("middle");
        self.context.set_fill_style_str(&self.palette.paper);
        // Digits have no descenders: a little lower is the optical middle.
        let _ = self.context.fill_text(&text, x, y + 0.5);
    }

    fn disc(&self, x: f64, y: f64, radius: f64, colour: &str) {
        self.context.begin_path();
        let _ = self.context.arc(x, y, radius, 0.0, TAU);
        self.context.set_fill_style_str(colour);
        self.context.fill();
    }

    fn ring(&self, x: f64, y: f64, radius: f64, width: f64, colour: &str) {
        self.context.begin_path();
        let _ = self.context.arc(x, y, radius, 0.0, TAU);
        self.context.set_line_width(width);
        self.context.set_stroke_style_str(colour);
        self.context.stroke();
    }

    /// A shape in ink with a halo of `halo` CSS px around it.
    fn shape(&self, shape: Shape, x: f64, y: f64, radius: f64, halo: f64) {
        let Ok(path) = Path2d::new_with_path_string(shape.path()) else { return };
        let scale = radius / SHAPE_UNITS;
        self.context.save();
        let _ = self.context.translate(x, y);
        let _ = self.context.scale(scale, scale);
        if halo > 0.0 {
            self.context.set_line_join("round");
            self.context.set_line_width(2.0 * halo / scale);
            self.context.set_stroke_style_str(&self.palette.paper);
            self.context.stroke_with_path(&path);
        }
        self.context.set_fill_style_str(&self.palette.ink);
        self.context.fill_with_path_2d(&path);
        self.context.restore();
    }

    /// The spokes of an open fan.
    fn fan_lines(&self, scene: &Scene) {
        if scene.fan.is_none() {
            return;
        }
        self.context.set_line_width(1.5);
        self.context.set_stroke_style_str(&self.palette.ink);
        self.context.begin_path();
        for mark in scene.marks.iter().filter(|mark| mark.offset != (0.0, 0.0)) {
            let (x, y) = self.camera.to_screen(self.size, mark.at);
            self.context.move_to(x, y);
            self.context.line_to(x + mark.offset.0, y + mark.offset.1);
        }
        self.context.stroke();
    }

    /// An organisation's name in a box over its marker, moved in from the edges and cut when too long.
    fn name(&self, name: &str, x: f64, y: f64) {
        self.context.set_font(&self.palette.font(600, 0.85));
        let measured = |text: &str| self.context.measure_text(text).map(|metrics| metrics.width()).unwrap_or_default();
        let most = (self.size.width - 48.0).max(60.0);
        let mut text = name.to_owned();
        while measured(&text) > most && text.chars().count() > 4 {
            text = text.chars().take(text.chars().count() * 9 / 10 - 1).chain(['…']).collect();
        }
        let height = (0.85 * self.palette.rem).max(12.0) * 1.7;
        let width = measured(&text) + 20.0;
        let left = (x - width / 2.0).min(self.size.width - width - 8.0).max(8.0);
        let top = if y > height + 34.0 { y - height - 24.0 } else { y + 24.0 };
        self.context.begin_path();
        let _ = self.context.round_rect_with_f64(left, top, width, height, 6.0);
        self.context.set_fill_style_str(&self.palette.raised);
        self.context.fill();
        self.context.set_line_width(1.0);
        self.context.set_stroke_style_str(&self.palette.edge);
        self.context.stroke();
        self.context.set_fill_style_str(&self.palette.ink);
        self.context.set_text_align("left");
        self.context.set_text_baseline("middle");
        let _ = self.context.fill_text(&text, left + 10.0, top + height / 2.0);
    }
}
