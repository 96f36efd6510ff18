//! The root view: contexts, frame, and the page that the address asks for.

use super::groups::{Bundle, Pages};
use super::parts::loaded::Skeleton;
use super::shell::{announcer, footer, header, skip_link};
use crate::core::route::Route;
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::state::start;
use leptos::prelude::*;

/// The whole app: everything around the page, and the page. In an embed only the page and the live region remain.
#[component]
pub fn App(
    /// What this bundle holds.
    bundle: Bundle,
) -> impl IntoView {
    let site = Site::new();
    provide_context(site);
    let endpoint = Endpoint::new();
    provide_context(endpoint);
    (bundle.setup)();
    site.follow_address(endpoint);
    site.follow_links(bundle.groups);
    // The page comes first, since it asks for its data; nobody sees the app before all of it is there. What is run for the
    // first time is also compiled then, half of the time a turn takes: the first is over before the page's begins.
    let turn = start::turns();
    start::take_place(site, endpoint, turn);
    let embed = Memo::new(move |_| site.route.with(Route::is_embed));
    let around = move |from: u8| Memo::new(move |_| turn.get() >= from && !embed.get());
    let (above, below) = (around(2), around(start::LAST_TURN));
    let begun = Memo::new(move |_| turn.get() >= 1);
    view! {
        {in_each_language(above, || view! { <skip_link::SkipLink /> <header::Header /> }.into_any())}
        <main id="main" tabindex="-1">
            {move || begun.get().then(|| page(bundle.pages))}
        </main>
        {in_each_language(below, || view! { <footer::Footer /> }.into_any())}
        <announcer::Announcer />
    }
}

/// A part of the frame, once it is its turn, and made anew for each language: nothing in it needs to follow the language.
fn in_each_language(begun: Memo<bool>, make: fn() -> AnyView) -> AnyView {
    let site = Site::get();
    let part = move || {
        site.lang.track();
        begun.get().then(|| untrack(make))
    };
    part.into_any()
}

/// The page for the current address; rebuilt when page or language changes, not when only the query does.
pub fn page(pages: Pages) -> impl IntoView {
    let site = Site::get();
    let here = Memo::new(move |_| (site.lang.get(), site.route.get()));
    move || {
        let (lang, route) = here.get();
        pages(route.clone()).unwrap_or_else(|| {
            // Another bundle has this page: its address, loaded anew, brings it.
            site.load(lang, &route);
            Skeleton().into_any()
        })
    }
}
