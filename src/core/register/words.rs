//! Short texts that many rows have in common.

use std::collections::BTreeSet;
use std::sync::Arc;

/// A text that may be shared: an id of the vocabulary, a language tag, a source.
pub type Word = Arc<str>;

/// The words that were met so far, each kept once.
#[derive(Debug, Default)]
pub struct Words {
    known: BTreeSet<Word>,
}

impl Words {
    /// The word, shared with all that met it before.
    pub fn keep(&mut self, text: &str) -> Word {
        if let Some(known) = self.known.get(text) {
            return Arc::clone(known);
        }
        let word = Word::from(text);
        self.known.insert(Arc::clone(&word));
        word
    }

    /// Whether the word is met for the first time.
    pub fn is_new(&mut self, word: &Word) -> bool {
        self.known.insert(Arc::clone(word))
    }
}

#[cfg(test)]
mod tests {
    use super::{Word, Words};
    use std::sync::Arc;

    #[test]
    fn what_is_kept_twice_is_one_text() {
        let mut words = Words::default();
        let (one, other) = (words.keep("health"), words.keep("sport"));
        assert!(Arc::ptr_eq(&one, &words.keep("health")) && !Arc::ptr_eq(&one, &other));
        assert!(!words.is_new(&other) && words.is_new(&Word::from("faith")));
    }
}
