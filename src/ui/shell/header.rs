//! Site header: sign, main menu, language.

use crate::core::route::Route;
use crate::core::text::messages::common as t;
use crate::state::site::Site;
use crate::ui::parts::rosette::Logo;
use leptos::prelude::*;

/// The header. On narrow screens the menu folds behind a button; the links stay in the page.
#[component]
pub fn Header() -> impl IntoView {
    let site = Site::get();
    let open = RwSignal::new(false);
    // A followed link closes the menu.
    Effect::new(move |_| {
        site.route.track();
        open.set(false);
    });
    let lang = move || site.lang.get();
    let item = move |route: Route, label: fn(crate::core::text::language::Lang) -> &'static str| {
        let section = route.clone();
        let current =
            move || match (site.route.with(|here| here.section() == section.section()), section == site.route.get()) {
                (true, true) => Some("page"),
                (true, false) => Some("true"),
                _ => None,
            };
        view! {
            <li>
                <a href=move || site.href(&route) aria-current=current>
                    {move || label(lang())}
                </a>
            </li>
        }
    };
    view! {
        <header class="site-header">
            <div class="wrap site-header-row">
                <a class="brand" href=move || site.href(&Route::Home) aria-label=move || t::home(lang())>
                    <Logo />
                    <span aria-hidden="true">{move || t::brand(lang())}</span>
                </a>
                <super::finder::FinderButton />
                <button
                    type="button"
                    class="button quiet small menu-button"
                    aria-expanded=move || open.get().to_string()
                    aria-controls="site-nav"
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {move || t::menu(lang())}
                </button>
                <nav id="site-nav" class="site-nav" class:open=open aria-label=move || t::nav(lang())>
                    <ul>
                        {item(Route::Map, t::nav_map)} {item(Route::Principles, t::nav_principles)}
                        {item(Route::Assessment, t::nav_assessment)} {item(Route::Compact, t::nav_compact)}
                    </ul>
                    <super::language_switch::LanguageSwitch />
                </nav>
            </div>
        </header>
    }
}
