//! Names of kinds, themes and districts in the page's language.

use crate::core::compact::Vocabularies;
use crate::core::register::{Choice, Signatory};

/// Name of a kind, or its id when the vocabulary lacks it.
pub fn kind(vocabularies: &Vocabularies, id: &str) -> String {
    vocabularies.kinds.iter().find(|kind| kind.id == id).map_or(id, |kind| &kind.name).to_owned()
}

/// Name of a theme, or its id.
pub fn theme(vocabularies: &Vocabularies, id: &str) -> String {
    vocabularies.themes.iter().find(|theme| theme.id == id).map_or(id, |theme| &theme.name).to_owned()
}

/// Name of a district, or its id.
pub fn district(vocabularies: &Vocabularies, id: &str) -> String {
    vocabularies.districts.iter().find(|district| district.id == id).map_or(id, |district| &district.name).to_owned()
}

/// An organisation's themes as one line.
pub fn themes(vocabularies: &Vocabularies, signatory: &Signatory) -> String {
    signatory.themes.iter().map(|id| theme(vocabularies, id)).collect::<Vec<_>>().join(", ")
}

/// Every kind, theme and district as something to choose, with its name.
pub fn choices(words: &Vocabularies) -> [Vec<(Choice, String)>; 3] {
    let pair = |make: fn(String) -> Choice, id: &str, name: &str| (make(id.to_owned()), name.to_owned());
    [
        words.kinds.iter().map(|kind| pair(Choice::Kind, &kind.id, &kind.name)).collect(),
        words.themes.iter().map(|theme| pair(Choice::Theme, &theme.id, &theme.name)).collect(),
        words.districts.iter().map(|district| pair(Choice::District, &district.id, &district.name)).collect(),
    ]
}
