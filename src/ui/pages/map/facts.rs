//! What is known about an organisation: shared by the panel and its own page.

use super::names;
use crate::core::compact::short::Short;
use crate::core::register::{Register, Scope, Signatory};
use crate::core::text::messages::{common, map as t};
use crate::state::format;
use crate::state::site::Site;
use leptos::prelude::*;

/// Description, facts and ways to reach it.
pub fn facts(
    site: Site,
    compact: &Short,
    register: &Register,
    signatory: &Signatory,
    new_tab: bool,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let words = &compact.vocabularies;
    let row = |label: &'static str, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    let scope = match signatory.scope {
        Scope::Address => t::scope_address(lang),
        Scope::Street => t::scope_street(lang),
        Scope::District => t::scope_district(lang),
        Scope::Citywide => t::scope_citywide(lang),
        Scope::Undisclosed => t::scope_undisclosed(lang),
    };
    let since = signatory.signed_on.map(|date| match (date.month(), date.day()) {
        (Some(month), Some(day)) => {
            let two = |number: u8| if number < 10 { format!("0{number}") } else { number.to_string() };
            format::date(lang, &format!("{}-{}-{}", date.year(), two(month), two(day)))
        }
        _ => date.year().to_string(),
    });
    let about = match signatory.description(lang.id()) {
        Some((tag, text)) => view! { <p lang=tag.to_owned()>{text.to_owned()}</p> }.into_any(),
        None => view! { <p class="small">{t::no_about(lang)}</p> }.into_any(),
    };
    let website = signatory.website().map(|url| {
        let shown = url.host();
        view! {
            <div>
                <dt>{t::website(lang)}</dt>
                <dd>
                    <a
                        href=url.as_str().to_owned()
                        target=new_tab.then_some("_blank")
                        rel="noopener noreferrer external"
                    >
                        {shown}
                        {new_tab.then(|| view! { <span class="visually-hidden">" (" {common::new_tab(lang)} ")"</span> }.into_any())}
                    </a>
                </dd>
            </div>
        }.into_any()
    });
    let email = signatory.email().map(|email| {
        view! {
            <div>
                <dt>{t::email(lang)}</dt>
                <dd><a href=email.link()>{email.as_str().to_owned()}</a></dd>
            </div>
        }
        .into_any()
    });
    view! {
        {register.is_example().then(|| view! { <p class="small">{common::example_text(lang)}</p> }.into_any())}
        {about}
        <dl class="org-facts">
            {row(t::kind_label(lang), names::kind(lang, words, &signatory.kind))}
            {row(t::themes_label(lang), names::themes(lang, words, signatory))}
            {signatory.district.as_deref().map(|id| row(t::district_label(lang), names::district(lang, words, id)))}
            {row(t::place_label(lang), scope.to_owned())}
            {row(t::since_label(lang), since.unwrap_or_else(|| t::unknown(lang).to_owned()))}
            {signatory.assessed_year().map(|year| row(t::assessed_label(lang), year.to_string()))} {website} {email}
        </dl>
    }
}
