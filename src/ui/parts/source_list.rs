//! Where a text comes from: links to its sources.

use crate::core::compact::{Compact, Source};
use crate::core::text::messages::common as t;
use crate::core::text::safe_url::SafeUrl;
use crate::state::site::Site;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// The sources with these ids, as one small line. Nothing when none is known.
pub fn source_line(compact: &Compact, ids: &[String]) -> impl IntoView + use<> {
    let lang = Site::get().lang.get_untracked();
    let found: Vec<Source> =
        ids.iter().filter_map(|id| compact.sources.iter().find(|source| source.id == *id)).cloned().collect();
    let label = if found.len() == 1 { t::source(lang) } else { t::sources(lang) };
    (!found.is_empty()).then(|| {
        view! {
            <small class="source-line">
                {label} ": "
                {found
                    .into_iter()
                    .enumerate()
                    .map(|(index, source)| view! { {(index > 0).then_some(", ")} {source_link(source)} })
                    .views()}
            </small>
        }
        .into_any()
    })
}

/// A source as a link, or as plain text when it has no safe address.
pub fn source_link(source: Source) -> impl IntoView {
    match SafeUrl::parse(&source.url) {
        Ok(url) => {
            view! { <a href=url.as_str().to_owned() rel="noopener noreferrer external">{source.title}</a> }.into_any()
        }
        Err(_) => view! { <span>{source.title}</span> }.into_any(),
    }
}
