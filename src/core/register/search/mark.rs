//! Marking what a search found in a text.

use super::Query;
use super::near::begins_nearly;
use crate::core::text::fold::fold_char;
use std::ops::Range;

/// Cuts `text` into pieces, true for those that `query` found, for marking hits. The pieces cover the text in order.
///
/// Of a word that begins with what was typed, that beginning is marked; of a word that is one edit away from it, the
/// whole word, and only where the search itself had to forgive a slip ([`SearchIndex::weighed`](super::SearchIndex::weighed)).
pub fn mark(text: &str, query: &Query) -> Vec<(Range<usize>, bool)> {
    let mut pieces: Vec<(Range<usize>, bool)> = Vec::new();
    let mut push = |range: Range<usize>, hit: bool| match pieces.last_mut() {
        _ if range.is_empty() => {}
        Some((last, last_hit)) if *last_hit == hit => last.end = range.end,
        _ => pieces.push((range, hit)),
    };
    let words = if query.is_empty() { Vec::new() } else { words(text) };
    let near = |word: &str| {
        let mut terms = query.terms.iter().enumerate();
        terms.any(|(at, term)| query.missing & (1 << at) != 0 && begins_nearly(word, term))
    };
    let mut done = 0;
    for word in &words {
        let begins = query.terms.iter().filter(|term| word.folded.starts_with(term.as_str()));
        let letters = match begins.map(|term| term.chars().count()).max() {
            Some(letters) => letters,
            None if near(&word.folded) => word.places.len(),
            None => continue,
        };
        let start = word.places.first().map_or(done, |place| place.start);
        let end = word.places.get(letters - 1).map_or(done, |place| place.end);
        if start >= done {
            push(done..start, false);
            push(start..end, true);
            done = end;
        }
    }
    push(done..text.len(), false);
    pieces
}

/// A word of a text: folded, and for each folded character where the character it comes from stands.
#[derive(Default)]
struct Word {
    folded: String,
    places: Vec<Range<usize>>,
}

/// The words of `text`, none of them empty.
fn words(text: &str) -> Vec<Word> {
    let mut words = vec![Word::default()];
    for (start, c) in text.char_indices() {
        fold_char(c, |folded| {
            if !folded.is_alphanumeric() {
                words.push(Word::default());
            } else if let Some(word) = words.last_mut() {
                word.folded.push(folded);
                word.places.push(start..start + c.len_utf8());
            }
        });
    }
    words.retain(|word| !word.places.is_empty());
    words
}

#[cfg(test)]
mod tests {
    #![allow(clippy::string_slice)]
    use super::mark;
    use crate::core::register::search::{Query, SearchIndex};
    use proptest::prelude::*;

    /// `text` with hits in brackets, as in a register whose words are those of `known`.
    fn marked_in(text: &str, query: &str, known: &str) -> String {
        let mut index = SearchIndex::default();
        index.add_words(known);
        let pieces = mark(text, &index.weighed(Query::new(query))).into_iter();
        pieces.map(|(at, hit)| if hit { ["[", &text[at], "]"].concat() } else { text[at].to_owned() }).collect()
    }

    fn marked(text: &str, query: &str) -> String {
        marked_in(text, query, text)
    }

    #[test]
    fn found_parts_of_a_name_are_marked() {
        assert_eq!(marked("Odlarna på Östra Ön", "ost odlarn på"), "[Odlarn]a [på] [Öst]ra Ön");
        assert_eq!(marked("Ærlig", "a"), "[Æ]rlig");
        assert_eq!(marked("Cafe\u{301} A", "cafe a"), "[Cafe]\u{301} [A]");
        assert_eq!(marked("samspel", "spel"), "samspel");
        assert_eq!(marked("", "a"), "");
        assert_eq!(marked("ab", ""), "ab");
    }

    #[test]
    fn of_a_word_found_in_spite_of_a_slip_all_is_marked() {
        assert_eq!(marked("Odlarna på Hisingen (Öst)", "hisinegn"), "Odlarna på [Hisingen] (Öst)");
        assert_eq!(marked("Fotbollsklubben Öst", "fobtoll ost"), "[Fotbollsklubben] [Öst]");
        assert_eq!(marked("Samarbete samarbetar", "samarbeta"), "Samarbete [samarbeta]r");
    }

    #[test]
    fn a_word_that_is_near_is_not_marked_when_the_search_meant_another() {
        assert_eq!(marked_in("Samarbete i väst", "samarbeta", "Vi samarbetar"), "Samarbete i väst");
        assert_eq!(marked_in("Samarbete i väst", "samarbeta", "Vi sjunger"), "[Samarbete] i väst");
    }

    proptest! {
        #[test]
        fn marks_cover_the_text_in_order(text in any::<String>(), query in "[a-zåäö ]{0,8}") {
            let mut end = 0;
            for (range, _) in mark(&text, &SearchIndex::default().weighed(Query::new(&query))) {
                prop_assert!(range.start == end && range.end > end && text.is_char_boundary(range.end));
                end = range.end;
            }
            prop_assert_eq!(end, text.len());
        }
    }
}
