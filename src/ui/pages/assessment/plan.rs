//! The action plan: what, how, when, who, and how it will be noticed.

use super::plan_again::plan_again;
use super::plan_downloads::plan_downloads;
use super::plan_print::plan_table;
use super::plan_row::{drag, plan_row};
use super::plan_suggestions::{nothing_planned, suggested, suggestions};
use super::{focus_soon, name_of, nothing_open, with_questions};
use crate::core::assessment::plan::{Added, Removed};
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::plan as t;
use crate::state::assessments::{Assessments, Pause, Questions};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::save_notices::SaveNotices;
use crate::ui::parts::save_status::SaveStatus;
use leptos::prelude::*;

/// The page.
#[component]
pub fn PlanPage() -> impl IntoView {
    let (site, assessments) = (Site::get(), Assessments::get());
    let lang = site.lang.get_untracked();
    let name = Memo::new(move |_| assessments.with(|draft| name_of(lang, &draft.title, &draft.about)));
    use_title(move || {
        name.get().map_or_else(|| t::title(lang).to_owned(), |name| format!("{} – {name}", t::title(lang)))
    });
    let open = Memo::new(move |_| assessments.with(|draft| draft.id.clone()));
    with_questions(move |questions| {
        move || match open.get() {
            None => nothing_open(site).into_any(),
            Some(_) => content(site, assessments, &questions).into_any(),
        }
    })
}

fn content(site: Site, assessments: Assessments, questions: &Questions) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let removed = RwSignal::new(None::<Removed>);
    let ids = Memo::new(move |_| {
        assessments.with(|draft| draft.plan.iter().map(|row| row.id.clone()).collect::<Vec<_>>()).unwrap_or_default()
    });
    let add = move |_| {
        let id = Assessments::new_row_id();
        match assessments.edit(Pause::None, |draft, now| draft.add_row(&id, now)) {
            Some(Added::At(_) | Added::Already(_)) => {
                site.announce(t::row_added(lang));
                focus_soon(format!("what-{id}"));
            }
            Some(Added::Refused) | None => site.announce(t::row_refused(lang)),
        }
    };
    let undo = move |_| {
        if let Some(row) = removed.get_untracked() {
            let id = row.row.id.clone();
            let back = assessments.edit(Pause::None, |draft, now| draft.restore_row(row, now)) == Some(true);
            if back {
                removed.set(None);
            }
            site.announce(if back { t::row_restored(lang) } else { t::row_refused(lang) });
            focus_soon(format!("what-{id}"));
        }
    };
    let name = assessments.peek(|draft| name_of(lang, &draft.title, &draft.about)).unwrap_or_default();
    let read_only = move || assessments.is_read_only();
    let (of_rows, of_notice) = (questions.clone(), questions.clone());
    let empty = Memo::new(move |_| ids.with(Vec::is_empty));
    let steps = suggested(assessments, questions);
    // Above while the plan is empty, else below the rows: what is in the plan comes first.
    let suggest = {
        let questions = questions.clone();
        move |above: bool| {
            let shows = empty.get() == above && steps.with(|steps| !steps.is_empty()) && !assessments.is_read_only();
            shows.then(|| steps.with(|steps| suggestions(site, assessments, &questions, steps)))
        }
    };
    let suggest_below = suggest.clone();
    let dragged = RwSignal::new(None);
    let going_through = RwSignal::new(false);
    let due = Memo::new(move |_| assessments.with(|draft| draft.is_due(&format::now())).unwrap_or_default());
    let review = Memo::new(move |_| due.get() || going_through.get());
    view! {
        <div class="wrap page plan-page">
            <SaveNotices />
            <header class="plan-head">
                <div class="stack">
                    <p class="eyebrow">{name}</p>
                    <h1>{t::title(lang)}</h1>
                    <p class="lead no-print">{t::lead(lang)}</p>
                </div>
                <div class="no-print">
                    <SaveStatus />
                </div>
            </header>
            {move || empty.get().then(|| nothing_planned(assessments, &of_notice, steps))}
            {move || suggest(true)}
            <p class="no-print">
                <a href=site.href(&Route::Result)>{t::to_result(lang)}</a>
            </p>
            <div class="plan-sheet no-print">
                {heads(lang)}
                // Heard here, since a row that is moved in the page no longer hears the pointer that drags it.
                <ol
                    class="plan-rows"
                    on:pointermove=move |event| drag(assessments, dragged, &event)
                    on:pointerup=move |_| dragged.set(None)
                    on:pointercancel=move |_| dragged.set(None)
                >
                    <For each=move || ids.get() key=Clone::clone let:id>
                        {plan_row(site, assessments, &of_rows, id, removed, dragged, review)}
                    </For>
                </ol>
            </div>
            {move || {
                removed
                    .get()
                    .map(|_| {
                        view! {
                            <p class="notice cluster no-print">
                                <span>{t::row_removed(lang)}</span>
                                <button type="button" class="button small" id="undo-row" on:click=undo>
                                    {t::undo(lang)}
                                </button>
                            </p>
                        }.into_any()
                    })
            }}
            <p class="no-print">
                <button type="button" class="button quiet" id="add-row" on:click=add prop:disabled=read_only>
                    {t::add_row(lang)}
                </button>
            </p>
            {move || suggest_below(false)}
            <div class="print-only">{plan_table(assessments, questions)}</div>
            {plan_downloads(site, assessments, questions)}
            {plan_again(site, assessments, due, going_through)}
        </div>
    }
}

/// The heads of the columns where the rows are a table. For the eye: each field has its own label everywhere.
fn heads(lang: Lang) -> impl IntoView {
    view! {
        <div class="plan-heads" aria-hidden="true">
            <span>{t::what(lang)}</span>
            <span>{t::how(lang)}</span>
            <span>
                {t::when(lang)} <small>{t::when_hint(lang)}</small>
            </span>
            <span>{t::who(lang)}</span>
            <span>{t::measure(lang)}</span>
            <span>{t::status(lang)}</span>
        </div>
    }
}
