//! One slip of the fingers: a letter too many, one too few, a wrong one, or two neighbours in each other's place.

/// Words shorter than this, in characters, must be right: one edit of a short word is another word too often.
const MIN_LETTERS: usize = 5;

/// True when a search for `term` (folded) puts up with one edit: it has at least five letters and no digit, since one
/// edit of a number is another number.
pub fn is_tolerant(term: &str) -> bool {
    term.chars().count() >= MIN_LETTERS && !term.contains(|c: char| c.is_ascii_digit())
}

/// True when `word` begins with `term`, or with what one edit makes of it (optimal string alignment distance of at
/// most 1 between `term` and a beginning of `word`).
///
/// A last letter that is wrong or too many is only forgiven where the word ends too: anywhere else every word that
/// shares all but the last letter would be found, `konst` in `konsument`.
pub fn begins_nearly(word: &str, term: &str) -> bool {
    let (mut term, mut word) = (term.chars(), word.chars());
    loop {
        // The first difference decides where the edit was: up to there nothing has to be edited.
        let (term_here, word_here) = (term.as_str(), word.as_str());
        let (wrong, right) = match (term.next(), word.next()) {
            (None, _) => return true,
            (Some(_), None) => return term.as_str().is_empty(),
            (Some(wrong), Some(right)) if wrong == right => continue,
            (Some(wrong), Some(right)) => (wrong, right),
        };
        let (term, word) = (term.as_str(), word.as_str());
        let too_few = word.starts_with(term_here);
        if term.is_empty() {
            return too_few || word.is_empty();
        }
        let exchanged = || {
            let rests = term.strip_prefix(right).zip(word.strip_prefix(wrong));
            rests.is_some_and(|(term, word)| word.starts_with(term))
        };
        return too_few || word.starts_with(term) || word_here.starts_with(term) || exchanged();
    }
}

#[cfg(test)]
pub(super) mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::{begins_nearly, is_tolerant};
    use proptest::prelude::*;

    /// `word` with one edit of the kind `how` (0 to 3) at about `at`, with `letter` where one is needed.
    pub fn edited(word: &str, how: usize, at: usize, letter: char) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        let at = at % letters.len().max(1);
        match how {
            0 => letters.insert(at, letter),
            1 => _ = letters.remove(at),
            2 => letters[at] = letter,
            _ if at + 1 < letters.len() => letters.swap(at, at + 1),
            _ => {}
        }
        letters.into_iter().collect()
    }

    /// Optimal string alignment distance, from its definition.
    fn distance(a: &[char], b: &[char]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let change = usize::from(a[i - 1] != b[j - 1]);
                    let mut least = (table[i - 1][j] + 1).min(table[i][j - 1] + 1).min(table[i - 1][j - 1] + change);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        least = least.min(table[i - 2][j - 2] + 1);
                    }
                    least
                };
            }
        }
        table[a.len()][b.len()]
    }

    #[test]
    fn one_slip_is_forgiven_and_two_are_not() {
        for (term, word) in [
            ("angerde", "angered"),
            ("hisinegn", "hisingen"),
            ("fotbol", "fotbollsklubben"),
            ("fobtoll", "fotbollsklubben"),
            ("isingen", "hisingen"),
            ("hhising", "hisingen"),
            ("hisimgen", "hisingen"),
            ("hisingenn", "hisingen"),
            ("hisingem", "hisingen"),
            ("москав", "москва"),
        ] {
            assert!(begins_nearly(word, term), "{term} {word}");
        }
        for (term, word) in [("angrde", "angered"), ("konst", "konsument"), ("skola", "skolverket"), ("angered", "ang")]
        {
            assert!(!begins_nearly(word, term), "{term} {word}");
        }
    }

    #[test]
    fn short_words_and_numbers_must_be_right() {
        assert!(is_tolerant("musik") && is_tolerant("åäöåä"));
        assert!(!is_tolerant("ungd") && !is_tolerant("41234") && !is_tolerant("covid19"));
    }

    proptest! {
        #[test]
        fn any_edit_of_a_word_still_finds_it(word in "[a-cå]{1,8}", how in 0_usize..4, at in 0_usize..8, letter in "[a-cö]") {
            let term = edited(&word, how, at, letter.chars().next().unwrap());
            prop_assert!(begins_nearly(&word, &term), "{} {}", term, word);
        }

        #[test]
        fn what_is_near_is_at_most_one_edit_from_a_beginning(word in "[abå]{0,7}", term in "[abå]{1,7}") {
            let (letters, typed): (Vec<char>, Vec<char>) = (word.chars().collect(), term.chars().collect());
            let least = (0..=letters.len()).map(|end| distance(&typed, &letters[..end])).min().unwrap();
            // All but the last letter right, the word going on: the one case that is left out on purpose.
            let half_typed = least == 1 && word.starts_with(&typed[..typed.len() - 1].iter().collect::<String>());
            prop_assert!(!begins_nearly(&word, &term) || least <= 1);
            prop_assert!(begins_nearly(&word, &term) || least > 1 || half_typed);
        }
    }
}
