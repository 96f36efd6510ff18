//! What is to be drawn over the base map and can be pressed: single organisations, clusters, and a fan when one is open.

use super::points::MapPoints;
use crate::core::geo::mercator::World;
use crate::core::geo::{Camera, Rect, Size, fan};
use crate::core::register::cluster::{Cluster, cluster};

/// Radius within which a press counts, CSS px; larger for large clusters.
const HIT_PX: f64 = 22.0;
/// Members closer than this (world units, some centimetres) are at one spot.
const ONE_SPOT: f64 = 1e-9;

/// One marker.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Where it belongs.
    pub at: World,
    /// How far from there it is drawn, CSS px; not zero only in a fan.
    pub offset: (f64, f64),
    /// Rows of the organisations it stands for; never empty.
    pub members: Vec<usize>,
    /// The kind of a single one.
    pub kind: Option<u16>,
}

impl Mark {
    /// What it is known by from one drawing to the next: its first member.
    pub fn key(&self) -> usize {
        self.members.first().copied().unwrap_or_default()
    }

    /// The row, when it stands for one organisation.
    pub fn single(&self) -> Option<usize> {
        if let [row] = self.members.as_slice() { Some(*row) } else { None }
    }

    /// Where it is drawn, CSS px.
    pub fn on_screen(&self, camera: &Camera, size: Size) -> (f64, f64) {
        let (x, y) = camera.to_screen(size, self.at);
        (x + self.offset.0, y + self.offset.1)
    }

    /// Radius it is drawn with, CSS px. At most 22, so that clusters 48 px apart keep clear of each other.
    pub fn radius(&self) -> f64 {
        let count = f64::from(u32::try_from(self.members.len()).unwrap_or(u32::MAX));
        if self.members.len() < 2 { 8.5 } else { (13.0 + 2.0 * count.log2()).min(22.0) }
    }
}

/// What came of pressing a marker.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pressed {
    /// One organisation.
    Organisation(usize),
    /// A cluster that shows its parts from this rectangle (world units) on.
    Zoom(Rect),
    /// So many at one spot, now in a fan.
    Fan(usize),
}

/// The markers and their states. States are rows or keys, so that they outlive a change of clusters.
#[derive(Debug, Default)]
pub struct Scene {
    /// Markers, north to south.
    pub marks: Vec<Mark>,
    /// The spot that an open fan belongs to.
    pub fan: Option<(World, Vec<usize>)>,
    /// Row under the pointer, here or in the list.
    pub hovered: Option<usize>,
    /// Row that is open.
    pub selected: Option<usize>,
    /// Key of the marker that the listbox stands on.
    pub active: Option<usize>,
}

impl Scene {
    /// Clusters anew.
    pub fn rebuild(&mut self, points: &MapPoints, passing: &[bool], zoom: f64) {
        let clusters = cluster(&points.columns, passing, zoom);
        if let Some((_, members)) = &self.fan
            && !clusters.iter().any(|cluster| &cluster.members == members)
        {
            self.fan = None;
        }
        self.marks.clear();
        for Cluster { x, y, members, kinds } in clusters {
            let at = World { x, y };
            let open = self.fan.as_ref().is_some_and(|(_, fanned)| *fanned == members);
            if open {
                for (row, offset) in members.iter().zip(fan::places(members.len())) {
                    self.marks.push(Mark { at, offset, members: vec![*row], kind: kind_of(points, *row) });
                }
            } else {
                let kind = if members.len() == 1 { kinds.first().map(|kind| kind.0) } else { None };
                self.marks.push(Mark { at, offset: (0.0, 0.0), members, kind });
            }
        }
    }

    /// The marker under a point on the screen: the nearest within reach.
    pub fn hit(&self, camera: &Camera, size: Size, x: f64, y: f64) -> Option<&Mark> {
        let near = self.marks.iter().filter_map(|mark| {
            let (mark_x, mark_y) = mark.on_screen(camera, size);
            let distance = (mark_x - x).hypot(mark_y - y);
            (distance <= HIT_PX.max(mark.radius() + 4.0)).then_some((distance, mark))
        });
        near.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, mark)| mark)
    }

    /// The markers whose middle is in the viewport.
    pub fn in_view(&self, camera: &Camera, size: Size) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(move |mark| {
            let (x, y) = mark.on_screen(camera, size);
            (0.0..=size.width).contains(&x) && (0.0..=size.height).contains(&y)
        })
    }

    /// Presses the marker with a key; a fan opens at once, the caller does the zooming.
    pub fn press(&mut self, key: usize, points: &MapPoints, passing: &[bool], zoom: f64) -> Option<Pressed> {
        let mark = self.marks.iter().find(|mark| mark.key() == key)?;
        if let Some(row) = mark.single() {
            return Some(Pressed::Organisation(row));
        }
        let places = mark.members.iter().filter_map(|row| points.place(*row));
        let bounds = Rect::of_points(places)?;
        if bounds.width().max(bounds.height()) > ONE_SPOT && zoom < crate::core::geo::camera::MAX_ZOOM - 0.01 {
            return Some(Pressed::Zoom(bounds));
        }
        let count = mark.members.len();
        self.fan = Some((mark.at, mark.members.clone()));
        self.rebuild(points, passing, zoom);
        Some(Pressed::Fan(count))
    }

    /// Closes the fan. True when one was open.
    pub fn close_fan(&mut self, points: &MapPoints, passing: &[bool], zoom: f64) -> bool {
        let open = self.fan.take().is_some();
        if open {
            self.rebuild(points, passing, zoom);
        }
        open
    }

    /// Whether a marker stands for a row, alone or among others.
    pub fn stands_for(mark: &Mark, row: Option<usize>) -> bool {
        row.is_some_and(|row| mark.members.binary_search(&row).is_ok())
    }
}

fn kind_of(points: &MapPoints, row: usize) -> Option<u16> {
    let at = points.columns.row.iter().position(|known| *known == row)?;
    points.columns.kind.get(at).copied()
}
