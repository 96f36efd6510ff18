//! Lines as delta-coded integers: `[x0, y0, dx, dy, …]`, counted in quanta of a degree from a south-west corner.
//! Small numbers are short in JSON and repeat, so they compress to a third of what coordinates do.

use super::camera::LonLatBox;

/// The grid that the integers count in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// Longitude of the corner, degrees.
    pub west: f64,
    /// Latitude of the corner, degrees.
    pub south: f64,
    /// Degrees per unit.
    pub quantum: f64,
}

impl Grid {
    /// The grid of a bounding box.
    pub fn new(bounds: &LonLatBox, quantum: f64) -> Self {
        Self { west: bounds.west, south: bounds.south, quantum }
    }

    /// From degrees to integers. Points that fall on the one before are left out.
    pub fn encode(&self, points: &[(f64, f64)]) -> Vec<i32> {
        let mut coded = Vec::with_capacity(points.len() * 2);
        let mut last: Option<(i32, i32)> = None;
        for &(lon, lat) in points {
            let here = (self.units(lon - self.west), self.units(lat - self.south));
            let (dx, dy) = last.map_or(here, |(x, y)| (here.0.saturating_sub(x), here.1.saturating_sub(y)));
            if last.is_none() || (dx, dy) != (0, 0) {
                coded.extend([dx, dy]);
            }
            last = Some(here);
        }
        coded
    }

    #[allow(clippy::cast_possible_truncation, reason = "a saturating cast is what a grid's edge means")]
    fn units(&self, degrees: f64) -> i32 {
        (degrees / self.quantum).round() as i32
    }

    /// From integers to what `point` makes of degrees, longitude and latitude. `None` when the count is odd or a point lies
    /// off the globe.
    pub fn decode<T>(&self, coded: &[i32], point: impl Fn(f64, f64) -> T) -> Option<Vec<T>> {
        let (pairs, rest) = coded.as_chunks::<2>();
        if !rest.is_empty() {
            return None;
        }
        let (mut x, mut y) = (0_i64, 0_i64);
        let mut points = Vec::with_capacity(pairs.len());
        for &[dx, dy] in pairs {
            x += i64::from(dx);
            y += i64::from(dy);
            let (lon, lat) = (self.west + self.degrees(x), self.south + self.degrees(y));
            if !((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)) {
                return None;
            }
            points.push(point(lon, lat));
        }
        Some(points)
    }

    #[allow(clippy::cast_precision_loss, reason = "a point that far out is refused anyway")]
    fn degrees(&self, units: i64) -> f64 {
        units as f64 * self.quantum
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    const GRID: Grid = Grid { west: 11.5, south: 57.45, quantum: 1e-4 };

    fn degrees(coded: &[i32]) -> Option<Vec<(f64, f64)>> {
        GRID.decode(coded, |lon, lat| (lon, lat))
    }

    #[test]
    fn a_line_is_a_start_and_steps() {
        assert_eq!(GRID.encode(&[(11.5001, 57.4502), (11.5003, 57.4501), (11.5003, 57.4501)]), [1, 2, 2, -1]);
    }

    #[test]
    fn an_odd_count_and_a_point_off_the_globe_are_refused() {
        for coded in [&[1, 2, 3][..], &[1, 2, i32::MAX, 0], &[i32::MAX, 0, i32::MAX, 0]] {
            assert_eq!(degrees(coded), None);
        }
    }

    proptest! {
        #[test]
        fn coded_points_come_back_within_half_a_quantum(
            points in prop::collection::vec((11.0..13.0f64, 57.0..58.5f64), 1..40)
        ) {
            let back = degrees(&GRID.encode(&points)).unwrap();
            prop_assert!(back.len() <= points.len());
            for (lon, lat) in points {
                prop_assert!(back.iter().any(|(x, y)| (x - lon).abs() < 0.51e-4 && (y - lat).abs() < 0.51e-4));
            }
        }

        #[test]
        fn any_integers_are_decoded_or_refused(coded in prop::collection::vec(any::<i32>(), 0..50)) {
            let _ = degrees(&coded);
        }
    }
}
