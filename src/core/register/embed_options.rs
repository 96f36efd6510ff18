//! What a partner may choose for a framed map, beside [`super::MapQuery`].

use super::percent::{pairs, push_pair};

/// A colour a partner has chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThemeColour {
    /// Red, green, blue, 0 to 255.
    pub rgb: [u8; 3],
}

impl ThemeColour {
    /// Reads `rgb` or `rrggbb` in hexadecimal, with or without `#`.
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix('#').unwrap_or(text);
        if !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let value = u32::from_str_radix(hex, 16).ok()?;
        let [_, red, green, blue] = value.to_be_bytes();
        match hex.len() {
            6 => Some(Self { rgb: [red, green, blue] }),
            3 => Some(Self { rgb: [green & 15, blue >> 4, blue & 15].map(|half| half * 17) }),
            _ => None,
        }
    }

    /// `#rrggbb`.
    pub fn css(self) -> String {
        let mut css = String::from("#");
        for byte in self.rgb {
            for half in [byte >> 4, byte & 15] {
                css.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
            }
        }
        css
    }
}

/// Light, dark, or as the reader's system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scheme {
    /// As the system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Scheme {
    /// The word in addresses.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Which parts a framed map shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own in the address")]
pub struct Parts {
    /// The search field.
    pub search: bool,
    /// The facets.
    pub filters: bool,
    /// The list.
    pub list: bool,
    /// The map.
    pub map: bool,
    /// The time slider.
    pub timeline: bool,
}

impl Default for Parts {
    fn default() -> Self {
        Self { search: true, filters: true, list: true, map: true, timeline: false }
    }
}

/// Options of a framed map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EmbedOptions {
    /// Accent colour.
    pub theme_colour: Option<ThemeColour>,
    /// Light or dark.
    pub scheme: Scheme,
    /// What is shown.
    pub parts: Parts,
}

impl EmbedOptions {
    /// Reads decoded pairs; what is unknown or absurd is the default, and so is showing neither list nor map. Search and
    /// facets go with the list: without it they are there when they are asked for.
    pub fn parse<K: AsRef<str>, V: AsRef<str>>(pairs: impl IntoIterator<Item = (K, V)>) -> Self {
        let mut options = Self::default();
        let (mut search, mut filters) = (None, None);
        for (key, value) in pairs {
            match key.as_ref() {
                "search" => search = switch(value.as_ref()),
                "filters" => filters = switch(value.as_ref()),
                key => options.set(key, value.as_ref()),
            }
        }
        let parts = &mut options.parts;
        if !parts.list && !parts.map {
            (parts.list, parts.map) = (true, true);
        }
        (parts.search, parts.filters) = (search.unwrap_or(parts.list), filters.unwrap_or(parts.list));
        options
    }

    /// Reads an encoded query string, with or without its `?`.
    pub fn from_query_string(query: &str) -> Self {
        Self::parse(pairs(query))
    }

    fn set(&mut self, key: &str, value: &str) {
        let standard = Parts::default();
        let switch = |standard: bool| switch(value).unwrap_or(standard);
        match key {
            "theme_color" => self.theme_colour = ThemeColour::parse(value),
            "scheme" => {
                let schemes = [Scheme::Light, Scheme::Dark];
                self.scheme = schemes.into_iter().find(|scheme| scheme.id() == value).unwrap_or_default();
            }
            "list" => self.parts.list = switch(standard.list),
            "map" => self.parts.map = switch(standard.map),
            "timeline" => self.parts.timeline = switch(standard.timeline),
            _ => {}
        }
    }

    /// Appends the options to `query`, defaults left out.
    pub fn push_to(&self, query: &mut String) {
        if let Some(colour) = self.theme_colour {
            push_pair(query, "theme_color", colour.css().trim_start_matches('#'));
        }
        if self.scheme != Scheme::Auto {
            push_pair(query, "scheme", self.scheme.id());
        }
        let now = self.parts;
        let standard = Parts { search: now.list, filters: now.list, ..Parts::default() };
        for (key, now, standard) in [
            ("search", now.search, standard.search),
            ("filters", now.filters, standard.filters),
            ("list", now.list, standard.list),
            ("map", now.map, standard.map),
            ("timeline", now.timeline, standard.timeline),
        ] {
            if now != standard {
                push_pair(query, key, if now { "1" } else { "0" });
            }
        }
    }
}

/// What a switch says; nothing when it is neither on nor off.
fn switch(value: &str) -> Option<bool> {
    match value {
        "0" => Some(false),
        "1" => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{EmbedOptions, Parts, Scheme, ThemeColour};
    use proptest::prelude::*;

    #[test]
    fn colours_are_read_in_every_usual_form() {
        for text in ["0A5FA5", "#0a5fa5"] {
            assert_eq!(ThemeColour::parse(text).map(ThemeColour::css).as_deref(), Some("#0a5fa5"));
        }
        assert_eq!(ThemeColour::parse("#fA0").map(ThemeColour::css).as_deref(), Some("#ffaa00"));
        for text in ["", "#", "red", "12", "1234", "12345678", "+12345", "url(x)", "åå"] {
            assert_eq!(ThemeColour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn search_and_facets_go_with_the_list_unless_they_are_asked_for() {
        let parts = |text: &str| {
            let Parts { search, filters, list, .. } = EmbedOptions::from_query_string(text).parts;
            (search, filters, list)
        };
        assert_eq!(parts("list=0"), (false, false, false));
        assert_eq!(parts("search=1&list=0"), (true, false, false));
        assert_eq!(parts("list=0&filters=1&search=0"), (false, true, false));
        assert_eq!(parts("filters=0"), (true, false, true));
        assert_eq!(parts("list=0&map=0"), (true, true, true));
    }

    #[test]
    fn absurd_values_are_the_default() {
        for text in ["scheme=blue", "search=no", "list=0&map=0", "theme_color=javascript:", "x=1"] {
            assert_eq!(EmbedOptions::from_query_string(text), EmbedOptions::default(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn options_survive_their_address(
            rgb in proptest::option::of(any::<[u8; 3]>()),
            scheme in proptest::sample::select(vec![Scheme::Auto, Scheme::Light, Scheme::Dark]),
            switches in any::<[bool; 5]>(),
        ) {
            let [search, filters, list, map, timeline] = switches;
            let parts = Parts { search, filters, list, map: map || !list, timeline };
            let options = EmbedOptions { theme_colour: rgb.map(|rgb| ThemeColour { rgb }), scheme, parts };
            let mut query = String::from("q=a");
            options.push_to(&mut query);
            prop_assert_eq!(EmbedOptions::from_query_string(&query), options);
        }
    }
}
