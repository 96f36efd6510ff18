//! The way to the same page in another language.

use crate::core::text::language::Lang;
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use leptos::prelude::*;

/// One link per other language that both the interface and the data have. It keeps the page and its query.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let site = Site::get();
    let endpoint = Endpoint::get();
    let others = move || {
        let index = endpoint.index().value();
        let here = site.lang.get();
        let offered = move |lang: &Lang| {
            *lang != here
                && index.as_ref().is_none_or(|index| index.languages.iter().any(|language| language.id == lang.id()))
        };
        Lang::ALL.into_iter().filter(offered).collect::<Vec<_>>()
    };
    view! {
        <For each=others key=|lang| *lang let:lang>
            <a class="language" lang=lang.id() hreflang=lang.id() href=move || site.twin(lang, endpoint)>
                {lang.name()}
            </a>
        </For>
    }
}
