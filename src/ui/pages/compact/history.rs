//! What has happened, oldest first.

use crate::core::compact::{Compact, Event};
use crate::core::text::language::Lang;
use crate::core::text::messages::explain as t;
use crate::ui::parts::source_list::source_line;
use leptos::prelude::*;

/// All events with their sources.
pub fn timeline(lang: Lang, compact: &Compact) -> impl IntoView + use<> {
    let event = |event: &Event| {
        view! {
            <li class:key-event=event.key>
                <p class="timeline-when">{event.when.clone()}</p>
                <div>
                    <h3>{event.title.clone()}</h3>
                    <p>{event.text.clone()}</p>
                    {source_line(compact, &event.sources)}
                </div>
            </li>
        }
    };
    view! {
        <section id="timeline" class="stack">
            <h2>{t::compact_timeline(lang)}</h2>
            <ol class="timeline">{compact.timeline.iter().map(event).collect_view()}</ol>
        </section>
    }
}
