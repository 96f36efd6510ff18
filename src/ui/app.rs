//! The root view: contexts, frame, and the page that the address asks for.

use super::pages;
use super::shell::{announcer, footer, header, skip_link};
use crate::core::route::Route;
use crate::state::assessments::Assessments;
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route as RouterRoute, Router};
use leptos_router::path;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <Frame />
        </Router>
    }
}

/// Everything around the page. In an embed only the page and the live region remain.
#[component]
fn Frame() -> impl IntoView {
    let site = Site::new();
    provide_context(site);
    let endpoint = Endpoint::new();
    provide_context(endpoint);
    provide_context(Assessments::new());
    site.follow_address(endpoint);
    let embed = Memo::new(move |_| site.route.with(Route::is_embed));
    view! {
        <Show when=move || !embed.get()>
            <skip_link::SkipLink />
            <header::Header />
        </Show>
        <main id="main" tabindex="-1">
            // One catch-all route: the router keeps history, links and scrolling, `Route` decides the page.
            <FlatRoutes fallback=|| ()>
                <RouterRoute path=path!("/*any") view=Page />
            </FlatRoutes>
        </main>
        <Show when=move || !embed.get()>
            <footer::Footer />
        </Show>
        <announcer::Announcer />
    }
}

/// The page for the current address; rebuilt when page or language changes, not when only the query does.
#[component]
fn Page() -> impl IntoView {
    let site = Site::get();
    let here = Memo::new(move |_| (site.lang.get(), site.route.get()));
    move || {
        let (_, route) = here.get();
        match route {
            Route::Home => pages::home::Home().into_any(),
            Route::Assessment => pages::assessment::start::Start().into_any(),
            Route::AssessmentPrinciple(slug) => {
                view! { <pages::assessment::principle::AssessmentPrinciple slug /> }.into_any()
            }
            Route::Result => pages::assessment::result::ResultPage().into_any(),
            Route::Plan => pages::assessment::plan::PlanPage().into_any(),
            Route::Map => pages::map::MapPage().into_any(),
            Route::Organisation(id) => view! { <pages::organisation::Organisation id /> }.into_any(),
            Route::EmbedMap => pages::embed_map::EmbedMap().into_any(),
            Route::Principles => pages::principles::Principles().into_any(),
            Route::Principle(slug) => view! { <pages::principle::Principle slug /> }.into_any(),
            Route::EmbedPrinciple(slug) => view! { <pages::embed_principle::EmbedPrinciple slug /> }.into_any(),
            Route::Compact => pages::compact::Compact().into_any(),
            Route::Glossary => pages::glossary::Glossary().into_any(),
            Route::Accessibility => pages::accessibility::Accessibility().into_any(),
            Route::Privacy => pages::privacy::Privacy().into_any(),
            Route::NotFound | _ => pages::not_found::NotFound().into_any(),
        }
    }
}
