//! The results as a table.

use super::card::link;
use super::names;
use super::rolling::{Place, Rolling};
use crate::core::register::sort::Column;
use crate::core::text::language::Lang;
use crate::core::text::messages::{listing as l, map as t};
use crate::state::directory::{Directory, Prepared, Step};
use crate::state::site::Site;
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::sync::Arc;

/// What a column is called.
fn column_name(lang: Lang, column: Column) -> &'static str {
    match column {
        Column::Name => l::column_name(lang),
        Column::Kind => t::kind(lang),
        Column::District => t::district(lang),
        Column::Signed => l::column_signed(lang),
        Column::Assessed => l::column_assessed(lang),
    }
}

/// The table of what passes now.
// Not part of what may call it: no first view does (docs/adr/0012).
#[inline(never)]
pub fn table(directory: Directory, prepared: &Arc<Prepared>, place: Place) -> AnyView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let sort = Memo::new(move |_| directory.query.with(|query| query.sort));
    let head = |column: Column| {
        let press = move |_| directory.change(site, Step::New, |query| query.sort = column.pressed(query.sort));
        view! {
            <th scope="col" aria-sort=move || column.aria_sort(sort.get())>
                <button type="button" class="sort" on:click=press>
                    {column_name(lang, column)}
                    <span class="sort-mark" aria-hidden="true"></span>
                </button>
            </th>
        }
    };
    let head = Column::ALL.map(head).views();
    let prepared = Arc::clone(prepared);
    let rows_total = Memo::new(move |_| directory.selection.with(|selection| selection.hits.len()));
    let caption = l::table_caption(lang);
    let body = move || {
        let rows: Vec<usize> = directory.selection.with(|selection| selection.hits.iter().map(|hit| hit.row).collect());
        let rolling = Rolling::new(site, place, &[&rows], directory.opened.get_untracked());
        let piece = |(number, piece): (usize, std::ops::Range<usize>)| {
            let has_rows = rolling.has_rows(number);
            let prepared = Arc::clone(&prepared);
            let rows = move || {
                if has_rows.get() {
                    let rows = piece.clone().filter_map(|at| row(directory, &prepared, &rolling, at));
                    rows.views().into_any()
                } else {
                    view! {
                        <tr class="filler" aria-hidden="true">
                            <td colspan="5" style:height=move || rolling.height(number)></td>
                        </tr>
                    }
                    .into_any()
                }
            };
            view! { <tbody class="piece">{rows}</tbody> }
        };
        rolling.pieces().into_iter().enumerate().map(piece).views()
    };
    view! {
        <div class="table-scroll" role="region" aria-label=caption tabindex="0">
            <table class="org-table" aria-rowcount=move || (rows_total.get() + 1).to_string()>
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr aria-rowindex="1">{head}</tr>
                </thead>
                {body}
            </table>
        </div>
    }
    .into_any()
}

/// One organisation.
fn row(directory: Directory, prepared: &Prepared, rolling: &Rolling, at: usize) -> Option<AnyView> {
    let site = Site::get();
    let row = rolling.row(at)?;
    let signatory = prepared.register.signatories.get(row)?;
    let (lang, words) = (site.lang.get_untracked(), &prepared.compact.vocabularies);
    let year = |year: Option<u16>| year.map(|year| year.to_string()).unwrap_or_default();
    let cells = [
        names::kind(lang, words, &signatory.kind),
        signatory.district.as_deref().map(|id| names::district(lang, words, id)).unwrap_or_default(),
        year(signatory.signed_on.map(crate::core::register::SignedOn::year)),
        year(signatory.assessed_year()),
    ];
    Some(
        view! {
            <tr
                aria-rowindex=(at + 2).to_string()
                data-at=at.to_string()
            >
                <th scope="row">{link(site, directory, row, signatory)}</th>
                {cells.map(|cell| view! { <td>{cell}</td> }).views()}
            </tr>
        }
        .into_any(),
    )
}
