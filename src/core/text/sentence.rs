//! Running text in sentences: what is read aloud one at a time, and what readability is counted by.

/// Short forms whose full stop ends no sentence, in both languages of the texts.
const SHORT: [&str; 22] = [
    "t.ex", "bl.a", "m.m", "m.fl", "d.v.s", "dvs", "o.s.v", "osv", "s.k", "fr.o.m", "t.o.m", "f.d", "nr", "kl", "kap",
    "ca", "e.g", "i.e", "etc", "mr", "ms", "dr",
];

/// Where each sentence of `text` begins and ends, in bytes, blanks around it left out. A text without a full stop is one
/// sentence; an empty one has none.
pub fn split(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        if !matches!(char, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = at + char.len_utf8();
        // Further marks, and what closes a quotation or bracket, belong to it.
        while let Some((next, mark)) = chars.next_if(|(_, mark)| matches!(mark, '.' | '!' | '?' | '…') || closes(*mark))
        {
            end = next + mark.len_utf8();
        }
        let after = text.get(end..).unwrap_or_default();
        let next = after.trim_start();
        let goes_on = next.chars().next().is_some_and(is_small);
        let apart = after.len() != next.len();
        if next.is_empty() || (apart && !goes_on && !(char == '.' && is_short(text.get(from..at).unwrap_or_default())))
        {
            push(&mut found, text, from, end);
            from = end;
        }
    }
    push(&mut found, text, from, text.len());
    found
}

const fn closes(char: char) -> bool {
    matches!(char, '”' | '’' | '"' | '\'' | '»' | ')' | ']')
}

/// A small letter of the languages the texts are in; the standard library's tables of all letters are heavy in wasm.
const fn is_small(char: char) -> bool {
    matches!(char, 'a'..='z' | 'å' | 'ä' | 'ö' | 'é')
}

/// Whether `before` ends in a short form or a single letter.
fn is_short(before: &str) -> bool {
    let word = before.rsplit([' ', '\u{a0}', '\n', '(']).next().unwrap_or_default();
    let mut letters = word.chars();
    let single = letters.next().is_some_and(|letter| letter.is_ascii_alphabetic()) && letters.next().is_none();
    single || SHORT.iter().any(|short| word.eq_ignore_ascii_case(short))
}

fn push(found: &mut Vec<(usize, usize)>, text: &str, from: usize, to: usize) {
    let part = text.get(from..to).unwrap_or_default();
    let start = from + (part.len() - part.trim_start().len());
    let end = start + part.trim().len();
    if start < end {
        found.push((start, end));
    }
}

/// A place in `text` counted as browsers do, in units of UTF-16.
pub fn utf16(text: &str, byte: usize) -> usize {
    text.get(..byte).unwrap_or(text).chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::string_slice)]
    use super::{split, utf16};
    use proptest::prelude::*;

    fn sentences(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|(from, to)| &text[from..to]).collect()
    }

    #[test]
    fn sentences_end_at_their_marks_with_closing_quotes() {
        assert_eq!(sentences("Hej. Hur går det? Bra!"), ["Hej.", "Hur går det?", "Bra!"]);
        assert_eq!(sentences("Hon sade: ”Nej.” Sedan gick hon."), ["Hon sade: ”Nej.”", "Sedan gick hon."]);
        assert_eq!(sentences("Jaså?! (Ja.) Då så …"), ["Jaså?!", "(Ja.)", "Då så …"]);
    }

    #[test]
    fn short_forms_figures_and_initials_end_nothing() {
        assert_eq!(
            sentences("Till exempel, t.ex. Backa, kl. 14.30 den 4. maj."),
            ["Till exempel, t.ex. Backa, kl. 14.30 den 4. maj."]
        );
        assert_eq!(sentences("Av B. Berg (m.fl. andra). Slut."), ["Av B. Berg (m.fl. andra).", "Slut."]);
        assert_eq!(sentences("Se samspel.example för mer."), ["Se samspel.example för mer."]);
    }

    #[test]
    fn a_line_without_a_mark_is_one_sentence_and_nothing_is_none() {
        assert_eq!(sentences("  Vad betyder det  "), ["Vad betyder det"]);
        assert!(sentences(" \n ").is_empty());
        assert_eq!(sentences("..."), ["..."]);
    }

    #[test]
    fn places_are_counted_as_browsers_count() {
        assert_eq!((utf16("åäö", 4), utf16("a🙂b", 5), utf16("ab", 9)), (2, 3, 2));
    }

    proptest! {
        #[test]
        fn sentences_stand_in_order_and_hold_everything_but_blanks(text in "[a-zåA-Z .!?”()\n1-9]{0,80}") {
            let mut at = 0;
            for (from, to) in split(&text) {
                prop_assert!(text[at..from].trim().is_empty() && from < to);
                at = to;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}
