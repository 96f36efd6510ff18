//! The scale bar: the longest round distance that fits a given width.

use super::mercator::metres_per_px;

/// A bar on the screen and the distance it stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScaleBar {
    /// Distance on the ground in metres: 1, 2 or 5 times a power of ten.
    pub metres: u32,
    /// Length of the bar in CSS px.
    pub width_px: f64,
}

impl ScaleBar {
    /// The longest round distance whose bar is at most `max_px` CSS px, at a latitude in degrees. Never below one metre.
    pub fn choose(lat: f64, zoom: f64, max_px: f64) -> Self {
        let per_px = metres_per_px(lat, zoom);
        let room = per_px * max_px;
        let mut best = 1;
        for power in [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000_u32] {
            for step in [1, 2, 5] {
                let metres = power * step;
                if f64::from(metres) <= room {
                    best = metres;
                }
            }
        }
        Self { metres: best, width_px: f64::from(best) / per_px }
    }

    /// The distance as text: `500 m`, `2 km`. The same in every language the app speaks.
    pub fn text(&self) -> String {
        // A no-break space keeps number and unit together.
        if self.metres >= 1000 { format!("{}\u{a0}km", self.metres / 1000) } else { format!("{}\u{a0}m", self.metres) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_text_changes_unit_at_a_kilometre() {
        assert_eq!(ScaleBar { metres: 500, width_px: 1.0 }.text(), "500\u{a0}m");
        assert_eq!(ScaleBar { metres: 1000, width_px: 1.0 }.text(), "1\u{a0}km");
        assert_eq!(ScaleBar { metres: 20_000, width_px: 1.0 }.text(), "20\u{a0}km");
    }

    #[test]
    fn over_goteborg_at_zoom_12_a_hundred_pixels_hold_two_kilometres() {
        // 20.4 m per px here, so 100 px are 2.04 km.
        let bar = ScaleBar::choose(57.7, 12.0, 100.0);
        assert_eq!(bar.metres, 2000);
        assert!((bar.width_px - 97.9).abs() < 0.5, "{}", bar.width_px);
    }

    proptest! {
        #[test]
        fn the_bar_fits_and_is_more_than_a_third_of_the_room(
            lat in -80.0..80.0f64, zoom in 5.0..19.0f64, max in 60.0..200.0f64
        ) {
            let bar = ScaleBar::choose(lat, zoom, max);
            prop_assert!(bar.width_px <= max + 1e-9);
            prop_assert!(bar.width_px > max / 3.0, "{bar:?}");
        }
    }
}
