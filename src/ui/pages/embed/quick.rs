//! The quick check in a partner's frame: the questions one is going to meet. They are answered in a tab of one's own, for
//! what is stored in a frame may be gone tomorrow, or refused today.

use crate::core::assessment::Instrument;
use crate::core::compact::{Compact, Party};
use crate::core::route::Route;
use crate::core::text::messages::{assess, embeds as t};
use crate::state::endpoint::Endpoint;
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::loaded::loaded;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::sync::Arc;

/// The embedded quick check.
#[component]
pub fn EmbedQuick() -> impl IntoView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let lang = site.lang.get_untracked();
    super::dressed(site);
    use_title(move || assess::quick_title(lang).to_owned());
    // Both files are asked for at once, not one after the other.
    let _ = untrack(|| endpoint.instrument().value());
    loaded(
        move || endpoint.compact(),
        move |compact| {
            loaded(move || endpoint.instrument(), move |instrument| content(site, Arc::clone(&compact), instrument))
        },
    )
}

fn content(site: Site, compact: Arc<Compact>, instrument: Arc<Instrument>) -> AnyView {
    let lang = site.lang.get_untracked();
    let party = RwSignal::new(Party::Organisation);
    let count = format::number(lang, instrument.quick_check.len());
    let doors: Vec<_> = compact.parties.iter().map(|text| (text.id, text.we_are.clone())).collect();
    let choice = move |(of, label): (Party, String)| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="party"
                    prop:checked=move || party.get() == of
                    checked=of == Party::Organisation
                    on:change=move |_| party.set(of)
                />
                {label}
            </label>
        }
    };
    let name = compact.name.clone();
    view! {
        <article class="embed-quick stack">
            <p class="eyebrow">{name}</p>
            <h1>{assess::quick_title(lang)}</h1>
            <p>{t::quick_lead(lang, &count)}</p>
            <fieldset class="embed-parties">
                <legend class="visually-hidden">{t::quick_party(lang)}</legend>
                {doors.into_iter().map(choice).views()}
            </fieldset>
            <ol class="embed-questions">{move || questions(&compact, &instrument, party.get())}</ol>
            {super::out(site, "button", &Route::QuickCheck, t::quick_begin(lang))}
            <p class="small">{t::quick_stored(lang)}</p>
        </article>
    }
    .into_any()
}

/// One question per principle, as this party meets it.
fn questions(compact: &Compact, instrument: &Instrument, party: Party) -> AnyView {
    let question = |id: &String| {
        let indicator = instrument.indicators.iter().find(|one| one.id == *id)?;
        let principle = compact.principles.iter().find(|one| one.id == indicator.principle)?;
        let colour = principle.colour.clone();
        Some(
            view! {
                <li style:--light=colour.light style:--dark=colour.dark>
                    <span class="of">{principle.name.clone()}</span>
                    {indicator.side(party).statement.clone()}
                </li>
            }
            .into_any(),
        )
    };
    instrument.quick_check.iter().filter_map(question).views().into_any()
}
