//! Where a self-assessment begins: what it is, what it takes, and what is on this device already.

use super::new_form::{NewForm, steps};
use super::offer::offer;
use super::open_file::open_file;
use super::saved_list::saved_list;
use super::{next_page, with_questions};
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::{assess as t, meeting};
use crate::state::assessments::{Assessments, Picked, Questions};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::save_notices::SaveNotices;
use leptos::prelude::*;

/// The start page.
#[component]
pub fn Start() -> impl IntoView {
    let (site, assessments) = (Site::get(), Assessments::get());
    let lang = site.lang.get_untracked();
    let failed = RwSignal::new(false);
    use_title(move || if failed.get() { t::error_title(lang, t::title(lang)) } else { t::title(lang).to_owned() });
    with_questions(move |questions| content(site, assessments, &questions, failed))
}

fn content(
    site: Site,
    assessments: Assessments,
    questions: &Questions,
    failed: RwSignal<bool>,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let taken = questions.clone();
    let take = move |picked: Picked| {
        let next = next_page(&taken.compact, &taken.instrument, &picked.assessment);
        assessments.adopt_file(picked.assessment, picked.access);
        site.go(&next, "", false);
    };
    view! {
        <div class="wrap page assess-start">
            <header class="stack">
                <h1>{t::title(lang)}</h1>
                <p class="lead">{t::lead(lang)}</p>
                {facts(lang, questions)}
                <p class="cluster">
                    <a class="start-how" href="#steps-title">
                        {t::steps(lang)}
                    </a>
                    <a href=site.href(&Route::QuickCheck)>{t::quick_link(lang)}</a>
                    <a href=site.href(&Route::Meeting)>{meeting::link(lang)}</a>
                </p>
            </header>
            <SaveNotices />
            {offer(site, assessments, questions)}
            {saved_list(site, questions)}
            <div class="sidebar end start-columns">
                <div class="start-main">
                    <NewForm questions=questions.clone() failed />
                    <section class="stack start-open" aria-labelledby="open-title">
                        <h2 id="open-title">{t::open_title(lang)}</h2>
                        <p>{t::open_text(lang)}</p>
                        {open_file(questions, t::open_take(lang), false, take)}
                        <p>
                            <a href=site.href(&Route::Compare)>{t::compare(lang)}</a>
                        </p>
                    </section>
                </div>
                {steps(questions)}
            </div>
            <p class="small start-status">
                {t::instrument(lang, &questions.instrument.version)} " " {questions.instrument.status.clone()}
            </p>
        </div>
    }
}

/// What it takes, in three short facts.
fn facts(lang: Lang, questions: &Questions) -> impl IntoView + use<> {
    let indicators = questions.instrument.indicators.len();
    // About a minute each, said in steps of five.
    let minutes = indicators.div_ceil(5) * 5;
    let principles = questions.instrument.principles().len();
    view! {
        <ul class="start-facts">
            <li>
                <strong>{t::fact_time(lang, &format::number(lang, minutes))}</strong>
                <span>{t::fact_time_text(lang)}</span>
            </li>
            <li>
                <strong>{t::fact_questions(lang, &format::number(lang, indicators))}</strong>
                <span>{t::fact_questions_text(lang, &format::number(lang, principles))}</span>
            </li>
            <li>
                <strong>{t::fact_private(lang)}</strong>
                <span>{t::fact_private_text(lang)}</span>
            </li>
        </ul>
    }
}
