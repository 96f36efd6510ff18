//! Map and list of the signatories: the list is the primary view and complete without the map.

pub mod card;
mod chips;
mod downloads;
mod facets;
pub mod facts;
mod figures;
mod later;
pub mod list;
pub mod names;
mod panel;
pub mod results;
pub mod rolling;
mod search_field;
mod table;
mod time;

use crate::core::decode::Problem;
use crate::core::register::Tab;
use crate::core::register::embed_options::Parts;
use crate::core::register::query::View;
use crate::core::text::messages::map as t;
use crate::state::actions;
use crate::state::directory::{Directory, Prepared, Step};
use crate::state::endpoint::Endpoint;
use crate::state::format;
use crate::state::load::Load;
use crate::state::site::Site;
use crate::ui::parts::example_notice::ExampleNotice;
use crate::ui::parts::in_turn::{after_frame, in_turn};
use crate::ui::parts::loaded::{loaded, loaded_short};
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::sync::Arc;

/// How many rows that could not be read are told by name.
const PROBLEMS_TOLD: usize = 20;

/// Id of the map's part of the page.
const CANVAS: &str = "map-canvas";

/// The page.
#[component]
pub fn MapPage() -> impl IntoView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let lang = site.lang.get_untracked();
    let directory = Directory::new(site, endpoint, String::new());
    provide_context(directory);
    use_title(move || {
        let name = directory
            .selected_row()
            .and_then(|row| Some(directory.prepared.get()?.register.signatories.get(row)?.name.clone()));
        // The selected thing comes first in a title.
        name.map_or_else(|| t::title(lang).to_owned(), |name| format!("{name} – {}", t::title(lang)))
    });
    view! {
        <div
            class="map-page"
            class:show-map=move || directory.query.with(|query| query.view == Some(View::Map))
            class:opened=move || directory.selected_row().is_some()
            class:wide-list=move || directory.query.with(|query| query.tab == Tab::Table && query.selected.is_none())
        >
            <h1 class="visually-hidden">{t::title(lang)}</h1>
            {loaded_short(endpoint, move |_| {
                loaded(move || endpoint.register(), move |_| {
                    let parts = Parts { timeline: true, ..Parts::default() };
                    both(directory, parts, false, results::results)
                })
            })}
        </div>
    }
}

/// What shows what passes now.
pub type Results = fn(Directory, &Arc<Prepared>) -> AnyView;

/// List and map, once register and names are here. `framed` is true in a partner's frame. The map, which is soon drawn,
/// comes before the long list beside it.
pub fn both(directory: Directory, parts: Parts, framed: bool, results: Results) -> impl IntoView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    move || {
        let prepared = directory.prepared.get()?;
        let map = prepared.clone();
        let show = move |view: View| directory.change(site, Step::New, |query| query.view = Some(view));
        let on_map = move || directory.query.with(|query| query.view == Some(View::Map));
        let example = prepared.register.is_example();
        Some(view! {
            {if parts.list {
                let list = move || column(directory, prepared, parts, framed, results).into_any();
                view! { <div class="map-list">{if parts.map { after_frame(list) } else { list() }}</div> }.into_any()
            } else {
                beside(directory, prepared, parts, framed)
            }}
            {parts.map.then(|| view! {
                    <div id=CANVAS class="map-canvas">
                        {super::map_canvas::map_canvas(directory, &map, framed)}
                        {parts.timeline.then(|| after_frame(move || time::time(directory).into_any()))}
                        // Where the map stands alone nothing else says it.
                        {example.then(|| view! {
                            <ExampleNotice class="map-example small" />
                        }.into_any())}
                    </div>
                }.into_any())}
            {(parts.list && parts.map)
                .then(|| {
                    view! {
                        <p class="map-switch no-print">
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| {
                                    let to = if on_map() { View::List } else { View::Map };
                                    show(to);
                                    // What is open stands above the map, and whoever was far down the list would be below it.
                                    if to == View::Map {
                                        request_animation_frame(|| actions::reveal(CANVAS));
                                    }
                                }
                            >
                                {move || if on_map() { t::show_list(lang) } else { t::show_map(lang) }}
                            </button>
                        </p>
                    }.into_any()
                })}
        }.into_any())
    }
}

/// Beside a map without a list: search and facets where they are asked for, and what is opened.
// Not part of what may call it: only a frame that leaves the list out does (docs/adr/0012).
#[inline(never)]
fn beside(directory: Directory, prepared: Arc<Prepared>, parts: Parts, framed: bool) -> AnyView {
    let shown = Memo::new(move |_| parts.search || parts.filters || directory.selected_row().is_some());
    let column = move || {
        let prepared = Arc::clone(&prepared);
        shown.get().then(|| {
            view! { <div class="map-list">{column(directory, prepared, parts, framed, results::count)}</div> }
                .into_any()
        })
    };
    column.into_any()
}

/// The column beside the map: search, facets and list, or the selected organisation.
fn column(
    directory: Directory,
    prepared: Arc<Prepared>,
    parts: Parts,
    framed: bool,
    results: Results,
) -> impl IntoView {
    let selected = Memo::new(move |_| directory.selected_row());
    let example = prepared.register.is_example();
    move || {
        let (prepared, of_facets) = (Arc::clone(&prepared), Arc::clone(&prepared));
        match selected.get() {
            Some(row) => opened(prepared, row, framed, parts.list),
            None => view! {
                {example.then(|| view! { <ExampleNotice /> }.into_any())}
                <Problems />
                {parts.search.then(|| view! { <search_field::SearchField /> }.into_any())}
                {parts.filters.then(|| in_turn(move || facets::facets(directory, &of_facets)))}
                <chips::Chips prepared=Arc::clone(&prepared) />
                {results(directory, &prepared)}
            }
            .into_any(),
        }
    }
}

/// The selected organisation.
// Not part of what may call it: no first view does (docs/adr/0012).
#[inline(never)]
fn opened(prepared: Arc<Prepared>, row: usize, framed: bool, list: bool) -> AnyView {
    view! { <panel::Panel prepared row new_tab=framed list /> }.into_any()
}

/// How many rows of the register could not be read, if any.
#[component]
fn Problems() -> impl IntoView {
    let endpoint = Endpoint::get();
    let lang = Site::get().lang.get_untracked();
    move || match endpoint.register().get() {
        Load::Ready { problems, .. } => {
            let count = problems.iter().filter(|problem| problem.skipped).count();
            (count > 0)
                .then(|| told(&problems, t::problems(lang, format::plural(lang, count), &format::number(lang, count))))
        }
        Load::Pending | Load::Failed(_) => None,
    }
}

/// Which rows they are and why, the first of them: whoever keeps the register can find them.
// Not part of what may call it: no first view does (docs/adr/0012).
#[inline(never)]
fn told(problems: &[Problem], text: String) -> AnyView {
    let skipped = problems.iter().filter(|problem| problem.skipped).take(PROBLEMS_TOLD);
    let line = |problem: &Problem| {
        let row = format!("{}: {} {}", problem.row + 1, problem.id, problem.reason);
        view! { <li>{row}</li> }
    };
    view! {
        <details class="notice warning">
            <summary>{text}</summary>
            // The reasons are in English, as in the console and in `cargo xtask data check`.
            <ul class="small" lang="en">
                {skipped.map(line).views()}
            </ul>
        </details>
    }
    .into_any()
}
