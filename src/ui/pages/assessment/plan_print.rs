//! The plan as a plain table, for paper and for the result.

use super::plan_row::status_word;
use crate::core::assessment::PlanRow;
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::{plan as t, result};
use crate::state::assessments::{Assessments, Questions};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::views::Views;
use crate::ui::parts::when::When;
use leptos::prelude::*;

/// The plan's rows as they are now, tracked.
pub(super) fn plan_table(assessments: Assessments, questions: &Questions) -> impl IntoView + use<> {
    let lang = Site::get().lang.get_untracked();
    let rows = Memo::new(move |_| assessments.with(|draft| draft.plan.clone()).unwrap_or_default());
    let compact = questions.compact.clone();
    move || {
        let rows = rows.get();
        let body = rows
            .iter()
            .map(|row| {
                let name = row.principle.as_ref().map(|id| super::principle_name(&compact, id).to_owned());
                view! {
                    <tr>
                        <th scope="row">
                            {row.what.clone()} {name.map(|name| view! { <span class="small">" " {name}</span> }.into_any())}
                        </th>
                        <td>{row.how.clone()}</td>
                        <td>{when_words(lang, row)}</td>
                        <td>{row.who.clone()}</td>
                        <td>{row.measure.clone()}</td>
                        <td>{status_word(lang, row.status)}</td>
                    </tr>
                }
            })
            .views();
        view! {
            <table class="plan-table">
                <thead>
                    <tr>
                        <th scope="col">{t::what(lang)}</th>
                        <th scope="col">{t::how(lang)}</th>
                        <th scope="col">{t::when(lang)}</th>
                        <th scope="col">{t::who(lang)}</th>
                        <th scope="col">{t::measure(lang)}</th>
                        <th scope="col">{t::status(lang)}</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        }
    }
}

/// The plan as a part of the result, once it has a row.
pub(super) fn plan_in_result(site: Site, assessments: Assessments, questions: &Questions) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let has_rows = Memo::new(move |_| assessments.with(|draft| !draft.plan.is_empty()).unwrap_or_default());
    let questions = questions.clone();
    view! {
        <When is=move || has_rows.get()>
            <section class="wrap stack result-part result-plan">
                <h2 id="plan-title">{t::title(lang)}</h2>
                <div class="scroll-x" tabindex="0" role="region" aria-labelledby="plan-title">
                    {plan_table(assessments, &questions)}
                </div>
                <p class="no-print">
                    <a class="button quiet" href=site.href(&Route::Plan)>
                        {result::open_plan(lang)}
                    </a>
                </p>
            </section>
        </When>
    }
}

/// A day as people write it, or the words that stand there.
fn when_words(lang: Lang, row: &PlanRow) -> String {
    row.date().map_or_else(|| row.when.clone(), |day| format::date(lang, day))
}
