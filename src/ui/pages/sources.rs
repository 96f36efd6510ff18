//! What the texts about the compact rest on.

use crate::core::compact::{Compact, Source};
use crate::core::order::sort_by;
use crate::core::route::Route;
use crate::core::text::messages::{common, explain as t};
use crate::state::endpoint::Endpoint;
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::anchors::use_anchors;
use crate::ui::parts::loaded::loaded;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::source_list::source_link;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// The sources, by publisher.
#[component]
pub fn Sources() -> impl IntoView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let lang = site.lang.get_untracked();
    use_title(move || common::sources(lang).to_owned());
    loaded(move || endpoint.compact(), move |compact| content(site, &compact))
}

fn content(site: Site, compact: &Compact) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    use_anchors();
    // Each is a place that links can point to.
    let one = |source: &Source| {
        let missing = source.url.is_empty().then(|| format!(" ({})", t::compact_no_address(lang)));
        view! {
            <li id=format!("source-{}", source.id)>
                <span class="small">{source.publisher.clone()}</span>
                {source_link(source.clone())}
                {missing}
            </li>
        }
    };
    let mut sorted: Vec<&Source> = compact.sources.iter().collect();
    sort_by(&mut sorted, |a, b| {
        let by_publisher = format::compare(lang, &a.publisher, &b.publisher);
        by_publisher.then_with(|| format::compare(lang, &a.title, &b.title))
    });
    view! {
        <div class="wrap page stack">
            <p><a href=site.href(&Route::Compact)>"← " {compact.name.clone()}</a></p>
            <h1>{common::sources(lang)}</h1>
            <p class="lead">{t::compact_sources_text(lang)}</p>
            <ul class="sources">{sorted.into_iter().map(one).views()}</ul>
        </div>
    }
}
