//! Place names: placed when the view settles, drawn every frame.

use super::draw_base::MARGIN_PX;
use super::lettering::Pen;
use super::palette::{Palette, Tone};
use super::scene::Scene;
use crate::core::geo::basemap::{Basemap, PlaceLevel};
use crate::core::geo::labels::Label;
use crate::core::geo::mercator::World;
use crate::core::geo::{Camera, Lens, Rect, Size};

/// Names longer than this are set in two lines, characters.
const LONG: usize = 16;
/// Height of a line in font sizes.
const LEADING: f64 = 1.15;

/// The names that have room.
#[derive(Default)]
pub struct Labels {
    drawn: Vec<Drawn>,
}

struct Drawn {
    name: String,
    font: String,
    /// Height of a line, CSS px.
    line: f64,
    at: World,
    /// From its point to the middle of its text, CSS px.
    offset: (f64, f64),
}

impl Labels {
    /// Finds room for the names around what is drawn now.
    pub fn place(
        &mut self,
        context: &Pen,
        map: &Basemap,
        scene: &Scene,
        (camera, size): (&Camera, Size),
        palette: &Palette,
    ) {
        let (lens, around) = (camera.lens(size), size.grown(MARGIN_PX));
        let mut taken = Vec::new();
        for mark in &scene.marks {
            let (x, y) = mark.on_screen(&lens);
            let across = mark.radius() * 2.0 + 6.0;
            taken.push(Rect::around(x, y, across, across));
        }
        taken.extend_from_slice(&controls(size, palette.rem));
        taken.extend_from_slice(&edges(size));
        self.drawn.clear();
        // Lowest rank first, as they stand.
        for place in map.places.iter().filter(|place| place.level.shown_at(camera.zoom)) {
            let (first, second) = lines(&place.name);
            let (x, y) = lens.to_screen(place.at);
            let (font, px) = lettering(place.level, palette);
            context.letter(&font);
            let line = px * LEADING;
            let width = measured(context, first).max(measured(context, second)) + 10.0;
            let height = line * if second.is_empty() { 1.0 } else { 2.0 } + 6.0;
            let label = Label { x, y, width, height, wide: place.level == PlaceLevel::District };
            if let Some((right, down)) = label.seat(&mut taken, &around).map(|room| room.centre()) {
                let offset = (right - x, down - y);
                self.drawn.push(Drawn { name: place.name.clone(), font, line, at: place.at, offset });
            }
        }
    }

    /// No names: the ground has its own.
    pub fn clear(&mut self) {
        self.drawn.clear();
    }

    /// Draws the names where the camera has them now.
    pub fn draw(&self, context: &Pen, lens: &Lens, palette: &Palette) {
        context.set_text_align("center");
        context.set_text_baseline("middle");
        context.set_line_join("round");
        context.set_stroke_style_str(palette.of(Tone::Land));
        context.set_line_width(4.0);
        context.set_fill_style_str(palette.of(Tone::Soft));
        let view = lens.size.grown(80.0);
        for label in &self.drawn {
            let (x, y) = lens.to_screen(label.at);
            let (x, mut y) = (x + label.offset.0, y + label.offset.1);
            if !view.contains(x, y) {
                continue;
            }
            context.letter(&label.font);
            let (first, second) = lines(&label.name);
            if !second.is_empty() {
                y -= label.line / 2.0;
            }
            for line in [first, second] {
                let _ = context.stroke_text(line, x, y);
                let _ = context.fill_text(line, x, y);
                y += label.line;
            }
        }
    }
}

/// Where the five buttons and the credits lie over the map, so that no name runs under them; they grow with the rem.
fn controls(size: Size, rem: f64) -> [Rect; 2] {
    let Size { width, height } = size;
    [
        Rect { left: width - 4.25 * rem, top: 0.0, right: width, bottom: 17.5 * rem },
        Rect { left: width - 20.5 * rem, top: height - 2.5 * rem, right: width, bottom: height },
    ]
}

/// The edges of the viewport, so that no name is cut by them; names beyond come into view whole.
fn edges(size: Size) -> [Rect; 4] {
    let all = size.grown(MARGIN_PX);
    [
        Rect { left: 0.0, right: 1.0, ..all },
        Rect { left: size.width - 1.0, right: size.width, ..all },
        Rect { top: 0.0, bottom: 1.0, ..all },
        Rect { top: size.height - 1.0, bottom: size.height, ..all },
    ]
}

/// Font and its size in CSS px.
fn lettering(level: PlaceLevel, palette: &Palette) -> (String, f64) {
    let (weight, rem) = match level {
        PlaceLevel::District => (700, 0.95),
        PlaceLevel::Town => (500, 0.78),
        PlaceLevel::Area => (400, 0.72),
    };
    (palette.font(weight, rem), (rem * palette.rem).max(12.0))
}

fn measured(context: &Pen, text: &str) -> f64 {
    context.measure_text(text).map(|metrics| metrics.width()).unwrap_or_default()
}

/// A long name broken at the hyphen or space nearest its middle; the second line of any other is empty.
fn lines(name: &str) -> (&str, &str) {
    if name.chars().count() <= LONG {
        return (name, "");
    }
    let (middle, mut at) = (name.len() / 2, name.len());
    for (before, letter) in name.bytes().enumerate() {
        if matches!(letter, b'-' | b' ') && middle.abs_diff(before + 1) < middle.abs_diff(at) {
            at = before + 1;
        }
    }
    let (first, second) = name.split_at(at);
    (first.trim_end(), second)
}
