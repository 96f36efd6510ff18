//! Short texts that many rows have in common.

use std::collections::BTreeSet;
use std::sync::Arc;

/// A text that may be shared: an id of the vocabulary, a language tag, a source.
pub type Word = Arc<str>;

/// The words that were met so far, each in memory once.
#[derive(Debug, Default)]
pub struct Interner {
    known: BTreeSet<Word>,
}

impl Interner {
    /// The word, shared with all who asked for it before.
    pub fn intern(&mut self, text: &str) -> Word {
        if let Some(known) = self.known.get(text) {
            return Arc::clone(known);
        }
        let word = Word::from(text);
        self.known.insert(Arc::clone(&word));
        word
    }

    /// Takes the word in; true when it is met for the first time.
    pub fn insert(&mut self, word: &Word) -> bool {
        self.known.insert(Arc::clone(word))
    }
}

#[cfg(test)]
mod tests {
    use super::{Interner, Word};
    use std::sync::Arc;

    #[test]
    fn what_is_interned_twice_is_one_text() {
        let mut words = Interner::default();
        let (one, other) = (words.intern("health"), words.intern("sport"));
        assert!(Arc::ptr_eq(&one, &words.intern("health")) && !Arc::ptr_eq(&one, &other));
        assert!(!words.insert(&other) && words.insert(&Word::from("faith")));
    }
}
