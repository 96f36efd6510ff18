//! Every address of the app, in every language: the one place where paths are written and read.

use crate::core::text::language::Lang;
use crate::core::text::messages::paths;

/// A page, without its language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    /// The home page.
    Home,
    /// Map and list of the signatories.
    Map,
    /// One organisation, by id.
    Organisation(String),
    /// All principles.
    Principles,
    /// One principle, by its slug in the page's language.
    Principle(String),
    /// The compact and its history.
    Compact,
    /// What the texts about the compact rest on.
    Sources,
    /// Start of the self-assessment.
    Assessment,
    /// Start of the quick check.
    QuickCheck,
    /// The questions on one principle, by its slug in the page's language.
    AssessmentPrinciple(String),
    /// The result of the open assessment.
    Result,
    /// Its action plan.
    Plan,
    /// Several assessments side by side.
    Compare,
    /// Many assessments as figures.
    FollowUp,
    /// Its questions one by one, for a meeting.
    Meeting,
    /// Terms.
    Glossary,
    /// The accessibility statement.
    Accessibility,
    /// What happens with data.
    Privacy,
    /// The map in a partner's frame.
    EmbedMap,
    /// One organisation in a partner's frame, by id.
    EmbedOrganisation(String),
    /// One principle in a partner's frame.
    EmbedPrinciple(String),
    /// The questions of the quick check in a partner's frame.
    EmbedQuick,
    /// A sign in a partner's frame that an organisation has signed, by its id.
    EmbedBadge(String),
    /// An address in a partner's frame that leads nowhere.
    EmbedNotFound,
    /// Where the lines for a partner's page are made.
    EmbedBuilder,
    /// The design system, in development builds.
    Style,
    /// Anything else.
    NotFound,
}

/// Pages that are shipped together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Pages to read.
    Reading,
    /// Pages about the site itself, and how it is put on another.
    Site,
    /// The signatories on a map and in a list.
    Register,
    /// The page of one signatory.
    Organisation,
    /// Pages of the self-assessment.
    Assessment,
    /// Pages for working with many answers.
    Desk,
    /// The map in a partner's frame.
    Embed,
    /// What stands in a partner's frame without a map.
    Card,
    /// The self-assessment on a wall, for a meeting.
    Meeting,
}

impl Route {
    /// The group this page is shipped with.
    pub const fn group(&self) -> Group {
        match self {
            Self::Map => Group::Register,
            Self::Organisation(_) => Group::Organisation,
            Self::Assessment | Self::QuickCheck | Self::AssessmentPrinciple(_) | Self::Result | Self::Plan => {
                Group::Assessment
            }
            Self::Compare | Self::FollowUp => Group::Desk,
            Self::EmbedMap => Group::Embed,
            _ if self.is_embed() => Group::Card,
            Self::Meeting => Group::Meeting,
            Self::Accessibility | Self::Privacy | Self::EmbedBuilder => Group::Site,
            _ => Group::Reading,
        }
    }

    /// The path in `lang`, from the app's root, always starting with `/`.
    pub fn path(&self, lang: Lang) -> String {
        let mut parts: Vec<&str> = vec![lang.prefix()];
        match self {
            Self::Home | Self::NotFound => {}
            Self::Map => parts.push(paths::map(lang)),
            Self::Organisation(id) => parts.extend([paths::organisations(lang), id]),
            Self::Principles => parts.push(paths::principles(lang)),
            Self::Principle(slug) => parts.extend([paths::principles(lang), slug]),
            Self::Compact => parts.push(paths::compact(lang)),
            Self::Sources => parts.extend([paths::compact(lang), paths::sources(lang)]),
            Self::Assessment => parts.push(paths::assessment(lang)),
            Self::QuickCheck => parts.push(paths::quick(lang)),
            Self::AssessmentPrinciple(slug) => parts.extend([paths::assessment(lang), slug]),
            Self::Result => parts.extend([paths::assessment(lang), paths::result(lang)]),
            Self::Plan => parts.extend([paths::assessment(lang), paths::plan(lang)]),
            Self::Compare => parts.extend([paths::assessment(lang), paths::compare(lang)]),
            Self::FollowUp => parts.push(paths::follow_up(lang)),
            Self::Meeting => parts.extend([paths::assessment(lang), paths::meeting(lang)]),
            Self::Glossary => parts.push(paths::glossary(lang)),
            Self::Accessibility => parts.push(paths::accessibility(lang)),
            Self::Privacy => parts.push(paths::privacy(lang)),
            Self::EmbedMap => parts.extend([paths::embed(lang), paths::map(lang)]),
            Self::EmbedOrganisation(id) => parts.extend([paths::embed(lang), paths::organisations(lang), id]),
            Self::EmbedPrinciple(slug) => parts.extend([paths::embed(lang), paths::principles(lang), slug]),
            Self::EmbedQuick => parts.extend([paths::embed(lang), paths::quick(lang)]),
            Self::EmbedBadge(id) => parts.extend([paths::embed(lang), paths::badge(lang), id]),
            Self::EmbedNotFound => parts.push(paths::embed(lang)),
            Self::EmbedBuilder => parts.push(paths::builder(lang)),
            Self::Style => parts.push("_stil"),
        }
        parts.retain(|part| !part.is_empty());
        format!("/{}", parts.join("/"))
    }

    /// The page and language of a path from the app's root. Never fails: what is no page is [`Route::NotFound`] in the
    /// language of its prefix. A trailing slash makes no difference.
    pub fn parse(path: &str) -> (Lang, Self) {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let prefixed = Lang::ALL
            .into_iter()
            .find(|lang| !lang.prefix().is_empty() && parts.first().is_some_and(|first| *first == lang.prefix()));
        let lang = prefixed.unwrap_or(Lang::DEFAULT);
        let rest = parts.get(usize::from(prefixed.is_some())..).unwrap_or_default();
        (lang, Self::parse_in(lang, rest))
    }

    fn parse_in(lang: Lang, parts: &[&str]) -> Self {
        match *parts {
            [] => Self::Home,
            ["_stil"] => Self::Style,
            [one] if one == paths::map(lang) => Self::Map,
            [one] if one == paths::principles(lang) => Self::Principles,
            [one] if one == paths::compact(lang) => Self::Compact,
            [one] if one == paths::assessment(lang) => Self::Assessment,
            [one] if one == paths::quick(lang) => Self::QuickCheck,
            [one] if one == paths::follow_up(lang) => Self::FollowUp,
            [one] if one == paths::builder(lang) => Self::EmbedBuilder,
            [one] if one == paths::glossary(lang) => Self::Glossary,
            [one] if one == paths::accessibility(lang) => Self::Accessibility,
            [one] if one == paths::privacy(lang) => Self::Privacy,
            [one, two] if one == paths::compact(lang) && two == paths::sources(lang) => Self::Sources,
            [one, id] if one == paths::organisations(lang) => Self::Organisation(id.to_owned()),
            [one, slug] if one == paths::principles(lang) => Self::Principle(slug.to_owned()),
            [one, two] if one == paths::assessment(lang) => {
                if two == paths::result(lang) {
                    Self::Result
                } else if two == paths::plan(lang) {
                    Self::Plan
                } else if two == paths::compare(lang) {
                    Self::Compare
                } else if two == paths::meeting(lang) {
                    Self::Meeting
                } else {
                    Self::AssessmentPrinciple(two.to_owned())
                }
            }
            [one, two] if one == paths::embed(lang) && two == paths::map(lang) => Self::EmbedMap,
            [one, two] if one == paths::embed(lang) && two == paths::quick(lang) => Self::EmbedQuick,
            [one, two, id] if one == paths::embed(lang) && two == paths::badge(lang) => Self::EmbedBadge(id.to_owned()),
            [one, two, id] if one == paths::embed(lang) && two == paths::organisations(lang) => {
                Self::EmbedOrganisation(id.to_owned())
            }
            [one, two, slug] if one == paths::embed(lang) && two == paths::principles(lang) => {
                Self::EmbedPrinciple(slug.to_owned())
            }
            [one, ..] if one == paths::embed(lang) => Self::EmbedNotFound,
            _ => Self::NotFound,
        }
    }

    /// The page of the main menu that this page belongs to, itself where it belongs to none.
    #[must_use]
    pub fn section(&self) -> Self {
        match self {
            Self::Organisation(_) => Self::Map,
            Self::Principle(_) => Self::Principles,
            Self::Sources => Self::Compact,
            Self::QuickCheck
            | Self::AssessmentPrinciple(_)
            | Self::Result
            | Self::Plan
            | Self::Compare
            | Self::Meeting => Self::Assessment,
            other => other.clone(),
        }
    }

    /// True for pages made for a partner's frame: no header, no footer, no storage.
    pub const fn is_embed(&self) -> bool {
        matches!(
            self,
            Self::EmbedMap
                | Self::EmbedOrganisation(_)
                | Self::EmbedPrinciple(_)
                | Self::EmbedQuick
                | Self::EmbedBadge(_)
                | Self::EmbedNotFound
        )
    }

    /// True for pages that are there to be read: without the app, what is written of them still says most of it. On the
    /// others the person's own answers or choices stand.
    pub const fn is_read(&self) -> bool {
        let group = self.group();
        matches!(group, Group::Reading | Group::Site | Group::Register | Group::Organisation)
            && !matches!(self, Self::EmbedBuilder)
    }

    /// The slug of the principle this page is about, if it is about one.
    pub fn principle_slug(&self) -> Option<&str> {
        match self {
            Self::Principle(slug) | Self::AssessmentPrinciple(slug) | Self::EmbedPrinciple(slug) => Some(slug),
            _ => None,
        }
    }

    /// The same page about the principle with another slug: how a page finds its twin in another language.
    #[must_use]
    pub fn with_slug(&self, slug: &str) -> Self {
        let slug = slug.to_owned();
        match self {
            Self::Principle(_) => Self::Principle(slug),
            Self::AssessmentPrinciple(_) => Self::AssessmentPrinciple(slug),
            Self::EmbedPrinciple(_) => Self::EmbedPrinciple(slug),
            other => other.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Group, Route};
    use crate::core::text::language::Lang;
    use proptest::prelude::*;

    fn all() -> Vec<Route> {
        let x = || "x-1".to_owned();
        vec![
            Route::Home,
            Route::Map,
            Route::Organisation(x()),
            Route::Principles,
            Route::Principle(x()),
            Route::Compact,
            Route::Sources,
            Route::Assessment,
            Route::QuickCheck,
            Route::AssessmentPrinciple(x()),
            Route::Result,
            Route::Plan,
            Route::Compare,
            Route::FollowUp,
            Route::Meeting,
            Route::Glossary,
            Route::Accessibility,
            Route::Privacy,
            Route::EmbedMap,
            Route::EmbedOrganisation(x()),
            Route::EmbedPrinciple(x()),
            Route::EmbedQuick,
            Route::EmbedBadge(x()),
            Route::EmbedBuilder,
            Route::Style,
        ]
    }

    #[test]
    fn every_page_is_found_again_at_its_own_path_in_every_language() {
        for lang in Lang::ALL {
            for route in all() {
                assert_eq!(Route::parse(&route.path(lang)), (lang, route.clone()));
                assert_eq!(Route::parse(&format!("{}/", route.path(lang))), (lang, route));
            }
        }
    }

    #[test]
    fn published_addresses_stay_what_they_are() {
        let sv = |route: Route| route.path(Lang::Sv);
        let en = |route: Route| route.path(Lang::En);
        assert_eq!((sv(Route::Home).as_str(), en(Route::Home).as_str()), ("/", "/en"));
        assert_eq!((sv(Route::Map).as_str(), en(Route::Map).as_str()), ("/karta", "/en/map"));
        assert_eq!(sv(Route::Principle("dialog".into())), "/principer/dialog");
        assert_eq!(en(Route::Principle("dialogue".into())), "/en/principles/dialogue");
        assert_eq!(sv(Route::EmbedMap), "/embed/karta");
        assert_eq!(sv(Route::EmbedOrganisation("a".into())), "/embed/organisationer/a");
        assert_eq!(en(Route::EmbedOrganisation("a".into())), "/en/embed/organisations/a");
        assert_eq!(
            (sv(Route::EmbedQuick).as_str(), en(Route::EmbedQuick).as_str()),
            ("/embed/snabbkoll", "/en/embed/quick-check")
        );
        assert_eq!(
            (sv(Route::EmbedBuilder).as_str(), en(Route::EmbedBuilder).as_str()),
            ("/badda-in", "/en/embed-builder")
        );
        assert_eq!(sv(Route::EmbedBadge("a".into())), "/embed/marke/a");
        assert_eq!(en(Route::EmbedBadge("a".into())), "/en/embed/badge/a");
        assert_eq!(en(Route::EmbedPrinciple("quality".into())), "/en/embed/principles/quality");
        assert_eq!(sv(Route::Organisation("a".into())), "/organisationer/a");
        assert_eq!(en(Route::Assessment), "/en/self-assessment");
        assert_eq!(sv(Route::Compare), "/sjalvskattning/jamfor");
        assert_eq!(en(Route::Compare), "/en/self-assessment/compare");
        assert_eq!((sv(Route::FollowUp).as_str(), en(Route::FollowUp).as_str()), ("/uppfoljning", "/en/follow-up"));
        assert_eq!(
            (sv(Route::Meeting).as_str(), en(Route::Meeting).as_str()),
            ("/sjalvskattning/mote", "/en/self-assessment/meeting")
        );
        assert_eq!((sv(Route::QuickCheck).as_str(), en(Route::QuickCheck).as_str()), ("/snabbkoll", "/en/quick-check"));
    }

    #[test]
    fn what_stands_in_a_frame_is_shipped_on_its_own() {
        for route in all() {
            assert_eq!(route.is_embed(), matches!(route.group(), Group::Embed | Group::Card), "{route:?}");
        }
    }

    #[test]
    fn pages_with_answers_or_choices_are_not_only_read() {
        let read = [Route::Home, Route::Map, Route::Organisation("a".into()), Route::Privacy, Route::Glossary];
        assert!(read.iter().all(Route::is_read));
        let worked =
            [Route::Assessment, Route::Result, Route::Compare, Route::FollowUp, Route::Meeting, Route::EmbedBuilder];
        assert!(!worked.iter().any(Route::is_read));
    }

    #[test]
    fn a_path_of_another_language_is_not_a_page_in_this_one() {
        assert_eq!(Route::parse("/en/karta"), (Lang::En, Route::NotFound));
        assert_eq!(Route::parse("/map"), (Lang::Sv, Route::NotFound));
    }

    proptest! {
        #[test]
        fn any_path_parses_to_something(path in ".{0,80}") {
            let _ = Route::parse(&path);
        }
    }
}
