//! The results as numbers: how many of each kind, theme, district and year. Each row is also a filter.

use super::names;
use crate::core::register::facets::FacetCounts;
use crate::core::register::growth::Growth;
use crate::core::register::{Choice, Filter, SignedOn};
use crate::core::text::messages::{listing as l, map as t};
use crate::state::directory::{Directory, Prepared, Step};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::unfolding::unfolding;
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::sync::Arc;

/// All figures.
// Not part of what may call it: no first view does (docs/adr/0012).
#[inline(never)]
pub fn figures(directory: Directory, prepared: &Prepared) -> AnyView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let signed = prepared.register.signatories.iter().filter_map(|signatory| signatory.signed_on.map(SignedOn::year));
    // The same years whatever is chosen, so that no bar moves away from under the pointer.
    let last = signed.max().unwrap_or_default();
    let first = prepared.shelves.first_year();
    let seen = Seen::new(directory);
    let years = Memo::new(move |_| seen.counts.with(|counts| Growth::new(counts, first, last, None)));
    let choice = |year: u16| (Choice::Year(year), year.to_string());
    let each_year =
        years.with_untracked(|growth| growth.years.iter().map(|year| choice(year.year)).collect::<Vec<_>>());
    let undated = move || {
        let count = years.with(|growth| growth.undated);
        (count > 0)
            .then(|| view! { <p class="small">{l::undated(lang)} ": " {format::number(lang, count)}</p> }.into_any())
    };
    let (kinds, themes) = (names::kinds(lang, prepared), names::all_themes(lang, prepared));
    view! {
        <p class="small">{l::figures(lang)}</p>
        {bars(site, directory, seen, (l::by_kind(lang), t::kind(lang)), kinds)}
        {bars(site, directory, seen, (l::by_theme(lang), t::theme(lang)), themes)}
        <p class="small">{l::themes_note(lang)}</p>
        {bars(site, directory, seen, (l::by_district(lang), t::district(lang)), names::districts(lang, prepared))}
        {bars(site, directory, seen, (l::by_year(lang), l::column_year(lang)), each_year)}
        {undated}
    }
    .into_any()
}

/// What the figures follow. They follow it by one subscription for all of them, since what outlives its subscribers keeps a
/// trace of each.
#[derive(Clone, Copy)]
struct Seen {
    counts: Memo<FacetCounts>,
    filter: Memo<Filter>,
}

impl Seen {
    fn new(directory: Directory) -> Self {
        Self {
            counts: Memo::new(move |_| directory.selection.with(|selection| selection.counts.clone())),
            filter: Memo::new(move |_| directory.query.with(|query| query.filter.clone())),
        }
    }
}

/// One facet as bars, and as a table.
fn bars(
    site: Site,
    directory: Directory,
    Seen { counts, filter }: Seen,
    (title, head): (&'static str, &'static str),
    choices: Vec<(Choice, String)>,
) -> AnyView {
    let lang = site.lang.get_untracked();
    let table = choices.clone();
    let only: Vec<Choice> = choices.iter().map(|(choice, _)| choice.clone()).collect();
    let most = Memo::new(move |_| counts.with(|counts| only.iter().map(|choice| choice.count(counts)).max()));
    let bar = |(choice, name): (Choice, String)| {
        let (of, pressed) = (choice.clone(), choice.clone());
        let count = Memo::new(move |_| counts.with(|counts| of.count(counts)));
        let share = move || {
            let most = most.get().unwrap_or_default().max(1);
            [&(count.get() * 100 / most).to_string(), "%"].concat()
        };
        view! {
            <li>
                <button
                    type="button"
                    class="bar"
                    class:empty=move || count.get() == 0
                    aria-pressed=move || filter.with(|filter| pressed.is_in(filter)).to_string()
                    on:click=move |_| directory.change(site, Step::New, |query| choice.toggle(&mut query.filter))
                >
                    <span class="bar-name">{name}</span>
                    <span class="bar-count">{move || format::number(lang, count.get())}</span>
                    <span class="bar-line" aria-hidden="true">
                        <span style:width=share></span>
                    </span>
                </button>
            </li>
        }
    };
    let rows = move || {
        let row = |(choice, name): &(Choice, String)| {
            let count = counts.with(|counts| choice.count(counts));
            (name.clone(), vec![format::number(lang, count)])
        };
        table.iter().map(row).collect()
    };
    view! {
        <section class="figure">
            <h3>{title}</h3>
            <ul class="bars">{choices.into_iter().map(bar).views()}</ul>
            {twin(l::as_table(lang), title, vec![head, l::column_count(lang)], rows)}
        </section>
    }
    .into_any()
}

/// A picture's twin: the same numbers as a table, under a line that opens it.
pub fn twin(
    open: &'static str,
    caption: &'static str,
    heads: Vec<&'static str>,
    rows: impl Fn() -> Vec<(String, Vec<String>)> + Send + Sync + 'static,
) -> AnyView {
    let rows = Arc::new(rows);
    let table = move || {
        let row = |(name, cells): (String, Vec<String>)| {
            let cells = cells.into_iter().map(|cell| view! { <td>{cell}</td> }).views();
            view! { <tr><th scope="row">{name}</th>{cells}</tr> }
        };
        let heads = heads.iter().map(|head| view! { <th scope="col">{*head}</th> }).views();
        let rows = Arc::clone(&rows);
        view! {
            <table>
                <caption class="visually-hidden">{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{move || rows().into_iter().map(row).views()}</tbody>
            </table>
        }
        .into_any()
    };
    let (toggled, table) = unfolding(Box::new(table));
    view! {
        <details class="twin" on:toggle=toggled>
            <summary>{open}</summary>
            {table}
        </details>
    }
    .into_any()
}
