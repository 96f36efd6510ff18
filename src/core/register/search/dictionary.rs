//! Every word that occurs, once and with a number.

/// A slot of the table that holds no word.
const FREE: u32 = u32::MAX;

/// Words numbered in the order in which they first came. Thousands of entries share a few thousand words, so a search
/// compares each word once and the entries by numbers.
///
/// Its own hash table over one text: the standard ones cost several kilobytes of wasm and one allocation per word.
#[derive(Debug, Clone, Default)]
pub struct Dictionary {
    /// All words one after the other.
    text: String,
    /// Where each word ends in `text`, in bytes.
    ends: Vec<u32>,
    /// Numbers of words by hash, open addressing; a power of two long, at most half full.
    slots: Vec<u32>,
}

impl Dictionary {
    /// The number of `word`, which is added where it is new.
    pub fn number(&mut self, word: &str) -> u32 {
        if self.slots.len() <= self.ends.len() * 2 {
            self.grow();
        }
        let at = self.find(word);
        let found = self.slots.get(at).copied().unwrap_or(FREE);
        if found != FREE {
            return found;
        }
        let number = short(self.ends.len());
        self.text.push_str(word);
        self.ends.push(short(self.text.len()));
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = number;
        }
        number
    }

    /// All words in the order of their numbers.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(start, end)| self.text.get(long(*start)..long(*end)).unwrap_or_default())
    }

    fn word(&self, number: u32) -> &str {
        let at = long(number);
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.text.get(long(start)..long(end)).unwrap_or_default()
    }

    /// The slot that holds `word`, or the free one where it belongs. There always is one: the table is half empty.
    fn find(&self, word: &str) -> usize {
        let last = self.slots.len().saturating_sub(1);
        let mut at = long(hash(word)) & last;
        while let Some(number) = self.slots.get(at).filter(|number| **number != FREE) {
            if self.word(*number) == word {
                break;
            }
            at = (at + 1) & last;
        }
        at
    }

    fn grow(&mut self) {
        self.slots = vec![FREE; (self.slots.len() * 2).max(64)];
        for number in 0..self.ends.len() {
            let at = self.find(self.word(short(number)));
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = short(number);
            }
        }
    }
}

/// FNV-1a, folded so that the low bits depend on all of it.
fn hash(word: &str) -> u32 {
    let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash ^ (hash >> 15)
}

/// A count as it is stored. Files of at most 5 MB are read, so none comes near the end.
fn short(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(FREE - 1)
}

/// A stored count.
fn long(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::Dictionary;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn equal_words_have_one_number_and_every_number_its_word(words in proptest::collection::vec("[a-cå]{0,4}", 0..200)) {
            let mut dictionary = Dictionary::default();
            let numbers: Vec<u32> = words.iter().map(|word| dictionary.number(word)).collect();
            let known: Vec<&str> = dictionary.words().collect();
            for (word, number) in words.iter().zip(numbers) {
                prop_assert_eq!(known.iter().position(|known| known == word), usize::try_from(number).ok());
            }
            let distinct: std::collections::BTreeSet<_> = words.iter().collect();
            prop_assert_eq!(known.len(), distinct.len());
        }
    }
}
