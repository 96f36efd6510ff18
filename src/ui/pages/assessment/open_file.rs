//! Choosing an assessment file or pasting a link to one, and a look at what is in it before anything happens.

use super::{about_words, focus_soon, name_of, we_are};
use crate::core::assessment::Fit;
use crate::core::assessment::file::{Access, FileError};
use crate::core::assessment::link::LinkError;
use crate::core::text::language::Lang;
use crate::core::text::messages::{assess as t, compare};
use crate::state::assessments::{Opening, Picked, Questions, read_chosen, read_link};
use crate::state::format;
use crate::state::site::Site;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The field, and after a choice the preview. `label` is what the button under the preview says, `take` what it does;
/// with `links` there is a second field, for a link.
pub fn open_file<F: Fn(Picked) + Clone + Send + Sync + 'static>(
    questions: &Questions,
    label: &'static str,
    links: bool,
    take: F,
) -> impl IntoView + use<F> {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let opening = RwSignal::new(Opening::default());
    let questions = questions.clone();
    let chosen = move |event: leptos::ev::Event| {
        let input = event_target::<HtmlInputElement>(&event);
        read_chosen(&input, move |came| {
            // The page may have been left while the file was read.
            if opening.try_set(came).is_none() {
                focus_soon("picked");
            }
        });
    };
    view! {
        <div class="open-file">
            <label class="button quiet file-button">
                {t::open_choose(lang)}
                <input type="file" accept=".json,application/json" on:change=chosen />
            </label>
            {links.then(|| open_link(site, lang, opening))}
            {move || match opening.get() {
                Opening::Nothing => ().into_any(),
                Opening::NotRead => fault(t::open_not_read(lang).to_owned()).into_any(),
                Opening::Refused(error) => fault(why(lang, &error)).into_any(),
                Opening::RefusedLink(error) => fault(why_link(lang, &error)).into_any(),
                Opening::Ready(picked) => {
                    let take = take.clone();
                    let accept = {
                        let picked = (*picked).clone();
                        move |_| {
                            opening.set(Opening::Nothing);
                            take(picked.clone());
                        }
                    };
                    let cancel = move |_| opening.set(Opening::Nothing);
                    preview(lang, &questions, &picked, label, accept, cancel).into_any()
                }
            }}
        </div>
    }
}

/// The field for a link.
fn open_link(site: Site, lang: Lang, opening: RwSignal<Opening>) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let read = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if text.with_untracked(|text| text.trim().is_empty()) {
            site.announce(compare::link_none(lang));
            return;
        }
        opening.set(match text.with_untracked(|text| read_link(text)) {
            Err(error) => Opening::RefusedLink(error),
            Ok(picked) => {
                text.set(String::new());
                Opening::Ready(Box::new(picked))
            }
        });
        focus_soon("picked");
    };
    view! {
        <form class="open-link" on:submit=read>
            {link_field(lang, text)}
            <button type="submit" class="button quiet">
                {compare::link_open(lang)}
            </button>
        </form>
    }
}

/// The field that a link to an assessment is pasted into.
pub fn link_field(lang: Lang, text: RwSignal<String>) -> AnyView {
    view! {
        <label class="field">
            <span class="label">{compare::link_label(lang)}</span>
            <input
                type="text"
                autocomplete="off"
                spellcheck="false"
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
        </label>
    }
    .into_any()
}

fn fault(text: String) -> impl IntoView {
    view! {
        <p class="notice bad" role="alert" id="picked" tabindex="-1">
            {text}
        </p>
    }
}

fn preview(
    lang: Lang,
    questions: &Questions,
    picked: &Picked,
    label: &'static str,
    accept: impl Fn(leptos::ev::MouseEvent) + Send + 'static,
    cancel: impl Fn(leptos::ev::MouseEvent) + Send + 'static,
) -> impl IntoView {
    view! {
        <section class="card preview stack" id="picked" tabindex="-1" aria-label=t::preview(lang)>
            <p class="eyebrow">{t::preview(lang)}</p>
            {held(lang, questions, picked)}
            <p class="cluster">
                <button type="button" class="button" on:click=accept>
                    {label}
                </button>
                <button type="button" class="button quiet" on:click=cancel>
                    {t::cancel(lang)}
                </button>
            </p>
        </section>
    }
}

/// What an assessment that came from outside holds, and what of it could not be used.
pub fn held(lang: Lang, questions: &Questions, picked: &Picked) -> impl IntoView + use<> {
    let file = &picked.assessment;
    let progress = file.progress(&questions.instrument);
    let fit = match file.fit(&questions.instrument) {
        Fit::Same => None,
        Fit::OtherVersion => Some(t::fit_version(lang)),
        Fit::Other => Some(t::fit_other(lang)),
    };
    let begun = format::date(lang, &file.created);
    let changed = format::date(lang, &file.updated);
    let plan = match file.plan.len() {
        0 => t::preview_no_plan(lang).to_owned(),
        rows => t::preview_rows(lang, format::plural(lang, rows), &format::number(lang, rows)),
    };
    let mended = picked.mended.then(|| view! { <p class="notice warning">{t::preview_mended(lang)}</p> }.into_any());
    view! {
        {mended}
        <h3>{name_of(lang, &file.title, &file.about)}</h3>
        <dl class="facts">
            <dt>{t::preview_party(lang)}</dt>
            <dd>{we_are(&questions.compact, file.party)}</dd>
            <dt>{t::preview_about(lang)}</dt>
            <dd>{about_words(lang, &file.about)}</dd>
            <dt>{t::preview_dates(lang)}</dt>
            <dd>{t::preview_from_to(lang, &begun, &changed)}</dd>
            <dt>{t::preview_answers(lang)}</dt>
            <dd>{t::answered(lang, &format::number(lang, progress.answered), &format::number(lang, progress.total))}</dd>
            <dt>{t::preview_plan(lang)}</dt>
            <dd>{plan}</dd>
        </dl>
        {fit.map(|text| view! { <p class="small">{text}</p> }.into_any())}
        {(picked.problems > 0)
            .then(|| {
                let count = format::number(lang, picked.problems);
                view! { <p class="small">{t::preview_problems(lang, format::plural(lang, picked.problems), &count)}</p> }.into_any()
            })}
        {(picked.access != Access::ReadWrite).then(|| view! { <p class="small">{t::read_only(lang)}</p> }.into_any())}
    }
}

/// One sentence per reason to refuse a file.
pub fn why(lang: Lang, error: &FileError) -> String {
    match error {
        FileError::TooLarge { .. } => t::open_too_large(lang),
        FileError::NotJson(_) => t::open_not_json(lang),
        FileError::NotOurs => t::open_not_ours(lang),
        FileError::Incomplete(_) => t::open_incomplete(lang),
        FileError::NewerUnreadable { .. } => t::open_newer(lang),
    }
    .to_owned()
}

/// One sentence per reason not to read a link.
pub fn why_link(lang: Lang, error: &LinkError) -> String {
    match error {
        LinkError::NotOurs => compare::link_not_ours(lang).to_owned(),
        LinkError::Newer => compare::link_newer(lang).to_owned(),
        LinkError::Damaged => compare::link_damaged(lang).to_owned(),
        LinkError::File(error) => why(lang, error),
    }
}
