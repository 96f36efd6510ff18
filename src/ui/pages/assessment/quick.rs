//! Where a quick check begins: a few questions chosen in the data, answered and shown like all the others.

use super::new_form::NewForm;
use super::with_questions;
use crate::core::route::Route;
use crate::core::text::messages::assess as t;
use crate::state::assessments::{Assessments, Questions};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::save_notices::SaveNotices;
use leptos::prelude::*;

/// The page.
#[component]
pub fn QuickCheck() -> impl IntoView {
    // The first call reads what this device has kept, which the notices are about.
    let (site, _) = (Site::get(), Assessments::get());
    let lang = site.lang.get_untracked();
    let failed = RwSignal::new(false);
    use_title(
        move || {
            if failed.get() { t::error_title(lang, t::quick_title(lang)) } else { t::quick_title(lang).to_owned() }
        },
    );
    with_questions(move |questions| content(site, &questions, failed))
}

fn content(site: Site, questions: &Questions, failed: RwSignal<bool>) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let count = format::number(lang, questions.instrument.quick_check.len());
    view! {
        <div class="wrap page assess-start">
            <header class="stack">
                <h1>{t::quick_title(lang)}</h1>
                <p class="lead">{t::quick_lead(lang, &count)}</p>
                <p>{t::fact_private_text(lang)}</p>
            </header>
            <SaveNotices />
            <NewForm questions=questions.clone() failed quick=true />
            <p>
                <a href=site.href(&Route::Assessment)>{t::quick_full(lang)}</a>
            </p>
        </div>
    }
}
