//! What is made only when somebody opens it.

use leptos::ev::Event;
use leptos::prelude::*;

/// For a `details`: what its `on:toggle` calls, and its content, which is made when it is first opened.
pub fn unfolding(content: Box<dyn Fn() -> AnyView + Send + Sync>) -> (impl Fn(Event) + Copy + 'static, AnyView) {
    let opened = RwSignal::new(false);
    let toggled = move |_| {
        if !opened.get_untracked() {
            opened.set(true);
        }
    };
    (toggled, (move || opened.get().then(&content)).into_any())
}
