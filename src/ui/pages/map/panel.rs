//! The selected organisation, in place of the list.

use super::card::link_id;
use super::facts::facts;
use crate::core::route::Route;
use crate::core::text::messages::map as t;
use crate::state::actions;
use crate::state::directory::{Directory, Prepared};
use crate::state::effect::effect;
use crate::state::site::Site;
use crate::ui::parts::kind_icon::kind_icon;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::HtmlElement;
use std::sync::Arc;

/// Focus moves to its heading when it opens; Escape and the button close it and give focus back to the map or the
/// card, wherever it was opened from.
#[component]
pub fn Panel(
    prepared: Arc<Prepared>,
    row: usize,
    /// Whether its page opens beside this one, as from a partner's frame.
    new_tab: bool,
    /// Whether there is a list to go back to.
    list: bool,
) -> impl IntoView {
    let (site, directory) = (Site::get(), Directory::get());
    let lang = site.lang.get_untracked();
    let signatory = prepared.register.signatories.get(row)?;
    directory.opened.set(Some(row));
    // Whoever came from the map goes back there.
    let before = document().active_element().filter(|element| element.closest(".map-canvas").ok().flatten().is_some());
    // So does who came by an address to a phone that shows the map alone.
    let before = before.or_else(|| document().query_selector(".map-viewport").ok()?.filter(|_| map_is_alone()));
    let back_text = if list && before.is_none() { t::back(lang) } else { t::back_to_map(lang) };
    let before = StoredValue::new_local(before.and_then(|element| element.dyn_into::<HtmlElement>().ok()));
    let close = move || directory.choose(site, None);
    // However it is closed, by Back too, the focus it took is given back.
    on_cleanup(move || {
        // What the panel keeps goes with it.
        let map = before.try_get_value().flatten();
        // List and map are back after this turn of the event loop.
        let back = move || {
            if !is_focus_lost() {
                return;
            }
            let on_map = map.is_some_and(|map| map.focus().is_ok());
            let _ = on_map || actions::focus(&link_id(row)) || actions::focus("results");
        };
        set_timeout(back, std::time::Duration::ZERO);
    });
    effect(move || {
        row_focus();
    });
    let href = site.href(&Route::Organisation(signatory.id.as_str().to_owned()));
    let target = new_tab.then_some("_blank");
    Some(
        view! {
            <article
                class="panel stack"
                on:keydown=move |event| {
                    if event.key() == "Escape" {
                        event.stop_propagation();
                        close();
                    }
                }
            >
                <p>
                    <button type="button" class="button plain-text small panel-back" on:click=move |_| close()>
                        <span aria-hidden="true">"←"</span>
                        {back_text}
                    </button>
                </p>
                <h2 id="panel-title" tabindex="-1" class="panel-title">
                    {kind_icon(&prepared.compact.vocabularies, &signatory.kind)} <span>{signatory.name.clone()}</span>
                </h2>
                {facts(site, &prepared.compact, &prepared.register, signatory, new_tab)}
                <p>
                    <a class="button quiet small" href=href target=target rel=new_tab.then_some("noopener")>
                        {t::details(lang)}
                    </a>
                </p>
            </article>
        }
        .into_any(),
    )
}

/// Whether the page has room for the map or the list only, and shows the map.
fn map_is_alone() -> bool {
    let switch = document().query_selector(".show-map .map-switch").ok().flatten();
    switch.and_then(|switch| switch.dyn_into::<HtmlElement>().ok()).is_some_and(|switch| switch.offset_height() > 0)
}

/// Whether nothing has the focus, nor a panel that is about to take it.
fn is_focus_lost() -> bool {
    let nothing = document().active_element().is_none_or(|element| element.local_name() == "body");
    nothing && document().get_element_by_id("panel-title").is_none()
}

/// Moves focus to the panel once it stands in the page.
fn row_focus() {
    request_animation_frame(|| {
        actions::focus("panel-title");
    });
}
