//! Search as one types: every word must begin some word of the entry, å/ä/ö and diacritics make no difference, and
//! hits in the name come before hits in kind, theme and district, those before hits in the description.

use super::signatory::{Register, Signatory};
use crate::core::compact::Vocabularies;
use crate::core::text::fold::{fold_char, fold_words};
use std::ops::Range;

/// Words beyond this are not looked at, so that a pasted page of text costs no more than a sentence.
const MAX_TERMS: usize = 8;

/// How good a hit is; smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// The name begins with the first word.
    NameStart,
    /// All words stand in the name.
    Name,
    /// Some word stands only in the name of the kind, a theme or the district.
    Facts,
    /// Some word stands only in the description.
    Description,
}

/// A search made ready: folded words, each with a space before it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    terms: Vec<String>,
}

impl Query {
    /// The words of `text`; what is neither letter nor digit separates them.
    pub fn new(text: &str) -> Self {
        let folded = fold_words(text);
        let mut terms: Vec<String> = Vec::new();
        for word in folded.split(' ').filter(|word| !word.is_empty()) {
            let term = [" ", word].concat();
            if terms.len() < MAX_TERMS && !terms.contains(&term) {
                terms.push(term);
            }
        }
        Self { terms }
    }

    /// True when there is nothing to search for; then everything is a hit.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

/// One signatory's texts, folded.
#[derive(Debug, Clone)]
struct Entry {
    name: Box<str>,
    facts: Box<str>,
    description: Box<str>,
}

/// All texts of a register folded once, so that a keystroke allocates nothing per entry.
#[derive(Debug, Clone, Default)]
pub struct SearchIndex {
    entries: Vec<Entry>,
}

impl SearchIndex {
    /// Folds the names, the names of kinds, themes and districts, and the descriptions in `lang`.
    pub fn new(register: &Register, vocabularies: &Vocabularies, lang: &str) -> Self {
        let entries = register.signatories.iter().map(|signatory| Entry {
            name: fold_words(&signatory.name).into(),
            facts: fold_words(&facts(signatory, vocabularies)).into(),
            description: fold_words(signatory.description(lang).map_or("", |(_, text)| text)).into(),
        });
        Self { entries: entries.collect() }
    }

    /// How well the signatory in `row` matches, or nothing when it does not.
    pub fn rank(&self, row: usize, query: &Query) -> Option<Rank> {
        let entry = self.entries.get(row)?;
        let mut rank = Rank::NameStart;
        for (index, term) in query.terms.iter().enumerate() {
            let found = if index == 0 && entry.name.starts_with(term.as_str()) {
                Rank::NameStart
            } else if entry.name.contains(term.as_str()) {
                // Only the first word can spoil "begins with".
                if index == 0 { Rank::Name } else { Rank::NameStart }
            } else if entry.facts.contains(term.as_str()) {
                Rank::Facts
            } else if entry.description.contains(term.as_str()) {
                Rank::Description
            } else {
                return None;
            };
            rank = rank.max(found);
        }
        Some(rank)
    }

    /// All hits, the best first, otherwise in the order of the register.
    pub fn hits(&self, query: &Query) -> Vec<(usize, Rank)> {
        let ranked = (0..self.entries.len()).filter_map(|row| Some((row, self.rank(row, query)?)));
        let mut hits: Vec<_> = ranked.collect();
        crate::core::order::sort_by_key(&mut hits, |(_, rank)| *rank);
        hits
    }
}

/// The names of a signatory's kind, themes and district, or their ids where the vocabulary lacks them.
fn facts(signatory: &Signatory, vocabularies: &Vocabularies) -> String {
    let mut facts = String::new();
    let kind = vocabularies.kinds.iter().find(|kind| kind.id == signatory.kind).map(|kind| kind.name.as_str());
    facts.push_str(kind.unwrap_or(&signatory.kind));
    for id in &signatory.themes {
        facts.push(' ');
        let theme = vocabularies.themes.iter().find(|theme| theme.id == *id).map(|theme| theme.name.as_str());
        facts.push_str(theme.unwrap_or(id));
    }
    if let Some(id) = &signatory.district {
        facts.push(' ');
        let district = vocabularies.districts.iter().find(|district| district.id == *id);
        facts.push_str(district.map_or(id.as_str(), |district| district.name.as_str()));
    }
    facts
}

/// Cuts `text` into pieces, true for those that `query` found, for marking hits. The pieces cover the text in order.
pub fn mark(text: &str, query: &Query) -> Vec<(Range<usize>, bool)> {
    let mut pieces: Vec<(Range<usize>, bool)> = Vec::new();
    let mut push = |range: Range<usize>, hit: bool| match pieces.last_mut() {
        _ if range.is_empty() => {}
        Some((last, last_hit)) if *last_hit == hit => last.end = range.end,
        _ => pieces.push((range, hit)),
    };
    // Folded characters with where the character they come from begins and ends.
    let mut folded: Vec<(char, usize, usize)> = vec![(' ', 0, 0)];
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        fold_char(c, |c| folded.push((if c.is_alphanumeric() { c } else { ' ' }, start, end)));
    }
    let mut done = 0;
    for at in 0..folded.len() {
        let rest = folded.get(at..).unwrap_or_default();
        let begins = |term: &&String| {
            let mut here = rest.iter();
            term.chars().all(|c| here.next().is_some_and(|(folded, ..)| *folded == c))
        };
        let longest = query.terms.iter().filter(begins).map(|term| term.chars().count()).max();
        let found = longest.and_then(|length| Some((rest.get(1)?.1, rest.get(length - 1)?.2)));
        if let Some((start, end)) = found.filter(|(start, _)| *start >= done) {
            push(done..start, false);
            push(start..end, true);
            done = end;
        }
    }
    push(done..text.len(), false);
    pieces
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]
    use super::{Query, Rank, SearchIndex, mark};
    use crate::core::compact::{District, Kind, Theme, Vocabularies};
    use crate::core::register::decode::decode;
    use crate::core::register::strategies::register;
    use proptest::prelude::*;

    fn vocabularies() -> Vocabularies {
        let text = str::to_owned;
        Vocabularies {
            kinds: vec![Kind { id: text("association"), name: text("Förening"), shape: text("circle") }],
            themes: vec![Theme { id: text("environment"), name: text("Miljö och klimat") }],
            districts: vec![District { id: text("hisingen"), name: text("Hisingen"), at: [11.9, 57.7] }],
        }
    }

    fn index() -> SearchIndex {
        let text = r#"{"type":"FeatureCollection","schema":"1.0","features":[
            {"id":"a","properties":{"name":"Exempelföreningen Östanvind","kind":"association","themes":["environment"],
                "scope":"citywide","description":{"sv":"Odlar grönsaker.","en":"Grows vegetables."}}},
            {"id":"b","properties":{"name":"Odlarna på Hisingen","kind":"association","district":"centrum","scope":"citywide"}},
            {"id":"c","properties":{"name":"Nya Odlarna","kind":"other","district":"hisingen","scope":"citywide"}}]}"#;
        SearchIndex::new(&decode(text).unwrap().value, &vocabularies(), "sv")
    }

    #[test]
    fn name_hits_come_first_and_description_hits_last() {
        let expected = [(1, Rank::NameStart), (2, Rank::Name), (0, Rank::Description)];
        assert_eq!(index().hits(&Query::new("odla")), expected);
    }

    #[test]
    fn a_hit_is_as_good_as_its_worst_word() {
        assert_eq!(index().hits(&Query::new("odlarna hisingen")), [(1, Rank::NameStart), (2, Rank::Facts)]);
        assert_eq!(index().hits(&Query::new("exempel miljo odlar")), [(0, Rank::Description)]);
    }

    #[test]
    fn words_match_from_their_beginning_in_any_spelling() {
        for found in ["ostan", "ÖSTANVIND", "  exempelfÖr, ost ", "o\u{308}stan"] {
            assert_eq!(index().hits(&Query::new(found)).first().map(|hit| hit.0), Some(0), "{found}");
        }
        for absent in ["vind", "foreningen", "odlarna saknas"] {
            assert!(index().hits(&Query::new(absent)).is_empty(), "{absent}");
        }
    }

    #[test]
    fn nothing_to_search_for_finds_everything() {
        assert_eq!(index().hits(&Query::new(" -!")).len(), 3);
    }

    #[test]
    fn found_parts_of_a_name_are_marked() {
        let marked = |text: &str, query: &str| {
            let pieces = mark(text, &Query::new(query));
            pieces
                .into_iter()
                .map(|(range, hit)| if hit { ["[", &text[range], "]"].concat() } else { text[range].to_owned() })
                .collect::<String>()
        };
        assert_eq!(marked("Odlarna på Östra Ön", "ost odlarn på"), "[Odlarn]a [på] [Öst]ra Ön");
        assert_eq!(marked("Ærlig", "a"), "[Æ]rlig");
        assert_eq!(marked("Cafe\u{301} A", "cafe a"), "[Cafe]\u{301} [A]");
        assert_eq!(marked("samspel", "spel"), "samspel");
        assert_eq!(marked("", "a"), "");
        assert_eq!(marked("ab", ""), "ab");
    }

    proptest! {
        #[test]
        fn marks_cover_the_text_in_order(text in any::<String>(), query in "[a-zåäö ]{0,8}") {
            let mut end = 0;
            for (range, _) in mark(&text, &Query::new(&query)) {
                prop_assert!(range.start == end && range.end > end && text.is_char_boundary(range.end));
                end = range.end;
            }
            prop_assert_eq!(end, text.len());
        }

        #[test]
        fn every_signatory_is_found_by_its_own_name(register in register(6)) {
            let index = SearchIndex::new(&register, &vocabularies(), "sv");
            for (row, signatory) in register.signatories.iter().enumerate() {
                prop_assert!(index.rank(row, &Query::new(&signatory.name)).is_some_and(|rank| rank <= Rank::Name));
            }
        }
    }
}
