//! The outline of one petal of the rosette, as SVG path data.

use crate::core::turn;
use crate::core::within::within;

/// Where a petal lies: all lengths in the drawing's own units, angles in radians clockwise from twelve o'clock.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Petal {
    /// Centre of the rosette, both coordinates.
    pub centre: f64,
    /// Distance of the petal's foot from the centre.
    pub foot: f64,
    /// Distance of its tip.
    pub tip: f64,
    /// Direction.
    pub angle: f64,
    /// Half of its opening.
    pub half: f64,
}

impl Petal {
    /// Petal `index` of `count` with `filled` of its length (0 to 1); a shorter petal is also narrower.
    pub fn of(index: usize, count: usize, filled: f64, centre: f64, reach: f64) -> Self {
        #[allow(clippy::cast_precision_loss, reason = "a rosette has a handful of petals")]
        let (index, count) = (index as f64, count.max(1) as f64);
        let foot = reach * 0.07;
        let filled = within(filled, 0.0, 1.0);
        // Three petals or fewer would swell to half the circle.
        let half = (std::f64::consts::PI / count * 0.86).min(0.62);
        Self {
            centre,
            foot,
            tip: foot + (reach - foot) * filled,
            angle: index * std::f64::consts::TAU / count,
            half: half * (0.55 + 0.45 * filled),
        }
    }

    /// The point at `radius` in direction `angle`.
    pub fn point(&self, radius: f64, angle: f64) -> (f64, f64) {
        let (sin, cos) = turn::sin_cos(angle);
        (self.centre + radius * sin, self.centre - radius * cos)
    }

    /// The outline as SVG path data: from the foot along one side, over the round tip, and back.
    pub fn path(&self) -> String {
        let Self { foot, tip, angle, half, .. } = *self;
        let length = tip - foot;
        let waist = foot + length * 0.62;
        let bow = 0.5522 * (tip - waist) * 0.95;
        let cap = length * 0.34 * 0.62;
        let (tip_x, tip_y) = self.point(tip, angle);
        let (sin, cos) = turn::sin_cos(angle);
        let (across_x, across_y) = (cos * cap, sin * cap);
        let side = |sign: f64| {
            (
                self.point(foot + (waist - foot) * 0.45, angle + sign * half * 0.72),
                self.point(waist - bow * 0.4, angle + sign * half),
                self.point(waist, angle + sign * half),
                self.point(waist + bow, angle + sign * half),
            )
        };
        let (left, right) = (side(-1.0), side(1.0));
        let base = self.point(foot, angle);
        let mut path = String::with_capacity(160);
        let mut put = |command: &str, points: &[(f64, f64)]| {
            path.push_str(command);
            for (x, y) in points {
                push_tenths(&mut path, *x);
                path.push(' ');
                push_tenths(&mut path, *y);
                path.push(' ');
            }
        };
        put("M", &[base]);
        put("C", &[left.0, left.1, left.2]);
        put("C", &[left.3, (tip_x - across_x, tip_y - across_y), (tip_x, tip_y)]);
        put("C", &[(tip_x + across_x, tip_y + across_y), right.3, right.2]);
        put("C", &[right.1, right.0, base]);
        path.push('Z');
        path
    }
}

/// Appends `value` with one decimal. Formatting floats in general would cost kilobytes in the wasm file.
fn push_tenths(out: &mut String, value: f64) {
    #[allow(clippy::cast_possible_truncation, reason = "coordinates of a drawing a few hundred units wide")]
    let tenths = (value * 10.0).round() as i32;
    if tenths < 0 {
        out.push('-');
    }
    out.push_str(&(tenths.abs() / 10).to_string());
    out.push('.');
    out.push_str(&(tenths.abs() % 10).to_string());
}

/// A number with one decimal, for SVG attributes.
pub fn tenths(value: f64) -> String {
    let mut out = String::new();
    push_tenths(&mut out, value);
    out
}

#[cfg(test)]
mod tests {
    use super::{Petal, tenths};

    #[test]
    fn petals_go_clockwise_from_twelve_whatever_their_number() {
        for count in [1, 3, 5, 6, 9] {
            let first = Petal::of(0, count, 1.0, 100.0, 80.0);
            let (x, y) = first.point(first.tip, first.angle);
            assert!((x - 100.0).abs() < 1e-9 && (y - 20.0).abs() < 1e-9);
            if count > 2 {
                let second = Petal::of(1, count, 1.0, 100.0, 80.0);
                assert!(second.point(second.tip, second.angle).0 > 100.0, "the second petal lies to the right");
            }
        }
    }

    #[test]
    fn a_fuller_petal_reaches_further_and_nonsense_is_clamped() {
        let tip = |filled: f64| Petal::of(2, 6, filled, 100.0, 80.0).tip;
        assert!(tip(0.0) < tip(0.5) && tip(0.5) < tip(1.0));
        assert!((tip(9.0) - tip(1.0)).abs() < 1e-9 && (tip(-1.0) - tip(0.0)).abs() < 1e-9);
    }

    #[test]
    fn neighbouring_petals_do_not_overlap() {
        for count in 3..=9 {
            let petal = Petal::of(0, count, 1.0, 100.0, 80.0);
            #[allow(clippy::cast_precision_loss)]
            let step = std::f64::consts::TAU / count as f64;
            assert!(petal.half * 2.0 < step);
        }
    }

    #[test]
    fn numbers_are_written_with_one_decimal() {
        assert_eq!([tenths(1.25), tenths(-0.04), tenths(-3.96)], ["1.3", "0.0", "-4.0"]);
    }

    #[test]
    fn the_outline_is_closed_path_data() {
        let path = Petal::of(4, 6, 0.5, 100.0, 80.0).path();
        assert!(path.starts_with('M') && path.ends_with('Z') && path.matches('C').count() == 4);
    }
}
