//! Deleting everything this site has saved in the browser, in two steps.

use crate::core::text::messages::pages as t;
use crate::state::site::{Site, Theme};
use crate::state::{actions, format};
use crate::ui::parts::when::When;
use leptos::prelude::*;
use std::time::Duration;

const BUTTON: &str = "delete-everything";
const QUESTION: &str = "delete-question";

/// The question is in the document after one turn of the event loop.
const DRAWN: Duration = Duration::from_millis(30);

/// A button, then the question whether one means it, then what happened.
#[component]
pub fn Delete() -> impl IntoView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let asking = RwSignal::new(false);
    let outcome = RwSignal::new(String::new());
    let focus_soon = |id: &'static str| set_timeout(move || _ = actions::focus(id), DRAWN);
    let ask = move |_| {
        outcome.set(String::new());
        asking.set(true);
        focus_soon(QUESTION);
    };
    let keep = move || {
        asking.set(false);
        focus_soon(BUTTON);
    };
    let delete = move |_| {
        // The theme is forgotten as well, so the page shows at once what the next visit will show.
        let removed = actions::clear_all();
        actions::forget_copies();
        site.set_theme(Theme::Auto);
        let said = match removed {
            None => t::privacy_delete_forbidden(lang).to_owned(),
            Some(0) => t::privacy_delete_none(lang).to_owned(),
            Some(count) => t::privacy_delete_done(lang, format::plural(lang, count), &format::number(lang, count)),
        };
        site.announce(said.clone());
        outcome.set(said);
        keep();
    };
    view! {
        <h2>{t::privacy_delete(lang)}</h2>
        <p>
            <button
                type="button"
                id=BUTTON
                class="button quiet"
                aria-expanded=move || asking.get().to_string()
                on:click=ask
            >
                {t::privacy_delete_button(lang)}
            </button>
        </p>
        <When is=move || asking.get()>
            <div class="notice bad" role="group" aria-labelledby=QUESTION on:keydown=move |event| {
                if event.key() == "Escape" {
                    keep();
                }
            }>
                <h3 id=QUESTION tabindex="-1">
                    {t::privacy_delete_ask(lang)}
                </h3>
                <p>{t::privacy_delete_warning(lang)}</p>
                <p class="cluster">
                    <button type="button" class="button" on:click=delete>
                        {t::privacy_delete_yes(lang)}
                    </button>
                    <button type="button" class="button quiet" on:click=move |_| keep()>
                        {t::privacy_delete_no(lang)}
                    </button>
                </p>
            </div>
        </When>
        <When is=move || !outcome.with(String::is_empty)>
            <p class="notice good">{move || outcome.get()}</p>
        </When>
    }
}
