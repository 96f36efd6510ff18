//! Which of several figures may be shown so that nobody can work out one behind which fewer than five stand, not even by
//! taking the shown ones from their total.

use super::LEAST;
use crate::core::order;

/// What may be shown of disjoint cells and of all of them together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Whether the total may.
    pub total: bool,
    /// Whether each cell may.
    pub cells: Vec<bool>,
}

/// Decides over cells, each given as the respondents in it. Somebody may stand in several cells, in none twice.
pub fn shown(cells: &[Vec<u32>]) -> Shown {
    let mut open: Vec<bool> = cells.iter().map(|cell| cell.len() >= LEAST).collect();
    let hidden_of = |open: &[bool]| distinct(cells.iter().zip(open).filter(|(_, open)| !**open).map(|(cell, _)| cell));
    let total = distinct(cells.iter()) >= LEAST;
    // What is left when every shown cell is taken from the total must be nobody, or enough.
    while total && (1..LEAST).contains(&hidden_of(&open)) {
        let smallest = open.iter().zip(cells).enumerate().filter(|(_, (open, _))| **open);
        let smallest = smallest.min_by_key(|(_, (_, cell))| cell.len()).map(|(at, _)| at);
        let Some(cell) = smallest.and_then(|at| open.get_mut(at)) else { break };
        *cell = false;
    }
    Shown { total, cells: open }
}

/// How many different respondents stand in these cells.
fn distinct<'a>(cells: impl Iterator<Item = &'a Vec<u32>>) -> usize {
    let mut all: Vec<u32> = Vec::new();
    all.extend(cells.flatten());
    order::sort_by(&mut all, u32::cmp);
    all.dedup();
    all.len()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::{LEAST, Shown, distinct, shown};
    use proptest::prelude::*;

    /// Cells of these sizes with nobody in two of them.
    fn cells(sizes: &[u32]) -> Vec<Vec<u32>> {
        let mut next = 0;
        let mut cell = |size: u32| {
            next += size;
            (next - size..next).collect()
        };
        sizes.iter().map(|size| cell(*size)).collect()
    }

    fn of(sizes: &[u32]) -> (bool, Vec<bool>) {
        let Shown { total, cells } = shown(&cells(sizes));
        (total, cells)
    }

    #[test]
    fn under_five_is_not_shown() {
        assert_eq!(of(&[4]), (false, vec![false]));
        assert_eq!(of(&[5]), (true, vec![true]));
        assert_eq!(of(&[2, 2]), (false, vec![false, false]));
        assert_eq!(of(&[]), (false, vec![]));
    }

    #[test]
    fn a_small_cell_takes_the_smallest_large_one_along() {
        assert_eq!(of(&[8, 4, 6]), (true, vec![true, false, false]));
        assert_eq!(of(&[8, 4]), (true, vec![false, false]));
    }

    #[test]
    fn small_cells_that_are_enough_together_need_no_company() {
        assert_eq!(of(&[9, 3, 2]), (true, vec![true, false, false]));
        assert_eq!(of(&[9, 0]), (true, vec![true, false]), "nobody is nobody's secret");
    }

    #[test]
    fn the_same_few_in_two_years_are_still_few() {
        let few = vec![1, 2, 3];
        assert_eq!(shown(&[few.clone(), few.clone()]), Shown { total: false, cells: vec![false, false] });
        let many = (10..16).collect();
        assert_eq!(shown(&[few.clone(), few, many]), Shown { total: true, cells: vec![false, false, false] });
    }

    proptest! {
        #[test]
        fn nothing_under_five_can_be_worked_out_by_subtraction(
            sets in proptest::collection::vec(proptest::collection::btree_set(0_u32..30, 0..9), 0..7)
        ) {
            let cells: Vec<Vec<u32>> = sets.into_iter().map(|set| set.into_iter().collect()).collect();
            let Shown { total, cells: open } = shown(&cells);
            for (cell, open) in cells.iter().zip(&open) {
                prop_assert!(!open || cell.len() >= LEAST);
            }
            if !total {
                prop_assert!(!open.contains(&true), "a shown cell is enough for a total");
                return Ok(());
            }
            prop_assert!(distinct(cells.iter()) >= LEAST);
            // The total less any choice of shown cells.
            for choice in 0_u32..1 << cells.len() {
                let taken = |at: usize| choice >> at & 1 == 1;
                if (0..cells.len()).any(|at| taken(at) && !open[at]) {
                    continue;
                }
                let left = distinct((0..cells.len()).filter(|at| !taken(*at)).map(|at| &cells[at]));
                prop_assert!(left == 0 || left >= LEAST, "{left} left of {cells:?} with {open:?}");
            }
        }
    }
}
