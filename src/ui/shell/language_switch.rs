//! The way to the same page in another language.

use crate::core::text::language::Lang;
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// One link per other language that both the interface and the data have. It keeps the page and its query.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let site = Site::get();
    let endpoint = Endpoint::get();
    let offered = move |lang: Lang| {
        let known = endpoint.index().value();
        lang != site.lang.get() && known.is_none_or(|index| index.languages.iter().any(|known| known.id == lang.id()))
    };
    let link = move |lang: Lang| {
        view! {
            <a class="language" lang=lang.id() hreflang=lang.id() href=move || site.twin(lang, endpoint)>
                {lang.name()}
            </a>
        }
    };
    Lang::ALL.map(|lang| move || offered(lang).then(|| link(lang))).views()
}
