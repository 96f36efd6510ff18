//! A place on earth.

use crate::core::turn;

/// Mean radius of the earth in metres.
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// A place in WGS 84 degrees, always finite and on the globe.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    lon: f64,
    lat: f64,
}

impl Point {
    /// The place at `lon` (-180 to 180) and `lat` (-90 to 90) degrees; nothing when either lies outside or is no number.
    pub fn new(lon: f64, lat: f64) -> Option<Self> {
        ((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)).then_some(Self { lon, lat })
    }

    /// Longitude in degrees, east positive.
    pub const fn lon(self) -> f64 {
        self.lon
    }

    /// Latitude in degrees, north positive.
    pub const fn lat(self) -> f64 {
        self.lat
    }

    /// Great-circle distance to `other` in metres, on a sphere (at most 0.5 % off).
    pub fn distance_m(self, other: Self) -> f64 {
        let half_lat = turn::sin((other.lat - self.lat).to_radians() / 2.0);
        let half_lon = turn::sin((other.lon - self.lon).to_radians() / 2.0);
        let a =
            half_lat.powi(2) + turn::cos(self.lat.to_radians()) * turn::cos(other.lat.to_radians()) * half_lon.powi(2);
        2.0 * EARTH_RADIUS_M * a.sqrt().min(1.0).asin()
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
    fn distance_is_in_metres() {
        let gothenburg = Point::new(11.9746, 57.7089).unwrap();
        let stockholm = Point::new(18.0686, 59.3293).unwrap();
        assert!((gothenburg.distance_m(stockholm) - 397_000.0).abs() < 2_000.0);
        assert!(gothenburg.distance_m(gothenburg) < 1e-6);
        let antipode = Point::new(11.9746 - 180.0, -57.7089).unwrap();
        assert!((gothenburg.distance_m(antipode) - 20_015_000.0).abs() < 1_000.0);
    }
}
