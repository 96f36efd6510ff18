//! A dialog over the page: the browser's own, so that the rest is inert, Escape closes and focus returns.

use crate::core::text::messages::common as t;
use crate::state::actions;
use crate::state::effect::effect;
use crate::state::site::Site;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// The dialog. It stands in the page from when it is first opened, its content only while it is open. Reading begins at
/// the title.
pub fn dialog(
    id: &'static str,
    title: &'static str,
    open: RwSignal<bool>,
    content: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    dialog_at(id, id, title, open, content)
}

/// The same, with the element called `first` taking the focus.
pub fn dialog_at(
    first: &'static str,
    id: &'static str,
    title: &'static str,
    open: RwSignal<bool>,
    content: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let content: Content = Arc::new(content);
    // Most visits open none: what builds it is then not called.
    let ever = Memo::new(move |before: Option<&bool>| before.copied().unwrap_or_default() || open.get());
    (move || ever.get().then(|| closed(first, id, title, open, Arc::clone(&content)))).into_any()
}

/// What a dialog shows while it is open.
type Content = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// The dialog as it stands in the page before it opens.
fn closed(
    first: &'static str,
    id: &'static str,
    title: &'static str,
    open: RwSignal<bool>,
    content: Content,
) -> AnyView {
    let lang = Site::get().lang.get_untracked();
    let node = NodeRef::<html::Dialog>::new();
    effect(move || {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) if dialog.show_modal().is_ok() => {
                set_timeout(move || _ = actions::focus(first), Duration::ZERO);
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let close = move |_| open.set(false);
    // A press outside the box is one on the dialog itself.
    let outside = move |event: leptos::ev::MouseEvent| {
        if node.get_untracked().is_some_and(|dialog| event.target().as_ref() == Some(dialog.as_ref())) {
            open.set(false);
        }
    };
    view! {
        <dialog node_ref=node class="dialog" aria-labelledby=id on:close=move |_| open.set(false) on:click=outside>
            <div class="dialog-box">
                <div class="dialog-head">
                    <h2 id=id tabindex="-1">
                        {title}
                    </h2>
                    <button type="button" class="button quiet small" on:click=close>
                        {t::close(lang)}
                    </button>
                </div>
                {move || open.get().then(|| content())}
            </div>
        </dialog>
    }
    .into_any()
}
