//! Leaves out points that nobody would miss (Douglas–Peucker, in metres) and rings too small to see.

use super::geojson::Polygon;
use samspel::core::geo::simplify::{kept, squared};

/// Longitude and latitude in degrees.
pub type Point = (f64, f64);

/// Metres per degree at the equator, on a sphere of mean radius.
const DEGREE_M: f64 = 111_195.0;

/// A flat approximation of the ground around one latitude; good to a per mille over a city.
#[derive(Clone, Copy)]
pub struct Metres {
    per_lon: f64,
}

impl Metres {
    /// The approximation around a latitude in degrees.
    pub fn around(lat: f64) -> Self {
        Self { per_lon: DEGREE_M * lat.to_radians().cos() }
    }

    fn of(self, point: Point) -> Point {
        (point.0 * self.per_lon, point.1 * DEGREE_M)
    }

    /// Signed area of a ring in square metres; positive when it runs counterclockwise, north up.
    pub fn area(self, ring: &[Point]) -> f64 {
        let Some(&first) = ring.first() else { return 0.0 };
        let origin = self.of(first);
        let local = |point: Point| (self.of(point).0 - origin.0, self.of(point).1 - origin.1);
        let next = ring.iter().cycle().skip(1);
        let doubled = ring.iter().zip(next).map(|(&a, &b)| {
            let (a, b) = (local(a), local(b));
            a.0 * b.1 - b.0 * a.1
        });
        doubled.sum::<f64>() / 2.0
    }
}

/// The rings of a polygon that are large enough, simplified: the outer one counterclockwise, holes clockwise. Nothing
/// when the polygon itself is too small.
pub fn polygon(polygon: &Polygon, metres: Metres, tolerance_m: f64, least_m2: f64) -> Vec<Vec<Point>> {
    let mut rings = Vec::new();
    let holes = polygon.holes.iter().map(|hole| (hole, false));
    for (ring, outer) in std::iter::once((&polygon.outer, true)).chain(holes) {
        if metres.area(ring).abs() < least_m2 {
            if outer {
                return rings;
            }
            continue;
        }
        let mut simple = simple_ring(ring, metres, tolerance_m);
        if simple.len() < 3 {
            continue;
        }
        if (metres.area(&simple) > 0.0) != outer {
            simple.reverse();
        }
        rings.push(simple);
    }
    rings
}

/// A ring simplified in two halves, between its first point and the one farthest from it. A ring that would collapse
/// is simplified less, so that a small island stays an island.
fn simple_ring(ring: &[Point], metres: Metres, tolerance_m: f64) -> Vec<Point> {
    let Some(&first) = ring.first() else { return Vec::new() };
    let distance = |point: Point| squared(metres.of(point), metres.of(first));
    let farthest =
        ring.iter().enumerate().max_by(|a, b| distance(*a.1).total_cmp(&distance(*b.1))).map_or(0, |(at, _)| at);
    let (Some(out), Some(back)) = (ring.get(..=farthest), ring.get(farthest..)) else { return Vec::new() };
    let back: Vec<Point> = back.iter().copied().chain([first]).collect();
    let mut tolerance = tolerance_m;
    for _ in 0..6 {
        let mut simple = line(out, metres, tolerance);
        simple.pop();
        simple.extend(line(&back, metres, tolerance));
        simple.pop();
        if simple.len() > 3 || simple.len() >= ring.len() {
            return simple;
        }
        tolerance /= 2.0;
    }
    ring.to_vec()
}

/// A line without the points that lie within `tolerance_m` metres of what is left. Its ends stay.
pub fn line(points: &[Point], metres: Metres, tolerance_m: f64) -> Vec<Point> {
    let flat: Vec<Point> = points.iter().map(|&point| metres.of(point)).collect();
    let keep = kept(&flat, tolerance_m);
    points.iter().zip(keep).filter_map(|(&point, kept)| kept.then_some(point)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use samspel::core::geo::simplify::off_line;

    const HERE: f64 = 57.7;

    /// A square of `side` metres around a point, clockwise.
    fn square(side: f64) -> Vec<Point> {
        let (lat, lon) = (side / DEGREE_M, side / (DEGREE_M * HERE.to_radians().cos()));
        vec![(12.0, HERE), (12.0, HERE + lat), (12.0 + lon, HERE + lat), (12.0 + lon, HERE)]
    }

    #[test]
    fn an_area_is_right_and_tells_the_direction() {
        let area = Metres::around(HERE).area(&square(100.0));
        assert!((area + 10_000.0).abs() < 1.0, "{area}");
    }

    #[test]
    fn a_straight_line_keeps_only_its_ends_and_a_corner_stays() {
        let metres = Metres::around(HERE);
        let straight: Vec<Point> = (0..50).map(|step| (12.0 + f64::from(step) * 1e-3, HERE)).collect();
        assert_eq!(line(&straight, metres, 5.0).len(), 2);
        assert_eq!(line(&[(12.0, HERE), (12.01, HERE), (12.01, HERE + 0.01)], metres, 5.0).len(), 3);
    }

    #[test]
    fn no_point_left_out_is_farther_than_the_tolerance() {
        let metres = Metres::around(HERE);
        let wave: Vec<Point> =
            (0..400).map(|step| f64::from(step) * 1e-4).map(|x| (12.0 + x, HERE + (x * 900.0).sin() * 1e-3)).collect();
        let simple = line(&wave, metres, 30.0);
        assert!(simple.len() > 4 && simple.len() < 200, "{}", simple.len());
        for &point in &wave {
            let near = simple.windows(2).any(|pair| match pair {
                [a, b] => off_line(metres.of(point), metres.of(*a), metres.of(*b)) <= 900.001,
                _ => false,
            });
            assert!(near, "{point:?}");
        }
    }

    #[test]
    fn small_rings_go_but_a_small_island_does_not_collapse() {
        let metres = Metres::around(HERE);
        let island = Polygon { outer: square(60.0), holes: vec![square(10.0)] };
        assert_eq!(polygon(&island, metres, 12.0, 5_000.0).len(), 0);
        let kept = polygon(&island, metres, 500.0, 2_000.0);
        assert_eq!(kept.iter().map(Vec::len).collect::<Vec<_>>(), [4], "the hole is too small");
    }

    #[test]
    fn land_runs_counterclockwise_and_lakes_clockwise() {
        let metres = Metres::around(HERE);
        let rings = polygon(&Polygon { outer: square(500.0), holes: vec![square(100.0)] }, metres, 12.0, 2_000.0);
        assert_eq!(rings.iter().map(|ring| metres.area(ring) > 0.0).collect::<Vec<_>>(), [true, false]);
    }
}
