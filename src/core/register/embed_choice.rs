//! What a partner wants to show on a page of its own, as the builder's address holds it.

use super::MapQuery;
use super::embed_options::{EmbedOptions, Parts};
use super::percent::{pairs, push_pair};
use super::signatory::is_slug;
use crate::core::compact::Compact;
use crate::core::route::Route;
use crate::core::text::language::Lang;

/// What can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum What {
    /// The map, with or without its list.
    #[default]
    Map,
    /// The list alone.
    List,
    /// One organisation.
    Organisation,
    /// One principle.
    Principle,
    /// The quick check.
    Quick,
    /// The sign that an organisation has signed.
    Badge,
}

impl What {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 6] = [Self::Map, Self::List, Self::Organisation, Self::Principle, Self::Quick, Self::Badge];

    /// The word in addresses and in `<samspel-embed view>`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::List => "list",
            Self::Organisation => "organisation",
            Self::Principle => "principle",
            Self::Quick => "quick",
            Self::Badge => "badge",
        }
    }

    /// Height of the frame before it has told its own, CSS px; the same as in `shell/embed.js`.
    pub const fn height(self) -> u32 {
        match self {
            Self::Map | Self::List | Self::Organisation => 560,
            Self::Principle | Self::Quick => 640,
            Self::Badge => 200,
        }
    }

    /// True where an organisation is to be named.
    pub const fn is_about_organisation(self) -> bool {
        matches!(self, Self::Organisation | Self::Badge)
    }

    /// True where the register's filters mean something.
    pub const fn is_register(self) -> bool {
        matches!(self, Self::Map | Self::List)
    }
}

/// What is to be pasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// A plain `iframe`.
    #[default]
    Frame,
    /// `<samspel-embed>` with its script.
    Element,
    /// A picture with a link; for the badge only.
    Picture,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Frame, Self::Element, Self::Picture];

    /// The word in addresses.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Element => "element",
            Self::Picture => "picture",
        }
    }
}

/// Widths the preview offers, CSS px; nothing is all there is.
pub const WIDTHS: [Option<u32>; 4] = [Some(280), Some(400), Some(800), None];

/// All that is chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct EmbedChoice {
    /// What is shown.
    pub what: What,
    /// Id of the organisation or the principle it is about; empty while none is chosen.
    pub item: String,
    /// The embed's language.
    pub lang: Lang,
    /// What of the register passes.
    pub query: MapQuery,
    /// Its look and parts.
    pub options: EmbedOptions,
    /// What is pasted.
    pub form: Form,
    /// Width of the preview.
    pub width: Option<u32>,
}

impl EmbedChoice {
    /// Nothing chosen yet, on a page in `lang`.
    pub fn new(lang: Lang) -> Self {
        Self {
            what: What::default(),
            item: String::new(),
            lang,
            query: MapQuery::default(),
            options: EmbedOptions::default(),
            form: Form::default(),
            width: None,
        }
    }

    /// Reads the builder's query string. What is unknown or absurd is the default.
    pub fn from_query_string(query: &str, lang: Lang) -> Self {
        let mut choice = Self::new(lang);
        for (key, value) in pairs(query) {
            match key.as_str() {
                "what" => choice.what = What::ALL.into_iter().find(|what| what.id() == value).unwrap_or_default(),
                "item" if is_item(&value) => choice.item = value,
                "in" => choice.lang = Lang::ALL.into_iter().find(|lang| lang.id() == value).unwrap_or(lang),
                "as" => choice.form = Form::ALL.into_iter().find(|form| form.id() == value).unwrap_or_default(),
                "width" => {
                    let width = value.parse().ok();
                    choice.width = WIDTHS.into_iter().find(|known| *known == width).flatten();
                }
                _ => {}
            }
        }
        let filter = MapQuery::from_query_string(query).filter;
        choice.query = MapQuery { filter, ..MapQuery::default() };
        choice.options = EmbedOptions::from_query_string(query);
        choice.settle();
        choice
    }

    /// Drops what means nothing for what is shown.
    pub fn settle(&mut self) {
        if self.form == Form::Picture && self.what != What::Badge {
            self.form = Form::Frame;
        }
        if !self.what.is_register() {
            self.query = MapQuery::default();
            self.options.parts = Parts::default();
        }
        if matches!(self.what, What::Map | What::List | What::Quick) {
            self.item.clear();
        }
        // The list without its map is something to show of its own.
        self.options.parts.map = true;
        if self.what == What::List {
            self.options.parts.list = true;
        }
    }

    /// The builder's query string, `lang` being its page's language.
    pub fn to_query_string(&self, lang: Lang) -> String {
        let mut out = String::new();
        if self.what != What::default() {
            push_pair(&mut out, "what", self.what.id());
        }
        if !self.item.is_empty() {
            push_pair(&mut out, "item", &self.item);
        }
        if self.lang != lang {
            push_pair(&mut out, "in", self.lang.id());
        }
        let filter = self.query.to_query_string();
        if !filter.is_empty() && !out.is_empty() {
            out.push('&');
        }
        out.push_str(&filter);
        self.options.push_to(&mut out);
        if self.form != Form::default() {
            push_pair(&mut out, "as", self.form.id());
        }
        if let Some(width) = self.width {
            push_pair(&mut out, "width", &width.to_string());
        }
        out
    }

    /// The page in the frame; none while what it is about is not chosen.
    pub fn route(&self, compact: &Compact) -> Option<Route> {
        let item = (!self.item.is_empty()).then(|| self.item.clone());
        Some(match self.what {
            What::Map | What::List => Route::EmbedMap,
            What::Organisation => Route::EmbedOrganisation(item?),
            What::Principle => Route::EmbedPrinciple(self.slug(compact)?),
            What::Quick => Route::EmbedQuick,
            What::Badge => Route::EmbedBadge(item?),
        })
    }

    /// Slug of the chosen principle in the embed's language.
    pub fn slug(&self, compact: &Compact) -> Option<String> {
        let principle = compact.principles.iter().find(|principle| principle.id == self.item)?;
        principle.slugs.get(self.lang.id()).cloned()
    }

    /// The query string of the page in the frame.
    pub fn embed_query(&self) -> String {
        let mut out = self.query.to_query_string();
        let mut options = self.options;
        options.parts.map = self.what != What::List;
        options.push_to(&mut out);
        out
    }
}

/// An organisation's id or a principle's.
fn is_item(text: &str) -> bool {
    is_slug(text) || (text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::{EmbedChoice, Form, WIDTHS, What};
    use crate::core::register::embed_options::{EmbedOptions, Parts, Scheme, ThemeColour};
    use crate::core::text::language::Lang;
    use proptest::prelude::*;

    fn choices() -> impl Strategy<Value = EmbedChoice> {
        (
            (0_usize..6, 0_usize..3, 0_usize..4, any::<bool>()),
            prop_oneof![Just(String::new()), Just("DIA".to_owned()), Just("exempel-a".to_owned())],
            proptest::option::of(any::<[u8; 3]>()),
            any::<[bool; 4]>(),
        )
            .prop_map(|((what, form, width, english), item, rgb, [search, filters, list, timeline])| {
                let lang = if english { Lang::En } else { Lang::Sv };
                let mut choice = EmbedChoice::new(lang);
                choice.what = What::ALL.get(what).copied().unwrap_or_default();
                choice.form = Form::ALL.get(form).copied().unwrap_or_default();
                choice.width = WIDTHS.get(width).copied().flatten();
                choice.item = item;
                choice.query.filter.districts.insert("hisingen".to_owned());
                choice.options = EmbedOptions {
                    theme_colour: rgb.map(|rgb| ThemeColour { rgb }),
                    scheme: Scheme::Dark,
                    parts: Parts { search, filters, list, map: true, timeline },
                };
                choice.settle();
                choice
            })
    }

    proptest! {
        #[test]
        fn a_choice_survives_its_address(choice in choices()) {
            for lang in Lang::ALL {
                let query = choice.to_query_string(lang);
                prop_assert_eq!(&EmbedChoice::from_query_string(&query, lang), &choice, "{}", query);
            }
        }

        #[test]
        fn any_address_gives_a_choice_that_is_settled(query in ".{0,120}") {
            let choice = EmbedChoice::from_query_string(&query, Lang::Sv);
            let mut settled = choice.clone();
            settled.settle();
            prop_assert_eq!(settled, choice);
        }
    }

    #[test]
    fn only_a_badge_is_a_picture_and_only_the_register_is_filtered() {
        let choice =
            EmbedChoice::from_query_string("what=quick&as=picture&district=hisingen&search=0&item=x", Lang::Sv);
        assert_eq!(choice, EmbedChoice { what: What::Quick, ..EmbedChoice::new(Lang::Sv) });
        let badge = EmbedChoice::from_query_string("what=badge&as=picture&item=x-1", Lang::Sv);
        assert_eq!((badge.form, badge.item.as_str()), (Form::Picture, "x-1"));
    }

    #[test]
    fn the_list_is_the_map_without_its_map() {
        let list = EmbedChoice::from_query_string("what=list&district=hisingen&theme_color=0a5fa5", Lang::Sv);
        assert_eq!(list.embed_query(), "district=hisingen&theme_color=0a5fa5&map=0");
    }
}
