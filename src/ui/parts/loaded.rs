//! A file's three states as three views: a skeleton, the content, or what went wrong and a way on.

use crate::core::compact::short::Short;
use crate::core::decode::DecodeError;
use crate::core::text::language::Lang;
use crate::core::text::messages::common as t;
use crate::state::endpoint::Endpoint;
use crate::state::load::{Content, FetchError, File, Load, LoadError};
use crate::state::site::Site;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows `file` through `view` once it is here, and until then that it is coming, or why not.
pub fn loaded<T, V>(
    file: impl Fn() -> File<T> + Copy + Send + Sync + 'static,
    view: impl Fn(Arc<T>) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: Send + Sync + 'static,
    V: IntoView + 'static,
{
    let again = move || again(file());
    boxed(Box::new(move || file().untyped()), Box::new(again), shown(view))
}

/// Shows the compact in short through `view` in the same way.
pub fn loaded_short<V: IntoView + 'static>(
    endpoint: Endpoint,
    view: impl Fn(Arc<Short>) -> V + Send + Sync + 'static,
) -> impl IntoView {
    let again = move || again(endpoint.short_of_whole());
    boxed(Box::new(move || endpoint.short().untyped()), Box::new(again), shown(view))
}

/// What asks for a file again.
fn again<T: Send + Sync + 'static>(file: File<T>) -> Box<dyn Fn()> {
    Box::new(move || file.retry())
}

/// How content is shown.
type Shown = Box<dyn Fn(Arc<Content>) -> AnyView + Send + Sync>;

/// `view` for content whose type is not known any more; nothing where it is another than `view` is for.
fn shown<T: Send + Sync + 'static, V: IntoView + 'static>(view: impl Fn(Arc<T>) -> V + Send + Sync + 'static) -> Shown {
    Box::new(move |value| value.downcast().map_or_else(|_| ().into_any(), |value| view(value).into_any()))
}

/// Compiled once for all files.
fn boxed(
    load: Box<dyn Fn() -> Load<Content> + Send + Sync>,
    again: Box<dyn Fn() -> Box<dyn Fn()> + Send + Sync>,
    view: Shown,
) -> AnyView {
    let now = move || match load() {
        Load::Pending => view! { <Skeleton /> }.into_any(),
        Load::Ready { value, .. } => view(value),
        Load::Failed(error) => view! { <Failed error retry=again() /> }.into_any(),
    };
    now.into_any()
}

/// Grey lines in the place of text that is on its way.
#[component]
pub fn Skeleton() -> impl IntoView {
    let lang = Site::get().lang.get_untracked();
    view! {
        <div class="skeleton" aria-busy="true">
            <p class="visually-hidden">{t::loading(lang)}</p>
            <span></span>
            <span></span>
            <span></span>
            <span></span>
        </div>
    }
}

/// What went wrong with a file, and the button that asks again.
#[component]
pub fn Failed(
    /// What went wrong.
    error: LoadError,
    /// Asks again.
    retry: impl Fn() + 'static,
) -> impl IntoView {
    let lang = Site::get().lang.get_untracked();
    view! {
        <div class="notice warning" role="alert">
            <h2>{t::load_failed(lang)}</h2>
            <p>{explain(lang, &error)}</p>
            <p>
                <button type="button" class="button small" on:click=move |_| retry()>
                    {t::retry(lang)}
                </button>
            </p>
        </div>
    }
}

/// One sentence per kind of failure.
pub fn explain(lang: Lang, error: &LoadError) -> String {
    match error {
        LoadError::Fetch(FetchError::NoAnswer) => t::load_no_answer(lang).to_owned(),
        LoadError::Fetch(FetchError::TimedOut) => t::load_timed_out(lang).to_owned(),
        LoadError::Fetch(FetchError::Status(status)) => t::load_status(lang, &status.to_string()),
        LoadError::Fetch(FetchError::NotJson) => t::load_not_json(lang).to_owned(),
        LoadError::Fetch(FetchError::TooLarge) => t::load_too_large(lang).to_owned(),
        LoadError::Decode(DecodeError::NotJson(_) | DecodeError::WrongShape(_)) => t::load_damaged(lang).to_owned(),
        LoadError::Decode(DecodeError::UnknownSchema(_)) => t::load_newer(lang).to_owned(),
        LoadError::Decode(DecodeError::TooManyBadRows { .. }) => t::load_bad_rows(lang).to_owned(),
    }
}
