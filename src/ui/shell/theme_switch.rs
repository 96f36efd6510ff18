//! Light, dark, or as the system says.

use crate::core::text::messages::common as t;
use crate::state::site::{Site, Theme};
use leptos::prelude::*;

/// Three radio buttons, remembered on this device.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let option = move |theme: Theme, value: &'static str, label: &'static str| {
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name="theme"
                    value=value
                    prop:checked=move || site.theme() == theme
                    on:change=move |_| site.set_theme(theme)
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segments">
            <legend>{t::theme(lang)}</legend>
            {option(Theme::Auto, "auto", t::theme_auto(lang))} {option(Theme::Light, "light", t::theme_light(lang))}
            {option(Theme::Dark, "dark", t::theme_dark(lang))}
        </fieldset>
    }
}
