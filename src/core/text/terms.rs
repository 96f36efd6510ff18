//! Words of the glossary in running text.

use super::fold::fold_char;
use std::ops::Range;

/// Letters a word may have more than the term: endings such as `-en`, `-arna`, `-s`.
const ENDING: usize = 4;
/// Terms shorter than this take no ending: `råd` is not `rådig`.
const SHORTEST_WITH_ENDING: usize = 5;

/// Endings of verbs and adjectives: what has one is another word, `nämnde` no `nämnd`.
const OTHER_WORDS: [&str; 3] = ["e", "de", "te"];

/// A word of a text: folded, and where it stands.
struct Word {
    folded: String,
    place: Range<usize>,
}

/// A piece of a text; the number of the term it is, if it is one.
pub type Piece = (Range<usize>, Option<usize>);

/// Cuts `text` where one of `terms` stands, each term marked at most once, at its first place; the longer term wins where
/// two begin. A term may be more than one word, its last word may have an ending, and what it says in brackets does not
/// count. `done` holds terms that were marked
/// before, and gets those marked now. The pieces cover the text in order.
pub fn pieces(text: &str, terms: &[&str], done: &mut Vec<usize>) -> Vec<Piece> {
    let words = words_of(text);
    let terms: Vec<Vec<String>> = terms
        .iter()
        .map(|term| words_of(term.split('(').next().unwrap_or_default()).into_iter().map(|word| word.folded).collect())
        .collect();
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut at, mut from) = (0, 0);
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let fitting = terms.iter().enumerate().filter(|(number, term)| !done.contains(number) && fits(rest, term));
        let longest = fitting.max_by_key(|(_, term)| term.len());
        if let Some((number, term)) = longest
            && let (Some(first), Some(last)) = (rest.first(), rest.get(term.len() - 1))
        {
            if first.place.start > from {
                pieces.push((from..first.place.start, None));
            }
            pieces.push((first.place.start..last.place.end, Some(number)));
            from = last.place.end;
            done.push(number);
            at += term.len();
        } else {
            at += 1;
        }
    }
    if from < text.len() {
        pieces.push((from..text.len(), None));
    }
    pieces
}

/// Whether `words` begin with `term`.
fn fits(words: &[Word], term: &[String]) -> bool {
    let Some((last, before)) = term.split_last() else { return false };
    let same = before.iter().zip(words).all(|(term, word)| *term == word.folded);
    same && words.get(before.len()).is_some_and(|word| {
        word.folded
            .strip_prefix(last.as_str())
            .is_some_and(|ending| ending.is_empty() || (last.len() >= SHORTEST_WITH_ENDING && is_ending(ending)))
    })
}

fn is_ending(ending: &str) -> bool {
    ending.len() <= ENDING && !OTHER_WORDS.contains(&ending)
}

fn words_of(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (start, letter) in text.char_indices() {
        let mut folded = String::new();
        fold_char(letter, |one| {
            if one.is_alphanumeric() {
                folded.push(one);
            }
        });
        if folded.is_empty() {
            open = false;
            continue;
        }
        let end = start + letter.len_utf8();
        match words.last_mut() {
            Some(word) if open => {
                word.folded.push_str(&folded);
                word.place.end = end;
            }
            _ => words.push(Word { folded, place: start..end }),
        }
        open = true;
    }
    words
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::pieces;
    use proptest::prelude::*;

    fn marked(text: &str, terms: &[&str]) -> Vec<String> {
        let found = pieces(text, terms, &mut Vec::new());
        found.into_iter().filter(|(_, term)| term.is_some()).map(|(place, _)| text[place].to_owned()).collect()
    }

    #[test]
    fn a_term_is_found_with_its_ending_and_once() {
        assert_eq!(marked("Samråden hålls. Ett samråd till.", &["Samråd"]), ["Samråden"]);
        assert_eq!(marked("Staden nämnde nämnden.", &["Nämnd"]), ["nämnden"]);
        assert_eq!(marked("Rådiga råd", &["råd"]), ["råd"]);
        assert_eq!(marked("Samrådsprotokollet", &["Samråd"]), Vec::<String>::new());
    }

    #[test]
    fn the_longer_term_wins_and_may_be_several_words() {
        assert_eq!(marked("Om social ekonomi.", &["social", "Social ekonomi"]), ["social ekonomi"]);
    }

    #[test]
    fn what_was_marked_before_is_not_marked_again() {
        let mut done = Vec::new();
        assert_eq!(pieces("en allmän handling", &["Allmän handling"], &mut done).len(), 2);
        assert_eq!(pieces("en allmän handling", &["Allmän handling"], &mut done).len(), 1);
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in "[a-zåäö ,.–]{0,40}", terms in proptest::collection::vec("[a-zåäö ]{0,8}", 0..4)) {
            let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
            let found = pieces(&text, &terms, &mut Vec::new());
            let whole: String = found.iter().map(|(place, _)| &text[place.clone()]).collect();
            prop_assert_eq!(whole, text);
        }
    }
}
