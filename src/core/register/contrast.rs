//! A colour that a partner has chosen, moved towards ink until it can be read (WCAG 2.2, 1.4.3).

use super::embed_options::ThemeColour;

/// The least contrast of text with its ground.
pub const READABLE: f64 = 4.5;

/// Above [`READABLE`], because [`luminance`] is near and not exact.
const AIM: f64 = 4.7;

/// How many steps there are from the colour as chosen to plain ink.
const STEPS: u16 = 24;

/// What the colour is to be read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// The darkest of the light theme's grounds.
    Light,
    /// The lightest of the dark theme's grounds.
    Dark,
}

impl Ground {
    /// Its colour: `--tint` of either theme (`style/tokens.css`).
    pub const fn rgb(self) -> [u8; 3] {
        match self {
            Self::Light => [0xf1, 0xed, 0xe3],
            Self::Dark => [0x1e, 0x25, 0x2e],
        }
    }

    /// What the colour moves towards.
    const fn ink(self) -> u8 {
        match self {
            Self::Light => 0,
            Self::Dark => 255,
        }
    }
}

/// The colour itself where it can be read on `ground`, else the nearest one on its way to black or white that can.
#[must_use]
pub fn readable(colour: ThemeColour, ground: Ground) -> ThemeColour {
    let ink = u16::from(ground.ink());
    let below = luminance(ground.rgb());
    let at = |step: u16| {
        let mix = |part: u8| (u16::from(part) * (STEPS - step) + ink * step) / STEPS;
        #[allow(clippy::cast_possible_truncation, reason = "a mean of two bytes is a byte")]
        let rgb = colour.rgb.map(|part| mix(part) as u8);
        ThemeColour { rgb }
    };
    let holds = |colour: &ThemeColour| ratio(luminance(colour.rgb), below) >= AIM;
    (0..STEPS).map(at).find(holds).unwrap_or_else(|| at(STEPS))
}

fn ratio(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// How light a colour is, 0 to 1. The power curve of sRGB by a polynomial, which needs no tables in the module.
fn luminance([red, green, blue]: [u8; 3]) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        part * (part * (part * 0.305_306_011 + 0.682_171_111) + 0.012_522_878)
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

#[cfg(test)]
mod tests {
    use super::{Ground, READABLE, ThemeColour, ratio, readable};
    use proptest::prelude::*;

    /// As WCAG defines it.
    fn exact([red, green, blue]: [u8; 3]) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(colour: ThemeColour, ground: Ground) -> f64 {
        ratio(exact(colour.rgb), exact(ground.rgb()))
    }

    #[test]
    fn a_readable_colour_stays_as_it_was_chosen() {
        let blue = ThemeColour { rgb: [0x0a, 0x5f, 0xa5] };
        assert_eq!(readable(blue, Ground::Light), blue);
        let pale = ThemeColour { rgb: [0xa9, 0xa0, 0xff] };
        assert_eq!(readable(pale, Ground::Dark), pale);
    }

    #[test]
    fn yellow_is_darkened_on_paper_and_navy_lightened_in_the_dark() {
        let yellow = ThemeColour { rgb: [255, 230, 0] };
        let [red, green, blue] = readable(yellow, Ground::Light).rgb;
        assert!(red < 255 && green < 230 && blue == 0 && red > green, "{red} {green} {blue}");
        let navy = ThemeColour { rgb: [0, 0, 60] };
        assert!(readable(navy, Ground::Dark).rgb.iter().all(|part| *part > 60));
    }

    proptest! {
        #[test]
        fn any_colour_becomes_readable_in_both_themes(rgb in any::<[u8; 3]>()) {
            for ground in [Ground::Light, Ground::Dark] {
                let now = readable(ThemeColour { rgb }, ground);
                prop_assert!(contrast(now, ground) >= READABLE, "{rgb:?} became {now:?}");
            }
        }

        #[test]
        fn correcting_twice_changes_nothing_more(rgb in any::<[u8; 3]>()) {
            for ground in [Ground::Light, Ground::Dark] {
                let once = readable(ThemeColour { rgb }, ground);
                prop_assert_eq!(readable(once, ground), once);
            }
        }
    }
}
