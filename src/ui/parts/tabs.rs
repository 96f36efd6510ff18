//! Tabs (APG): one tab stop, the arrow keys choose.

use crate::core::roving;
use crate::state::actions;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// The row of tabs. Its panel is [`tab_panel`] with the same `id`.
pub fn tab_list(
    id: &'static str,
    label: &'static str,
    tabs: Vec<&'static str>,
    current: Memo<usize>,
    choose: Callback<usize>,
) -> AnyView {
    let count = tabs.len();
    let tab = |(at, name): (usize, &'static str)| {
        let selected = move || current.get() == at;
        view! {
            <button
                type="button"
                role="tab"
                class="tab"
                id=tab_id(id, at)
                aria-selected=move || selected().to_string()
                aria-controls=panel_id(id)
                tabindex=move || if selected() { "0" } else { "-1" }
                on:click=move |_| choose.run(at)
                on:keydown=move |event| {
                    if let Some(next) = roving::step(&event.key(), at, count) {
                        event.prevent_default();
                        choose.run(next);
                        actions::focus(&tab_id(id, next));
                    }
                }
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=label>
            {tabs.into_iter().enumerate().map(tab).views()}
        </div>
    }
    .into_any()
}

/// What the chosen tab shows: `view`, which follows the choice itself.
pub fn tab_panel(id: &'static str, current: Memo<usize>, view: AnyView) -> AnyView {
    view! {
        <div
            role="tabpanel"
            class="tab-panel"
            id=panel_id(id)
            aria-labelledby=move || tab_id(id, current.get())
        >
            {view}
        </div>
    }
    .into_any()
}

fn tab_id(id: &str, at: usize) -> String {
    [id, "-tab-", &at.to_string()].concat()
}

fn panel_id(id: &str) -> String {
    [id, "-panel"].concat()
}
