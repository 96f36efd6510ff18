//! Statements, each with a mark of where it comes from and its sources.

use super::defined::Defined;
use super::source_list::source_line;
use crate::core::compact::{Compact, Origin, Statement};
use crate::core::text::language::Lang;
use crate::core::text::messages::explain as t;
use crate::state::site::Site;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// Every origin, the weightiest first.
const ORIGINS: [Origin; 4] = [Origin::Compact, Origin::National, Origin::Other, Origin::Interpretation];

fn label(lang: Lang, origin: Origin) -> &'static str {
    match origin {
        Origin::Compact => t::origin_compact(lang),
        Origin::National => t::origin_national(lang),
        Origin::Other => t::origin_other(lang),
        Origin::Interpretation => t::origin_interpretation(lang),
    }
}

fn explanation(lang: Lang, origin: Origin) -> &'static str {
    match origin {
        Origin::Compact => t::origin_compact_text(lang),
        Origin::National => t::origin_national_text(lang),
        Origin::Other => t::origin_other_text(lang),
        Origin::Interpretation => t::origin_interpretation_text(lang),
    }
}

/// The mark of an origin: its name, and a shape that tells the compact's own words from the rest without colour.
pub fn origin_tag(lang: Lang, origin: Origin) -> impl IntoView {
    let class = match origin {
        Origin::Compact => "tag origin own",
        Origin::Interpretation => "tag origin ours",
        Origin::National | Origin::Other => "tag origin",
    };
    view! { <span class=class>{label(lang, origin)}</span> }
}

/// What the marks mean, folded in.
pub fn origin_legend(lang: Lang) -> impl IntoView {
    let entries = ORIGINS.map(|origin| {
        view! {
            <div>
                <dt>{origin_tag(lang, origin)}</dt>
                <dd>{explanation(lang, origin)}</dd>
            </div>
        }
        .into_any()
    });
    view! {
        <details class="origin-legend no-print">
            <summary>{t::origin_legend(lang)}</summary>
            <dl>{entries.into_iter().views()}</dl>
        </details>
    }
}

/// Mark, sources and caveat of a statement, for the line under its text.
pub fn provenance(lang: Lang, compact: &Compact, statement: &Statement) -> impl IntoView + use<> {
    let note = (!statement.note.is_empty()).then(|| view! { <p class="small">{statement.note.clone()}</p> }.into_any());
    view! {
        <p class="provenance">{origin_tag(lang, statement.origin)} " " {source_line(compact, &statement.sources)}</p>
        {note}
    }
}

/// The statements as a list. With `defined`, words of the glossary are explained where they come first.
pub fn statement_list(
    site: Site,
    compact: &Compact,
    statements: &[&Statement],
    mut defined: Option<&mut Defined>,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let items = statements
        .iter()
        .map(|statement| {
            let text = match defined.as_deref_mut() {
                Some(defined) => defined.text(site, compact, &statement.text).into_any(),
                None => statement.text.clone().into_any(),
            };
            view! {
                <li id=statement.id.clone()>
                    <p>{text}</p>
                    {provenance(lang, compact, statement)}
                </li>
            }
        })
        .views();
    view! { <ul class="statements">{items}</ul> }
}
