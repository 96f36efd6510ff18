//! Pages in easy words: the switch, kept in the address, and the page itself.

use super::loaded::{Skeleton, loaded};
use super::read_aloud::ReadAloud;
use super::symbol::symbol;
use crate::core::compact::easy::{COMPACT, Easy, EasyPage, EasyPart, HOME};
use crate::core::compact::{ColourPair, Compact};
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::{common, reading as t};
use crate::state::effect::effect;
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::sync::Arc;

/// The part of the query that asks for easy words.
const QUERY: &str = "easy=1";

fn is_asked(site: Site) -> bool {
    site.search.with(|search| search.split('&').any(|part| part == QUERY))
}

/// Makes a page as it is without easy words. Boxed, so that the switch is compiled once and not for each page.
pub type Ordinary = Box<dyn Fn() -> AnyView + Send>;

/// What a page is called while it may be shown in easy words. Tracked.
pub fn titled(site: Site, endpoint: Endpoint, title: String) -> String {
    let easy = is_asked(site) && endpoint.has_easy() == Some(true);
    if easy { t::easy_title(site.lang.get(), &title) } else { title }
}

/// A page that may be read in easy words: `id` says which of those tells it again, `ordinary` makes it as it is. With
/// `aloud` both can be read aloud; easy words always can.
pub fn with_easy(compact: &Arc<Compact>, id: &str, aloud: bool, ordinary: Ordinary) -> AnyView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let lang = site.lang.get_untracked();
    let asked = Memo::new(move |_| is_asked(site));
    let there = Memo::new(move |_| endpoint.has_easy());
    let shown = Memo::new(move |_| asked.get() && there.get() == Some(true));
    let readable = Memo::new(move |_| aloud || shown.get());
    let here = route(compact, id);
    let page = {
        let (compact, id) = (Arc::clone(compact), id.to_owned());
        move || match (asked.get(), there.get()) {
            (true, None) => Skeleton().into_any(),
            (true, Some(true)) => {
                let (compact, id) = (Arc::clone(&compact), id.clone());
                let page =
                    move |easy: Arc<Easy>| easy.page(&id).map(|page| easy_page(site, lang, &compact, page).into_any());
                loaded(move || endpoint.easy(), page).into_any()
            }
            _ => ordinary(),
        }
    };
    let mut before = None;
    effect(move || {
        let now = shown.get();
        if before.replace(now).is_some_and(|before| before != now) {
            site.announce(if now { t::easy_said_on(lang) } else { t::easy_said_off(lang) });
        }
    });
    let href = site.href(&here);
    let switch = move || {
        let href = href.clone();
        (there.get() == Some(true)).then(|| {
            let to = move || if shown.get() { href.clone() } else { easy_href(&href) };
            let name = move || if shown.get() { t::easy_off(lang) } else { t::easy_on(lang) };
            let link = view! {
                <a class="button quiet small" href=to>
                    {name}
                </a>
            };
            link.into_any()
        })
    };
    let read = move || readable.get().then(|| ReadAloud().into_any());
    let view = view! {
        <div class="wrap no-print">
            <div class="cluster reading-tools" role="group" aria-label=t::tools(lang)>
                {switch}
                {read}
            </div>
        </div>
        {page}
    };
    view.into_any()
}

/// Where the page that an easy one tells again stands.
fn route(compact: &Compact, id: &str) -> Route {
    let principle = compact.principles.iter().find(|principle| principle.id == id);
    match (id, principle) {
        (COMPACT, _) => Route::Compact,
        (_, Some(principle)) => Route::Principle(principle.slug.clone()),
        _ => Route::Home,
    }
}

fn easy_href(href: &str) -> String {
    [href, "?", QUERY].concat()
}

fn easy_page(site: Site, lang: Lang, compact: &Compact, page: &EasyPage) -> impl IntoView + use<> {
    let principle = compact.principles.iter().find(|principle| principle.id == page.id);
    let ink = || ColourPair { light: "currentColor".to_owned(), dark: "currentColor".to_owned() };
    let colour = principle.map_or_else(ink, |principle| principle.colour.clone());
    let drawing = principle.map(|principle| symbol(&principle.symbol));
    let part = |part: &EasyPart| {
        let title = part.title.clone();
        view! {
            {(!title.is_empty()).then(|| view! { <h2>{title}</h2> }.into_any())}
            <div class="plain">{part.lines.iter().map(|line| view! { <p>{line.clone()}</p> }).views()}</div>
        }
    };
    let more = |id: &str, name: &str| {
        let current = (id == page.id).then_some("page");
        view! {
            <li>
                <a href=easy_href(&site.href(&route(compact, id))) aria-current=current>
                    {name.to_owned()}
                </a>
            </li>
        }
    };
    let principles = compact.principles.iter().map(|principle| more(&principle.id, &principle.name)).views();
    view! {
        <article class="wrap page stack prose easy" style:--light=colour.light style:--dark=colour.dark>
            <header class="principle-head">{drawing} <h1>{page.title.clone()}</h1></header>
            {page.parts.iter().map(part).views()}
            <h2 class="no-print">{t::easy_more(lang)}</h2>
            <nav class="no-print" aria-label=t::easy_more(lang)>
                <ul class="plain">
                    {more(HOME, common::brand(lang))} {more(COMPACT, &compact.name)} {principles}
                </ul>
            </nav>
        </article>
    }
}
