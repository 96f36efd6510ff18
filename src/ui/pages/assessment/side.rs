//! The side of the question pages: how far it has come, whether it is saved, and the way to every principle.

use super::page_of;
use crate::core::assessment::{PrincipleProgress, Progress};
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::{assess as t, meeting};
use crate::state::assessments::{Assessments, Questions};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::rosette::{PetalView, Rosette};
use crate::ui::parts::save_status::SaveStatus;
use crate::ui::parts::views::Views;
use crate::ui::parts::when::When;
use leptos::prelude::*;

/// The side. `current` is the id of the principle shown.
pub fn side(questions: &Questions, current: &str) -> impl IntoView + use<> {
    let (site, assessments) = (Site::get(), Assessments::get());
    let lang = site.lang.get_untracked();
    let instrument = questions.instrument.clone();
    let progress =
        Memo::new(move |_| assessments.with(|draft| draft.progress_by_principle(&instrument)).unwrap_or_default());
    let total = Memo::new(move |_| progress.with(|list| sum(list)));
    let all = Memo::new(move |_| total.with(|total| total.answered == total.total));
    let compact = questions.compact.clone();
    let rosette = move || {
        let petals = progress.with(|list| {
            let petal = |entry: &PrincipleProgress| PetalView {
                name: String::new(),
                colour: super::colour_of(&compact, &entry.principle),
                filled: share(entry.progress),
                spread: None,
                other: None,
                link: None,
            };
            list.iter().map(petal).collect::<Vec<_>>()
        });
        view! { <Rosette petals /> }
    };
    let ids: Vec<String> = progress.with_untracked(|list| list.iter().map(|entry| entry.principle.clone()).collect());
    let current = current.to_owned();
    let compact = questions.compact.clone();
    let items = ids
        .into_iter()
        .map(|id| {
            let colour = super::colour_of(&compact, &id);
            let name =
                compact.principles.iter().find(|one| one.id == id).map_or_else(|| id.clone(), |one| one.short.clone());
            let here = (id == current).then_some("page");
            let href = site.href(&page_of(&compact, &id));
            let of = Memo::new(move |_| {
                progress.with(|list| {
                    list.iter().find(|entry| entry.principle == id).map(|entry| entry.progress).unwrap_or_default()
                })
            });
            view! {
                <li style:--light=colour.light style:--dark=colour.dark>
                    <a href=href aria-current=here>
                        <span class="swatch" aria-hidden="true"></span>
                        <span class="side-name">{name}</span>
                        <span class="side-count" aria-hidden="true">
                            {move || fraction(lang, of.get())}
                        </span>
                        <span class="visually-hidden">{move || spoken(lang, of.get())}</span>
                    </a>
                </li>
            }
        })
        .views();
    view! {
        <aside class="assess-side no-print" aria-label=t::side(lang)>
            <div class="assess-bar">
                {rosette}
                <div>
                    <p class="assess-count">{move || t::answered(lang, &format::number(lang, total.get().answered), &format::number(lang, total.get().total))}</p>
                    <SaveStatus />
                </div>
                <When is=move || all.get()>
                    <a class="assess-done" href=site.href(&Route::Result)>
                        {t::to_result(lang)}
                    </a>
                </When>
            </div>
            <nav class="assess-nav" aria-label=t::principles(lang)>
                <ul class="assess-list">{items}</ul>
                <ul class="assess-ways">
                    <li>
                        <a href=site.href(&Route::Result)>{t::to_result(lang)}</a>
                    </li>
                    <li>
                        <a href=site.href(&Route::Plan)>{t::to_plan(lang)}</a>
                    </li>
                    <li>
                        <a href=site.href(&Route::Meeting)>{meeting::link(lang)}</a>
                    </li>
                </ul>
            </nav>
        </aside>
    }
}

fn sum(list: &[PrincipleProgress]) -> Progress {
    list.iter().fold(Progress::default(), |sum, entry| Progress {
        answered: sum.answered + entry.progress.answered,
        total: sum.total + entry.progress.total,
    })
}

fn share(progress: Progress) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a handful of questions")]
    let share = progress.answered as f64 / progress.total.max(1) as f64;
    share
}

fn fraction(lang: Lang, progress: Progress) -> String {
    [format::number(lang, progress.answered), format::number(lang, progress.total)].join("/")
}

fn spoken(lang: Lang, progress: Progress) -> String {
    t::side_answered(lang, &format::number(lang, progress.answered), &format::number(lang, progress.total))
}
