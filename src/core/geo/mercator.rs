//! Web Mercator (EPSG:3857) in world units: the whole world is the square from 0 to 1, x east and y south.

use crate::core::within::within;
use crate::core::{power, turn};
use std::f64::consts::{LN_2, TAU};

/// Side of the world square in CSS px at zoom 0.
pub const TILE_PX: f64 = 256.0;

/// The latitude, in degrees, where the square ends; beyond it everything is clamped.
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

/// Length of the equator in metres, on the sphere that Web Mercator uses.
pub const EQUATOR_M: f64 = 40_075_016.685_578_49;

/// A point in world units, each in `[0, 1)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct World {
    /// West to east, from the date line.
    pub x: f64,
    /// North to south, from 85.05° N.
    pub y: f64,
}

/// The largest number below 1, so that a projected point is always inside the half-open square.
const LAST: f64 = 1.0 - f64::EPSILON / 2.0;

/// From degrees to world units. Anything outside the square, or not a number, is clamped into it.
pub fn project(lon: f64, lat: f64) -> World {
    let lat = if lat.is_nan() { 0.0 } else { within(lat, -MAX_LATITUDE, MAX_LATITUDE) };
    let lon = if lon.is_nan() { 0.0 } else { lon };
    // The inverse hyperbolic tangent of the sine, by the logarithm that zoom levels take as well.
    let sin = turn::sin(lat.to_radians());
    let y = 0.5 - power::log2((1.0 + sin) / (1.0 - sin)) * LN_2 / (2.0 * TAU);
    World { x: within(lon / 360.0 + 0.5, 0.0, LAST), y: within(y, 0.0, LAST) }
}

/// From world units to degrees, as (longitude, latitude).
pub fn unproject(world: World) -> (f64, f64) {
    // The hyperbolic tangent of half the height is the tangent of half the latitude.
    let power = power::exp((0.5 - world.y) * TAU);
    let lat = 2.0 * turn::atan((power - 1.0) / (power + 1.0)).to_degrees();
    ((world.x - 0.5) * 360.0, lat)
}

/// Metres on the ground in a world unit, at a place.
pub fn metres(at: World) -> f64 {
    // The cosine of the latitude, by the same power as there.
    let power = power::exp((0.5 - at.y) * TAU);
    EQUATOR_M * 2.0 * power / (power * power + 1.0)
}

/// CSS px that the whole world measures at a zoom level. Fractions of levels are fine.
pub fn world_px(zoom: f64) -> f64 {
    TILE_PX * power::exp2(zoom)
}

/// Metres on the ground per CSS px, at a latitude in degrees.
pub fn metres_per_px(lat: f64, zoom: f64) -> f64 {
    EQUATOR_M * turn::cos(within(lat, -MAX_LATITUDE, MAX_LATITUDE).to_radians()) / world_px(zoom)
}

/// Zoom level at which a stretch in world units measures `px` CSS px.
pub fn zoom_for(world_length: f64, px: f64) -> f64 {
    power::log2(px / (world_length * TILE_PX))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_middle_of_the_world_is_the_middle_of_the_square() {
        let middle = project(0.0, 0.0);
        assert!((middle.x - 0.5).abs() < 1e-15 && (middle.y - 0.5).abs() < 1e-15);
    }

    #[test]
    fn a_known_tile_holds_goteborg() {
        // By the textbook formula, ln(tan φ + sec φ), which is not the one used above.
        let point = project(11.97, 57.70);
        assert_eq!(((point.x * 4096.0).floor(), (point.y * 4096.0).floor()), (2184.0, 1240.0));
    }

    #[test]
    fn a_pixel_is_156_km_at_the_equator_and_about_half_at_60_degrees() {
        assert!((metres_per_px(0.0, 0.0) - 156_543.033_928).abs() < 0.001);
        assert!((metres_per_px(60.0, 0.0) - 78_271.516_964).abs() < 0.001);
    }

    #[test]
    fn a_world_unit_is_as_long_as_the_pixels_in_it() {
        for lat in [-70.0, 0.0, 57.7, 84.0] {
            let (here, pixel) = (metres(project(12.0, lat)), metres_per_px(lat, 10.0));
            assert!((here / world_px(10.0) / pixel - 1.0).abs() < 1e-9, "{lat}");
        }
    }

    #[test]
    fn nonsense_is_clamped_into_the_square() {
        for (lon, lat) in [(f64::NAN, f64::NAN), (900.0, 95.0), (-900.0, -95.0), (180.0, -90.0), (0.0, f64::INFINITY)] {
            let World { x, y } = project(lon, lat);
            assert!((0.0..1.0).contains(&x) && (0.0..1.0).contains(&y), "{lon} {lat} gave {x} {y}");
        }
    }

    proptest! {
        #[test]
        fn degrees_survive_the_round_trip(lon in -179.99..179.99f64, lat in -85.0..85.0f64) {
            let (lon2, lat2) = unproject(project(lon, lat));
            prop_assert!((lon - lon2).abs() < 1e-9 && (lat - lat2).abs() < 1e-9);
        }

        #[test]
        fn north_is_up_and_east_is_right(lon in -179.0..179.0f64, lat in -84.0..84.0f64) {
            let here = project(lon, lat);
            prop_assert!(project(lon, lat + 0.1).y < here.y);
            prop_assert!(project(lon + 0.1, lat).x > here.x);
        }

        #[test]
        fn a_zoom_for_a_length_gives_that_length(length in 1e-6..0.5f64, px in 10.0..4000.0f64) {
            prop_assert!((world_px(zoom_for(length, px)) * length - px).abs() < 1e-6);
        }
    }
}
