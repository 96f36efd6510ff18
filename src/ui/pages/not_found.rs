//! An address that leads nowhere.

use crate::core::route::Route;
use crate::core::text::messages::common as t;
use crate::state::site::Site;
use crate::ui::parts::page_title::use_title;
use leptos::prelude::*;

/// Says so, and offers two ways on.
#[component]
pub fn NotFound() -> impl IntoView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    use_title(move || t::not_found_title(lang).to_owned());
    view! {
        <div class="wrap page stack">
            <h1>{t::not_found_title(lang)}</h1>
            <p class="lead">{t::not_found_text(lang)}</p>
            <p class="cluster">
                <a class="button" href=site.href(&Route::Home)>{t::not_found_home(lang)}</a>
                <a class="button quiet" href=site.href(&Route::Map)>{t::not_found_map(lang)}</a>
            </p>
        </div>
    }
}
