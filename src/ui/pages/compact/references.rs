//! How well founded the page is: what is not known, where sources differ, and the sources themselves.

use crate::core::compact::{Compact, Disagreement, Version};
use crate::core::text::language::Lang;
use crate::core::text::messages::explain as t;
use crate::ui::parts::prose::points;
use crate::ui::parts::source_list::source_line;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// What is not known. Nothing when everything is.
pub fn unknowns(lang: Lang, compact: &Compact) -> Option<AnyView> {
    let list = points(&compact.unknowns);
    (!compact.unknowns.is_empty()).then(|| {
        view! {
            <section id="unknown" class="stack unknowns">
                <h2>{t::compact_unknown(lang)}</h2>
                <p>{t::compact_unknown_text(lang)}</p>
                {list}
            </section>
        }
        .into_any()
    })
}

/// Questions on which the sources differ, as a table. Nothing when there are none.
pub fn disagreements(lang: Lang, compact: &Compact) -> Option<AnyView> {
    let version = |version: &Version| {
        view! {
            <li>
                <p>{version.text.clone()}</p>
                {source_line(compact, &version.sources)}
            </li>
        }
    };
    let row = |row: &Disagreement| {
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">
                    {row.question.clone()}
                </th>
                <td role="cell" data-label=t::compact_versions(lang)>
                    <ul class="versions">{row.versions.iter().map(version).views()}</ul>
                </td>
                <td role="cell" data-label=t::compact_ours(lang)>
                    {row.ours.clone()}
                </td>
            </tr>
        }
    };
    let rows = compact.disagreements.iter().map(row).views();
    (!compact.disagreements.is_empty()).then(|| {
        view! {
            <section id="disagreements" class="stack">
                <h2>{t::compact_disagreements(lang)}</h2>
                // The roles keep it a table where the style sheet lays its cells under each other.
                <table class="disagreements" role="table">
                    <caption class="visually-hidden">{t::compact_disagreements_caption(lang)}</caption>
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">{t::compact_question(lang)}</th>
                            <th scope="col" role="columnheader">{t::compact_versions(lang)}</th>
                            <th scope="col" role="columnheader">{t::compact_ours(lang)}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}
