//! The plan a year later: what happened to each row, and the next assessment.

use super::focus_soon;
use crate::core::assessment::PlanRow;
use crate::core::route::Route;
use crate::core::text::messages::plan as t;
use crate::state::assessments::Assessments;
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::when::When;
use leptos::prelude::*;

/// The part. `due` is true when it is time; `going_through` when somebody wants to before.
pub(super) fn plan_again(
    site: Site,
    assessments: Assessments,
    due: Memo<bool>,
    going_through: RwSignal<bool>,
) -> impl IntoView {
    let lang = site.lang.get_untracked();
    let rows = Memo::new(move |_| assessments.with(|draft| draft.plan.len()).unwrap_or_default());
    let told = Memo::new(move |_| {
        let told = |row: &&PlanRow| !row.outcome.trim().is_empty();
        assessments.with(|draft| draft.plan.iter().filter(told).count()).unwrap_or_default()
    });
    let ask = move |_| {
        going_through.set(true);
        let first = assessments.peek(|draft| draft.plan.first().map(|row| row.id.clone())).flatten();
        focus_soon(["outcome-", &first.unwrap_or_default()].concat());
    };
    let begin = move |_| {
        if assessments.begin_next() {
            site.announce(t::next_begun(lang));
            site.go(&Route::Assessment, "", false);
        }
    };
    let asks = move || due.get() || going_through.get();
    view! {
        <When is=move || rows.get() != 0>
            <section class="stack plan-again no-print" class:notice=move || due.get() aria-labelledby="again-title">
                <h2 id="again-title">{t::again(lang)}</h2>
                <p>{move || if due.get() { t::again_due(lang) } else { t::again_text(lang) }}</p>
                <When
                    is=asks
                    otherwise=move || {
                        view! {
                            <p>
                                <button type="button" class="button quiet" on:click=ask>
                                    {t::go_through(lang)}
                                </button>
                            </p>
                        }
                    }
                >
                    <p role="status">
                        {move || t::told(lang, &format::number(lang, told.get()), &format::number(lang, rows.get()))}
                    </p>
                    <p>
                        <button type="button" class="button" on:click=begin>
                            {t::begin_next(lang)}
                        </button>
                    </p>
                    <p class="small">{t::next_text(lang)}</p>
                </When>
            </section>
        </When>
    }
}
