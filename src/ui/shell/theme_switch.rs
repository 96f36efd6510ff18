//! Light, dark, or as the system says.

use crate::core::text::language::Lang;
use crate::core::text::messages::common as t;
use crate::state::site::{Site, Theme};
use leptos::prelude::*;

/// Three radio buttons, remembered on this device.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let site = Site::get();
    let option = move |theme: Theme, value: &'static str, label: fn(Lang) -> &'static str| {
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name="theme"
                    value=value
                    prop:checked=move || site.theme() == theme
                    on:change=move |_| site.set_theme(theme)
                />
                <span>{move || label(site.lang.get())}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segments">
            <legend>{move || t::theme(site.lang.get())}</legend>
            {option(Theme::Auto, "auto", t::theme_auto)} {option(Theme::Light, "light", t::theme_light)}
            {option(Theme::Dark, "dark", t::theme_dark)}
        </fieldset>
    }
}
