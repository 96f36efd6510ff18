//! A place on earth.

use crate::core::turn;

/// Mean radius of the earth in metres.
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Decimals of a degree that are kept, and written.
pub const DECIMALS: u32 = 7;

/// Parts of a degree that a place is kept in: a centimetre. RFC 7946 (11.2) holds a tenth of that precision to be enough,
/// and a hundred thousand places take half the room.
const PARTS: f64 = 1e7;

/// A place in WGS 84 degrees, always on the globe, to the seventh decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Ten millionths of a degree.
    lon: i32,
    lat: i32,
}

impl Point {
    /// The place at `lon` (-180 to 180) and `lat` (-90 to 90) degrees; nothing when either lies outside or is no number.
    pub fn new(lon: f64, lat: f64) -> Option<Self> {
        #[expect(clippy::cast_possible_truncation, reason = "at most 180 of 214 degrees")]
        let parts = |degrees: f64| (degrees * PARTS).round_ties_even() as i32;
        ((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat))
            .then(|| Self { lon: parts(lon), lat: parts(lat) })
    }

    /// Longitude in degrees, east positive.
    pub fn lon(self) -> f64 {
        f64::from(self.lon) / PARTS
    }

    /// Latitude in degrees, north positive.
    pub fn lat(self) -> f64 {
        f64::from(self.lat) / PARTS
    }

    /// Great-circle distance to `other` in metres, on a sphere (at most 0.5 % off).
    pub fn distance_m(self, other: Self) -> f64 {
        let half_lat = turn::sin((other.lat() - self.lat()).to_radians() / 2.0);
        let half_lon = turn::sin((other.lon() - self.lon()).to_radians() / 2.0);
        let a = half_lat.powi(2)
            + turn::cos(self.lat().to_radians()) * turn::cos(other.lat().to_radians()) * half_lon.powi(2);
        2.0 * EARTH_RADIUS_M * turn::asin(a.sqrt())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Point;

    #[test]
    fn only_places_on_the_globe_are_points() {
        assert!(Point::new(180.0, -90.0).is_some());
        for (lon, lat) in [(180.1, 0.0), (0.0, 90.1), (f64::NAN, 0.0), (0.0, f64::INFINITY)] {
            assert_eq!(Point::new(lon, lat), None);
        }
    }

    #[test]
    fn a_place_is_what_was_written_to_the_seventh_decimal() {
        for (lon, lat) in [(11.974_612_3, 57.708_9), (-0.000_000_1, -33.1), (180.0, -90.0)] {
            let point = Point::new(lon, lat).unwrap();
            assert!(point.lon().total_cmp(&lon).is_eq() && point.lat().total_cmp(&lat).is_eq(), "{point:?}");
        }
        assert_eq!(Point::new(11.974_612_34, 57.7), Point::new(11.974_612_3, 57.7));
    }

    #[test]
    fn distance_is_in_metres() {
        let gothenburg = Point::new(11.9746, 57.7089).unwrap();
        let stockholm = Point::new(18.0686, 59.3293).unwrap();
        assert!((gothenburg.distance_m(stockholm) - 397_000.0).abs() < 2_000.0);
        assert!(gothenburg.distance_m(gothenburg) < 1e-6);
        let antipode = Point::new(11.9746 - 180.0, -57.7089).unwrap();
        assert!((gothenburg.distance_m(antipode) - 20_015_000.0).abs() < 1_000.0);
    }
}
