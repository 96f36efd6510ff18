//! Where answers come in: files chosen or dropped, and what is saved on this device.

use super::drop_card::drop_card;
use super::left_out::left_out;
use crate::core::assessment::pile::{MOST, Source};
use crate::core::assessment::slots::Saved;
use crate::core::text::messages::compare as t;
use crate::state::assessments::Questions;
use crate::state::effect::effect;
use crate::state::format;
use crate::state::gathered::Gathered;
use crate::state::intake::Came;
use crate::state::site::Site;
use crate::ui::pages::assessment::open_file::link_field;
use crate::ui::pages::assessment::{name_of, we_are};
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// The section.
pub(super) fn gather(site: Site, gathered: Gathered, questions: &Questions) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let took = move |came: Vec<Came>| said(site, gathered.take(came));
    view! {
        <section class="stack no-print" aria-labelledby="gather-title">
            <h2 id="gather-title">{t::gather_title(lang)}</h2>
            <div class="gather">
                {drop_card(lang, MOST, t::files_hint, took)}
                {pasted(site, gathered)}
                {saved(site, gathered, questions)}
            </div>
            {left_out(lang, gathered.left, MOST)}
        </section>
    }
}

/// The field for links.
fn pasted(site: Site, gathered: Gathered) -> impl IntoView {
    let lang = site.lang.get_untracked();
    let text = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if text.with_untracked(|text| text.trim().is_empty()) {
            site.announce(t::link_none(lang));
            return;
        }
        let taken = text.with_untracked(|text| gathered.take_links(text));
        said(site, taken);
        if taken > 0 {
            text.set(String::new());
        }
    };
    view! {
        <form class="card stack" on:submit=add>
            <h3>{t::link(lang)}</h3>
            {link_field(lang, text)}
            <p>
                <button type="submit" class="button quiet small">
                    {t::link_add(lang)}
                </button>
            </p>
            <p class="small">{t::link_hint(lang)}</p>
        </form>
    }
}

/// Says how many came along.
fn said(site: Site, taken: usize) {
    let lang = site.lang.get_untracked();
    let count = format::number(lang, taken);
    site.announce(if taken == 0 {
        t::added_none(lang).to_owned()
    } else {
        t::added(lang, format::plural(lang, taken), &count)
    });
}

/// What is saved here, each with a button.
fn saved(site: Site, gathered: Gathered, questions: &Questions) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let questions = questions.clone();
    let found = RwSignal::new(None);
    let instrument = questions.instrument.clone();
    // An effect does not run while the page is written beforehand, when nobody has saved anything yet.
    effect(move || found.set(Some(Gathered::saved(&instrument))));
    let list = move || match found.get() {
        None => ().into_any(),
        Some(Err(_)) => view! { <p class="small">{t::saved_failed(lang)}</p> }.into_any(),
        Some(Ok(list)) if list.is_empty() => view! { <p class="small">{t::saved_none(lang)}</p> }.into_any(),
        Some(Ok(list)) => {
            let items = list.into_iter().filter_map(|entry| saved_item(site, gathered, &questions, entry));
            view! { <ul class="saved-pick">{items.views()}</ul> }.into_any()
        }
    };
    view! {
        <div class="card stack">
            <h3>{t::saved(lang)}</h3>
            {list}
        </div>
    }
}

fn saved_item(site: Site, gathered: Gathered, questions: &Questions, entry: Saved) -> Option<AnyView> {
    let lang = site.lang.get_untracked();
    let summary = entry.summary?;
    let id = entry.id;
    let name = name_of(lang, &summary.title, &summary.about);
    let line = [we_are(&questions.compact, summary.party), format::date(lang, &summary.updated)].join(" · ");
    let is_in = {
        let id = id.clone();
        let same =
            move |one: &crate::core::assessment::pile::Entry| one.source == Source::Saved && one.assessment.id == id;
        Memo::new(move |_| gathered.pile.with(|pile| pile.entries().iter().any(&same)))
    };
    let add = {
        let name = name.clone();
        move |_| {
            let text = if gathered.add_saved(&id) { t::saved_in(lang, &name) } else { t::not_read(lang).to_owned() };
            site.announce(text);
        }
    };
    let label = t::saved_add(lang, &name);
    Some(view! {
        <li>
            <span>
                <strong>{name}</strong>
                <span class="small">{line}</span>
            </span>
            <button type="button" class="button quiet small" aria-label=label disabled=move || is_in.get() on:click=add>
                {move || if is_in.get() { t::is_in(lang) } else { t::add(lang) }}
            </button>
        </li>
    }.into_any())
}
