//! Terms, in the order of the page's alphabet.

use crate::core::compact::{Compact, Term};
use crate::core::route::Route;
use crate::core::text::messages::{common, pages as t, tries};
use crate::state::endpoint::Endpoint;
use crate::state::format;
use crate::state::site::Site;
use crate::ui::pages::principle::around::{area_links, lookup};
use crate::ui::parts::anchors::use_anchors;
use crate::ui::parts::loaded::loaded;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// The glossary.
#[component]
pub fn Glossary() -> impl IntoView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let lang = site.lang.get_untracked();
    use_title(move || t::glossary_title(lang).to_owned());
    loaded(move || endpoint.compact(), move |compact| content(site, &compact))
}

fn content(site: Site, compact: &Compact) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    use_anchors();
    let mut terms: Vec<&Term> = compact.glossary.iter().collect();
    crate::core::order::sort_by(&mut terms, |a, b| format::compare(lang, &a.term, &b.term));
    let entry = |term: &Term| {
        view! {
            <div id=term.id.clone()>
                <dt>{term.term.clone()}</dt>
                <dd>{term.definition.clone()} {lookup(tries::found_in(lang), places(site, compact, term))}</dd>
            </div>
        }
    };
    view! {
        <div class="wrap page stack">
            <h1>{t::glossary_title(lang)}</h1>
            <p class="lead">{t::glossary_lead(lang)}</p>
            <dl class="glossary">{terms.into_iter().map(entry).views()}</dl>
        </div>
    }
}

/// The parts of the app a term is about, and the principles and action areas that name it.
fn places(site: Site, compact: &Compact, term: &Term) -> Vec<(String, String)> {
    let lang = site.lang.get_untracked();
    let part = |part: &String| {
        let (route, name) = match part.as_str() {
            "map" => (Route::Map, common::nav_map(lang)),
            "principles" => (Route::Principles, common::nav_principles(lang)),
            "compact" => (Route::Compact, common::nav_compact(lang)),
            "assessment" => (Route::Assessment, common::nav_assessment(lang)),
            _ => return None,
        };
        Some((site.href(&route), name.to_owned()))
    };
    let names = |terms: &[String]| terms.contains(&term.id);
    let principles = compact.principles.iter().filter(|principle| names(&principle.terms));
    let mut links: Vec<(String, String)> = term.parts.iter().filter_map(part).collect();
    links.extend(
        principles.map(|principle| (site.href(&Route::Principle(principle.slug.clone())), principle.name.clone())),
    );
    let areas: Vec<u32> = compact.areas.iter().filter(|area| names(&area.terms)).map(|area| area.id).collect();
    links.extend(area_links(site, compact, &areas));
    links
}
