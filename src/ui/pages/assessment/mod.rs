//! The self-assessment: start, one page per principle, result and plan.

mod beside;
mod context;
pub(in crate::ui::pages) mod findings;
mod invite;
mod new_form;
mod offer;
pub mod open_file;
pub mod plan;
mod plan_again;
mod plan_downloads;
mod plan_print;
mod plan_row;
mod plan_suggestions;
mod plan_when;
pub mod principle;
mod question;
mod question_texts;
pub mod quick;
pub mod result;
mod result_principles;
mod result_top;
pub(in crate::ui::pages) mod result_words;
mod saved_list;
mod saved_more;
mod share;
mod side;
pub mod start;
mod warn_once;

use crate::core::assessment::{About, Assessment, Instrument, Scope};
use crate::core::compact::{ColourPair, Compact, Party};
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::lower::lower;
use crate::core::text::messages::assess as t;
use crate::state::actions;
use crate::state::assessments::Questions;
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::parts::loaded::loaded;
use crate::ui::parts::save_notices::SaveNotices;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// One turn of the event loop, after which what was just shown can take focus.
const SHOWN: Duration = Duration::from_millis(20);

/// Shows `view` once both the compact and the questions are here.
pub(in crate::ui::pages) fn with_questions<V: IntoView + 'static>(
    view: impl Fn(Questions) -> V + Send + Sync + 'static,
) -> impl IntoView {
    let endpoint = Endpoint::get();
    // Both files are asked for at once, not one after the other.
    let _ = untrack(|| endpoint.instrument().value());
    let view = Arc::new(view);
    loaded(
        move || endpoint.compact(),
        move |compact| {
            let view = Arc::clone(&view);
            loaded(
                move || endpoint.instrument(),
                move |instrument| view(Questions::new(Arc::clone(&compact), &instrument)),
            )
        },
    )
}

/// Moves focus to the element with this id once the page shows it; to the page's heading when it does not.
pub(in crate::ui::pages) fn focus_soon(id: impl Into<String>) {
    let id = id.into();
    set_timeout(
        move || {
            let _ = actions::focus(&id) || actions::focus_heading();
        },
        SHOWN,
    );
}

/// What an assessment is called: its title, else what it is about.
pub(in crate::ui::pages) fn name_of(lang: Lang, title: &str, about: &About) -> String {
    let named = [title, about.name.as_str()].into_iter().map(str::trim).find(|text| !text.is_empty());
    named.unwrap_or(t::untitled(lang)).to_owned()
}

/// What the answers are about: its name, else what kind of thing it is.
pub(in crate::ui::pages) fn about_words(lang: Lang, about: &About) -> String {
    let name = about.name.trim();
    if !name.is_empty() {
        return name.to_owned();
    }
    lower(match about.scope {
        Scope::Whole => t::scope_whole(lang),
        Scope::Department => t::scope_department(lang),
        Scope::Cooperation => t::scope_cooperation(lang),
    })
}

/// As who the respondents answer, for example `Vi är en organisation`.
pub(in crate::ui::pages) fn we_are(compact: &Compact, party: Party) -> String {
    compact.parties.iter().find(|text| text.id == party).map(|text| text.we_are.clone()).unwrap_or_default()
}

/// A principle's colours, or none that say anything for an id the compact does not have.
pub(in crate::ui::pages) fn colour_of(compact: &Compact, principle: &str) -> ColourPair {
    let found = compact.principles.iter().find(|one| one.id == principle).map(|one| one.colour.clone());
    found.unwrap_or_else(|| ColourPair { light: "currentColor".to_owned(), dark: "currentColor".to_owned() })
}

/// A principle's name, or its id.
pub(in crate::ui::pages) fn principle_name<'a>(compact: &'a Compact, principle: &'a str) -> &'a str {
    compact.principles.iter().find(|one| one.id == principle).map_or(principle, |one| one.name.as_str())
}

/// The page of a principle's questions. Start when the compact does not have it.
pub(in crate::ui::pages) fn page_of(compact: &Compact, principle: &str) -> Route {
    let slug = compact.principles.iter().find(|one| one.id == principle).map(|one| one.slug.clone());
    slug.map_or(Route::Assessment, Route::AssessmentPrinciple)
}

/// Where to go on: the principle of the first question without an answer, else the result.
fn next_page(compact: &Compact, instrument: &Instrument, assessment: &Assessment) -> Route {
    let next = assessment.next_unanswered(instrument, None);
    next.map_or(Route::Result, |indicator| page_of(compact, &indicator.principle))
}

/// Said where a page needs an open assessment and none is.
pub(in crate::ui::pages) fn nothing_open(site: Site) -> impl IntoView {
    let lang = site.lang.get_untracked();
    view! {
        <div class="wrap page stack">
            <h1>{t::nothing_open_title(lang)}</h1>
            <p class="lead">{t::nothing_open_text(lang)}</p>
            <SaveNotices />
            <p>
                <a class="button" href=site.href(&Route::Assessment)>
                    {t::to_start(lang)}
                </a>
            </p>
        </div>
    }
}
