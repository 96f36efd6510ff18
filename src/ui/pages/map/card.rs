//! One organisation in the list.

use super::names;
use crate::core::register::nearby::distance;
use crate::core::register::search::{Query, mark};
use crate::core::register::{Signatory, Sort};
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::{listing as l, map as t};
use crate::state::directory::{Directory, Prepared};
use crate::state::site::Site;
use crate::ui::parts::kind_icon::kind_icon;
use crate::ui::parts::views::Views;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// Id of the link to the organisation in a row, in list and table, where focus returns when the panel closes.
pub fn link_id(row: usize) -> String {
    ["card-", &row.to_string()].concat()
}

/// A distance in words.
pub fn distance_words(lang: Lang, metres: f64) -> String {
    let said = distance(metres, if lang == Lang::Sv { ',' } else { '.' });
    if said.kilometres { l::kilometres(lang, &said.number) } else { l::metres(lang, &said.number) }
}

/// The link to an organisation: opens the panel here, its page in a new tab or without the app. What was searched for is
/// marked in its name.
pub fn link(site: Site, directory: Directory, row: usize, signatory: &Signatory) -> AnyView {
    let id = signatory.id.clone();
    let href = site.href(&Route::Organisation(id.as_str().to_owned()));
    let open = move |event: MouseEvent| {
        if event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
            event.prevent_default();
            directory.choose(site, Some(id.clone()));
        }
    };
    let name = &signatory.name;
    let text = found(directory, name);
    view! {
        <a id=link_id(row) href=href on:click=open>
            {text}
        </a>
    }
    .into_any()
}

/// A text, and in it what was searched for.
fn found(directory: Directory, text: &str) -> AnyView {
    directory
        .words
        .with_untracked(|words| if words.is_empty() { text.to_owned().into_any() } else { marked(text, words) })
}

/// A text in which what was searched for is marked.
// Not part of what may call it: no first view does (docs/adr/0012).
#[inline(never)]
fn marked(text: &str, words: &Query) -> AnyView {
    let piece = |(range, hit): (std::ops::Range<usize>, bool)| {
        let piece = text.get(range)?.to_owned();
        Some(if hit { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() })
    };
    mark(text, words).into_iter().filter_map(piece).views().into_any()
}

/// A card. `places` are its place in the whole list, in its section, and
/// the size of that.
pub fn card(directory: Directory, prepared: &Prepared, row: usize, places: (usize, usize, usize)) -> Option<AnyView> {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let signatory = prepared.register.signatories.get(row)?;
    let words = &prepared.compact.vocabularies;
    let (at, place, of) = places;
    let nearest = directory.query.with_untracked(|query| query.sort) == Sort::Near;
    let metres = || Some(directory.origin()?.1.distance_m(signatory.own_place()?));
    let far = if nearest { untrack(metres).map(|metres| distance_words(lang, metres)) } else { None };
    let facts = [names::kind(lang, words, &signatory.kind), names::themes(lang, words, signatory)];
    let facts = facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
    let district = signatory.district.as_deref().map(|id| names::district(lang, words, id));
    let since = signatory.signed_on.map(|date| t::since(lang, &date.year().to_string()));
    // Where somebody is can be searched for, since when cannot.
    let since = since.map(|since| if district.is_some() { [" · ", &since].concat() } else { since });
    Some(
        view! {
            <div
                class="org"
                role="listitem"
                aria-setsize=of.to_string()
                aria-posinset=(place + 1).to_string()
                data-at=at.to_string()
            >
                {kind_icon(words, &signatory.kind)}
                <h4>{link(site, directory, row, signatory)}</h4>
                {far.map(|far| view! { <span class="org-far">{far}</span> }.into_any())}
                <p>
                    {found(directory, &facts)} <br /> {district.map(|name| found(directory, &name))} {since}
                </p>
            </div>
        }
        .into_any(),
    )
}
