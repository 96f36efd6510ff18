//! Keeping a number between two others.

/// `value`, but not below `low` nor above `high`; `low` for what is no number. Does what `f64::clamp` does without that
/// one's panic message, whose formatting of floats weighs five kilobytes of wasm.
pub const fn within(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

#[cfg(test)]
mod tests {
    use super::within;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_clamp_wherever_clamp_is_defined(value in any::<f64>(), low in -9.0..0.0_f64, high in 0.0..9.0_f64) {
            let expected = if value.is_nan() { low } else { value.clamp(low, high) };
            prop_assert!((within(value, low, high) - expected).abs() == 0.0);
        }
    }
}
