//! Names of kinds, themes and districts in the page's language.

use crate::core::compact::Vocabularies;
use crate::core::register::Signatory;

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
