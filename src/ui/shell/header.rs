//! Site header: sign, main menu, language.

use crate::core::route::Route;
use crate::core::text::messages::common as t;
use crate::state::effect::effect;
use crate::state::site::Site;
use crate::ui::parts::rosette::Logo;
use leptos::prelude::*;

/// The header. On narrow screens the menu folds behind a button; the links stay in the page.
#[component]
pub fn Header() -> impl IntoView {
    let site = Site::get();
    let open = RwSignal::new(false);
    // A followed link closes the menu.
    effect(move || {
        site.route.track();
        open.set(false);
    });
    let lang = site.lang.get_untracked();
    let item = move |route: Route, label: &'static str| {
        let href = site.href(&route);
        let current =
            move || match (site.route.with(|here| here.section() == route.section()), route == site.route.get()) {
                (true, true) => Some("page"),
                (true, false) => Some("true"),
                _ => None,
            };
        view! {
            <li>
                <a href=href aria-current=current>
                    {label}
                </a>
            </li>
        }
    };
    view! {
        <header class="site-header">
            <div class="wrap site-header-row">
                <a class="brand" href=site.href(&Route::Home) aria-label=t::home(lang)>
                    <Logo />
                    <span aria-hidden="true">{t::brand(lang)}</span>
                </a>
                <super::finder::FinderButton />
                <button
                    type="button"
                    class="button quiet small menu-button"
                    aria-expanded=move || open.get().to_string()
                    aria-controls="site-nav"
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {t::menu(lang)}
                </button>
                <nav id="site-nav" class="site-nav" class:open=open aria-label=t::nav(lang)>
                    <ul>
                        {item(Route::Map, t::nav_map(lang))} {item(Route::Principles, t::nav_principles(lang))}
                        {item(Route::Assessment, t::nav_assessment(lang))} {item(Route::Compact, t::nav_compact(lang))}
                    </ul>
                    <super::language_switch::LanguageSwitch />
                </nav>
            </div>
        </header>
    }
}
