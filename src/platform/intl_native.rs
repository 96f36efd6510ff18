//! Numbers, dates and plurals as the browser's `Intl` writes them, for pages written by a native program. The same
//! functions as in `intl.rs`; a browser test compares what both write.

use crate::core::register::collate;
use crate::core::text::date;
use crate::core::text::fold::fold;
use crate::core::text::language::Lang;
use crate::core::text::messages::Plural;
use std::cmp::Ordering;

/// A whole number with the language's grouping.
pub fn number(lang: Lang, value: usize) -> String {
    let digits = value.to_string();
    let mark = if lang.id() == "en" { "," } else { "\u{a0}" };
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push_str(mark);
        }
        text.push(digit);
    }
    text
}

/// The plural category of a count, alike in the languages there are.
pub fn plural(_lang: Lang, count: usize) -> Plural {
    if count == 1 { Plural::One } else { Plural::Other }
}

/// A day, for example `4 september 2012`. A text that is no date comes back as it is.
pub fn date(lang: Lang, text: &str) -> String {
    text.get(..10).and_then(|day| date::in_words(lang, day)).unwrap_or_else(|| text.to_owned())
}

/// A time of day as it stands in the text, for example `14:32`.
pub fn time(_lang: Lang, text: &str) -> String {
    text.get(11..16).unwrap_or(text).to_owned()
}

/// The order of two texts: in Swedish å, ä and ö are letters of their own and come last, elsewhere they are a and o.
pub fn compare(lang: Lang, a: &str, b: &str) -> Ordering {
    if lang.id() == "sv" { collate::key(a).cmp(&collate::key(b)) } else { fold(a).cmp(&fold(b)) }
}

/// A text with its first letter large, as at the start of a sentence.
pub fn capitalised(_lang: Lang, text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
