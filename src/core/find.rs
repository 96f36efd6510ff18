//! Finding anything in the app by what one types: principles, what was promised, action areas, words, organisations.

use crate::core::compact::Compact;
use crate::core::register::names::Named;
use crate::core::route::Route;
use crate::core::text::fold::fold_words;
use crate::core::text::small_words::SmallWords;

/// Kinds of things that can be found, in the order they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Principles.
    Principles,
    /// What the parties promised.
    Statements,
    /// Action areas.
    Areas,
    /// Words of the glossary.
    Terms,
    /// Signatories.
    Organisations,
}

impl Section {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Principles, Self::Statements, Self::Areas, Self::Terms, Self::Organisations];
}

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub section: Section,
    /// What it is called.
    pub title: String,
    /// A sentence about it; may be empty.
    pub text: String,
    /// The page it is on.
    pub route: Route,
    /// Id of the element on that page; empty for the page itself.
    pub anchor: String,
    folded_title: String,
    folded_text: String,
}

impl Place {
    fn new(section: Section, title: &str, text: &str, route: Route, anchor: &str) -> Self {
        Self {
            section,
            folded_title: fold_words(title),
            folded_text: fold_words(text),
            title: title.to_owned(),
            text: text.to_owned(),
            route,
            anchor: anchor.to_owned(),
        }
    }

    /// How well it fits: smaller is better, nothing when a word is missing.
    fn rank(&self, words: &[String]) -> Option<u8> {
        let in_title = |word: &String| self.folded_title.contains(word.as_str());
        if !words.iter().all(|word| in_title(word) || self.folded_text.contains(word.as_str())) {
            return None;
        }
        let starts = words.first().is_some_and(|first| self.folded_title.starts_with(first.as_str()));
        Some(if starts { 0 } else { u8::from(!words.iter().all(in_title)) + 1 })
    }
}

/// What a search found in one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a> {
    /// The section.
    pub section: Section,
    /// The best, at most as many as were asked for.
    pub places: Vec<&'a Place>,
    /// How many there are in all.
    pub count: usize,
}

/// Everything that can be found, folded once.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    places: Vec<Place>,
    small: SmallWords,
}

impl Finder {
    /// What the compact holds, and the signatories. `lang` is the language of their
    /// descriptions.
    pub fn new(compact: &Compact, signatories: &[Named], lang: &str) -> Self {
        let mut places = Vec::new();
        for principle in &compact.principles {
            let route = Route::Principle(principle.slug.clone());
            places.push(Place::new(Section::Principles, &principle.name, &principle.sentence, route, ""));
        }
        for principle in &compact.principles {
            for statement in &principle.statements {
                let route = Route::Principle(principle.slug.clone());
                places.push(Place::new(Section::Statements, &principle.name, &statement.text, route, &statement.id));
            }
        }
        for area in &compact.areas {
            let anchor = ["area-", &area.id.to_string()].concat();
            places.push(Place::new(Section::Areas, &area.name, &area.text, Route::Compact, &anchor));
        }
        for term in &compact.glossary {
            places.push(Place::new(Section::Terms, &term.term, &term.definition, Route::Glossary, &term.id));
        }
        for signatory in signatories {
            let route = Route::Organisation(signatory.id.as_str().to_owned());
            places.push(Place::new(Section::Organisations, &signatory.name, signatory.text(lang), route, ""));
        }
        Self { places, small: SmallWords::of(lang) }
    }

    /// What fits `text`, section by section, at most `most` of each: every word typed must begin a word of the title or of
    /// the sentence, save those that nobody searches for. å, ä, ö and capitals make no difference. Nothing typed finds
    /// nothing.
    pub fn find(&self, text: &str, most: usize) -> Vec<Found<'_>> {
        // With the space before it, a word is found only where one begins.
        let folded = fold_words(text);
        let typed = folded.split(' ').filter(|word| !word.is_empty());
        let mut words: Vec<String> = typed.map(str::to_owned).collect();
        self.small.leave(&mut words);
        for word in &mut words {
            word.insert(0, ' ');
        }
        if words.is_empty() {
            return Vec::new();
        }
        let in_section = |section: Section| {
            let mut hits: Vec<(u8, &Place)> = Vec::new();
            for place in self.places.iter().filter(|place| place.section == section) {
                if let Some(rank) = place.rank(&words) {
                    // Behind those that fit as well: the order within a section is kept.
                    let at = hits.iter().position(|(other, _)| *other > rank).unwrap_or(hits.len());
                    hits.insert(at, (rank, place));
                }
            }
            let count = hits.len();
            let places = hits.into_iter().take(most).map(|(_, place)| place).collect();
            (count > 0).then_some(Found { section, places, count })
        };
        Section::ALL.into_iter().filter_map(in_section).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::{Finder, Section};
    use crate::core::compact;
    use crate::core::register::names::decode;
    use crate::core::route::Route;
    use crate::core::text::fold::fold_words;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    fn finder() -> &'static Finder {
        static FINDER: LazyLock<Finder> = LazyLock::new(|| {
            let compact = compact::decode(include_str!("../../data/v1/compact.sv.json")).unwrap().value;
            let register = decode(include_str!("../../data/v1/signatories.geojson")).unwrap().value;
            Finder::new(&compact, &register.all, "sv")
        });
        &FINDER
    }

    #[test]
    fn a_principle_is_found_by_the_beginning_of_its_name_without_dots() {
        let finder = finder();
        let found = finder.find("oppen", 5);
        assert_eq!(found[0].section, Section::Principles);
        assert_eq!(found[0].places[0].route, Route::Principle("oppenhet-och-insyn".to_owned()));
    }

    #[test]
    fn every_section_can_be_reached() {
        let finder = finder();
        for section in Section::ALL {
            let any = ["dialog", "staden", "kunskap", "exempel"]
                .iter()
                .any(|text| finder.find(text, 1).iter().any(|found| found.section == section));
            assert!(any, "{section:?}");
        }
    }

    #[test]
    fn a_hit_in_the_title_comes_before_one_in_the_sentence() {
        let finder = finder();
        for found in finder.find("org", 100) {
            let ranks: Vec<bool> = found.places.iter().map(|place| place.folded_title.contains(" org")).collect();
            assert!(ranks.is_sorted_by(|a, b| a >= b), "{:?}", found.section);
        }
    }

    #[test]
    fn more_than_asked_for_are_counted() {
        let finder = finder();
        let found = finder.find("exempel", 3);
        let organisations = found.iter().find(|found| found.section == Section::Organisations).unwrap();
        assert_eq!(organisations.places.len(), 3);
        assert!(organisations.count > 100);
    }

    #[test]
    fn the_middle_of_a_word_and_nothing_at_all_find_nothing() {
        let finder = finder();
        assert!(finder.find("ppenhet", 5).is_empty());
        assert!(finder.find("  – ", 5).is_empty());
    }

    #[test]
    fn small_words_stand_in_nobodys_way_and_are_words_when_they_stand_alone() {
        let finder = finder();
        let count = |text: &str| finder.find(text, 1).iter().map(|found| found.count).sum::<usize>();
        assert!(count("dialog staden") > 0);
        assert_eq!(count("dialog med den i staden"), count("dialog staden"));
        assert!(count("med") > 0 && count("med den") > 0);
    }

    proptest! {
        #[test]
        fn one_more_word_never_finds_more(a in "[a-zåäö]{1,6}", b in "[a-zåäö]{1,6}") {
            let finder = finder();
            // A word that nobody searches for counts only while it stands alone.
            prop_assume!(!finder.small.has(fold_words(&a).trim()));
            let count = |text: &str| finder.find(text, 1).iter().map(|found| found.count).sum::<usize>();
            let (both, one) = (count(&format!("{a} {b}")), count(&a));
            prop_assert!(both <= one);
        }
    }
}
