//! Where the person is, in which language and theme, and what the page says about itself.

use super::endpoint::Endpoint;
use crate::core::route::{Group, Route};
use crate::core::text::language::Lang;
use crate::core::text::messages::common;
use crate::platform::history::{self, Address};
use crate::platform::left::{self, Left};
use crate::platform::{document, local_storage};
use crate::state::effect::effect;
use leptos::prelude::*;
use std::time::Duration;

/// The person's choice of theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The new page is in the document after one turn of the event loop; a frame more lets its title settle.
const ARRIVAL_DELAY: Duration = Duration::from_millis(30);

/// About three seconds in all.
const ARRIVAL_TRIES: u8 = 100;
/// Of these, so many wait for the link by which a page was left.
const LINK_TRIES: u8 = 20;

const THEME_KEY: &str = "samspel/theme";

impl Theme {
    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// The context every view reads its language, address and title from.
#[derive(Clone, Copy)]
pub struct Site {
    /// The page's language.
    pub lang: Memo<Lang>,
    /// The page.
    pub route: Memo<Route>,
    /// The query string without `?`.
    pub search: Memo<String>,
    /// The fragment without `#`.
    pub hash: Memo<String>,
    /// What the page is called; the document's title follows.
    pub title: RwSignal<String>,
    /// What the polite live region says.
    pub announcement: RwSignal<String>,
    /// True once the app is what the page shows, and no longer what was written there beforehand.
    pub shown: RwSignal<bool>,
    theme: RwSignal<Theme>,
    base: StoredValue<String>,
    /// Where this step of the history was left, for who has come back to it.
    left: StoredValue<Option<Left>, LocalStorage>,
    address: RwSignal<Address>,
}

impl Site {
    /// Reads the address. Call once, under the root owner.
    pub fn new() -> Self {
        let base = document::base();
        let address = RwSignal::new(history::address());
        let here = {
            let base = base.clone();
            Memo::new(move |_| address.with(|address| parse(&base, &address.path)))
        };
        // A page in a partner's frame touches no storage, not even to read.
        let embedded = here.with_untracked(|(_, route)| route.is_embed());
        let stored = if embedded { None } else { local_storage::read(THEME_KEY) };
        let theme = match stored.as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::Auto,
        };
        Self {
            lang: Memo::new(move |_| here.with(|(lang, _)| *lang)),
            route: Memo::new(move |_| here.with(|(_, route)| route.clone())),
            search: Memo::new(move |_| address.with(|address| address.search.clone())),
            hash: Memo::new(move |_| address.with(|address| address.hash.clone())),
            title: RwSignal::new(String::new()),
            announcement: RwSignal::new(String::new()),
            shown: RwSignal::new(false),
            theme: RwSignal::new(theme),
            base: StoredValue::new(base),
            left: StoredValue::new_local(left::take()),
            address,
        }
    }

    /// The context. Views call this once.
    pub fn get() -> Self {
        expect_context()
    }

    /// Address of a page in the current language, base path included. Tracked.
    pub fn href(&self, route: &Route) -> String {
        self.href_in(self.lang.get(), route)
    }

    /// Address of a page in a given language, base path included.
    pub fn href_in(&self, lang: Lang, route: &Route) -> String {
        self.base.with_value(|base| format!("{}{}", base.trim_end_matches('/'), route.path(lang)))
    }

    /// Full address of a page, for sharing and `hreflang`.
    pub fn url_in(&self, lang: Lang, route: &Route) -> String {
        document::origin() + &self.href_in(lang, route)
    }

    /// Address of this page's twin in another language, with its query. A principle's slug is looked up in the data; while
    /// that is not here, the twin is the overview.
    pub fn twin(&self, lang: Lang, endpoint: Endpoint) -> String {
        let route = self.route.get();
        let twin = match route.principle_slug() {
            None => route.clone(),
            Some(slug) => {
                let compact = endpoint.compact().value();
                let other = compact.as_ref().and_then(|compact| {
                    compact.principles.iter().find(|principle| principle.slug == slug)?.slugs.get(lang.id())
                });
                match (other, &route) {
                    (Some(other), _) => route.with_slug(other),
                    (None, Route::AssessmentPrinciple(_)) => Route::Assessment,
                    (None, _) => Route::Principles,
                }
            }
        };
        let search = self.search.get();
        let href = self.href_in(lang, &twin);
        if search.is_empty() { href } else { format!("{href}?{search}") }
    }

    /// Keeps the document's language and title in step with the page. Call once; [`Site::follow_address`] does it too.
    pub fn name_document(self) {
        effect(move || document::set_lang(self.lang.get().id()));
        effect(move || {
            let title = self.title.get();
            if !title.is_empty() {
                let brand = common::brand(self.lang.get());
                document::set_title(&if title == brand { title } else { [&title, " – ", brand].concat() });
            }
        });
    }

    /// Keeps the document in step with the address: language, title, twins, focus and announcement. Call once.
    pub fn follow_address(&self, endpoint: Endpoint) {
        let site = *self;
        site.name_document();
        effect(move || {
            let offered = Lang::ALL.into_iter().filter(|lang| document::offers(lang.id()));
            let twins = offered.map(|lang| {
                let path = site.twin(lang, endpoint);
                (lang.id(), document::origin() + path.split('?').next().unwrap_or_default())
            });
            let twins: Vec<_> = twins.collect();
            let here = site.lang.get();
            let canonical = twins.iter().find(|(id, _)| *id == here.id()).map(|(_, url)| url.clone());
            document::set_alternates(&canonical.unwrap_or_default(), &twins);
        });
        let here = Memo::new(move |_| (site.lang.get(), site.route.get()));
        let mut first = true;
        effect(move || {
            // A memo only notices that it changed when it is read.
            here.with(|_| ());
            // On the first page the browser itself announces.
            let moved = !std::mem::replace(&mut first, false);
            let arrive = move || if moved { site.arrive(ARRIVAL_TRIES) } else { site.come_back(ARRIVAL_TRIES) };
            set_timeout(arrive, ARRIVAL_DELAY);
        });
    }

    /// What follows a change of page: focus on its heading, its title said once. A heading that waits for data is waited
    /// for, `tries` turns of [`ARRIVAL_DELAY`] at most; then the page itself takes the focus.
    fn arrive(self, tries: u8) {
        let back = self.left.get_value();
        let there = back.as_ref().is_some_and(Left::return_to);
        // The link somebody left by may come later than the heading.
        let waits = back.is_some() && !there && tries > ARRIVAL_TRIES - LINK_TRIES;
        if !waits && (there || document::focus_heading() || tries == 0) {
            if tries == 0 {
                document::focus("main");
            }
            self.announcement.set(self.title.get_untracked());
        } else {
            set_timeout(move || self.arrive(tries - 1), ARRIVAL_DELAY);
        }
    }

    /// Whether somebody has come back to this step of the history, and so to the place where they left it.
    pub fn has_come_back(&self) -> bool {
        self.left.with_value(Option::is_some)
    }

    /// On the first page nobody's focus is taken, unless they have come back to it.
    fn come_back(self, tries: u8) {
        let there =
            self.shown.get_untracked() && self.left.with_value(|left| left.as_ref().is_none_or(Left::return_to));
        if !there && tries > 0 {
            set_timeout(move || self.come_back(tries - 1), ARRIVAL_DELAY);
        }
    }

    /// Address of this site's host, empty while nobody knows.
    pub fn origin(&self) -> String {
        document::origin()
    }

    /// Base path, with a slash at both ends.
    pub fn base(&self) -> String {
        self.base.get_value()
    }

    /// Goes to a page. `query` is put after `?` when it is not empty; `replace` leaves no step in the history.
    pub fn go(&self, route: &Route, query: &str, replace: bool) {
        let mut href = self.href_in(self.lang.get_untracked(), route);
        if !query.is_empty() {
            href.push('?');
            href.push_str(query);
        }
        self.show(&href, replace);
    }

    /// Says something politely to people who use a screen reader.
    pub fn announce(&self, text: impl Into<String>) {
        let mut text = text.into();
        // A live region says nothing about a text it has already; a blank more is another text.
        if self.announcement.with_untracked(|said| *said == text) {
            text.push('\u{a0}');
        }
        self.announcement.set(text);
    }

    /// Shows an address of this site, base included, without loading a page. Another page begins at its top, another query
    /// keeps the scroll.
    fn show(self, href: &str, replace: bool) {
        let before = self.address.with_untracked(|address| address.path.clone());
        self.left.set_value(None);
        history::write(href, replace);
        let after = history::address();
        if after.path != before {
            history::to_top();
        }
        self.address.set(after);
    }

    /// Follows links, and steps back and forward. Links to pages of other groups than these are left to the browser, so
    /// that its history stays true; no group means that all pages are here. So are addresses that are no page of
    /// this app: a file, or what else lies on the same host. Call once.
    pub fn follow_links(self, groups: &'static [Group]) {
        history::on_move(move || {
            self.left.set_value(left::take());
            self.address.set(history::address());
        });
        let base = self.base();
        history::on_link(move |to| {
            let inside = to.path.starts_with(&base) || to.path == base.trim_end_matches('/');
            let route = parse(&base, &to.path).1;
            let here = inside && route != Route::NotFound && (groups.is_empty() || groups.contains(&route.group()));
            if here {
                let part = |mark: &str, text: &str| if text.is_empty() { String::new() } else { [mark, text].concat() };
                self.show(&[to.path.as_str(), &part("?", &to.search), &part("#", &to.hash)].concat(), false);
            }
            here
        });
    }

    /// Leaves this document for a page that another bundle has, query included.
    pub fn load(&self, lang: Lang, route: &Route) {
        let search = self.search.get_untracked();
        let href = if *route == Route::NotFound { document::path() } else { self.href_in(lang, route) };
        document::load(&if search.is_empty() { href } else { format!("{href}?{search}") });
    }

    /// The chosen theme, tracked.
    pub fn theme(&self) -> Theme {
        self.theme.get()
    }

    /// Changes the theme and remembers the choice where storage allows.
    pub fn set_theme(&self, theme: Theme) {
        self.theme.set(theme);
        document::set_theme(theme.name());
        match theme.name() {
            Some(name) => local_storage::write(THEME_KEY, name),
            None => local_storage::remove(THEME_KEY),
        }
    }
}

/// The page at a path, which begins with the base.
fn parse(base: &str, path: &str) -> (Lang, Route) {
    Route::parse(path.strip_prefix(base.trim_end_matches('/')).unwrap_or(path))
}

impl Default for Site {
    fn default() -> Self {
        Self::new()
    }
}
