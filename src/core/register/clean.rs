//! Texts from outside made fit to show: no control or direction-changing characters, no endless lengths.

use crate::core::text::safe_url::is_unseen;

/// A cleaned text, and what had to be done to it beyond trimming.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The text.
    pub text: String,
    /// Control, invisible or direction-changing characters were removed.
    pub removed: bool,
    /// The text was cut, and ends with an ellipsis.
    pub clipped: bool,
}

/// One line of at most `max` characters: white space becomes single spaces, unseen characters go.
///
/// Joiners (U+200C and U+200D) stay, since Persian names and many emoji need them.
pub fn line(text: &str, max: usize) -> Cleaned {
    clean(text, max, false)
}

/// Like [`line()`], but line breaks stay, at most two in a row.
pub fn paragraphs(text: &str, max: usize) -> Cleaned {
    clean(text, max, true)
}

fn clean(text: &str, max: usize, keep_breaks: bool) -> Cleaned {
    let mut cleaned = Cleaned { text: String::with_capacity(text.len().min(max * 4)), removed: false, clipped: false };
    let mut length = 0;
    // White space is owed and paid before the next visible character, so none stands first or last.
    let (mut space, mut breaks) = (false, 0_u8);
    for c in text.chars() {
        if keep_breaks && c == '\n' {
            breaks = (breaks + 1).min(2);
        } else if c.is_whitespace() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}') {
            space = true;
        } else if is_unseen(c) {
            cleaned.removed = true;
        } else {
            let owed = match (breaks, space) {
                (0, false) => "",
                _ if length == 0 => "",
                (0, true) => " ",
                (1, _) => "\n",
                _ => "\n\n",
            };
            cleaned.text.push_str(owed);
            cleaned.text.push(c);
            length += owed.len() + 1;
            (space, breaks) = (false, 0);
            if length > max {
                cleaned.clipped = true;
                break;
            }
        }
    }
    if cleaned.clipped {
        let keep: String = cleaned.text.chars().take(max.saturating_sub(1)).collect();
        keep.trim_end().clone_into(&mut cleaned.text);
        cleaned.text.push('…');
    }
    cleaned
}

#[cfg(test)]
mod tests {
    use super::{line, paragraphs};
    use proptest::prelude::*;

    #[test]
    fn unseen_characters_go_and_white_space_is_evened_out() {
        let cleaned = line("  Exempel\u{202e}för\u{0}eningen\t\n \u{a0}Öst ", 300);
        assert_eq!((cleaned.text.as_str(), cleaned.removed, cleaned.clipped), ("Exempelföreningen Öst", true, false));
        assert!(!line(" a  b ", 300).removed);
    }

    #[test]
    fn emoji_and_persian_names_keep_their_joiners() {
        let text = "👩\u{200d}👩\u{200d}👧 می\u{200c}خواهم";
        assert_eq!(line(text, 300).text, text);
    }

    #[test]
    fn long_texts_are_cut_with_an_ellipsis() {
        let cleaned = line(&"ab ".repeat(200), 10);
        assert_eq!((cleaned.text.as_str(), cleaned.clipped), ("ab ab ab…", true));
        assert_eq!(line("0123456789", 10).text, "0123456789");
    }

    #[test]
    fn paragraphs_keep_their_breaks() {
        assert_eq!(paragraphs("a\r\nb\n\n\n\nc  d\n", 100).text, "a\nb\n\nc d");
    }

    proptest! {
        #[test]
        fn a_cleaned_text_is_short_and_clean(text in any::<String>(), max in 1_usize..40) {
            for cleaned in [line(&text, max), paragraphs(&text, max)] {
                prop_assert!(cleaned.text.chars().count() <= max, "{:?}", cleaned);
                prop_assert_eq!(cleaned.text.trim(), cleaned.text.as_str());
                let again = paragraphs(&cleaned.text, max);
                prop_assert_eq!(&again.text, &cleaned.text);
                prop_assert!(!again.removed && !again.clipped);
            }
        }
    }
}
