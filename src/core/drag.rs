//! Where a row of a list goes while it is dragged.

/// The place, counted from 0, of the row at `from` while the pointer that drags it is at `y`: past every row whose middle
/// `y` has reached. `rows` are the top and bottom of each, in the unit of `y`, downwards. However different their heights, a
/// row that has been passed is not passed back while the pointer rests.
pub fn place(rows: &[(f64, f64)], from: usize, y: f64) -> usize {
    let middle = |row: &(f64, f64)| f64::midpoint(row.0, row.1);
    let after = rows.iter().skip(from + 1).take_while(|row| y >= middle(row)).count();
    let before = rows.iter().take(from).rev().take_while(|row| y <= middle(row)).count();
    (from + after).saturating_sub(before)
}

#[cfg(test)]
mod tests {
    use super::place;
    use proptest::prelude::*;

    /// Rows of these heights below one another, from 0.
    fn stacked(heights: &[f64]) -> Vec<(f64, f64)> {
        let mut end = 0.0;
        let mut next = |height: &f64| {
            end += height;
            (end - height, end)
        };
        heights.iter().map(&mut next).collect()
    }

    #[test]
    fn a_row_goes_past_those_whose_middle_is_reached() {
        let rows = stacked(&[100.0, 100.0, 100.0, 100.0]);
        for (from, y, to) in [(0, 50.0, 0), (0, 149.0, 0), (0, 150.0, 1), (0, 260.0, 2), (0, 9e9, 3)] {
            assert_eq!(place(&rows, from, y), to, "{from} {y}");
        }
        for (from, y, to) in [(3, 350.0, 3), (3, 251.0, 3), (3, 250.0, 2), (3, -9e9, 0), (1, 50.0, 0), (1, 51.0, 1)] {
            assert_eq!(place(&rows, from, y), to, "{from} {y}");
        }
        assert_eq!(place(&[], 0, 5.0), 0);
    }

    proptest! {
        #[test]
        fn once_moved_it_stays_while_the_pointer_rests(
            heights in prop::collection::vec(1.0..900.0_f64, 1..9),
            pick in 0_usize..9,
            y in -100.0..5_000.0_f64,
        ) {
            let from = pick % heights.len();
            let to = place(&stacked(&heights), from, y);
            prop_assert!(to < heights.len());
            let mut moved = heights.clone();
            let row = moved.remove(from);
            moved.insert(to, row);
            prop_assert_eq!(place(&stacked(&moved), to, y), to);
        }
    }
}
