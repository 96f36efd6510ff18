//! A long list of which only the pieces near the viewport stand in the page.
//!
//! Rows are gathered in pieces, see [`cut`]. Every piece has its place in the page, so the scrollbar is as long as the
//! list; only the pieces near the viewport have their rows. What is near is decided here from where the pieces stand.

use crate::core::within::within;
use std::ops::Range;

/// Rows in a piece of a list of usual length, and in the first pieces of any: about what a screen shows of it. The first
/// is what a keystroke waits for.
pub const PIECE: usize = 10;
/// So many rows from the top are in pieces of [`PIECE`] rows in any list: a search begins there anew.
const TOP: usize = 60;
/// Rows in another piece of a very long list, at most: each piece costs its place in the page, each row in one costs
/// scrolling.
const LARGE_PIECE: usize = 60;
/// From this many pieces on they become larger. A piece without rows costs a keystroke some 50 µs of script, style and
/// layout, a row that comes into view some 200 µs (measured at 10,000 rows, 400 pieces against 170).
const PIECES: usize = 150;
/// Longest list whose rows all stand in the page.
pub const WHOLE: usize = 200;
/// Most rows that are printed.
pub const PRINTED: usize = 1000;
/// How many rows Page Up and Page Down move the focus.
const PAGE: usize = 10;

/// Sections of these lengths, below one another, cut into pieces: each the places of its rows in the whole list. No piece
/// reaches over the end of a section.
pub fn cut(sections: &[usize]) -> Vec<Range<usize>> {
    let (mut pieces, mut start) = (Vec::new(), 0);
    let size = (sections.iter().sum::<usize>() / PIECES).clamp(PIECE, LARGE_PIECE);
    for length in sections {
        let end = start + length;
        while start < end {
            let next = (start + if start < TOP { PIECE } else { size }).min(end);
            pieces.push(start..next);
            start = next;
        }
    }
    pieces
}

/// The piece that holds the row in place `at`.
pub fn piece_of(pieces: &[Range<usize>], at: usize) -> Option<usize> {
    pieces.iter().position(|piece| piece.contains(&at))
}

/// The pieces that touch `from..to`, among `count` that stand below one another. `edges` tells top and bottom of one, in
/// the same unit; it is asked for a few only. Where none touches, the result is empty.
pub fn standing(count: usize, edges: &dyn Fn(usize) -> (f64, f64), from: f64, to: f64) -> Range<usize> {
    let first = first_where(count, &|piece| edges(piece).1 > from);
    let end = first_where(count, &|piece| edges(piece).0 >= to);
    first..end.max(first)
}

/// The places of the rows that stand between `from` and `to`. Within a piece rows are taken to be equally high.
pub fn seen(pieces: &[Range<usize>], edges: &dyn Fn(usize) -> (f64, f64), from: f64, to: f64) -> Range<usize> {
    let shown = standing(pieces.len(), edges, from, to);
    let last = shown.end.saturating_sub(1);
    let (Some(above), Some(below)) = (pieces.get(shown.start), pieces.get(last)) else { return 0..0 };
    if shown.is_empty() {
        return 0..0;
    }
    let passed = |piece: usize, rows: &Range<usize>, at: f64| {
        let (top, bottom) = edges(piece);
        let share = if bottom > top { within((at - top) / (bottom - top), 0.0, 1.0) } else { 0.0 };
        #[expect(clippy::cast_precision_loss, reason = "at most a piece of rows")]
        let rows = share * rows.len() as f64;
        rows
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to the rows of a piece")]
    let (start, end) = (
        (above.start + passed(shown.start, above, from).floor() as usize).min(above.end.saturating_sub(1)),
        below.start + passed(last, below, to).ceil() as usize,
    );
    start..end.max(start + 1)
}

/// Where a key moves the focus in a list of `rows`; nothing for other keys and in an empty list.
pub fn moved(key: &str, at: usize, rows: usize) -> Option<usize> {
    let last = rows.checked_sub(1)?;
    match key {
        "Home" => Some(0),
        "End" => Some(last),
        "PageUp" => Some(at.saturating_sub(PAGE)),
        "PageDown" => Some(at.saturating_add(PAGE).min(last)),
        _ => None,
    }
}

/// The first of `0..count` for which `holds`, when it holds for all after one for which it does; `count` when for none.
fn first_where(count: usize, holds: &dyn Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::{PIECE, cut, moved, piece_of, seen, standing};
    use proptest::prelude::*;

    /// Edges of pieces with these heights, the first beginning at `top`.
    fn edges(top: f64, heights: &[f64]) -> Vec<(f64, f64)> {
        let mut at = top;
        let below = |height: &f64| {
            let edges = (at, at + height);
            at += height;
            edges
        };
        heights.iter().map(below).collect()
    }

    #[test]
    fn pieces_keep_to_their_section() {
        assert_eq!(cut(&[11, 0, 3]), [0..10, 10..11, 11..14]);
        assert_eq!(cut(&[]), Vec::<std::ops::Range<usize>>::new());
        // 5,000 rows are cut into about as many pieces as are kept up with; beyond 9,000 there are more of the largest.
        assert_eq!([5_000, 10_000, 40_000].map(|rows| cut(&[rows]).len()), [156, 172, 672]);
        assert_eq!(cut(&[10_000]).get(..2), Some([0..PIECE, PIECE..2 * PIECE].as_slice()));
        assert_eq!((piece_of(&cut(&[11, 3]), 10), piece_of(&cut(&[11, 3]), 14)), (Some(1), None));
    }

    #[test]
    fn keys_move_within_the_list() {
        assert_eq!(moved("Home", 40, 50), Some(0));
        assert_eq!(moved("End", 0, 50), Some(49));
        assert_eq!(moved("PageDown", 45, 50), Some(49));
        assert_eq!(moved("PageUp", 5, 50), Some(0));
        assert_eq!(moved("PageUp", 45, 50), Some(35));
        assert_eq!((moved("a", 1, 2), moved("End", 0, 0)), (None, None));
    }

    #[test]
    fn rows_in_view_are_told_within_their_piece() {
        let edges = edges(-1000.0, &[2000.0, 2000.0]);
        assert_eq!(seen(&cut(&[20]), &|at| edges[at], 0.0, 500.0), 5..8);
        assert_eq!(seen(&cut(&[15]), &|at| edges[at], 0.0, 2000.0), 5..13);
        assert_eq!(seen(&cut(&[20]), &|at| edges[at], 9000.0, 9500.0), 0..0);
        assert_eq!(seen(&[], &|_| (0.0, 0.0), 0.0, 1.0), 0..0);
    }

    proptest! {
        #[test]
        fn exactly_the_pieces_that_touch_the_window_stand(
            top in -9e4..9e3_f64, heights in proptest::collection::vec(1.0..900.0_f64, 0..60),
            from in -900.0..900.0_f64, view in 1.0..2000.0_f64,
        ) {
            let edges = edges(top, &heights);
            let standing = standing(edges.len(), &|at| edges[at], from, from + view);
            for (piece, (top, bottom)) in edges.iter().enumerate() {
                prop_assert_eq!(standing.contains(&piece), *bottom > from && *top < from + view);
            }
        }

        #[test]
        fn rows_in_view_belong_to_pieces_that_stand(
            top in -9e3..900.0_f64, sections in proptest::collection::vec(0_usize..90, 0..6), height in 1.0..900.0_f64,
            view in 1.0..2000.0_f64,
        ) {
            let pieces = cut(&sections);
            let edges = edges(top, &vec![height; pieces.len()]);
            let edges = |at: usize| edges[at];
            let shown = standing(pieces.len(), &edges, 0.0, view);
            let seen = seen(&pieces, &edges, 0.0, view);
            prop_assert_eq!(seen.is_empty(), shown.is_empty());
            prop_assert!(seen.end <= sections.iter().sum());
            if !seen.is_empty() {
                prop_assert!(piece_of(&pieces, seen.start).is_some_and(|piece| shown.contains(&piece)));
                prop_assert!(piece_of(&pieces, seen.end - 1).is_some_and(|piece| shown.contains(&piece)));
            }
        }

        #[test]
        fn every_row_has_one_piece_of_its_own_section(sections in proptest::collection::vec(0_usize..90, 0..6)) {
            let pieces = cut(&sections);
            let all: Vec<usize> = pieces.iter().cloned().flatten().collect();
            prop_assert_eq!(all, (0..sections.iter().sum()).collect::<Vec<_>>());
            let mut end = 0;
            for length in &sections {
                end += length;
                prop_assert!(pieces.iter().all(|piece| piece.end <= end || piece.start >= end));
            }
            prop_assert!(pieces.iter().all(|piece| !piece.is_empty() && piece.len() <= PIECE));
        }
    }
}
