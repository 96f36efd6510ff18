//! Site footer: who publishes, under which licence, and the pages about the site itself.

use super::theme_switch::ThemeSwitch;
use crate::core::route::Route;
use crate::core::text::messages::{common as t, pages};
use crate::state::endpoint::Endpoint;
use crate::state::format;
use crate::state::site::Site;
use leptos::prelude::*;

/// The footer.
#[component]
pub fn Footer() -> impl IntoView {
    let site = Site::get();
    let endpoint = Endpoint::get();
    let lang = site.lang.get_untracked();
    let about = move || {
        endpoint.index().value().map(|index| {
            let email = index.publisher.email.clone();
            view! {
                <p>{t::footer_publisher(lang, &index.publisher.name)}</p>
                <p>
                    {t::footer_contact(lang)} ": " <a href=format!("mailto:{email}")>{email.clone()}</a>
                </p>
                <p>
                    {t::footer_licence(lang)} " "
                    <a href=index.licence.url.clone() rel="license noopener noreferrer">{index.licence.name.clone()}</a>
                </p>
                <p>{t::footer_updated(lang, &format::date(lang, &index.updated))}</p>
            }
            .into_any()
        })
    };
    view! {
        <footer class="site-footer">
            <div class="wrap site-footer-row">
                <div class="site-footer-about">
                    <p>{t::footer_independent(lang)}</p>
                    {about}
                </div>
                <nav aria-label=t::footer_about(lang)>
                    <ul class="plain">
                        <li><a href=site.href(&Route::Glossary)>{pages::glossary_title(lang)}</a></li>
                        <li><a href=site.href(&Route::Accessibility)>{pages::accessibility_title(lang)}</a></li>
                        <li><a href=site.href(&Route::FollowUp)>{t::footer_follow(lang)}</a></li>
                        <li><a href=site.href(&Route::EmbedBuilder)>{t::footer_embed(lang)}</a></li>
                        <li><a href=site.href(&Route::Privacy)>{pages::privacy_title(lang)}</a></li>
                    </ul>
                </nav>
                <ThemeSwitch />
            </div>
        </footer>
    }
}
