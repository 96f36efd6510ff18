//! Powers and logarithms of two, and lengths, without the standard library's tables: in the browser those weigh 3 kB
//! (brotli), since numbers of sixteen digits hardly compress. For zoom levels and places that is exact enough.

use crate::core::within::within;
use std::f64::consts::{FRAC_1_SQRT_2, LN_2, LOG2_E};

/// Bits of a float's fraction, and what its exponent counts from (IEEE 754, double precision).
const FRACTION: u32 = 52;
const BIAS: i32 = 1023;

/// Two to the power of `exponent`, with a relative error below 1e-14; exact for whole ones. Beyond what floats hold, and
/// for what is no number, it is the largest or smallest power they do.
///
/// A whole power is an exponent as it stands in a float; what is left, half at most, goes by Taylor's series.
pub fn exp2(exponent: f64) -> f64 {
    let exponent = within(exponent, f64::from(1 - BIAS), f64::from(BIAS));
    let whole = exponent.round_ties_even();
    let rest = (exponent - whole) * LN_2;
    let series = (1..=14_u8).rev().fold(1.0, |sum, term| 1.0 + rest / f64::from(term) * sum);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 2046")]
    let power = f64::from_bits(u64::from((whole as i32 + BIAS) as u32) << FRACTION);
    power * series
}

/// The power of two that `value` is, with an error below 1e-14 of it; exact for whole powers. Infinite for zero and less,
/// and for infinity; no number for what is none.
///
/// A float's exponent is the whole part. What is left, between √½ and √2, goes by the series of the inverse hyperbolic
/// tangent.
pub fn log2(value: f64) -> f64 {
    if value < f64::MIN_POSITIVE {
        return f64::NEG_INFINITY;
    }
    if !value.is_finite() {
        return value;
    }
    let half = f64::from(BIAS) - 1.0;
    let bits = value.to_bits();
    let mut whole = f64::from((bits >> FRACTION) as u32) - half;
    let mut part = f64::from_bits(bits & ((1 << FRACTION) - 1) | ((BIAS as u64 - 1) << FRACTION));
    if part < FRAC_1_SQRT_2 {
        (whole, part) = (whole - 1.0, part * 2.0);
    }
    let ratio = (part - 1.0) / (part + 1.0);
    let series = (0..=11_u8).rev().fold(0.0, |sum, term| 1.0 / f64::from(2 * term + 1) + ratio * ratio * sum);
    whole + 2.0 * LOG2_E * ratio * series
}

/// Euler's number to the power of `exponent`. See [`exp2`].
pub fn exp(exponent: f64) -> f64 {
    exp2(exponent * LOG2_E)
}

/// The length of (`x`, `y`). Of nothing larger than 1e150, whose square no float holds.
pub fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp, reason = "whole powers are exact")]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn whole_powers_are_exact_both_ways() {
        for whole in -1022_i32..=1023 {
            let power = 2.0_f64.powi(whole);
            assert_eq!((exp2(f64::from(whole)), log2(power)), (power, f64::from(whole)));
        }
    }

    #[test]
    fn what_floats_do_not_hold_stays_at_their_ends() {
        assert_eq!((exp2(1e9), exp2(-1e9)), (2.0_f64.powi(1023), 2.0_f64.powi(-1022)));
        assert_eq!((exp2(f64::INFINITY), exp2(f64::NAN)), (2.0_f64.powi(1023), 2.0_f64.powi(-1022)));
        for (value, logarithm) in [(0.0, f64::NEG_INFINITY), (-3.0, f64::NEG_INFINITY), (f64::INFINITY, f64::INFINITY)]
        {
            assert_eq!(log2(value), logarithm);
        }
        assert!(log2(f64::NAN).is_nan());
    }

    proptest! {
        #[test]
        fn powers_and_logarithms_agree_with_the_standard_library(exponent in -300.0..300.0_f64, value in 1e-300..1e300_f64) {
            prop_assert!((exp2(exponent) / exponent.exp2() - 1.0).abs() < 1e-14);
            prop_assert!((log2(value) - value.log2()).abs() <= 1e-14 * value.log2().abs().max(1.0));
        }

        #[test]
        fn near_one_a_logarithm_is_as_exact(away in -1e-3..1e-3_f64) {
            prop_assert!((log2(1.0 + away) - (1.0 + away).log2()).abs() <= 1e-14 * away.abs());
        }

        #[test]
        fn a_length_is_what_the_standard_library_says(x in -1e9..1e9_f64, y in -1e9..1e9_f64) {
            prop_assert!((length(x, y) - x.hypot(y)).abs() <= 1e-15 * x.hypot(y) + 1e-300);
        }
    }
}
