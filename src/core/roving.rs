//! One tab stop for a row of things, moved by the arrow keys (APG, roving tabindex).

/// Where `key` moves from place `at` in a row of `count`, round the ends; nothing for other keys and an empty row.
pub fn step(key: &str, at: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowLeft" | "ArrowUp" => Some(at.checked_sub(1).unwrap_or(last).min(last)),
        "ArrowRight" | "ArrowDown" => Some(if at >= last { 0 } else { at + 1 }),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn arrows_go_round_and_home_and_end_go_to_the_ends() {
        assert_eq!((step("ArrowRight", 2, 3), step("ArrowRight", 0, 3)), (Some(0), Some(1)));
        assert_eq!((step("ArrowLeft", 0, 3), step("ArrowUp", 2, 3)), (Some(2), Some(1)));
        assert_eq!((step("Home", 2, 3), step("End", 0, 3)), (Some(0), Some(2)));
        assert_eq!((step("a", 0, 3), step("End", 0, 0), step("ArrowLeft", 9, 3)), (None, None, Some(2)));
    }
}
