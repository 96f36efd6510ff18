//! What passes now, in a frame: how many, and as cards.

use crate::core::text::messages::map as t;
use crate::state::directory::{Directory, Prepared};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::pages::map::list::cards;
use crate::ui::pages::map::results::{announce_count, nothing};
use crate::ui::pages::map::rolling::{Place, lift, show_lifted};
use leptos::prelude::*;
use std::sync::Arc;

/// Count and cards.
pub fn results(directory: Directory, prepared: &Arc<Prepared>) -> AnyView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let number = move |value| format::number(lang, value);
    let total = prepared.register.signatories.len();
    announce_count(site, directory);
    let shown = Memo::new(move |_| directory.selection.with(|selection| selection.hits.len()));
    let count = move || t::count(lang, format::plural(lang, total), &number(shown.get()), &number(total));
    let place = Place::new();
    show_lifted(directory);
    let prepared = Arc::clone(prepared);
    let none = Memo::new(move |_| shown.get() == 0);
    let body = move || match (none.get(), total) {
        (true, 0) => {
            view! { <div class="notice"><h3>{t::empty_title(lang)}</h3><p>{t::empty_text(lang)}</p></div> }.into_any()
        }
        (true, _) => nothing(site, directory),
        _ => untrack(|| cards(directory, &prepared, place)),
    };
    view! {
        <div class="list-head">
            <h2 id="results" class="list-count" tabindex="-1">
                {count}
            </h2>
        </div>
        <div
            class="results-body"
            node_ref=place.node
            on:keydown=move |event| place.pressed(&event)
            on:pointerover=move |event| place.pointed(directory, &event)
            on:pointerleave=move |_| lift(directory, None)
            on:focusin=move |event| place.focused(directory, &event)
            on:focusout=move |_| lift(directory, None)
        >
            {body}
        </div>
    }
    .into_any()
}
