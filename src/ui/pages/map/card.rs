//! One organisation in the list.

use super::names;
use crate::core::register::search::{Query, mark};
use crate::core::route::Route;
use crate::core::text::messages::map as t;
use crate::state::directory::{Directory, Prepared};
use crate::state::site::Site;
use crate::ui::parts::kind_icon::kind_icon;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// Id of a card's link, where focus returns when the panel closes.
pub fn link_id(row: usize) -> String {
    format!("card-{row}")
}

/// A card: its link opens the panel here, and the organisation's page in a new tab or without the app. Pointing at it or
/// focusing it lifts its marker.
#[component]
pub fn Card(prepared: Arc<Prepared>, row: usize) -> impl IntoView {
    let (site, directory) = (Site::get(), Directory::get());
    let lang = site.lang.get_untracked();
    let signatory = prepared.register.signatories.get(row)?;
    let words = &prepared.compact.vocabularies;
    let id = signatory.id.clone();
    let href = site.href(&Route::Organisation(id.as_str().to_owned()));
    let open = move |event: MouseEvent| {
        if event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
            event.prevent_default();
            directory.choose(site, Some(id.clone()));
        }
    };
    let name = signatory.name.clone();
    let marked = move || {
        let query = directory.query.with(|query| Query::new(&query.filter.text));
        mark(&name, &query)
            .into_iter()
            .filter_map(|(range, hit)| {
                let piece = name.get(range)?.to_owned();
                Some(if hit { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() })
            })
            .collect_view()
    };
    let facts = [names::kind(lang, words, &signatory.kind), names::themes(lang, words, signatory)];
    let district = signatory.district.as_deref().map(|id| names::district(lang, words, id));
    let since = signatory.signed_on.map(|date| t::since(lang, &date.year().to_string()));
    let place = [district, since].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let hover = move |on: bool| directory.hovered.set(on.then_some(row));
    Some(view! {
        <li
            class="org"
            class:hovered=move || directory.hovered.get() == Some(row)
            class:selected=move || directory.selected_row() == Some(row)
            on:pointerenter=move |_| hover(true)
            on:pointerleave=move |_| hover(false)
            on:focusin=move |_| hover(true)
            on:focusout=move |_| hover(false)
        >
            {kind_icon(words, &signatory.kind)}
            <h4>
                <a id=link_id(row) href=href on:click=open>
                    {marked}
                </a>
            </h4>
            <p>
                {facts.join(" · ")} <br /> {place}
            </p>
        </li>
    })
}
