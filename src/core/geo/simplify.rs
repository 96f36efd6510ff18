//! Leaves out points that nobody would miss (Douglas–Peucker).

/// A place on a plane, in any unit.
pub type Point = (f64, f64);

/// By point of a line: whether it stays. Those go that lie within `tolerance` of what is left, in the unit of the points;
/// the ends stay.
pub fn kept(points: &[Point], tolerance: f64) -> Vec<bool> {
    let mut keep = vec![false; points.len()];
    let mut work = vec![(0, points.len().saturating_sub(1))];
    while let Some((start, end)) = work.pop() {
        for at in [start, end] {
            if let Some(flag) = keep.get_mut(at) {
                *flag = true;
            }
        }
        let (Some(&a), Some(&b), Some(between)) = (points.get(start), points.get(end), points.get(start + 1..end))
        else {
            continue;
        };
        let worst = between.iter().enumerate().map(|(at, &point)| (at, off_line(point, a, b)));
        if let Some((at, off)) = worst.max_by(|one, other| one.1.total_cmp(&other.1))
            && off > tolerance * tolerance
        {
            work.extend([(start, start + 1 + at), (start + 1 + at, end)]);
        }
    }
    keep
}

/// Square of the distance between two points.
pub fn squared(a: Point, b: Point) -> f64 {
    (a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)
}

/// Square of the distance from a point to the stretch between `a` and `b`.
pub fn off_line(point: Point, a: Point, b: Point) -> f64 {
    let length = squared(a, b);
    if length == 0.0 {
        return squared(point, a);
    }
    let along = ((point.0 - a.0) * (b.0 - a.0) + (point.1 - a.1) * (b.1 - a.1)) / length;
    let along = along.clamp(0.0, 1.0);
    squared(point, (a.0 + along * (b.0 - a.0), a.1 + along * (b.1 - a.1)))
}

#[cfg(test)]
mod tests {
    use super::{Point, kept, off_line};
    use proptest::prelude::*;

    #[test]
    fn a_point_on_the_way_goes_and_a_corner_stays() {
        assert_eq!(kept(&[(0.0, 0.0), (1.0, 0.1), (2.0, 0.0), (2.0, 2.0)], 0.2), [true, false, true, true]);
        assert_eq!(kept(&[(0.0, 0.0), (1.0, 0.3), (2.0, 0.0)], 0.2), [true; 3]);
        assert_eq!((kept(&[], 1.0), kept(&[(1.0, 1.0)], 1.0)), (vec![], vec![true]));
    }

    proptest! {
        #[test]
        fn what_goes_lies_near_what_stays(points in prop::collection::vec((-50.0..50.0f64, -50.0..50.0f64), 2..40), tolerance in 0.1..20.0f64) {
            let keep = kept(&points, tolerance);
            let left: Vec<Point> = points.iter().zip(&keep).filter_map(|(&point, kept)| kept.then_some(point)).collect();
            prop_assert!(keep.first() == Some(&true) && keep.last() == Some(&true));
            for &point in &points {
                let ways = left.iter().zip(left.iter().skip(1));
                let near = ways.map(|(from, to)| off_line(point, *from, *to)).fold(f64::INFINITY, f64::min);
                prop_assert!(near.sqrt() <= tolerance + 1e-9);
            }
        }
    }
}
