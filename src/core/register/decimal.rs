//! Decimal numbers in addresses and tables, read and written without the standard library's float machinery, which
//! would cost several kilobytes in the browser.

use crate::core::within::within;

/// Reads `-?\d{1,4}(\.\d{0,15})?`, with a decimal comma also; nothing for any other text.
#[expect(clippy::cast_precision_loss, reason = "at most 13 digits are kept, all exact in f64")]
pub fn parse(text: &str) -> Option<f64> {
    let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = rest.split_once(['.', ',']).unwrap_or((rest, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !(1..=4).contains(&whole.len()) || fraction.len() > 15 || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let (mut digits, mut scale) = (0_u64, 1_u64);
    for byte in whole.bytes() {
        digits = digits * 10 + u64::from(byte - b'0');
    }
    // Nine decimals are a tenth of a millimetre; more are dropped.
    for byte in fraction.bytes().take(9) {
        digits = digits * 10 + u64::from(byte - b'0');
        scale *= 10;
    }
    let value = digits as f64 / scale as f64;
    Some(if negative { -value } else { value })
}

/// Appends `value`, which must be below 10⁶ in size, rounded to `places` decimals (at most 9), without trailing zeros.
#[expect(clippy::cast_possible_truncation, reason = "the size is limited above")]
pub fn push(out: &mut String, value: f64, places: u32) {
    let scale = 10_i64.pow(places.min(9));
    #[expect(clippy::cast_precision_loss, reason = "10^9 is exact in f64")]
    let scaled = (within(value, -1e6, 1e6) * scale as f64).round() as i64;
    if scaled < 0 {
        out.push('-');
    }
    let (whole, mut fraction) = (scaled.abs() / scale, scaled.abs() % scale);
    out.push_str(&whole.to_string());
    let mut step = scale / 10;
    if fraction > 0 {
        out.push('.');
    }
    while fraction > 0 {
        let digit = u8::try_from(fraction / step).unwrap_or_default();
        out.push(char::from(b'0' + digit));
        fraction %= step;
        step = (step / 10).max(1);
    }
}

/// `value` as [`push`] writes it.
pub fn text(value: f64, places: u32) -> String {
    let mut text = String::new();
    push(&mut text, value, places);
    text
}

/// `value` rounded to `places` decimals.
pub fn rounded(value: f64, places: i32) -> f64 {
    let scale = 10_f64.powi(places);
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{parse, push, rounded};
    use proptest::prelude::*;

    fn written(value: f64, places: u32) -> String {
        let mut out = String::new();
        push(&mut out, value, places);
        out
    }

    #[test]
    fn numbers_are_written_short() {
        for (value, places, expected) in [
            (57.7089, 5, "57.7089"),
            (11.0, 5, "11"),
            (-0.000_01, 5, "-0.00001"),
            (-0.000_001, 5, "0"),
            (12.345_678, 2, "12.35"),
            (179.999_999_9, 6, "180"),
            (0.05, 1, "0.1"),
        ] {
            assert_eq!(written(value, places), expected);
        }
    }

    #[test]
    fn what_is_no_plain_decimal_is_refused() {
        for text in ["", "-", ".5", "1e5", "NaN", "inf", "+1", "1.2.3", "12345", "0x1", " 1", "1,2,3", "--1"] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!((parse("1."), parse("57,5"), parse("-0.25")), (Some(1.0), Some(57.5), Some(-0.25)));
    }

    proptest! {
        #[test]
        fn a_written_number_is_read_back(value in -180.0..180.0_f64) {
            let value = rounded(value, 6);
            prop_assert!((parse(&written(value, 6)).unwrap() - value).abs() < 1e-9);
        }
    }
}
