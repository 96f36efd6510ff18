//! What passes now: how many, and in one of three shapes.

use super::later::Later;
use super::list::cards;
use super::rolling::{Place, lift, show_lifted};
use super::table::table;
use super::{downloads::downloads, figures::figures};
use crate::core::register::Tab;
use crate::core::register::choice::{chosen, has_place, without_place};
use crate::core::register::select::alone;
use crate::core::register::window::PRINTED;
use crate::core::text::messages::{listing as l, map as t};
use crate::state::actions;
use crate::state::directory::{Directory, Prepared, Step};
use crate::state::effect::effect;
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::tabs::{tab_list, tab_panel};
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// The count is announced this long after the last change.
const ANNOUNCE_AFTER: Duration = Duration::from_secs(1);

/// Count, tabs, and what they show.
pub fn results(directory: Directory, prepared: &Arc<Prepared>) -> AnyView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let number = move |value| format::number(lang, value);
    let total = prepared.register.signatories.len();
    announce_count(site, directory);
    let shown = Memo::new(move |_| directory.selection.with(|selection| selection.hits.len()));
    let count = move || t::count(lang, format::plural(lang, total), &number(shown.get()), &number(total));
    let tab = Memo::new(move |_| directory.query.with(|query| query.tab));
    let place = Place::new();
    show_lifted(directory);
    let position = move || {
        let (start, end) = place.seen.get().filter(|_| tab.get() != Tab::Figures)?;
        Some(l::position(lang, &number(start + 1), &number(end), &number(shown.get())))
    };
    let current = Memo::new(move |_| Tab::ALL.iter().position(|known| *known == tab.get()).unwrap_or_default());
    let choose = Callback::new(move |at: usize| {
        let tab = Tab::ALL.get(at).copied().unwrap_or_default();
        if directory.query.with_untracked(|query| query.tab) != tab {
            directory.change(site, Step::New, |query| query.tab = tab);
        }
    });
    let of_panel = Arc::clone(prepared);
    let panel = move || {
        if shown.with(|shown| *shown == 0) && total > 0 {
            return nothing(site, directory);
        }
        match tab.get() {
            Tab::List => cards(directory, &of_panel, place),
            Tab::Table => table(directory, &of_panel, place),
            Tab::Figures => figures(directory, &of_panel),
        }
    };
    let empty = Memo::new(move |_| shown.get() == 0);
    let panel = move || {
        empty.track();
        tab.track();
        untrack(&panel)
    };
    let cut = move || (shown.get() > PRINTED).then(|| l::print_cut(lang, &number(PRINTED)));
    let labels = vec![l::tab_list(lang), l::tab_table(lang), l::tab_figures(lang)];
    view! {
        <div class="results-head">
            <div class="list-head">
                <h2 id="results" class="list-count" tabindex="-1">
                    {count}
                </h2>
                <span class="list-position">{position}</span>
            </div>
            {tab_list("results", l::tabs(lang), labels, current, choose)}
        </div>
        {(total == 0)
            .then(|| view! { <div class="notice"><h3>{t::empty_title(lang)}</h3><p>{t::empty_text(lang)}</p></div> }.into_any())}
        <p class="print-only">{cut}</p>
        {tab_panel(
            "results",
            current,
            view! {
                <div
                    class="results-body"
                    node_ref=place.node
                    on:keydown=move |event| place.pressed(&event)
                    on:pointerover=move |event| place.pointed(directory, &event)
                    on:pointerleave=move |_| lift(directory, None)
                    on:focusin=move |event| place.focused(directory, &event)
                    on:focusout=move |_| lift(directory, None)
                >
                    {panel}
                </div>
            }
                .into_any(),
        )}
        {downloads(directory, Arc::clone(prepared))}
    }
    .into_any()
}

/// How many pass, beside a map without a list.
pub fn count(directory: Directory, prepared: &Arc<Prepared>) -> AnyView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let total = prepared.register.signatories.len();
    announce_count(site, directory);
    let shown = Memo::new(move |_| directory.selection.with(|selection| selection.hits.len()));
    let number = move |value| format::number(lang, value);
    view! {
        <h2 id="results" class="list-count" tabindex="-1">
            {move || t::count(lang, format::plural(lang, total), &number(shown.get()), &number(total))}
        </h2>
        {move || (shown.get() == 0 && total > 0).then(|| nothing(site, directory))}
    }
    .into_any()
}

/// Nothing passes: says so and offers ways on.
// Not part of what may call it: no first view does (docs/adr/0012).
#[inline(never)]
pub fn nothing(site: Site, directory: Directory) -> AnyView {
    let lang = site.lang.get_untracked();
    let change = move |place_only: bool| {
        directory.change(site, Step::New, |query| {
            if place_only {
                without_place(&mut query.filter);
            } else {
                *query = query.cleared();
            }
        });
        actions::focus("results");
    };
    let anywhere = move || {
        directory.query.with(|query| has_place(&query.filter)).then(|| {
            view! {
                <button type="button" class="button small" on:click=move |_| change(true)>
                    {l::whole_city(lang)}
                </button>
            }
            .into_any()
        })
    };
    let text = move || {
        let narrowed = directory.query.with(|query| chosen(&query.filter) > 0);
        if narrowed { t::none_text(lang) } else { t::none_words(lang) }
    };
    let words = move || {
        let filter = directory.query.with(|query| query.filter.clone());
        let found =
            directory.prepared.with(|known| Some(alone(&known.as_ref()?.shelves, &known.as_ref()?.index, &filter)));
        let button = |(word, count): (String, usize)| {
            let text = t::only_word(lang, &word, &format::number(lang, count));
            let only = move |_| {
                directory.change(site, Step::New, |query| query.filter.text.clone_from(&word));
                actions::focus("results");
            };
            view! {
                <button type="button" class="button small" on:click=only>
                    {text}
                </button>
            }
        };
        found.unwrap_or_default().into_iter().map(button).views()
    };
    view! {
        <div class="notice">
            <h3>{t::none_title(lang)}</h3>
            <p>{text}</p>
            <p class="cluster">
                {words} {anywhere}
                <button type="button" class="button small quiet" on:click=move |_| change(false)>
                    {t::clear(lang)}
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// Says the number of results once things have settled, and not on arrival.
pub fn announce_count(site: Site, directory: Directory) {
    let waiting = Later::new();
    let lang = site.lang.get_untracked();
    let shown = Memo::new(move |_| {
        // The filter, not only the number: a change that leaves the number as it was is worth hearing too.
        (directory.query.with(|query| query.filter.clone()), directory.selection.with(|selection| selection.hits.len()))
    });
    let mut arrived = false;
    effect(move || {
        let count = shown.with(|(_, count)| *count);
        if std::mem::replace(&mut arrived, true) && directory.prepared.with_untracked(Option::is_some) {
            waiting.after(ANNOUNCE_AFTER, move || {
                site.announce(t::announce(lang, format::plural(lang, count), &format::number(lang, count)));
            });
        }
    });
}
