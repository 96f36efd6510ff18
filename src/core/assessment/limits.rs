//! How much a person can write. Bounds keep every assessment small enough to be opened again from its own file.

/// Longest title and name of what is assessed, in characters.
pub const TITLE_CHARS: usize = 200;
/// Longest note, in characters.
pub const NOTE_CHARS: usize = 4_000;
/// Longest example, in characters.
pub const EXAMPLE_CHARS: usize = 4_000;
/// Longest address of what shows a level, in characters.
pub const LINK_CHARS: usize = 500;
/// Longest cell of a plan row, in characters.
pub const CELL_CHARS: usize = 1_000;
/// Longest id and longest time stamp, in characters.
pub const ID_CHARS: usize = 64;
/// Most answers kept.
pub const ANSWERS: usize = 200;
/// Most plan rows kept.
pub const PLAN_ROWS: usize = 100;
/// All free text of one assessment together, in bytes as it stands in the file. With [`ANSWERS`] and [`PLAN_ROWS`]
/// this stays below [`super::file::MAX_BYTES`].
pub const TEXT_BYTES: usize = 180_000;

/// `text` without control characters and without characters that turn the reading direction of what follows, at most
/// `max_chars` long. Line breaks and tabs stay; `\r\n` becomes `\n`.
pub fn clean(text: &str, max_chars: usize) -> String {
    text.chars().filter(|&c| keeps(c)).take(max_chars).collect()
}

/// True for an id that is safe as a part of a storage key and of a calendar UID: 1–64 of `A–Z a–z 0–9 - _`.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= ID_CHARS
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// Length of a cleaned text inside a JSON string, in bytes.
pub(super) fn stored_len(text: &str) -> usize {
    text.chars().map(stored_char_len).sum()
}

/// The longest beginning of a cleaned text that takes at most `bytes` inside a JSON string.
pub(super) fn clip_stored(text: &str, bytes: usize) -> String {
    let mut left = bytes;
    text.chars()
        .take_while(|&c| {
            let len = stored_char_len(c);
            let fits = len <= left;
            left = left.saturating_sub(len);
            fits
        })
        .collect()
}

fn stored_char_len(c: char) -> usize {
    if matches!(c, '"' | '\\' | '\n' | '\t') { 2 } else { c.len_utf8() }
}

fn keeps(c: char) -> bool {
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    matches!(c, '\n' | '\t') || !(c.is_control() || turns)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cleaning_drops_controls_and_direction_overrides_but_keeps_line_breaks() {
        assert_eq!(clean("a\u{0}b\r\nc\u{202E}d\te\u{7f}", 100), "ab\ncd\te");
        assert_eq!(clean("åäö", 2), "åä", "the cap counts characters, not bytes");
    }

    #[test]
    fn ids_that_could_leave_their_key_are_refused() {
        for bad in ["", "a/b", "../x", "å", "a b", &"x".repeat(65)] {
            assert!(!is_id(bad), "{bad}");
        }
        assert!(is_id("a1_B-2"));
    }

    proptest! {
        #[test]
        fn stored_length_is_what_json_takes(text in any::<String>()) {
            let text = clean(&text, 10_000);
            let quoted = serde_json::to_string(&text).unwrap();
            prop_assert_eq!(stored_len(&text) + 2, quoted.len());
        }

        #[test]
        fn clipping_gives_a_prefix_within_the_budget(text in any::<String>(), bytes in 0_usize..60) {
            let text = clean(&text, 10_000);
            let cut = clip_stored(&text, bytes);
            prop_assert!(text.starts_with(&cut));
            prop_assert!(stored_len(&cut) <= bytes);
            prop_assert_eq!(cut == text, stored_len(&text) <= bytes);
        }
    }
}
