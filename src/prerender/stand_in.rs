//! What stands at the address of a page that shows a person's own answers: nobody has any while the pages are written, and
//! to say so would be wrong for whoever has.

use crate::core::compact::Principle;
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::{about, assess, meeting, plan, result};
use crate::state::assessments::Questions;
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::groups;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::sync::Arc;

/// The page to write at `route`.
pub fn page(route: Route) -> Option<AnyView> {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let lang = site.lang.get_untracked();
    match &route {
        Route::AssessmentPrinciple(slug) => {
            let questions = Questions::new(endpoint.compact().value()?, &*endpoint.instrument().value()?);
            let compact = Arc::clone(&questions.compact);
            let principle = compact.principles.iter().find(|principle| principle.slug == *slug)?;
            Some(of_principle(lang, &questions, principle))
        }
        Route::Result => Some(short(site, lang, result::title(lang), about::result(lang))),
        Route::Plan => Some(short(site, lang, plan::title(lang), about::plan(lang))),
        Route::Meeting => Some(short(site, lang, meeting::title(lang), about::meeting(lang))),
        _ => groups::all(route),
    }
}

/// The questions on a principle, to read.
fn of_principle(lang: Lang, questions: &Questions, principle: &Principle) -> AnyView {
    let title = format!("{} – {}", principle.name, assess::title(lang));
    use_title(move || title.clone());
    let asked = questions.instrument.indicators.iter().filter(|indicator| indicator.principle == principle.id);
    let list = asked
        .map(|indicator| view! { <li><strong>{indicator.title.clone()}</strong> " " {indicator.why.clone()}</li> })
        .views();
    view! {
        <div class="wrap page stack">
            <h1>{principle.name.clone()}</h1>
            <p class="lead">{about::questions(lang, &principle.name)}</p>
            <ol>{list}</ol>
        </div>
    }
    .into_any()
}

fn short(site: Site, lang: Lang, title: &'static str, text: &'static str) -> AnyView {
    use_title(move || title.to_owned());
    view! {
        <div class="wrap page stack">
            <h1>{title}</h1>
            <p class="lead">{text}</p>
            <p><a class="button" href=site.href(&Route::Assessment)>{assess::to_start(lang)}</a></p>
        </div>
    }
    .into_any()
}
