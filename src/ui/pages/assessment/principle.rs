//! The questions on one principle.

use super::question::question;
use super::side::side;
use super::{nothing_open, page_of, we_are, with_questions};
use crate::core::assessment::{Assessment, Indicator};
use crate::core::compact::{Party, Principle};
use crate::core::route::Route;
use crate::core::text::messages::assess as t;
use crate::state::assessments::{Assessments, Questions};
use crate::state::endpoint::Endpoint;
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::anchors::use_anchors;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::save_notices::SaveNotices;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// The page of the principle with this slug.
#[component]
pub fn AssessmentPrinciple(
    /// Address part of the principle in the page's language.
    slug: String,
) -> impl IntoView {
    let (site, assessments) = (Site::get(), Assessments::get());
    let lang = site.lang.get_untracked();
    let endpoint = Endpoint::get();
    let of_title = slug.clone();
    use_title(move || {
        let compact = endpoint.compact().value();
        let name =
            compact.and_then(|compact| Some(compact.principles.iter().find(|one| one.slug == of_title)?.name.clone()));
        name.map_or_else(|| t::title(lang).to_owned(), |name| format!("{name} – {}", t::title(lang)))
    });
    // What the page is built from. Answers are not: they change under the page without rebuilding it.
    let built_for = Memo::new(move |_| assessments.with(|draft| (draft.id.clone(), draft.party, draft.quick)));
    with_questions(move |questions| {
        let slug = slug.clone();
        move || {
            let Some(principle) = questions.compact.principles.iter().find(|one| one.slug == slug) else {
                return unknown(site, &questions).into_any();
            };
            match built_for.get() {
                None => nothing_open(site).into_any(),
                Some((_, party, _)) => content(site, assessments, &questions, principle, party).into_any(),
            }
        }
    })
}

fn content(
    site: Site,
    assessments: Assessments,
    questions: &Questions,
    principle: &Principle,
    party: Party,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    use_anchors();
    let about = assessments.peek(|draft| draft.about.name.trim().to_owned()).filter(|about| !about.is_empty());
    let asked = assessments.peek(|draft| numbered(questions, draft)).unwrap_or_default();
    let order: Vec<String> = {
        let mut ids: Vec<String> = Vec::new();
        for (_, indicator) in &asked {
            if !ids.contains(&indicator.principle) {
                ids.push(indicator.principle.clone());
            }
        }
        ids
    };
    let at = order.iter().position(|id| *id == principle.id);
    let mine: Vec<&(usize, Indicator)> =
        asked.iter().filter(|(_, indicator)| indicator.principle == principle.id).collect();
    let list = mine
        .iter()
        .enumerate()
        .map(|(index, (number, indicator))| {
            let next = mine.get(index + 1).map(|(_, next)| next.id.clone());
            question(questions, indicator, *number, party, next)
        })
        .views();
    let colour = principle.colour.clone();
    let count = (format::number(lang, at.unwrap_or_default() + 1), format::number(lang, order.len()));
    view! {
        <div class="wrap assess" style:--light=colour.light style:--dark=colour.dark>
            {side(questions, &principle.id)}
            <div class="assess-main">
                <SaveNotices />
                <header class="assess-head">
                    <p class="eyebrow accent">
                        {at.map(|_| t::principle_of(lang, &count.0, &count.1))} " · " {we_are(&questions.compact, party)}
                        {about.map(|about| [" · ", &about].concat())}
                    </p>
                    <h1>{principle.name.clone()}</h1>
                    <p class="lead">{principle.sentence.clone()}</p>
                    <p class="small">
                        <a href=site.href(&Route::Principle(principle.slug.clone()))>{t::about_principle(lang)}</a>
                    </p>
                </header>
                {mine.is_empty().then(|| view! { <p class="notice">{t::none_asked(lang)}</p> }.into_any())}
                {list}
                {onward(site, questions, &order, at)}
            </div>
        </div>
    }
}

/// The questions asked, numbered through from 1.
fn numbered(questions: &Questions, draft: &Assessment) -> Vec<(usize, Indicator)> {
    draft.asked(&questions.instrument).into_iter().enumerate().map(|(index, one)| (index + 1, one.clone())).collect()
}

/// To the principle before and after, or to the result after the last.
fn onward(site: Site, questions: &Questions, order: &[String], at: Option<usize>) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let name = |id: &String| super::principle_name(&questions.compact, id).to_owned();
    let before = at.and_then(|at| order.get(at.checked_sub(1)?));
    let after = at.and_then(|at| order.get(at + 1));
    let before = before.map(|id| {
        view! {
            <a class="button quiet" href=site.href(&page_of(&questions.compact, id))>
                <span class="onward-word">{t::before(lang)}</span>
                {name(id)}
            </a>
        }
        .into_any()
    });
    let (href, word, label) = match after {
        Some(id) => (site.href(&page_of(&questions.compact, id)), t::after(lang), name(id)),
        None => (site.href(&Route::Result), t::ready(lang), t::to_result(lang).to_owned()),
    };
    view! {
        <nav class="assess-onward no-print" aria-label=t::onward(lang)>
            {before}
            <a class="button" id="assess-next" href=href>
                <span class="onward-word">{word}</span>
                {label}
            </a>
        </nav>
    }
}

/// No principle has this slug.
fn unknown(site: Site, questions: &Questions) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let links = questions
        .compact
        .principles
        .iter()
        .map(|one| {
            let href = site.href(&Route::AssessmentPrinciple(one.slug.clone()));
            view! {
                <li>
                    <a href=href>{one.name.clone()}</a>
                </li>
            }
        })
        .views();
    view! {
        <div class="wrap page stack">
            <h1>{t::unknown_title(lang)}</h1>
            <p class="lead">{t::unknown_text(lang)}</p>
            <ul>{links}</ul>
            <p>
                <a class="button" href=site.href(&Route::Assessment)>
                    {t::to_start(lang)}
                </a>
            </p>
        </div>
    }
}
