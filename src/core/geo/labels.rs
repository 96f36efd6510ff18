//! Which place names there is room for, and where: greedy by rank, never one on top of another.

use super::rect::Rect;

/// A name that wants a place. Lengths in CSS px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Label {
    /// The caller's own number for it, given back when it is placed.
    pub id: usize,
    /// Lower goes first; equals go in the order they are given.
    pub rank: u32,
    /// Where it belongs, on the screen.
    pub x: f64,
    /// See `x`.
    pub y: f64,
    /// Measured width of the text with its halo.
    pub width: f64,
    /// Measured height of the text with its halo, all lines.
    pub height: f64,
    /// True for the name of something wide, such as a district: it may stand three times as far aside.
    pub wide: bool,
}

/// A label that got room.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// The label's own number.
    pub id: usize,
    /// The room it got.
    pub rect: Rect,
}

/// Steps in which the name of something wide moves further aside.
const FARTHER: [f64; 3] = [1.0, 2.0, 3.0];
/// How far aside of its point a label may stand, in its own heights (vertical) and half widths (horizontal): on the
/// point first, then below, above, right, left. Farther off, a name would seem to belong to something else.
const ASIDE: [(f64, f64); 7] =
    [(0.0, 0.0), (0.0, 1.1), (0.0, -1.1), (1.25, 0.0), (-1.25, 0.0), (0.0, 2.0), (0.0, -2.0)];

/// Places labels by rank. A label goes to the first of its few positions that lies inside `bounds` and hits neither an
/// obstacle nor a label already placed, and is left out when there is none.
pub fn place(labels: &[Label], obstacles: &[Rect], bounds: &Rect) -> Vec<Placed> {
    let mut order: Vec<&Label> = labels
        .iter()
        .filter(|label| [label.x, label.y, label.width, label.height].iter().all(|number| number.is_finite()))
        .collect();
    crate::core::order::sort_by_key(&mut order, |label| label.rank);
    let mut placed: Vec<Placed> = Vec::new();
    for label in order {
        let home = Rect::around(label.x, label.y, label.width, label.height);
        let is_free = |rect: &Rect| {
            bounds.covers(rect)
                && !obstacles.iter().any(|obstacle| obstacle.overlaps(rect))
                && !placed.iter().any(|other| other.rect.overlaps(rect))
        };
        let steps = if label.wide { &FARTHER[..] } else { &FARTHER[..1] };
        let mut seats = steps.iter().flat_map(|step| {
            ASIDE
                .iter()
                .map(move |(right, down)| home.moved(step * right * label.width / 2.0, step * down * label.height))
        });
        let room = seats.find(is_free);
        if let Some(rect) = room {
            placed.push(Placed { id: label.id, rect });
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use proptest::prelude::*;

    const SCREEN: Rect = Rect { left: 0.0, top: 0.0, right: 800.0, bottom: 600.0 };

    fn label(id: usize, rank: u32, x: f64, y: f64) -> Label {
        Label { id, rank, x, y, width: 80.0, height: 16.0, wide: false }
    }

    #[test]
    fn the_lower_rank_gets_the_spot_whatever_the_order() {
        let placed = place(&[label(0, 3, 400.0, 300.0), label(1, 1, 400.0, 300.0)], &[], &SCREEN);
        assert_eq!(placed[0].id, 1);
        assert_eq!(placed[0].rect.centre(), (400.0, 300.0));
        assert_eq!(placed.len(), 2, "the other steps aside");
        assert!(placed[1].rect.centre().1 > 300.0);
    }

    #[test]
    fn a_label_with_no_room_is_left_out() {
        let wall = Rect { left: 200.0, top: 200.0, right: 600.0, bottom: 400.0 };
        assert!(place(&[label(0, 1, 400.0, 300.0)], &[wall], &SCREEN).is_empty());
    }

    #[test]
    fn the_name_of_something_wide_goes_further_aside_before_it_is_left_out() {
        let wall = Rect { left: 340.0, top: 260.0, right: 460.0, bottom: 340.0 };
        let narrow = label(0, 1, 400.0, 300.0);
        assert!(place(&[narrow], &[wall], &SCREEN).is_empty());
        let placed = place(&[Label { wide: true, ..narrow }], &[wall], &SCREEN);
        assert_eq!(placed.len(), 1);
        let (x, y) = placed[0].rect.centre();
        assert!((x - 400.0).hypot(y - 300.0) <= 120.0, "not out of sight of its point");
    }

    #[test]
    fn a_label_never_runs_over_the_edge() {
        assert!(place(&[label(0, 1, -60.0, 300.0)], &[], &SCREEN).is_empty());
    }

    #[test]
    fn a_label_that_is_no_number_is_ignored() {
        assert!(place(&[label(0, 1, f64::NAN, 300.0)], &[], &SCREEN).is_empty());
    }

    proptest! {
        #[test]
        fn nothing_overlaps_and_nothing_is_invented(
            wanted in prop::collection::vec((0u32..4, 0.0..800.0f64, 0.0..600.0f64, 10.0..150.0f64, 8.0..40.0f64), 0..60),
            walls in prop::collection::vec((0.0..800.0f64, 0.0..600.0f64, 5.0..90.0f64), 0..12)
        ) {
            let labels: Vec<Label> = wanted.iter().enumerate()
                .map(|(id, &(rank, x, y, width, height))| Label { id, rank, x, y, width, height, wide: rank == 0 }).collect();
            let obstacles: Vec<Rect> = walls.iter().map(|&(x, y, side)| Rect::around(x, y, side, side)).collect();
            let placed = place(&labels, &obstacles, &SCREEN);
            for (index, one) in placed.iter().enumerate() {
                prop_assert!(SCREEN.covers(&one.rect));
                prop_assert!(!obstacles.iter().any(|wall| wall.overlaps(&one.rect)));
                prop_assert!(!placed[index + 1..].iter().any(|other| other.id == one.id || other.rect.overlaps(&one.rect)));
                prop_assert!((one.rect.width() - labels[one.id].width).abs() < 1e-9);
            }
        }
    }
}
