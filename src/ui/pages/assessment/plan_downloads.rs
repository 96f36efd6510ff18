//! Taking the plan along.

use crate::core::text::messages::{assess, plan as t, result};
use crate::state::actions;
use crate::state::assessments::{Assessments, Export, ExportError, Questions};
use crate::state::site::Site;
use leptos::prelude::*;

/// The buttons, and what went wrong when something did.
pub(super) fn plan_downloads(site: Site, assessments: Assessments, questions: &Questions) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let fault = RwSignal::new(None::<ExportError>);
    let button = |export: Export, label: &'static str| {
        let questions = questions.clone();
        let save = move |_| {
            let result = assessments.export(&questions, lang, export);
            if result.is_ok() {
                site.announce(t::downloaded(lang));
            }
            fault.set(result.err());
        };
        view! {
            <button type="button" class="button quiet" on:click=save>
                {label}
            </button>
        }
    };
    view! {
        <section class="stack plan-downloads no-print" aria-labelledby="downloads-title">
            <h2 id="downloads-title">{t::downloads(lang)}</h2>
            <p class="cluster">
                {button(Export::Calendar, t::download_calendar(lang))} {button(Export::Csv, t::download_csv(lang))}
                {button(Export::Markdown, t::download_text(lang))} {button(Export::Assessment, t::download_all(lang))}
                <button type="button" class="button quiet" on:click=|_| actions::print()>
                    {result::print(lang)}
                </button>
            </p>
            {move || {
                fault
                    .get()
                    .map(|error| {
                        let text = if error == ExportError::NoDates { t::no_dates(lang) } else { assess::download_failed(lang) };
                        view! {
                            <p class="notice warning" role="alert">
                                {text}
                            </p>
                        }
                    })
            }}
            <p class="small">{result::public_document(lang)}</p>
        </section>
    }
}
