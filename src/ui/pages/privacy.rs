//! What happens with data: what is kept where, who sees what, and how to delete it.

pub mod delete;

use crate::core::text::language::Lang;
use crate::core::text::messages::pages as t;
use crate::core::text::safe_url::SafeUrl;
use crate::state::actions;
use crate::state::effect::effect;
use crate::state::site::Site;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::publisher::Publisher;
use leptos::prelude::*;

/// The page about privacy and data.
#[component]
pub fn Privacy() -> impl IntoView {
    let lang = Site::get().lang.get_untracked();
    use_title(move || t::privacy_title(lang).to_owned());
    view! {
        <div class="wrap page stack prose">
            <h1>{t::privacy_title(lang)}</h1>
            <p class="lead">{t::privacy_lead(lang)}</p>
            {kept(lang)}
            <delete::Delete />
            {seen(lang)}
            <h2>{t::privacy_place(lang)}</h2>
            <p>{t::privacy_place_text(lang)}</p>
            <h2>{t::privacy_tries(lang)}</h2>
            <p>{t::privacy_tries_text(lang)}</p>
            <h2>{t::privacy_people(lang)}</h2>
            <p>{t::privacy_people_text(lang)}</p>
            <h2>{t::privacy_documents(lang)}</h2>
            <p>{t::privacy_documents_text(lang)}</p>
            <h2>{t::privacy_register(lang)}</h2>
            <p>{t::privacy_register_text(lang)}</p>
            <h2>{t::privacy_contact(lang)}</h2>
            <p>{t::privacy_contact_text(lang)}</p>
            <Publisher />
        </div>
    }
}

fn kept(lang: Lang) -> impl IntoView {
    view! {
        <h2>{t::privacy_short(lang)}</h2>
        <ul>
            <li>{t::privacy_short_cookies(lang)}</li>
            <li>{t::privacy_short_account(lang)}</li>
            <li>{t::privacy_short_third(lang)}</li>
            <li>{t::privacy_short_choice(lang)}</li>
        </ul>
        {tiles(lang)}
        <h2>{t::privacy_kept(lang)}</h2>
        <p>{t::privacy_kept_text(lang)} " " <code>"samspel"</code> "."</p>
        <p>{t::privacy_kept_who(lang)}</p>
    }
}

/// Whose server the map's background comes from, where the publisher has chosen one.
fn tiles(lang: Lang) -> impl IntoView {
    let host = RwSignal::new(None);
    // In an effect, so that pages written beforehand ask nothing of the browser.
    effect(move || {
        let source = actions::tiles().and_then(|tiles| SafeUrl::parse(&tiles.url).ok());
        host.set(source.map(|source| source.host()));
    });
    move || host.get().map(|host| view! { <p class="notice">{t::privacy_tiles(lang, &host)}</p> }.into_any())
}

fn seen(lang: Lang) -> impl IntoView {
    view! {
        <h2>{t::privacy_embeds(lang)}</h2>
        <p>{t::privacy_embeds_text(lang)}</p>
        <h2>{t::privacy_server(lang)}</h2>
        <p>{t::privacy_server_text(lang)}</p>
        <p>{t::privacy_server_search(lang)}</p>
    }
}
