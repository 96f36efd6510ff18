//! Search as one types: every word must begin some word of the entry, å/ä/ö and diacritics make no difference, and
//! hits in the name come before hits in kind, theme and district, those before hits in the description.
//!
//! A word of five letters or more may hold one slip. Slips are looked for only when no word of the whole register begins
//! with what was typed: whoever types a word that exists means it.

mod dictionary;
mod mark;
mod near;
#[cfg(test)]
mod tests;

pub use mark::mark;

use super::signatory::{Register, Signatory};
use crate::core::compact::Vocabularies;
use crate::core::text::fold::fold_words;
use crate::core::text::small_words::SmallWords;
use dictionary::Dictionary;

/// Words beyond this are not looked at, so that a pasted page of text costs no more than a sentence. One bit of a
/// [`Found`] each.
const MAX_TERMS: usize = 8;

/// About how long a word is with the blank after it, and how many words name a kind, a theme or a district.
const WORD_BYTES: usize = 6;
const FACT_WORDS: usize = 2;

/// How good a hit is; smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// The name begins with the first word.
    NameStart,
    /// All words stand in the name.
    Name,
    /// All words stand in the name, some with a slip.
    NearName,
    /// Some word stands only in the name of the kind, a theme or the district.
    Facts,
    /// The same, with a slip.
    NearFacts,
    /// Some word stands only in the description.
    Description,
    /// The same, with a slip.
    NearDescription,
}

impl Rank {
    /// All of them, the best first.
    pub const ALL: [Self; 7] = [
        Self::NameStart,
        Self::Name,
        Self::NearName,
        Self::Facts,
        Self::NearFacts,
        Self::Description,
        Self::NearDescription,
    ];
}

/// A search made ready: folded words, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    terms: Vec<String>,
    /// The terms that no word of a register begins with: only of these a slip is forgiven. One bit each.
    missing: u8,
}

impl Query {
    /// The words of `text`; what is neither letter nor digit separates them.
    pub fn new(text: &str) -> Self {
        let mut terms: Vec<String> = Vec::new();
        for word in fold_words(text).split(' ').filter(|word| !word.is_empty()) {
            if terms.len() < MAX_TERMS && !terms.iter().any(|term| term == word) {
                terms.push(word.to_owned());
            }
        }
        Self { terms, missing: 0 }
    }

    /// Whether `word` is one of what is searched for.
    pub fn has(&self, word: &str) -> bool {
        Self::new(word).terms.iter().any(|term| self.terms.contains(term))
    }

    /// True when there is nothing to search for; then everything is a hit.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

/// Which terms of a query a word or a field holds: one bit per term, the first term lowest.
#[derive(Debug, Clone, Copy, Default)]
struct Found {
    /// Terms that begin a word.
    exact: u8,
    /// Terms that nearly begin one.
    near: u8,
}

/// Where one signatory's words end in the list of all, by field; they begin where those before end.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    name: usize,
    facts: usize,
    description: usize,
}

/// All texts of a register as numbers of words, so that a keystroke compares each distinct word once.
#[derive(Debug, Clone, Default)]
pub struct SearchIndex {
    small: SmallWords,
    dictionary: Dictionary,
    words: Vec<u32>,
    entries: Vec<Entry>,
}

impl SearchIndex {
    /// Folds the names, the names of kinds, themes and districts, and the descriptions in `lang`.
    pub fn new(register: &Register, vocabularies: &Vocabularies, lang: &str) -> Self {
        let mut index = Self::with_room_for(register, lang);
        for signatory in &register.signatories {
            index.add(signatory, vocabularies, lang);
        }
        index
    }

    /// An index of nothing, with room for a register.
    pub(super) fn with_room_for(register: &Register, lang: &str) -> Self {
        let mut index = Self { small: SmallWords::of(lang), ..Self::default() };
        let described = |signatory: &Signatory| signatory.description(lang).map_or(0, |(_, text)| text.len());
        // Room for about as many words as there will be: lists that double leave as much behind as they hold.
        let words = register.signatories.iter().map(|row| {
            let facts = 1 + row.themes.len() + usize::from(row.district.is_some());
            (row.name.len() + described(row)) / WORD_BYTES + facts * FACT_WORDS
        });
        index.words.reserve_exact(words.sum());
        index.entries.reserve_exact(register.signatories.len());
        index
    }

    /// Adds the next signatory.
    pub(super) fn add(&mut self, signatory: &Signatory, vocabularies: &Vocabularies, lang: &str) {
        let name = self.add_words(&signatory.name);
        let facts = self.add_words(&facts(signatory, vocabularies));
        let description = self.add_words(signatory.description(lang).map_or("", |(_, text)| text));
        self.entries.push(Entry { name, facts, description });
    }

    /// Adds the words of `text` and says where they end.
    fn add_words(&mut self, text: &str) -> usize {
        for word in fold_words(text).split(' ').filter(|word| !word.is_empty()) {
            self.words.push(self.dictionary.number(word));
        }
        self.words.len()
    }

    /// The words of `text` without those that nobody searches for, as "in" and "and", unless there are no others.
    pub fn query(&self, text: &str) -> Query {
        let mut query = Query::new(text);
        self.small.leave(&mut query.terms);
        query
    }

    /// `query` with what the register knows of its words: which of them no word begins with.
    pub fn weighed(&self, mut query: Query) -> Query {
        for (at, term) in query.terms.iter().enumerate() {
            // Others are never near anything.
            if near::is_tolerant(term) && !self.dictionary.words().any(|word| word.starts_with(term.as_str())) {
                query.missing |= 1 << at;
            }
        }
        query
    }

    /// How well each signatory matches, in the order of the register; nothing where it does not.
    pub fn ranks(&self, query: &Query) -> Vec<Option<Rank>> {
        if query.is_empty() {
            return vec![Some(Rank::NameStart); self.entries.len()];
        }
        self.found(query)
    }

    /// The same where something is searched for.
    // Not part of what may call it: no first view does (docs/adr/0012).
    #[inline(never)]
    fn found(&self, query: &Query) -> Vec<Option<Rank>> {
        let mut found: Vec<Found> = self.dictionary.words().map(|word| look(word, query)).collect();
        let exists = found.iter().fold(0, |exists, found| exists | found.exact);
        for found in &mut found {
            found.near &= !exists;
        }
        let mut start = 0;
        let ranked = self.entries.iter().map(|entry| {
            let of = |from: usize, to: usize| self.words.get(from..to).unwrap_or_default();
            let fields = [of(start, entry.name), of(entry.name, entry.facts), of(entry.facts, entry.description)];
            start = entry.description;
            rank(fields, &found, query.terms.len())
        });
        ranked.collect()
    }
}

/// Which terms `word` begins with, and which nearly.
fn look(word: &str, query: &Query) -> Found {
    let mut found = Found::default();
    for (at, term) in query.terms.iter().enumerate() {
        if word.starts_with(term.as_str()) {
            found.exact |= 1 << at;
        } else if near::is_tolerant(term) && near::begins_nearly(word, term) {
            found.near |= 1 << at;
        }
    }
    found
}

/// The rank of an entry with these words in name, facts and description: that of its worst term, or nothing when a term
/// stands nowhere.
fn rank(fields: [&[u32]; 3], found: &[Found], terms: usize) -> Option<Rank> {
    const EXACT: [Rank; 3] = [Rank::Name, Rank::Facts, Rank::Description];
    const NEAR: [Rank; 3] = [Rank::NearName, Rank::NearFacts, Rank::NearDescription];
    let of = |word: &u32| usize::try_from(*word).ok().and_then(|word| found.get(word)).copied().unwrap_or_default();
    let all = u8::MAX >> MAX_TERMS.saturating_sub(terms);
    let mut so_far = Found::default();
    let (mut exact, mut near) = ([0; 3], [0; 3]);
    for ((words, exact), near) in fields.into_iter().zip(&mut exact).zip(&mut near) {
        for found in words.iter().map(of) {
            *exact |= found.exact;
            *near |= found.near;
        }
        so_far.exact |= *exact;
        so_far.near |= *near;
        // The description, by far the longest, is seldom needed.
        if so_far.exact == all {
            break;
        }
    }
    if so_far.exact | so_far.near != all {
        return None;
    }
    let mut rank = Rank::NameStart;
    for bit in (0..terms).map(|at| 1 << at) {
        let (masks, ranks) = if so_far.exact & bit != 0 { (exact, EXACT) } else { (near, NEAR) };
        let first = masks.into_iter().zip(ranks).find(|(mask, _)| mask & bit != 0).map(|(_, rank)| rank)?;
        // Only the first word can spoil "begins with".
        let starts = bit != 1 || fields[0].first().is_some_and(|word| of(word).exact & 1 != 0);
        rank = rank.max(if first == Rank::Name && starts { Rank::NameStart } else { first });
    }
    Some(rank)
}

/// The names of a signatory's kind, themes and district, or their ids where the vocabulary lacks them.
fn facts(signatory: &Signatory, vocabularies: &Vocabularies) -> String {
    let mut facts = String::new();
    let kind = vocabularies.kinds.iter().find(|kind| *kind.id == *signatory.kind).map(|kind| kind.name.as_str());
    facts.push_str(kind.unwrap_or(&signatory.kind));
    for id in &signatory.themes {
        facts.push(' ');
        let theme = vocabularies.themes.iter().find(|theme| *theme.id == **id).map(|theme| theme.name.as_str());
        facts.push_str(theme.unwrap_or(id));
    }
    if let Some(id) = &signatory.district {
        facts.push(' ');
        let district = vocabularies.districts.iter().find(|district| *district.id == **id);
        facts.push_str(district.map_or(&**id, |district| district.name.as_str()));
    }
    facts
}
