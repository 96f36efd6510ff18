//! The page's own table of contents.

use crate::core::compact::Compact;
use crate::core::text::language::Lang;
use crate::core::text::messages::explain as t;
use crate::state::actions;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// Where there is room for a column beside the text, the list stands open; else it is folded in.
const WIDE: &str = "(min-width: 60rem)";

/// Links to every part of the page, in the page's order.
pub fn contents(lang: Lang, compact: &Compact) -> impl IntoView + use<> {
    let own = |id: &str, name: &str| (id.to_owned(), name.to_owned());
    let mut parts = vec![
        own("vision", t::compact_vision(lang)),
        own("parties", t::compact_parties(lang)),
        own("goals", t::compact_goals(lang)),
        own("ways", t::compact_ways(lang)),
        own("areas", t::compact_areas(lang)),
        own("timeline", t::compact_timeline(lang)),
    ];
    parts.extend(compact.about.iter().map(|section| (section.id.clone(), section.title.clone())));
    if !compact.unknowns.is_empty() {
        parts.push(own("unknown", t::compact_unknown(lang)));
    }
    if !compact.disagreements.is_empty() {
        parts.push(own("disagreements", t::compact_disagreements(lang)));
    }
    let link = |(id, name): (String, String)| view! { <li><a href=format!("#{id}")>{name}</a></li> };
    view! {
        <nav class="contents no-print" aria-label=t::compact_contents(lang)>
            <details open=actions::matches(WIDE)>
                <summary>{t::compact_contents(lang)}</summary>
                <ul class="contents-list">{parts.into_iter().map(link).views()}</ul>
            </details>
        </nav>
    }
}
