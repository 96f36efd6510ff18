//! What is to be drawn over the base map and can be pressed: single organisations, clusters, districts of which no more
//! is known, and a fan when one is open.

use super::points::MapPoints;
use crate::core::geo::mercator::{World, metres};
use crate::core::geo::{Lens, Rect, fan};
use crate::core::power::{length, log2};
use crate::core::register::cluster::{Cluster, cluster};
use crate::core::register::columns::UNKNOWN_KIND;
use crate::core::within::within;

/// Radius within which a press counts, CSS px; larger for large clusters.
const HIT_PX: f64 = 22.0;
/// Members closer than this (world units, some centimetres) are at one spot.
const ONE_SPOT: f64 = 1e-9;
/// Radius of a district's soft disc on the ground, metres, and its limits on the screen, CSS px.
const AREA_M: f64 = 2_200.0;
const AREA_PX: (f64, f64) = (26.0, 110.0);
/// Half the size of a district's count, CSS px.
pub const CHIP_PX: f64 = 14.0;
/// Where in its disc a district's count may stand, as shares of the disc: in the middle, else where no marker covers it.
const SEATS: [(f64, f64); 9] =
    [(0.0, 0.0), (0.0, 0.8), (0.0, -0.8), (0.8, 0.0), (-0.8, 0.0), (0.6, 0.6), (-0.6, 0.6), (0.6, -0.6), (-0.6, -0.6)];
/// More than this are not fanned out around a spot or a district: the list shows them better.
const FAN_MOST: usize = 40;

/// One marker.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mark {
    /// Where it belongs, Web Mercator.
    pub x: f64,
    /// See `x`.
    pub y: f64,
    /// How far from there it is drawn, CSS px; not zero only in a fan and for a district's count.
    pub offset: (f64, f64),
    /// Rows of the organisations it stands for, the smallest first; never empty.
    pub members: Vec<usize>,
    /// How many of them are of which kind.
    pub kinds: Vec<(u16, usize)>,
    /// Number of the district that they are somewhere in, when no more is known of where.
    pub area: Option<usize>,
    /// True for one marker of an open fan.
    pub fanned: bool,
}

impl Mark {
    /// What it is known by from one drawing to the next: its smallest row.
    pub fn key(&self) -> usize {
        self.members.first().copied().unwrap_or_default()
    }

    /// A marker for one organisation.
    fn single_at(at: World, row: usize, kind: u16) -> Self {
        Self { x: at.x, y: at.y, members: vec![row], kinds: vec![(kind, 1)], ..Self::default() }
    }

    /// The row, when it stands for one organisation.
    pub fn single(&self) -> Option<usize> {
        if let [row] = self.members.as_slice() { Some(*row) } else { None }
    }

    /// True for a district's soft disc with its count.
    pub fn is_disc(&self) -> bool {
        self.area.is_some() && !self.fanned
    }

    /// Where it belongs.
    pub fn at(&self) -> World {
        World { x: self.x, y: self.y }
    }

    /// Where it is drawn, CSS px.
    pub fn on_screen(&self, lens: &Lens) -> (f64, f64) {
        let (x, y) = lens.to_screen(self.at());
        (x + self.offset.0, y + self.offset.1)
    }

    /// Radius it is drawn with, CSS px. At most 22, so that clusters 48 px apart keep clear of each other.
    pub fn radius(&self) -> f64 {
        let count = f64::from(u32::try_from(self.members.len()).unwrap_or(u32::MAX));
        match self.members.len() {
            _ if self.is_disc() => CHIP_PX,
            0 | 1 => 8.5,
            _ => (15.0 + 2.0 * log2(count)).min(22.0),
        }
    }
}

/// Radius of a district's disc, CSS px.
pub fn disc_px(lens: &Lens, at: World) -> f64 {
    within(AREA_M * lens.scale / metres(at), AREA_PX.0, AREA_PX.1)
}

/// What came of pressing a marker.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pressed {
    /// One organisation.
    Organisation(usize),
    /// A cluster that shows its parts from this rectangle (world units) on.
    Zoom(Rect),
    /// So many at one spot or in one district (by its number), now in a fan.
    Fan(usize, Option<usize>),
    /// Too many at one spot or in one district (by its number) to fan out.
    Many(usize, Option<usize>),
}

/// The markers and their states. States are rows or keys, so that they outlive a change of clusters.
#[derive(Debug, Default)]
pub struct Scene {
    /// Markers; the discs of districts first, so that all others lie on them.
    pub marks: Vec<Mark>,
    /// Rows of an open fan.
    pub fan: Option<Vec<usize>>,
    /// Row under the pointer, here or in the list.
    pub hovered: Option<usize>,
    /// Key of the marker under the pointer, here.
    pub over: Option<usize>,
    /// Row that is open.
    pub selected: Option<usize>,
    /// Key of the marker that the listbox stands on.
    pub active: Option<usize>,
    /// True where nobody can open a cluster: each organisation has its own marker, even where two overlap.
    pub apart: bool,
}

impl Scene {
    /// Clusters anew, as far as `window` (world units) goes.
    pub fn rebuild(&mut self, points: &MapPoints, passing: &[bool], zoom: f64, window: &Rect) {
        let fan = self.fan.take();
        self.marks.clear();
        for (number, area) in points.columns.areas.iter().enumerate() {
            let (members, kinds) = area.passing(passing);
            let World { x, y } = area.at;
            if !members.is_empty() && window.contains(x, y) {
                let mark = Mark { x, y, members, kinds, area: Some(number), ..Mark::default() };
                self.push(mark, points, fan.as_deref());
            }
        }
        if self.apart {
            let shown = |row: usize| passing.get(row) == Some(&true);
            let shown = points.columns.iter().filter(|placed| shown(placed.row()));
            self.marks.extend(shown.map(|placed| Mark::single_at(placed.at(), placed.row(), placed.kind)));
            return;
        }
        for Cluster { x, y, members, kinds } in cluster(&points.columns, passing, zoom, window) {
            self.push(Mark { x, y, members, kinds, ..Mark::default() }, points, fan.as_deref());
        }
    }

    /// Adds a marker, or its parts when it is the one that is fanned out.
    fn push(&mut self, mark: Mark, points: &MapPoints, fan: Option<&[usize]>) {
        if fan == Some(mark.members.as_slice()) {
            self.fan_out(mark, points);
        } else {
            self.marks.push(mark);
        }
    }

    // Not part of what may call it: no first view does (docs/adr/0012).
    #[inline(never)]
    fn fan_out(&mut self, mark: Mark, points: &MapPoints) {
        for (row, offset) in mark.members.iter().zip(fan::places(mark.members.len())) {
            let single = Mark::single_at(mark.at(), *row, points.columns.kind(*row).unwrap_or(UNKNOWN_KIND));
            self.marks.push(Mark { offset, area: mark.area, fanned: true, ..single });
        }
        self.fan = Some(mark.members);
    }

    /// Seats the counts of districts where no other marker covers them, in the middle when that is free.
    pub fn seat(&mut self, lens: &Lens) {
        let discs = self.marks.iter().filter(|mark| mark.is_disc()).count();
        for at in 0..discs {
            let Some(disc) = self.marks.get(at).filter(|mark| mark.is_disc()) else { continue };
            let (x, y) = lens.to_screen(disc.at());
            let reach = disc_px(lens, disc.at());
            let clear = |right: f64, down: f64| {
                let mut clear = 10.0_f64;
                for (other, mark) in self.marks.iter().enumerate() {
                    if other < at || !mark.is_disc() {
                        let (other_x, other_y) = mark.on_screen(lens);
                        clear = clear.min(length(other_x - x - right, other_y - y - down) - mark.radius() - CHIP_PX);
                    }
                }
                clear
            };
            let (mut most, mut offset) = (f64::NEG_INFINITY, (0.0, 0.0));
            for (right, down) in SEATS.map(|(right, down)| (right * reach, down * reach)) {
                let room = clear(right, down);
                // The first of the best, so that the middle is taken whenever it is free.
                if room > most {
                    (most, offset) = (room, (right, down));
                }
            }
            if let Some(disc) = self.marks.get_mut(at) {
                disc.offset = offset;
            }
        }
    }

    /// The marker under a point on the screen: the nearest within reach, else the district whose disc it is on.
    pub fn hit(&self, lens: &Lens, x: f64, y: f64) -> Option<&Mark> {
        let (mut nearest, mut found, mut disc) = (f64::INFINITY, None, None);
        for mark in &self.marks {
            let away = |(at_x, at_y): (f64, f64)| length(at_x - x, at_y - y);
            let distance = away(mark.on_screen(lens));
            if distance < nearest && distance <= HIT_PX.max(mark.radius() + 4.0) {
                (nearest, found) = (distance, Some(mark));
            }
            if disc.is_none() && mark.is_disc() && away(lens.to_screen(mark.at())) <= disc_px(lens, mark.at()) {
                disc = Some(mark);
            }
        }
        found.or(disc)
    }

    /// The markers whose middle is in the viewport.
    pub fn in_view(&self, lens: &Lens) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(move |mark| {
            let (x, y) = mark.on_screen(lens);
            (0.0..=lens.size.width).contains(&x) && (0.0..=lens.size.height).contains(&y)
        })
    }

    /// Presses the marker with a key. For a fan the scene is to be built anew, a zoom is the caller's.
    pub fn press(&mut self, key: usize, points: &MapPoints, zoom: f64) -> Option<Pressed> {
        let mark = self.marks.iter().find(|mark| mark.key() == key)?;
        let count = mark.members.len();
        if let Some(row) = mark.single() {
            return Some(Pressed::Organisation(row));
        }
        if mark.area.is_none() {
            let places = mark.members.iter().filter_map(|row| points.columns.find(*row));
            let bounds = Rect::of_points(places.map(|placed| placed.at()).map(|at| (at.x, at.y)))?;
            if bounds.width().max(bounds.height()) > ONE_SPOT && zoom < crate::core::geo::camera::MAX_ZOOM - 0.01 {
                return Some(Pressed::Zoom(bounds));
            }
        }
        let area = mark.area;
        if count > FAN_MOST {
            return Some(Pressed::Many(count, area));
        }
        self.fan = Some(mark.members.clone());
        Some(Pressed::Fan(count, area))
    }

    /// The marker that stands for a row, alone or among others.
    pub fn standing_for(&self, row: Option<usize>) -> Option<usize> {
        let row = row?;
        self.marks.iter().find(|mark| mark.members.contains(&row)).map(Mark::key)
    }
}
