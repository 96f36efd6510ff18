//! Taking the plan along.

use crate::core::text::messages::{assess, plan as t, result};
use crate::state::actions;
use crate::state::assessments::{Assessments, Export, ExportError, Questions};
use crate::state::site::Site;
use leptos::prelude::*;

/// The buttons, and what went wrong when something did.
pub(super) fn plan_downloads(site: Site, assessments: Assessments, questions: &Questions) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let outcome = RwSignal::new(None::<(Export, Result<(), ExportError>)>);
    let button = |export: Export, label: &'static str| {
        let questions = questions.clone();
        let save = move |_| {
            let result = assessments.export(&questions, lang, export);
            if result.is_ok() {
                site.announce(t::downloaded(lang));
            }
            outcome.set(Some((export, result)));
        };
        view! {
            <button type="button" class="button quiet" on:click=save>
                {label}
            </button>
        }
    };
    // Above the buttons: on a phone what stands below them is out of sight.
    let said = move || {
        outcome.get().map(|(export, result)| match result {
            Ok(()) => {
                let undated = export == Export::Calendar
                    && assessments.with(|draft| draft.plan.iter().any(|row| row.is_open() && row.date().is_none()))
                        == Some(true);
                view! { <p class="notice">{t::downloaded(lang)} ". " {undated.then(|| t::undated(lang))}</p> }
                    .into_any()
            }
            Err(error) => {
                let text =
                    if error == ExportError::NoDates { t::no_dates(lang) } else { assess::download_failed(lang) };
                view! { <p class="notice warning" role="alert">{text}</p> }.into_any()
            }
        })
    };
    view! {
        <section class="stack plan-downloads no-print" aria-labelledby="downloads-title">
            <h2 id="downloads-title">{t::downloads(lang)}</h2>
            {said}
            <p class="cluster">
                {button(Export::Calendar, t::download_calendar(lang))} {button(Export::Csv, t::download_csv(lang))}
                {button(Export::Markdown, t::download_text(lang))} {button(Export::Assessment, t::download_all(lang))}
                <button type="button" class="button quiet" on:click=|_| actions::print()>
                    {result::print(lang)}
                </button>
            </p>
            <p class="small">{result::public_document(lang)}</p>
        </section>
    }
}
