//! Points at one spot, spread around it so that each can be pressed.

use crate::core::turn::{asin, sin_cos};
use std::f64::consts::TAU;

/// Distance between neighbours, CSS px: two targets of 44 px with a little air.
const APART_PX: f64 = 46.0;
/// Radius of the first ring, CSS px.
const FIRST_PX: f64 = 54.0;

/// Places for `count` markers around a spot, as offsets in CSS px: rings from the inside out, each beginning at the top
/// and running clockwise.
pub fn places(count: usize) -> Vec<(f64, f64)> {
    let mut places = Vec::with_capacity(count);
    let mut radius = FIRST_PX;
    while places.len() < count {
        // The chord, not the arc, is what keeps neighbours apart.
        let room = capacity(radius).min(count - places.len());
        for seat in 0..room {
            let angle = TAU * share(seat, room);
            let (sin, cos) = sin_cos(angle);
            places.push((radius * sin, -radius * cos));
        }
        radius += APART_PX;
    }
    places
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
fn capacity(radius: f64) -> usize {
    (TAU / (2.0 * asin(APART_PX / 2.0 / radius))).floor() as usize
}

#[expect(clippy::cast_precision_loss, reason = "a handful of markers")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_stand_above_and_below() {
        let places = places(2);
        assert_eq!(places.len(), 2);
        assert!(places.first().is_some_and(|(x, y)| x.abs() < 1e-9 && (y + FIRST_PX).abs() < 1e-9));
    }

    proptest! {
        #[test]
        fn everyone_gets_a_place_and_no_two_are_too_close(count in 0usize..90) {
            let places = places(count);
            prop_assert_eq!(places.len(), count);
            for (index, a) in places.iter().enumerate() {
                for b in places.iter().skip(index + 1) {
                    prop_assert!((a.0 - b.0).hypot(a.1 - b.1) > APART_PX - 0.01);
                }
            }
        }
    }
}
