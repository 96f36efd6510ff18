//! The assessments saved on this device, and those that are put away.

use super::saved_more::saved_more;
use super::{focus_soon, name_of, next_page, we_are};
use crate::core::assessment::Assessment;
use crate::core::assessment::file::Access;
use crate::core::assessment::slots::{Saved, Summary};
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::{assess as t, result};
use crate::state::assessments::{Assessments, Questions};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::when::When;
use leptos::prelude::*;

/// What the list is waiting for.
#[derive(Debug, Clone, Default, PartialEq)]
enum Asking {
    /// Nothing.
    #[default]
    Nothing,
    /// A second press: deleting this one cannot be undone.
    Sure(String),
    /// Perhaps a change of mind about this one.
    Undo(Box<Assessment>),
    /// It could not be deleted.
    Failed,
}

/// The list, or nothing when there is none to show.
pub fn saved_list(site: Site, questions: &Questions) -> impl IntoView + use<> {
    let assessments = Assessments::get();
    let lang = site.lang.get_untracked();
    let asking = RwSignal::new(Asking::default());
    let questions = questions.clone();
    let instrument = questions.instrument.clone();
    let saved = Memo::new(move |_| assessments.shelf(&instrument).unwrap_or_default());
    let undo = move |_| {
        if let Asking::Undo(kept) = asking.get_untracked() {
            let back = assessments.restore(&kept);
            asking.set(if back { Asking::Nothing } else { Asking::Undo(kept) });
            site.announce(if back { t::restored(lang) } else { t::restore_failed(lang) });
            focus_soon("saved-title");
        }
    };
    let said = move || match asking.get() {
        Asking::Undo(kept) => {
            let name = name_of(lang, &kept.title, &kept.about);
            view! {
                <p class="notice cluster">
                    <span>{t::deleted(lang, &name)}</span>
                    <button type="button" class="button small" id="undo-delete" on:click=undo>
                        {t::undo(lang)}
                    </button>
                </p>
            }
            .into_any()
        }
        Asking::Failed => view! { <p class="notice bad" role="alert">{t::delete_failed(lang)}</p> }.into_any(),
        Asking::Nothing | Asking::Sure(_) => ().into_any(),
    };
    let part = move |away: bool| {
        let of = move |entry: &Saved| entry.summary.as_ref().is_some_and(|summary| summary.archived) == away;
        saved.with(|all| all.iter().filter(|entry| of(entry)).cloned().collect::<Vec<_>>())
    };
    let list = move |away: bool, questions: &Questions| {
        let questions = questions.clone();
        view! {
            <ul class="saved-list">
                <For each=move || part(away) key=|entry| entry.summary.clone().map(|one| (entry.id.clone(), one.updated, one.title)) let:entry>
                    {item(site, &questions, entry, asking)}
                </For>
            </ul>
        }
    };
    let of_away = questions.clone();
    let shown =
        Memo::new(move |_| !saved.with(Vec::is_empty) || asking.with(|asking| matches!(asking, Asking::Undo(_))));
    view! {
        <When is=move || shown.get()>
            <section class="stack saved" aria-labelledby="saved-title">
                <h2 id="saved-title" tabindex="-1">
                    {t::saved_title(lang)}
                </h2>
                <p class="small">
                    {t::saved_text(lang)} " " {result::public_document(lang)} " "
                    <a href=site.href(&Route::Compare)>{t::compare(lang)}</a>
                </p>
                {said}
                {list(false, &questions)}
                {
                    let of_away = of_away.clone();
                    view! {
                        <When is=move || !part(true).is_empty()>
                            <details class="saved-away">
                                <summary>{move || t::away(lang, &format::number(lang, part(true).len()))}</summary>
                                {list(true, &of_away)}
                            </details>
                        </When>
                    }
                }
            </section>
        </When>
    }
}

fn item(site: Site, questions: &Questions, entry: Saved, asking: RwSignal<Asking>) -> impl IntoView + use<> {
    let assessments = Assessments::get();
    let lang = site.lang.get_untracked();
    let Saved { id, summary, access } = entry;
    let name = summary
        .as_ref()
        .map_or_else(|| t::unreadable(lang).to_owned(), |summary| name_of(lang, &summary.title, &summary.about));
    // What this version cannot write, it cannot bring back either.
    let final_ = summary.is_none() || access != Access::ReadWrite;
    let open = {
        let (id, questions) = (id.clone(), questions.clone());
        move |_| {
            if assessments.open(&id) {
                let next = assessments.peek(|draft| next_page(&questions.compact, &questions.instrument, draft));
                site.go(&next.unwrap_or(Route::Result), "", false);
            } else {
                site.announce(t::open_failed(lang));
            }
        }
    };
    let download = {
        let (id, readable) = (id.clone(), summary.is_some());
        move |_| {
            let done = if readable { assessments.download_saved(&id) } else { assessments.download_raw() };
            if done.is_err() {
                site.announce(t::download_failed(lang));
            }
        }
    };
    let delete = {
        let (id, name) = (id.clone(), name.clone());
        move |_| {
            if final_ && asking.with_untracked(|asking| *asking != Asking::Sure(id.clone())) {
                asking.set(Asking::Sure(id.clone()));
                return;
            }
            let result = assessments.delete(&id);
            site.announce(if result.is_ok() { t::deleted(lang, &name) } else { t::delete_failed(lang).to_owned() });
            asking.set(match result {
                Ok(Some(kept)) if !final_ => Asking::Undo(Box::new(kept)),
                Ok(_) => Asking::Nothing,
                Err(_) => Asking::Failed,
            });
            focus_soon(if final_ { "saved-title" } else { "undo-delete" });
        }
    };
    let sure = {
        let id = id.clone();
        Memo::new(move |_| asking.with(|asking| *asking == Asking::Sure(id.clone())))
    };
    let label = |word: &str| format!("{word}: {name}");
    // With every question answered there is nothing to go on with: what opens is the result.
    let done = summary.as_ref().is_some_and(|summary| summary.progress.is_complete());
    let open_word = if done { t::to_result(lang) } else { t::open(lang) };
    let (label_open, label_download, label_delete) =
        (label(open_word), label(t::download(lang)), label(t::delete(lang)));
    let label_sure = label(t::delete_sure(lang));
    let can_open = summary.is_some();
    let more = summary.as_ref().filter(|_| !final_).map(|one| saved_more(site, id.clone(), name.clone(), one.archived));
    view! {
        <li class="card">
            <div>
                <h3>{name}</h3>
                {match summary {
                    Some(summary) => about_line(lang, questions, &summary).into_any(),
                    None => view! { <p class="small">{t::unreadable_text(lang)}</p> }.into_any(),
                }}
                {(access != Access::ReadWrite).then(|| view! { <p class="small">{t::read_only(lang)}</p> }.into_any())}
            </div>
            <p class="cluster">
                {can_open
                    .then(|| {
                        view! {
                            <button type="button" class="button small" aria-label=label_open on:click=open>
                                {open_word}
                            </button>
                        }.into_any()
                    })}
                <button type="button" class="button quiet small" aria-label=label_download on:click=download>
                    {t::download(lang)}
                </button>
                <button
                    type="button"
                    class="button plain-text small"
                    aria-label=move || if sure.get() { label_sure.clone() } else { label_delete.clone() }
                    on:click=delete
                >
                    {move || if sure.get() { t::delete_sure(lang) } else { t::delete(lang) }}
                </button>
            </p>
            {more}
        </li>
    }
}

fn about_line(lang: Lang, questions: &Questions, summary: &Summary) -> impl IntoView + use<> {
    let answered = t::answered(
        lang,
        &format::number(lang, summary.progress.answered),
        &format::number(lang, summary.progress.total),
    );
    view! {
        <p class="small">
            {we_are(&questions.compact, summary.party)} " · " {answered} " · "
            {t::changed(lang, &format::date(lang, &summary.updated))}
        </p>
    }
}
