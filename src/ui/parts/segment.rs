//! One of a few short choices: a radio button that looks like a part of a row.

use leptos::prelude::*;

/// The choice called `name` in the group `group`; `on` says whether it is chosen, `choose` chooses it. Put it into
/// `.segments`. Boxed, so that it is compiled once.
pub fn segment(group: String, name: String, on: Box<dyn Fn() -> bool + Send>, choose: Box<dyn Fn()>) -> AnyView {
    let choice = view! {
        <label class="segment">
            <input type="radio" name=group prop:checked=on on:change=move |_| choose() />
            <span>{name}</span>
        </label>
    };
    choice.into_any()
}
