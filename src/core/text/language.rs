//! The languages the interface is complete in, read from `messages/languages.json` at build time.

include!(concat!(env!("OUT_DIR"), "/language.rs"));

impl Lang {
    /// The default language: the one without a path prefix.
    pub const DEFAULT: Self = Self::ALL[0];

    /// The language with this BCP 47 tag, if the interface has it.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn every_language_is_found_by_its_tag_and_only_the_default_has_no_prefix() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_id(lang.id()), Some(lang));
            assert_eq!(lang.prefix().is_empty(), lang == Lang::DEFAULT);
        }
        assert_eq!(Lang::from_id("xx"), None);
    }
}
