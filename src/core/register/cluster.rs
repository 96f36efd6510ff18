//! Gathering points that would lie on top of each other.
//!
//! One pass puts every passing point into a cell of a grid that is anchored to the world at the rounded zoom, so that
//! clusters stay the same while panning. A second merges clusters whose centres come too close at the zoom itself, so
//! that no two targets overlap. No index: filtering costs nothing to prepare.

use super::columns::{Columns, Placed};
use crate::core::geo::camera::MAX_ZOOM;
use crate::core::geo::mercator::world_px;
use crate::core::order;
use crate::core::within::within;

/// Edge of a cell at the rounded zoom, in CSS px.
pub const CELL_PX: f64 = 64.0;
/// Centres closer than this at the current zoom are merged, in CSS px.
pub const MERGE_PX: f64 = 48.0;

/// One or more signatories drawn as one marker.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// Mean Web Mercator x of the members, 0 to 1.
    pub x: f64,
    /// Mean Web Mercator y of the members, 0 to 1, southwards.
    pub y: f64,
    /// Rows of the members in the register, ascending; never empty.
    pub members: Vec<usize>,
    /// How many members are of which kind, by number of the kind.
    pub kinds: Vec<(u16, usize)>,
}

impl Cluster {
    /// Number of members.
    pub fn count(&self) -> usize {
        self.members.len()
    }

    /// The row of the only member, if there is only one.
    pub fn single(&self) -> Option<usize> {
        if let [row] = self.members.as_slice() { Some(*row) } else { None }
    }

    /// The kind that all members share, if they do.
    pub fn only_kind(&self) -> Option<u16> {
        if let [(kind, _)] = self.kinds.as_slice() { Some(*kind) } else { None }
    }

    /// Takes the members of `other`; the place becomes the mean of all.
    fn absorb(&mut self, other: Self) {
        let share = size(other.count()) / size(self.count() + other.count());
        self.x += (other.x - self.x) * share;
        self.y += (other.y - self.y) * share;
        self.members.extend(other.members);
        for (kind, count) in other.kinds {
            self.add_kind(kind, count);
        }
    }

    fn add_kind(&mut self, kind: u16, count: usize) {
        match self.kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, sum)) => *sum += count,
            None => self.kinds.push((kind, count)),
        }
    }
}

/// A count as a weight.
#[expect(clippy::cast_precision_loss, reason = "no register has 2^52 entries")]
fn size(count: usize) -> f64 {
    count as f64
}

/// Clusters of the placed signatories whose row is set in `passing`, at `zoom` (0 to 19). Every passing one is in
/// exactly one cluster. The order depends on nothing but the places: from north to south in rows of cells, from west
/// to east within them.
pub fn cluster(columns: &Columns, passing: &[bool], zoom: f64) -> Vec<Cluster> {
    let zoom = if zoom.is_finite() { within(zoom, 0.0, MAX_ZOOM) } else { 0.0 };
    let cells = world_px(zoom.round()) / CELL_PX;
    let mut placed: Vec<(u32, u32, Placed)> = columns
        .iter()
        .filter(|placed| passing.get(placed.row).copied().unwrap_or(false))
        .map(|placed| (cell(placed.y, cells), cell(placed.x, cells), placed))
        .collect();
    order::sort_by_key(&mut placed, |(y, x, placed)| (*y, *x, placed.row));
    let mut clusters: Vec<Cluster> = Vec::new();
    for group in placed.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let count = size(group.len());
        let mut cluster = Cluster {
            x: group.iter().map(|(.., placed)| placed.x).sum::<f64>() / count,
            y: group.iter().map(|(.., placed)| placed.y).sum::<f64>() / count,
            members: group.iter().map(|(.., placed)| placed.row).collect(),
            kinds: Vec::new(),
        };
        for (.., placed) in group {
            cluster.add_kind(placed.kind, 1);
        }
        clusters.push(cluster);
    }
    merge_close(&mut clusters, zoom);
    for cluster in &mut clusters {
        order::sort_by_key(&mut cluster.members, |row| *row);
        order::sort_by_key(&mut cluster.kinds, |kind| *kind);
    }
    clusters
}

/// The number of the cell that holds `at` (0 to 1) where `cells` span the world.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 2^21, and casts saturate")]
fn cell(at: f64, cells: f64) -> u32 {
    (at * cells).floor() as u32
}

/// Merges clusters until no two centres are closer than [`MERGE_PX`] at `zoom`.
fn merge_close(clusters: &mut Vec<Cluster>, zoom: f64) {
    let limit = MERGE_PX / world_px(zoom);
    // Each round merges at least one pair or is the last, so this ends; in practice after two or three rounds.
    while merge_round(clusters, limit) {}
}

/// One round: each cluster takes in the nearest one within `limit`, unless either has been part of a merge in this
/// round and so has moved. True when something was merged.
fn merge_round(clusters: &mut Vec<Cluster>, limit: f64) -> bool {
    let cells = 1.0 / limit;
    let mut bins: Vec<(u32, u32, usize)> = clusters
        .iter()
        .enumerate()
        .map(|(index, cluster)| (cell(cluster.y, cells), cell(cluster.x, cells), index))
        .collect();
    order::sort_by_key(&mut bins, |bin| *bin);
    let mut slots: Vec<Slot> = std::mem::take(clusters).into_iter().map(Slot::Fresh).collect();
    let mut merged = false;
    for (y, x, index) in &bins {
        let Some(Slot::Fresh(cluster)) = slots.get(*index) else { continue };
        let Some(nearest) = nearest_fresh(&slots, &bins, (*y, *x), *index, cluster, limit) else { continue };
        let taken = slots.get_mut(nearest).map(|slot| std::mem::replace(slot, Slot::Gone));
        if let (Some(Slot::Fresh(other)), Some(slot)) = (taken, slots.get_mut(*index)) {
            slot.absorb(other);
            merged = true;
        }
    }
    clusters.extend(slots.into_iter().filter_map(Slot::into_cluster));
    merged
}

/// A cluster in one round of merging.
enum Slot {
    /// Where it was when the round began.
    Fresh(Cluster),
    /// Has taken in another and moved.
    Moved(Cluster),
    /// Taken in by another.
    Gone,
}

impl Slot {
    fn absorb(&mut self, other: Cluster) {
        if let Self::Fresh(mut cluster) = std::mem::replace(self, Self::Gone) {
            cluster.absorb(other);
            *self = Self::Moved(cluster);
        }
    }

    fn into_cluster(self) -> Option<Cluster> {
        match self {
            Self::Fresh(cluster) | Self::Moved(cluster) => Some(cluster),
            Self::Gone => None,
        }
    }
}

/// The nearest cluster within `limit` that has not been part of a merge; of equally near ones the first.
fn nearest_fresh(
    slots: &[Slot],
    bins: &[(u32, u32, usize)],
    (y, x): (u32, u32),
    own: usize,
    cluster: &Cluster,
    limit: f64,
) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    for row in y.saturating_sub(1)..=y.saturating_add(1) {
        let start = bins.partition_point(|(by, bx, _)| (*by, *bx) < (row, x.saturating_sub(1)));
        for (_, _, index) in bins.iter().skip(start).take_while(|(by, bx, _)| (*by, *bx) <= (row, x.saturating_add(1)))
        {
            let Some(Slot::Fresh(other)) = slots.get(*index).filter(|_| *index != own) else { continue };
            let distance = (other.x - cluster.x).hypot(other.y - cluster.y);
            if distance < limit && best.is_none_or(|best| (distance, *index) < best) {
                best = Some((distance, *index));
            }
        }
    }
    best.map(|(_, index)| index)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Cluster, MERGE_PX, cluster};
    use crate::core::geo::mercator::{project, world_px};
    use crate::core::register::columns::Columns;
    use crate::core::register::point::Point;
    use crate::core::register::strategies::point;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn columns(points: &[Point]) -> Columns {
        let mut columns = Columns::default();
        for (row, point) in points.iter().enumerate() {
            let world = project(point.lon(), point.lat());
            columns.x.push(world.x);
            columns.y.push(world.y);
            columns.row.push(row);
            columns.kind.push(u16::try_from(row % 3).unwrap());
        }
        columns
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
        let clusters = cluster(&columns(&[spot, spot, Point::new(11.98, 57.71).unwrap()]), &[true; 3], 19.0);
        assert_eq!(clusters.iter().map(Cluster::count).max(), Some(2));
        assert_eq!(clusters.len(), 2);
    }

    #[test]
    fn a_lone_point_keeps_its_exact_place_and_kind() {
        let columns = columns(&[Point::new(11.97, 57.7).unwrap()]);
        let clusters = cluster(&columns, &[true], 12.3);
        let only = clusters.first().unwrap();
        assert_eq!((only.x, only.y), (*columns.x.first().unwrap(), *columns.y.first().unwrap()));
        assert_eq!((only.single(), only.only_kind()), (Some(0), Some(0)));
    }

    #[test]
    fn neighbours_across_a_cell_border_are_merged() {
        // Both sides of the border at x = 0.5, a few pixels apart.
        let pair = [Point::new(-0.001, 57.7).unwrap(), Point::new(0.001, 57.7).unwrap()];
        assert_eq!(cluster(&columns(&pair), &[true; 2], 10.0).len(), 1);
        assert_eq!(cluster(&columns(&pair), &[true; 2], 19.0).len(), 2);
    }

    #[test]
    fn nonsense_zoom_gives_clusters_still() {
        for zoom in [f64::NAN, f64::INFINITY, -3.0, 99.0] {
            assert_eq!(cluster(&columns(&[Point::new(180.0, -90.0).unwrap()]), &[true], zoom).len(), 1);
        }
    }

    proptest! {
        #[test]
        fn every_passing_point_is_in_exactly_one_cluster_and_no_two_overlap(
            points in vec((point(), any::<bool>()), 0..120), zoom in 0.0..19.0_f64
        ) {
            let (points, passing): (Vec<_>, Vec<_>) = points.into_iter().unzip();
            let clusters = cluster(&columns(&points), &passing, zoom);
            let mut members: Vec<usize> = clusters.iter().flat_map(|cluster| cluster.members.clone()).collect();
            members.sort_unstable();
            let expected: Vec<usize> = (0..points.len()).filter(|row| *passing.get(*row).unwrap()).collect();
            prop_assert_eq!(members, expected);
            for cluster in &clusters {
                prop_assert_eq!(cluster.kinds.iter().map(|(_, count)| count).sum::<usize>(), cluster.count());
                prop_assert!(cluster.members.is_sorted());
            }
            assert_apart(&clusters, zoom);
        }

        #[test]
        fn a_cluster_lies_in_the_mean_of_its_members(points in vec(point(), 1..60), zoom in 8.0..15.0_f64) {
            let columns = columns(&points);
            for cluster in cluster(&columns, &vec![true; points.len()], zoom) {
                let x: f64 = cluster.members.iter().map(|row| columns.x.get(*row).unwrap()).sum();
                let count = f64::from(u32::try_from(cluster.count()).unwrap());
                prop_assert!((x / count - cluster.x).abs() < 1e-12);
            }
        }
    }
}
