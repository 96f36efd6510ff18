//! How heavy a Swedish text is to read, by LIX: words per sentence, plus the share of long words in per cent.
//!
//! Below 30 counts as very easy, 30–40 as easy, 40–50 as middling, above that as heavy. It counts letters, not sense: a
//! low figure does not make a text clear, but a high one tells where to look.

use super::sentence;

/// A word with more letters than this is long.
const LONG: usize = 6;

/// What was counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sentences; a heading or a line of a list without a full stop is one too.
    pub sentences: usize,
    /// Words.
    pub words: usize,
    /// Words of more than six letters.
    pub long: usize,
}

impl Counts {
    /// Of several texts together, each beginning with a new sentence.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut counts = Self::default();
        for text in texts {
            counts.sentences += sentence::split(text).len();
            for word in words(text) {
                counts.words += 1;
                counts.long += usize::from(word.chars().filter(|char| char.is_alphabetic()).count() > LONG);
            }
        }
        counts
    }

    /// Words per sentence.
    #[expect(clippy::cast_precision_loss, reason = "a page's words")]
    pub fn words_per_sentence(self) -> f64 {
        self.words as f64 / self.sentences.max(1) as f64
    }

    /// LIX.
    #[expect(clippy::cast_precision_loss, reason = "a page's words")]
    pub fn lix(self) -> f64 {
        self.words_per_sentence() + 100.0 * self.long as f64 / self.words.max(1) as f64
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let apart = |char: char| !(char.is_alphanumeric() || matches!(char, '-' | '’' | '\''));
    text.split(apart).filter(|word| word.chars().any(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn a_known_text_has_the_lix_counted_by_hand() {
        // Nine words in two sentences, two of them long: 4.5 + 22.2.
        let counts = Counts::of(["Staden lyssnar på alla. Organisationerna får svar i tid."]);
        assert_eq!(counts, Counts { sentences: 2, words: 9, long: 2 });
        assert!((counts.lix() - 26.72).abs() < 0.01, "{}", counts.lix());
    }

    #[test]
    fn every_text_is_a_sentence_and_no_text_is_no_weight() {
        assert_eq!(Counts::of(["Vad är det", "Ett löfte"]).sentences, 2);
        assert_eq!(Counts::of(["", " – "]), Counts { sentences: 1, words: 0, long: 0 });
        assert!(Counts::default().lix().abs() < f64::EPSILON);
    }
}
