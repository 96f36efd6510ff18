//! What is told of a signatory beyond what list and map need. Kept apart, so that a row without any of it is small.

use super::interner::Word;
use super::signatory::{Email, Signatory};
use crate::core::text::safe_url::SafeUrl;

/// What is told of a signatory beyond its name, kind, themes, district, place and year.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct About {
    /// Its website, `http:` or `https:`.
    pub website: Option<SafeUrl>,
    /// Its e-mail address.
    pub email: Option<Email>,
    /// What it does, each language tag once and in their order; each text at most 5,000 characters.
    pub description: Vec<(Word, String)>,
    /// The year it last assessed itself; never the result.
    pub assessed_year: Option<u16>,
    /// Where the entry comes from, or empty.
    pub source: Word,
    /// When the entry was last changed, as written.
    pub updated: Option<Word>,
}

impl About {
    /// As it stands in a signatory: nothing when nothing is told.
    pub fn boxed(self) -> Option<Box<Self>> {
        (self != Self::default()).then(|| Box::new(self))
    }
}

impl Signatory {
    /// Its website, `http:` or `https:`.
    pub fn website(&self) -> Option<&SafeUrl> {
        self.about.as_ref()?.website.as_ref()
    }

    /// Its e-mail address.
    pub fn email(&self) -> Option<&Email> {
        self.about.as_ref()?.email.as_ref()
    }

    /// What it does, by language tag.
    pub fn descriptions(&self) -> &[(Word, String)] {
        self.about.as_ref().map_or(&[], |about| &about.description)
    }

    /// The description in exactly this language.
    pub fn description_in(&self, lang: &str) -> Option<&str> {
        self.descriptions().iter().find(|(tag, _)| **tag == *lang).map(|(_, text)| text.as_str())
    }

    /// The description in `lang`, else in any other language, with the language it is in.
    pub fn description(&self, lang: &str) -> Option<(&str, &str)> {
        let all = self.descriptions();
        let (tag, text) = all.iter().find(|(tag, _)| **tag == *lang).or(all.first())?;
        Some((tag, text))
    }

    /// The year it last assessed itself; never the result.
    pub fn assessed_year(&self) -> Option<u16> {
        self.about.as_ref()?.assessed_year
    }

    /// Where the entry comes from, or empty.
    pub fn source(&self) -> &str {
        self.about.as_ref().map_or("", |about| &about.source)
    }

    /// When the entry was last changed, as written.
    pub fn updated(&self) -> Option<&str> {
        self.about.as_ref()?.updated.as_deref()
    }
}
