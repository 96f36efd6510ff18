//! Organisations, clusters, districts and their states.

use super::brush::Brush;
use super::palette::Tone;
use super::scene::{CHIP_PX, Mark, Scene, disc_px};
use crate::core::geo::World;
use crate::core::geo::ring::parts;
use crate::core::turn;

/// Markers farther outside the viewport than this are not drawn, CSS px.
const SPILL_PX: f64 = 50.0;
/// Width of a cluster's ring, and of the gap inside it, CSS px.
const RING_PX: f64 = 3.5;
const INSET_PX: f64 = 1.5;
/// Width of the gaps between the parts of a ring, CSS px.
const GAP_PX: f64 = 2.5;
/// Lines of a legend, in rem, and their height in font sizes.
const LEGEND_REM: f64 = 0.8;
const LEADING: f64 = 1.55;

/// The markers that have a state now, by key.
#[derive(Clone, Copy)]
struct States {
    hovered: Option<usize>,
    selected: Option<usize>,
    active: Option<usize>,
}

/// What lies over what.
#[derive(Clone, Copy)]
enum Layer {
    Plain,
    /// Markers that have a state, or stand in a fan.
    Special,
    /// Names and legends.
    Names,
}

impl States {
    fn any(self, mark: &Mark) -> bool {
        [self.hovered, self.selected, self.active].contains(&Some(mark.key()))
    }
}

impl Brush<'_> {
    /// Draws the areas of districts, under the place names, which no outline is to cross.
    pub fn areas(&self, scene: &Scene) {
        scene.marks.iter().filter(|mark| mark.is_disc()).for_each(|mark| self.area(mark.at()));
    }

    /// Draws all markers; those with a state or in a fan last, so that nothing covers them.
    pub fn scene(&self, scene: &Scene) {
        let states = States {
            hovered: scene.over.or_else(|| scene.standing_for(scene.hovered)),
            selected: scene.standing_for(scene.selected),
            active: scene.active,
        };
        self.fan_lines(scene);
        let seen = self.lens.size.grown(SPILL_PX);
        for layer in [Layer::Plain, Layer::Special, Layer::Names] {
            for mark in &scene.marks {
                let (key, (x, y)) = (Some(mark.key()), mark.on_screen(&self.lens));
                let special = mark.fanned || states.any(mark);
                match layer {
                    Layer::Names if states.hovered == key || states.active == key => self.legend(mark, x, y),
                    Layer::Plain if !special && seen.contains(x, y) => self.mark(states, mark, x, y),
                    Layer::Special if special && seen.contains(x, y) => self.mark(states, mark, x, y),
                    _ => {}
                }
            }
        }
    }

    fn mark(&self, states: States, mark: &Mark, x: f64, y: f64) {
        let key = Some(mark.key());
        let (hovered, selected) = (states.hovered == key, states.selected == key);
        let mut radius = mark.radius();
        let mut edge = radius + 3.0;
        if mark.is_disc() || mark.single().is_none() {
            if selected || hovered {
                let ring = if selected { self.palette.of(Tone::Selected) } else { self.palette.of(Tone::Ink) };
                edge = radius + 7.0;
                self.disc(x, y, edge + 1.5, self.palette.of(Tone::Paper));
                self.ring(x, y, edge - 1.5, 3.5, ring);
            }
            if mark.is_disc() {
                self.chip(mark, x, y);
            } else {
                self.cluster(mark, x, y, radius);
            }
        } else {
            let shape = self.points.kind(mark.kinds.first().map_or(u16::MAX, |kind| kind.0)).1;
            if selected {
                // A disc with a thick ring around the shape: another form, not only another colour.
                edge = 17.0;
                self.disc(x, y, edge, self.palette.of(Tone::Paper));
                self.disc(x, y, 15.5, self.palette.of(Tone::Selected));
                self.disc(x, y, 11.0, self.palette.of(Tone::Paper));
                self.shape(shape, x, y, 6.5, 0.0, false);
            } else {
                if hovered {
                    radius *= 1.35;
                    edge = radius + 3.0;
                }
                // Somewhere in a district: hollow, because the spot means nothing.
                self.shape(shape, x, y, radius, 3.0, mark.area.is_some());
            }
        }
        if states.active == key {
            self.ring(x, y, edge + 4.0, 6.0, self.palette.of(Tone::Paper));
            self.ring(x, y, edge + 4.0, 3.0, self.palette.of(Tone::Focus));
        }
    }

    /// How many, and a ring around it in parts by kind.
    fn cluster(&self, mark: &Mark, x: f64, y: f64, radius: f64) {
        let palette = self.palette;
        self.disc(x, y, radius + 2.0, palette.of(Tone::Paper));
        self.disc(x, y, radius - RING_PX - INSET_PX, palette.of(Tone::Ink));
        let middle = radius - RING_PX / 2.0;
        self.context.begin_path();
        for (from, to) in parts(&mark.kinds, GAP_PX / middle) {
            self.context.move_to(x + middle * turn::cos(from), y + middle * turn::sin(from));
            let _ = self.context.arc(x, y, middle, from, to);
        }
        self.context.set_line_cap("butt");
        self.context.set_line_width(RING_PX);
        self.context.set_stroke_style_str(palette.of(Tone::Ink));
        self.context.stroke();
        self.count(mark.members.len(), x, y, palette.of(Tone::Paper));
    }

    /// How many are somewhere in a district.
    fn chip(&self, mark: &Mark, x: f64, y: f64) {
        self.disc(x, y, CHIP_PX, self.palette.of(Tone::Paper));
        self.ring(x, y, CHIP_PX - 0.75, 1.5, self.palette.of(Tone::Ink));
        self.count(mark.members.len(), x, y, self.palette.of(Tone::Ink));
    }

    /// A district's disc: soft and dashed, because it has no edge on the ground.
    fn area(&self, at: World) {
        let (x, y) = self.lens.to_screen(at);
        let reach = disc_px(&self.lens, at);
        self.context.set_global_alpha(0.1);
        self.disc(x, y, reach, self.palette.of(Tone::Ink));
        self.context.set_global_alpha(0.55);
        self.dashed(true);
        self.ring(x, y, reach, 1.5, self.palette.of(Tone::Ink));
        self.dashed(false);
        self.context.set_global_alpha(1.0);
    }

    fn count(&self, members: usize, x: f64, y: f64, colour: &str) {
        let text = if members > 999 { "999+".to_owned() } else { members.to_string() };
        self.context.letter_around(&self.palette.font(700, if members > 99 { 0.7 } else { 0.8 }), "center");
        self.context.set_fill_style_str(colour);
        // Digits have no descenders: a little lower is the optical middle.
        let _ = self.context.fill_text(&text, x, y + 0.5);
    }

    /// The spokes of an open fan, and the disc that it belongs to.
    fn fan_lines(&self, scene: &Scene) {
        let fanned = || scene.marks.iter().filter(|mark| mark.fanned);
        if let Some(mark) = fanned().find(|mark| mark.area.is_some()) {
            self.area(mark.at());
        }
        self.context.begin_path();
        for mark in fanned() {
            let (x, y) = self.lens.to_screen(mark.at());
            self.context.move_to(x, y);
            self.context.line_to(x + mark.offset.0, y + mark.offset.1);
        }
        self.context.set_line_width(1.5);
        self.context.set_stroke_style_str(self.palette.of(Tone::Ink));
        self.context.stroke();
    }

    /// The name of an organisation in a box, or what a cluster or district is made of: a shape, a number and a kind a line.
    fn legend(&self, mark: &Mark, x: f64, y: f64) {
        let height = (LEGEND_REM * self.palette.rem).max(12.0) * LEADING;
        let titles = [
            mark.single().map(|row| self.points.name(row)),
            mark.area.filter(|_| mark.is_disc()).and_then(|area| self.points.titles.get(area)).map(String::as_str),
        ];
        let mut lines = Vec::new();
        for title in titles.into_iter().flatten() {
            lines.push((None, title.to_owned()));
        }
        for (kind, count) in mark.kinds.iter().filter(|_| mark.single().is_none()) {
            let (name, shape) = self.points.kind(*kind);
            lines.push((Some(shape), [count.to_string().as_str(), "  ", name].concat()));
        }
        self.panel(lines, height, (x, y), mark.radius() + 14.0);
    }
}
