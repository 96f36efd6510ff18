//! Gathering points that would lie on top of each other.
//!
//! One pass puts every passing point into a cell of a grid that is anchored to the world at the rounded zoom, so that
//! clusters stay the same while panning. [`Columns`] are in the order of a curve that runs through one cell after the
//! other, whatever the zoom, so the pass needs neither sorting nor an index, and filtering costs nothing to prepare. A
//! second step merges clusters whose centres come too close at the zoom itself, so that no two targets overlap.

use super::columns::{Columns, Placed};
use crate::core::geo::camera::MAX_ZOOM;
use crate::core::geo::mercator::world_px;
use crate::core::geo::{Rect, World};
use crate::core::power::length;
use crate::core::within::within;

/// Edge of a cell at the rounded zoom, in CSS px.
pub const CELL_PX: f64 = 64.0;
/// Centres closer than this at the current zoom are merged, in CSS px.
pub const MERGE_PX: f64 = 48.0;
/// No cluster: the end of a chain.
const NONE: u32 = u32::MAX;

/// One or more signatories drawn as one marker.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cluster {
    /// Mean Web Mercator x of the members, 0 to 1.
    pub x: f64,
    /// Mean Web Mercator y of the members, 0 to 1, southwards.
    pub y: f64,
    /// Rows of the members in the register, the smallest first, the others in no order; never empty.
    pub members: Vec<usize>,
    /// How many members are of which kind, by number of the kind, ascending.
    pub kinds: Vec<(u16, usize)>,
}

impl Cluster {
    /// Number of members.
    pub fn count(&self) -> usize {
        self.members.len()
    }

    /// Adds a member; the place becomes a sum until [`Cluster::settle`].
    fn take(&mut self, placed: &Placed) {
        let World { x, y } = placed.at();
        self.x += x;
        self.y += y;
        self.add(placed.row());
        add_kind(&mut self.kinds, placed.kind, 1);
    }

    /// Makes the mean of the sum.
    fn settle(&mut self) {
        let count = size(self.count());
        self.x /= count;
        self.y /= count;
    }

    /// Takes the members of `other`; the place becomes the mean of all.
    fn absorb(&mut self, other: Self) {
        let share = size(other.count()) / size(self.count() + other.count());
        self.x += (other.x - self.x) * share;
        self.y += (other.y - self.y) * share;
        other.members.into_iter().for_each(|row| self.add(row));
        for (kind, count) in other.kinds {
            add_kind(&mut self.kinds, kind, count);
        }
    }

    /// Adds a row. The smallest stays first: by it the cluster is known.
    fn add(&mut self, row: usize) {
        self.members.push(row);
        if let [first, .., last] = self.members.as_mut_slice()
            && last < first
        {
            std::mem::swap(first, last);
        }
    }
}

/// Counts `count` more of a kind; kinds stay in order.
pub fn add_kind(kinds: &mut Vec<(u16, usize)>, kind: u16, count: usize) {
    let at = kinds.iter().take_while(|(known, _)| *known < kind).count();
    match kinds.get_mut(at) {
        Some((known, sum)) if *known == kind => *sum += count,
        _ => kinds.insert(at, (kind, count)),
    }
}

/// A count as a weight.
#[expect(clippy::cast_precision_loss, reason = "no register has 2^52 entries")]
fn size(count: usize) -> f64 {
    count as f64
}

/// Clusters of the placed signatories whose row is set in `passing`, at `zoom` (0 to 19). Every passing one is in
/// exactly one cluster, except those in cells outside `window` (world units), which are left out. The order depends on
/// nothing but the places.
pub fn cluster(columns: &Columns, passing: &[bool], zoom: f64, window: &Rect) -> Vec<Cluster> {
    let zoom = if zoom.is_finite() { within(zoom, 0.0, MAX_ZOOM) } else { 0.0 };
    let cells = world_px(zoom.round()) / CELL_PX;
    let (left, right) = (cell(window.left, cells), cell(window.right, cells));
    let (top, bottom) = (cell(window.top, cells), cell(window.bottom, cells));
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut last = None;
    for placed in columns.iter() {
        let World { x, y } = placed.at();
        let (x, y) = (cell(x, cells), cell(y, cells));
        let inside = x >= left && x <= right && y >= top && y <= bottom;
        if !(inside && passing.get(placed.row()).copied().unwrap_or(false)) {
            continue;
        }
        if last != Some((x, y)) {
            last = Some((x, y));
            clusters.push(Cluster::default());
        }
        if let Some(cluster) = clusters.last_mut() {
            cluster.take(placed);
        }
    }
    clusters.iter_mut().for_each(Cluster::settle);
    // Every round with a merge has fewer clusters than the last, so this ends; in practice after two or three rounds.
    while merge_round(&mut clusters, MERGE_PX / world_px(zoom)) {}
    clusters
}

/// The number of the cell that holds `at` (0 to 1) where `cells` span the world.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 2^22, and casts saturate")]
pub fn cell(at: f64, cells: f64) -> u32 {
    (at * cells) as u32
}

/// One round: each cluster takes in the nearest one within `limit`, unless either has been part of a merge in this
/// round and so has moved. True when something was merged.
fn merge_round(clusters: &mut Vec<Cluster>, limit: f64) -> bool {
    let grid = Grid::new(clusters, limit);
    let mut moved = vec![false; clusters.len()];
    let mut merged = false;
    for index in 0..clusters.len() {
        let Some(nearest) = grid.nearest(clusters, &moved, index) else { continue };
        let other = clusters.get_mut(nearest).map(std::mem::take).unwrap_or_default();
        if let Some(cluster) = clusters.get_mut(index) {
            cluster.absorb(other);
        }
        for at in [index, nearest] {
            if let Some(moved) = moved.get_mut(at) {
                *moved = true;
            }
        }
        merged = true;
    }
    if merged {
        clusters.retain(|cluster| !cluster.members.is_empty());
    }
    merged
}

/// Clusters by cells as wide as the distance at which they merge, as chains in a table.
struct Grid {
    limit: f64,
    heads: Vec<u32>,
    next: Vec<u32>,
}

impl Grid {
    fn new(clusters: &[Cluster], limit: f64) -> Self {
        let mut grid = Self {
            limit,
            heads: vec![NONE; (clusters.len() * 2).next_power_of_two()],
            next: Vec::with_capacity(clusters.len()),
        };
        for (index, cluster) in (0_u32..).zip(clusters) {
            let slot = grid.slot(cell(cluster.x, 1.0 / limit), cell(cluster.y, 1.0 / limit));
            let head = grid.heads.get_mut(slot).map_or(NONE, |head| std::mem::replace(head, index));
            grid.next.push(head);
        }
        grid
    }

    /// Where in the table the chain of a cell begins. Other cells may share it: distances tell.
    fn slot(&self, x: u32, y: u32) -> usize {
        let mixed = x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA77);
        (mixed ^ (mixed >> 15)) as usize & (self.heads.len() - 1)
    }

    /// The nearest cluster within the limit; of equally near ones the first. None where either has moved.
    fn nearest(&self, clusters: &[Cluster], moved: &[bool], own: usize) -> Option<usize> {
        let free = |at: usize| moved.get(at) == Some(&false);
        let cluster = clusters.get(own).filter(|_| free(own))?;
        let (x, y) = (cell(cluster.x, 1.0 / self.limit), cell(cluster.y, 1.0 / self.limit));
        let mut best: Option<(f64, usize)> = None;
        for around in 0..9_u32 {
            let slot = self.slot((x + around % 3).wrapping_sub(1), (y + around / 3).wrapping_sub(1));
            let mut at = self.heads.get(slot).copied().unwrap_or(NONE) as usize;
            while let (Some(other), Some(next)) = (clusters.get(at), self.next.get(at)) {
                if at != own && free(at) {
                    let distance = length(other.x - cluster.x, other.y - cluster.y);
                    if distance < self.limit && best.is_none_or(|best| (distance, at) < best) {
                        best = Some((distance, at));
                    }
                }
                at = *next as usize;
            }
        }
        best.map(|(_, at)| at)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Cluster, MERGE_PX, cluster};
    use crate::core::geo::Rect;
    use crate::core::geo::mercator::{project, world_px};
    use crate::core::register::columns::{Columns, Placed};
    use crate::core::register::point::Point;
    use crate::core::register::strategies::point;
    use proptest::collection::vec;
    use proptest::prelude::*;

    const WORLD: Rect = Rect { left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };

    fn columns(points: &[Point]) -> Columns {
        let placed = points
            .iter()
            .enumerate()
            .map(|(row, point)| Placed::new(row, project(point.lon(), point.lat()), u16::try_from(row % 3).unwrap()));
        Columns::of(placed.collect())
    }

    fn assert_apart(clusters: &[Cluster], zoom: f64) {
        for (index, a) in clusters.iter().enumerate() {
            for b in clusters.iter().skip(index + 1) {
                let distance = (a.x - b.x).hypot(a.y - b.y) * world_px(zoom);
                assert!(distance >= MERGE_PX - 1e-6, "{distance} px at zoom {zoom}");
            }
        }
    }

    #[test]
    fn points_at_one_spot_stay_together_at_the_last_zoom() {
        let spot = Point::new(11.97, 57.7).unwrap();
        let clusters = cluster(&columns(&[spot, spot, Point::new(11.98, 57.71).unwrap()]), &[true; 3], 19.0, &WORLD);
        assert_eq!(clusters.iter().map(Cluster::count).max(), Some(2));
        assert_eq!(clusters.len(), 2);
    }

    #[test]
    fn a_lone_point_keeps_its_exact_place_and_kind() {
        let columns = columns(&[Point::new(11.97, 57.7).unwrap()]);
        let clusters = cluster(&columns, &[true], 12.3, &WORLD);
        let only = clusters.first().unwrap();
        let placed = columns.find(0).unwrap().at();
        assert_eq!((only.x, only.y), (placed.x, placed.y));
        assert_eq!((only.members.as_slice(), only.kinds.as_slice()), ([0].as_slice(), [(0, 1)].as_slice()));
    }

    #[test]
    fn neighbours_across_a_cell_border_are_merged() {
        // Both sides of the border at x = 0.5, a few pixels apart.
        let pair = [Point::new(-0.001, 57.7).unwrap(), Point::new(0.001, 57.7).unwrap()];
        assert_eq!(cluster(&columns(&pair), &[true; 2], 10.0, &WORLD).len(), 1);
        assert_eq!(cluster(&columns(&pair), &[true; 2], 19.0, &WORLD).len(), 2);
    }

    #[test]
    fn nonsense_zoom_gives_clusters_still() {
        for zoom in [f64::NAN, f64::INFINITY, -3.0, 99.0] {
            assert_eq!(cluster(&columns(&[Point::new(180.0, -90.0).unwrap()]), &[true], zoom, &WORLD).len(), 1);
        }
    }

    proptest! {
        #[test]
        fn every_passing_point_is_in_exactly_one_cluster_and_no_two_overlap(
            points in vec((point(), any::<bool>()), 0..120), zoom in 0.0..19.0_f64
        ) {
            let (points, passing): (Vec<_>, Vec<_>) = points.into_iter().unzip();
            let clusters = cluster(&columns(&points), &passing, zoom, &WORLD);
            let mut members: Vec<usize> = clusters.iter().flat_map(|cluster| cluster.members.clone()).collect();
            members.sort_unstable();
            let expected: Vec<usize> = (0..points.len()).filter(|row| *passing.get(*row).unwrap()).collect();
            prop_assert_eq!(members, expected);
            for cluster in &clusters {
                prop_assert_eq!(cluster.kinds.iter().map(|(_, count)| count).sum::<usize>(), cluster.count());
                prop_assert_eq!(cluster.members.iter().min(), cluster.members.first());
                prop_assert!(cluster.kinds.is_sorted());
            }
            assert_apart(&clusters, zoom);
        }

        #[test]
        fn a_cluster_lies_in_the_mean_of_its_members(points in vec(point(), 1..60), zoom in 8.0..15.0_f64) {
            let columns = columns(&points);
            for cluster in cluster(&columns, &vec![true; points.len()], zoom, &WORLD) {
                let x: f64 = cluster.members.iter().map(|row| columns.find(*row).unwrap().at().x).sum();
                let count = f64::from(u32::try_from(cluster.count()).unwrap());
                prop_assert!((x / count - cluster.x).abs() < 1e-12);
            }
        }

        #[test]
        fn a_window_shows_what_lies_inside_it(points in vec(point(), 0..200), zoom in 3.0..6.0_f64) {
            // Far apart, so that nothing merges across the edge.
            let columns = columns(&points);
            let passing = vec![true; points.len()];
            let window = Rect { left: 0.25, top: 0.25, right: 0.75, bottom: 0.75 };
            let inside: Vec<usize> =
                cluster(&columns, &passing, zoom, &window).into_iter().flat_map(|cluster| cluster.members).collect();
            for row in 0..points.len() {
                let placed = columns.find(row).unwrap().at();
                if window.contains(placed.x, placed.y) {
                    prop_assert!(inside.contains(&row));
                }
            }
        }
    }
}
