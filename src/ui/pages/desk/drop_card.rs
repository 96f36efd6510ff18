//! The card that takes files, chosen or dropped.

use crate::core::text::language::Lang;
use crate::core::text::messages::compare as t;
use crate::state::format;
use crate::state::intake::{self, Came};
use leptos::ev::DragEvent;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// A card for up to `most` files; `hint` says that number in words. Twice as many are read, since some may be the same
/// answers again.
pub(super) fn drop_card(
    lang: Lang,
    most: usize,
    hint: fn(Lang, &str) -> String,
    took: impl Fn(Vec<Came>) + Clone + 'static,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let take = most.saturating_mul(2);
    let chosen = {
        let took = took.clone();
        move |event: leptos::ev::Event| {
            intake::read_chosen(&event_target::<HtmlInputElement>(&event), take, took.clone());
        }
    };
    let dropped = move |event: DragEvent| {
        over.set(false);
        intake::read_dropped(&event, take, took.clone());
    };
    view! {
        <div
            class="drop card stack"
            class:over=move || over.get()
            on:dragover=move |event: DragEvent| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <h3>{t::files(lang)}</h3>
            <p>
                <label class="button quiet file-button">
                    {t::files_choose(lang)}
                    <input type="file" multiple accept=".json,application/json" on:change=chosen />
                </label>
            </p>
            <p class="small">{hint(lang, &format::number(lang, most))}</p>
        </div>
    }
}
