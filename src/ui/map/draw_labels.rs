//! Place names: placed when the view settles, drawn every frame.

use super::draw_base::MARGIN_PX;
use super::lettering::Pen;
use super::palette::Palette;
use super::scene::Scene;
use crate::core::geo::basemap::{Basemap, PlaceLevel};
use crate::core::geo::labels::{Label, place};
use crate::core::geo::mercator::World;
use crate::core::geo::{Camera, Rect, Size};

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
    lines: Vec<String>,
    level: PlaceLevel,
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
        let lens = camera.lens(size);
        let around = Rect { left: 0.0, top: 0.0, right: size.width, bottom: size.height }.grown(MARGIN_PX);
        let (mut places, mut labels) = (Vec::new(), Vec::new());
        for place in map.places.iter().filter(|place| place.level.shown_at(camera.zoom)) {
            let lines = lines(&place.name);
            let (x, y) = camera.to_screen(size, place.at);
            let (font, px) = lettering(place.level, palette);
            context.letter(font);
            let width = lines.iter().map(|line| measured(context, line)).fold(0.0, f64::max);
            let height = px * LEADING * f64::from(u32::try_from(lines.len()).unwrap_or(1));
            let id = labels.len();
            let wide = place.level == PlaceLevel::District;
            labels.push(Label { id, rank: place.rank, x, y, width: width + 10.0, height: height + 6.0, wide });
            places.push((place, lines));
        }
        let mut obstacles = Vec::with_capacity(scene.marks.len() + 6);
        for mark in &scene.marks {
            let (x, y) = mark.on_screen(&lens);
            let across = mark.radius() * 2.0 + 6.0;
            obstacles.push(Rect::around(x, y, across, across));
        }
        obstacles.extend_from_slice(&controls(size, palette.rem));
        obstacles.extend_from_slice(&edges(size));
        self.drawn.clear();
        for room in place(&labels, &obstacles, &around) {
            let Some((place, lines)) = places.get(room.id) else { continue };
            let (middle, (x, y)) = (room.rect.centre(), camera.to_screen(size, place.at));
            let offset = (middle.0 - x, middle.1 - y);
            self.drawn.push(Drawn { lines: lines.clone(), level: place.level, at: place.at, offset });
        }
    }

    /// No names: the ground has its own.
    pub fn clear(&mut self) {
        self.drawn.clear();
    }

    /// Draws the names where the camera has them now.
    pub fn draw(&self, context: &Pen, camera: &Camera, size: Size, palette: &Palette) {
        context.set_text_align("center");
        context.set_text_baseline("middle");
        context.set_line_join("round");
        context.set_stroke_style_str(&palette.land);
        context.set_line_width(4.0);
        context.set_fill_style_str(&palette.soft);
        let view = Rect { left: 0.0, top: 0.0, right: size.width, bottom: size.height }.grown(80.0);
        for label in &self.drawn {
            let (x, y) = camera.to_screen(size, label.at);
            let (x, mut y) = (x + label.offset.0, y + label.offset.1);
            if !view.contains(x, y) {
                continue;
            }
            let (font, px) = lettering(label.level, palette);
            context.letter(font);
            let extra = u32::try_from(label.lines.len().saturating_sub(1)).unwrap_or_default();
            y -= px * LEADING * f64::from(extra) / 2.0;
            for line in &label.lines {
                let _ = context.stroke_text(line, x, y);
                let _ = context.fill_text(line, x, y);
                y += px * LEADING;
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
    let all = Rect { left: 0.0, top: 0.0, right: size.width, bottom: size.height }.grown(MARGIN_PX);
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

/// A long name broken at the hyphen or space nearest its middle.
fn lines(name: &str) -> Vec<String> {
    let length = name.chars().count();
    if length <= LONG {
        return vec![name.to_owned()];
    }
    let breaks = name.char_indices().enumerate().filter(|(_, (_, letter))| matches!(letter, '-' | ' '));
    match breaks.min_by_key(|(at, _)| (at + 1).abs_diff(length / 2)) {
        Some((_, (at, _))) => {
            let (first, second) = name.split_at(at + 1);
            vec![first.trim_end().to_owned(), second.to_owned()]
        }
        None => vec![name.to_owned()],
    }
}
