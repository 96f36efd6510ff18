//! The languages the interface is complete in, read from `messages/languages.json` at build time.

include!(concat!(env!("OUT_DIR"), "/language.rs"));

impl Lang {
    /// The default language: the one without a path prefix.
    pub const DEFAULT: Self = Self::ALL[0];

    /// The language with this BCP 47 tag, if the interface has it.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.id() == id)
    }

    /// Whether a voice or text of the language `tag` is of this one: `sv`, `sv-SE`, `sv_FI` are all Swedish.
    pub fn is_of(self, tag: &str) -> bool {
        let (head, rest) = tag.split_at_checked(self.id().len()).unwrap_or_default();
        head.eq_ignore_ascii_case(self.id()) && (rest.is_empty() || rest.starts_with(['-', '_']))
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

    #[test]
    fn a_tag_with_a_region_is_of_its_language() {
        for tag in ["sv", "sv-SE", "sv_FI", "SV-se"] {
            assert!(Lang::Sv.is_of(tag) && !Lang::En.is_of(tag), "{tag}");
        }
        for tag in ["", "s", "svx", "en-SV"] {
            assert!(!Lang::Sv.is_of(tag), "{tag}");
        }
    }
}
