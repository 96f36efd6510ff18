//! Names of kinds, themes and districts in the page's language.
//!
//! What the vocabulary lacks is called what its entry `other` is called, or "other" where it has none: the very words
//! under which it is counted in the facets ([`crate::core::register::shelves`]).

use crate::core::compact::Vocabularies;
use crate::core::register::shelves::{OTHER, Shelf};
use crate::core::register::{Choice, Signatory};
use crate::core::text::language::Lang;
use crate::core::text::messages::map as t;
use crate::state::directory::Prepared;

/// The name beside `id` in `words`, or beside `other`, or the interface's own word.
fn name<'w>(lang: Lang, words: &mut dyn Iterator<Item = (&'w str, &'w str)>, id: &str) -> String {
    let mut other = t::other(lang);
    for (known, name) in words {
        if known == id {
            return name.to_owned();
        }
        if known == OTHER {
            other = name;
        }
    }
    other.to_owned()
}

/// Name of a kind.
pub fn kind(lang: Lang, vocabularies: &Vocabularies, id: &str) -> String {
    name(lang, &mut vocabularies.kinds.iter().map(|kind| (kind.id.as_str(), kind.name.as_str())), id)
}

/// Name of a theme.
pub fn theme(lang: Lang, vocabularies: &Vocabularies, id: &str) -> String {
    name(lang, &mut vocabularies.themes.iter().map(|theme| (theme.id.as_str(), theme.name.as_str())), id)
}

/// Name of a district.
pub fn district(lang: Lang, vocabularies: &Vocabularies, id: &str) -> String {
    let districts = vocabularies.districts.iter().map(|district| (district.id.as_str(), district.name.as_str()));
    name(lang, &mut { districts }, id)
}

/// An organisation's themes as one line, each name once.
pub fn themes(lang: Lang, vocabularies: &Vocabularies, signatory: &Signatory) -> String {
    let mut names: Vec<String> = Vec::new();
    for id in &signatory.themes {
        let name = theme(lang, vocabularies, id);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// The choices of a facet with their names. The shelf, not the vocabulary: where somebody stands under "other", it can be
/// chosen.
pub type Choices = fn(Lang, &Prepared) -> Vec<(Choice, String)>;

/// Every kind as something to choose.
pub fn kinds(lang: Lang, prepared: &Prepared) -> Vec<(Choice, String)> {
    named(&prepared.shelves.kinds, Choice::Kind, |id| kind(lang, &prepared.compact.vocabularies, id))
}

/// Every theme as something to choose.
pub fn all_themes(lang: Lang, prepared: &Prepared) -> Vec<(Choice, String)> {
    named(&prepared.shelves.themes, Choice::Theme, |id| theme(lang, &prepared.compact.vocabularies, id))
}

/// Every district as something to choose.
pub fn districts(lang: Lang, prepared: &Prepared) -> Vec<(Choice, String)> {
    named(&prepared.shelves.districts, Choice::District, |id| district(lang, &prepared.compact.vocabularies, id))
}

fn named(shelf: &Shelf, make: fn(String) -> Choice, name: impl Fn(&str) -> String) -> Vec<(Choice, String)> {
    shelf.ids().iter().map(|id| (make(id.clone()), name(id))).collect()
}
