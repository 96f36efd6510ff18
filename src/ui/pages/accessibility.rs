//! The accessibility statement.

use crate::core::text::language::Lang;
use crate::core::text::messages::pages as t;
use crate::state::endpoint::Endpoint;
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::publisher::Publisher;
use leptos::prelude::*;

/// When the site was last assessed. Change it when it has been done again, and read the whole statement then.
const ASSESSED: &str = "2026-11-30";

/// Where whoever is not satisfied may turn.
const REPORT: &str = "https://www.digg.se/tdosanmalan";

/// The statement.
#[component]
pub fn Accessibility() -> impl IntoView {
    let lang = Site::get().lang.get_untracked();
    use_title(move || t::accessibility_title(lang).to_owned());
    view! {
        <div class="wrap page stack prose">
            <h1>{t::accessibility_title(lang)}</h1>
            <p class="lead">{t::accessibility_lead(lang)}</p>
            <h2>{t::accessibility_who(lang)}</h2>
            <p>{t::accessibility_who_text(lang)}</p>
            <Publisher />
            <h2>{t::accessibility_level(lang)}</h2>
            <p>{t::accessibility_level_text(lang)}</p>
            {limits(lang)}
            <h2>{t::accessibility_exceptions(lang)}</h2>
            <p>{t::accessibility_exceptions_text(lang)}</p>
            <h2>{t::accessibility_method(lang)}</h2>
            <p>{t::accessibility_method_text(lang)}</p>
            <h2>{t::accessibility_dates(lang)}</h2>
            <p>{t::accessibility_dates_text(lang, &format::date(lang, ASSESSED))}</p>
            {reporting(lang)}
            <h2>{t::accessibility_law(lang)}</h2>
            <p>{t::accessibility_law_text(lang)}</p>
            <h2>{t::accessibility_technique(lang)}</h2>
            <p>{t::accessibility_technique_text(lang)}</p>
        </div>
    }
}

fn limits(lang: Lang) -> impl IntoView {
    let endpoint = Endpoint::get();
    view! {
        <h2>{t::accessibility_limits(lang)}</h2>
        <ul>
            <li>{t::accessibility_limit_people(lang)}</li>
            <li>{t::accessibility_limit_map(lang)}</li>
            <li>{t::accessibility_limit_charts(lang)}</li>
            <li>{t::accessibility_limit_script(lang)}</li>
            <li>{t::accessibility_limit_language(lang)}</li>
            {move || easy_words(lang, endpoint).map(|text| view! { <li>{text}</li> }.into_any())}
            <li>{t::accessibility_limit_others(lang)}</li>
        </ul>
    }
}

/// Whether the compact can be read in easy words, which the data say; nothing until they have.
fn easy_words(lang: Lang, endpoint: Endpoint) -> Option<&'static str> {
    let there = endpoint.has_easy()?;
    Some(if there { t::accessibility_limit_easy(lang) } else { t::accessibility_limit_no_easy(lang) })
}

fn reporting(lang: Lang) -> impl IntoView {
    view! {
        <h2>{t::accessibility_report(lang)}</h2>
        <p>{t::accessibility_report_text(lang)}</p>
        <Publisher />
        <h2>{t::accessibility_supervision(lang)}</h2>
        <p>
            {t::accessibility_supervision_text(lang)} " "
            <a href=REPORT rel="noopener noreferrer external">
                {REPORT.trim_start_matches("https://")}
            </a>
        </p>
    }
}
