//! A ring cut into parts in proportion to counts, with gaps between them.

use std::f64::consts::TAU;

/// The smallest part that can still be seen, as an angle in radians.
const LEAST: f64 = 0.4;

/// Begin and end of each part in radians, clockwise from the top (which is −90° on a canvas), with `gap` radians between
/// neighbours. Small parts are drawn larger than they are so that they can be seen; then the others share what is left.
/// One part alone is a whole ring without a gap.
pub fn parts(counts: &[(u16, usize)], gap: f64) -> Vec<(f64, f64)> {
    let total = weight(counts.iter().map(|(_, count)| count).sum());
    if counts.len() < 2 || total <= 0.0 {
        return counts.iter().map(|_| (0.0, TAU)).collect();
    }
    let part_of = |count: usize| TAU * weight(count) / total;
    let least = LEAST.min(TAU / weight(counts.len())).max(gap);
    // What the small ones are given beyond their share is taken from the room of the others above the least.
    let (mut given, mut room) = (0.0, 0.0);
    for (_, count) in counts {
        let beyond = part_of(*count) - least;
        given += (-beyond).max(0.0);
        room += beyond.max(0.0);
    }
    let kept = if room > 0.0 { (1.0 - given / room).max(0.0) } else { 0.0 };
    let mut from = -TAU / 4.0;
    let mut parts = Vec::with_capacity(counts.len());
    for (_, count) in counts {
        let begin = from + gap / 2.0;
        from += least + (part_of(*count) - least).max(0.0) * kept;
        parts.push((begin, (from - gap / 2.0).max(begin)));
    }
    parts
}

#[expect(clippy::cast_precision_loss, reason = "no register has 2^52 entries")]
fn weight(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn halves_are_halves_and_one_kind_is_a_whole_ring() {
        let halves = parts(&[(0, 3), (4, 3)], 0.2);
        assert_eq!(halves.len(), 2);
        for (from, to) in halves {
            assert!((to - from - (TAU / 2.0 - 0.2)).abs() < 1e-9);
        }
        assert_eq!(parts(&[(1, 9)], 0.2), [(0.0, TAU)]);
        assert!(parts(&[], 0.2).is_empty());
    }

    proptest! {
        #[test]
        fn parts_follow_each_other_with_gaps_and_the_larger_is_never_shorter(
            counts in proptest::collection::vec(1_usize..5_000, 2..12)
        ) {
            let kinds: Vec<(u16, usize)> = (0_u16..).zip(counts.iter().copied()).collect();
            let ring = parts(&kinds, 0.15);
            prop_assert_eq!(ring.len(), counts.len());
            let mut last = -TAU / 4.0;
            for (from, to) in &ring {
                prop_assert!(*from >= last - 1e-9 && to > from, "{:?}", ring);
                last = *to;
            }
            prop_assert!((last + 0.075 - TAU * 0.75).abs() < 1e-6, "the ring is closed: {:?}", ring);
            for (one, (a, b)) in counts.iter().zip(&ring) {
                for (other, (c, d)) in counts.iter().zip(&ring) {
                    prop_assert!(one < other || b - a >= d - c - 1e-9);
                }
            }
        }
    }
}
