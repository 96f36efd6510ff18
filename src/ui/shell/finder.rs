//! Search over everything, in a dialog that a button in the header and Ctrl+K or ⌘K open.

use crate::core::find::{Finder, Found, Place, Section};
use crate::core::text::language::Lang;
use crate::core::text::messages::{common, find as t};
use crate::state::actions;
use crate::state::effect::effect;
use crate::state::endpoint::Endpoint;
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::dialog::dialog_at;
use crate::ui::parts::views::Views;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// How many of each kind are shown.
const MOST: usize = 5;
/// Id of the field.
const FIELD: &str = "finder-field";
/// Id of the list of what was found.
const FOUND: &str = "finder-found";

/// The button, and the dialog it opens.
#[component]
pub fn FinderButton() -> impl IntoView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let open = RwSignal::new(false);
    // Kept while it is closed: who comes back from what was found finds the rest of it there.
    let text = RwSignal::new(String::new());
    effect(move || {
        let listener = window_event_listener(ev::keydown, move |event| {
            if (event.ctrl_key() || event.meta_key()) && !event.alt_key() && event.key().eq_ignore_ascii_case("k") {
                event.prevent_default();
                open.update(|open| *open = !*open);
            }
        });
        on_cleanup(move || listener.remove());
    });
    // A followed link closes it.
    effect(move || {
        site.route.track();
        open.set(false);
    });
    view! {
        <button type="button" class="button quiet small finder-button" aria-keyshortcuts="Control+K Meta+K" on:click=move |_| open.set(true)>
            {t::open(lang)}
        </button>
        {dialog_at(FIELD, "finder-title", t::title(lang), open, move || inside(site, open, text))}
    }
}

fn inside(site: Site, open: RwSignal<bool>, text: RwSignal<String>) -> AnyView {
    let endpoint = Endpoint::get();
    let lang = site.lang.get_untracked();
    let finder = Memo::new_with_compare(
        move |_| {
            let names = endpoint.names().value();
            let names = names.as_deref().map(|names| names.all.as_slice()).unwrap_or_default();
            endpoint.compact().value().map(|compact| Arc::new(Finder::new(&compact, names, lang.id())))
        },
        |_, _| true,
    );
    let results = move || {
        let typed = text.get();
        if typed.trim().is_empty() {
            return view! { <p class="small">{t::hint(lang)}</p> }.into_any();
        }
        let Some(finder) = finder.get() else {
            return view! { <p class="small">{common::loading(lang)}</p> }.into_any();
        };
        let found = finder.find(&typed, MOST);
        let count: usize = found.iter().map(|found| found.count).sum();
        let said = t::count(lang, format::plural(lang, count), &format::number(lang, count));
        view! {
            <p class="small" role="status">{said}</p>
            {if found.is_empty() {
                view! { <p>{t::nothing(lang)}</p> }.into_any()
            } else {
                let example = endpoint.names().value().is_some_and(|names| names.is_example);
                found.iter().map(|found| section(site, lang, found, example, open)).views().into_any()
            }}
        }
        .into_any()
    };
    view! {
        <div class="stack finder">
            <label class="field">
                <span class="visually-hidden">{t::title(lang)}</span>
                <input
                    id=FIELD
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder=t::placeholder(lang)
                    value=text.get_untracked()
                    on:input=move |event| text.set(event_target_value(&event))
                    on:keydown=move |event| {
                        if matches!(event.key().as_str(), "Enter" | "ArrowDown") {
                            event.prevent_default();
                            let _ = actions::focus_link_in(FOUND);
                        }
                    }
                />
            </label>
            <div id=FOUND class="stack">{results}</div>
        </div>
    }
    .into_any()
}

/// One kind of things with its best hits.
fn section(site: Site, lang: Lang, found: &Found, example: bool, open: RwSignal<bool>) -> impl IntoView + use<> {
    let title = match found.section {
        Section::Principles => t::principles(lang),
        Section::Statements => t::statements(lang),
        Section::Areas => t::areas(lang),
        Section::Terms => t::terms(lang),
        Section::Organisations => t::organisations(lang),
    };
    let example = (example && found.section == Section::Organisations)
        .then(|| view! { <p class="small">{common::example_text(lang)}</p> }.into_any());
    let more = found.count.saturating_sub(found.places.len());
    let more = (more > 0).then(|| {
        let text = t::more(lang, &format::number(lang, more));
        view! { <p class="small">{text}</p> }.into_any()
    });
    view! {
        <section>
            <h3>{title}</h3>
            {example}
            <ul class="plain">{found.places.iter().map(|place| link(site, place, open)).views()}</ul>
            {more}
        </section>
    }
}

fn link(site: Site, place: &Place, open: RwSignal<bool>) -> impl IntoView + use<> {
    let mut href = site.href(&place.route);
    if !place.anchor.is_empty() {
        href.push('#');
        href.push_str(&place.anchor);
    }
    view! {
        <li>
            // A link to a place on the same page changes no page, which would close the dialog.
            <a href=href on:click=move |_| open.set(false)>{place.title.clone()}</a>
            <span class="small">{place.text.clone()}</span>
        </li>
    }
}
