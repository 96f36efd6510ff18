//! Sine, cosine and the inverse tangent without the standard library's tables, which weigh 6 kB (brotli) in each bundle. For
//! drawing and for distances within a city that is more than exact enough.

use crate::core::power::length;
use std::f64::consts::{FRAC_2_PI, FRAC_PI_2};

/// Sine and cosine of `angle`, radians, with an error below 1e-11 for angles up to a thousand turns.
///
/// The angle is brought within an eighth of a turn, where the first terms of Taylor's series are enough; quarters of a
/// turn then change places and signs.
pub fn sin_cos(angle: f64) -> (f64, f64) {
    let quarters = (angle * FRAC_2_PI).round();
    let rest = angle - quarters * FRAC_PI_2;
    let square = rest * rest;
    let series = |divisors: [f64; 6]| divisors.iter().rev().fold(1.0, |sum, divisor| 1.0 - square / divisor * sum);
    // The n-th divisor is 2n (2n + 1) for the sine, (2n - 1) 2n for the cosine.
    let sin = rest * series([6.0, 20.0, 42.0, 72.0, 110.0, 156.0]);
    let cos = series([2.0, 12.0, 30.0, 56.0, 90.0, 132.0]);
    #[expect(clippy::cast_possible_truncation, reason = "quarters of a few thousand turns")]
    match (quarters as i64).rem_euclid(4) {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// Sine of `angle`, radians. See [`sin_cos`].
pub fn sin(angle: f64) -> f64 {
    sin_cos(angle).0
}

/// Cosine of `angle`, radians. See [`sin_cos`].
pub fn cos(angle: f64) -> f64 {
    sin_cos(angle).1
}

/// The angle, radians, whose tangent is `tangent`, with an error below 1e-15. Of none larger than 1e150.
///
/// An angle halved three times is an eleventh of a turn of radians at most, where the first terms of its series are enough.
pub fn atan(tangent: f64) -> f64 {
    let small = (0..3).fold(tangent, |tangent, _| tangent / (1.0 + length(1.0, tangent)));
    let square = small * small;
    let series = (0..=13_u8).rev().fold(0.0, |sum, term| 1.0 / f64::from(2 * term + 1) - square * sum);
    8.0 * small * series
}

/// The angle, radians, whose sine is `sine`, which lies between -1 and 1, with an error below 1e-15 divided by the angle's
/// cosine: where a sine hardly changes with the angle, its square loses what is left of one.
pub fn asin(sine: f64) -> f64 {
    2.0 * atan(sine / (1.0 + (1.0 - sine * sine).max(0.0).sqrt()))
}

#[cfg(test)]
mod tests {
    use super::{asin, atan, sin_cos};
    use proptest::prelude::*;

    #[test]
    fn quarters_of_a_turn_are_exact_enough() {
        for quarter in -8_i32..=8 {
            let angle = f64::from(quarter) * std::f64::consts::FRAC_PI_2;
            let (sin, cos) = sin_cos(angle);
            assert!((sin - angle.sin()).abs() < 1e-12 && (cos - angle.cos()).abs() < 1e-12, "{quarter}");
        }
    }

    proptest! {
        #[test]
        fn it_agrees_with_the_standard_library(angle in -6_000.0_f64..6_000.0) {
            let (sin, cos) = sin_cos(angle);
            prop_assert!((sin - angle.sin()).abs() < 1e-11);
            prop_assert!((cos - angle.cos()).abs() < 1e-11);
        }

        #[test]
        fn an_angle_is_found_by_its_tangent(angle in -1.57..1.57_f64) {
            prop_assert!((atan(angle.tan()) - angle).abs() < 1e-14);
            prop_assert!((asin(angle.sin()) - angle.sin().asin()).abs() < 1e-15 / angle.cos() + 1e-15);
        }
    }
}
