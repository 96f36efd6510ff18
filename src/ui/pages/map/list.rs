//! The list: primary, and complete without the map.

use super::card::Card;
use crate::core::register::csv::to_csv;
use crate::core::register::geojson::to_geojson;
use crate::core::register::{MapQuery, Sort, Standing};
use crate::core::text::messages::map as t;
use crate::state::actions;
use crate::state::directory::{Directory, Prepared, Step};
use crate::state::format;
use crate::state::site::Site;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How many cards are in the page at once; the rest come by the button. Keeps a register of thousands quick.
const PAGE: usize = 120;

/// The count is announced this long after the last change.
const ANNOUNCE_AFTER: Duration = Duration::from_secs(1);

/// Count, order and cards.
#[component]
pub fn List(prepared: Arc<Prepared>) -> impl IntoView {
    let (site, directory) = (Site::get(), Directory::get());
    let lang = site.lang.get_untracked();
    let total = prepared.register.signatories.len();
    let limit = RwSignal::new(PAGE);
    announce_count(site, directory);
    let shown = Memo::new(move |_| directory.selection.with(|selection| selection.hits.len()));
    let count = move || {
        let shown = shown.get();
        t::count(lang, format::plural(lang, total), &format::number(lang, shown), &format::number(lang, total))
    };
    // Another selection starts from its top.
    Effect::new(move |_| {
        directory.selection.track();
        limit.set(PAGE);
    });
    let groups = {
        let prepared = Arc::clone(&prepared);
        move || {
            let groups = [Standing::Placed, Standing::Citywide, Standing::Unplaced];
            groups.map(|standing| group(Arc::clone(&prepared), standing, limit)).collect_view()
        }
    };
    let rest = move || shown.get().saturating_sub(limit.get());
    view! {
        <div class="list-head">
            <h2 id="results" class="list-count" tabindex="-1">
                {count}
            </h2>
            <Order />
        </div>
        <Show when=move || { shown.get() == 0 && total > 0 }>
            <NothingFound />
        </Show>
        {(total == 0).then(|| view! { <div class="notice"><h3>{t::empty_title(lang)}</h3><p>{t::empty_text(lang)}</p></div> })}
        <div class="list-groups">{groups()}</div>
        <Show when=move || { rest() > 0 }>
            <button type="button" class="button quiet" on:click=move |_| limit.update(|limit| *limit += PAGE)>
                {move || t::more(lang, &format::number(lang, rest().min(PAGE)))}
            </button>
        </Show>
        <Downloads prepared />
    }
}

/// The cards of one group, under its heading.
fn group(prepared: Arc<Prepared>, standing: Standing, limit: RwSignal<usize>) -> impl IntoView {
    let (site, directory) = (Site::get(), Directory::get());
    let lang = site.lang.get_untracked();
    let rows = {
        let prepared = Arc::clone(&prepared);
        Memo::new(move |_| {
            directory.selection.with(|selection| {
                let visible = selection.hits.iter().take(limit.get());
                let of =
                    |row: usize| prepared.register.signatories.get(row).map(crate::core::register::Signatory::standing);
                visible.map(|hit| hit.row).filter(|row| of(*row) == Some(standing)).collect::<Vec<_>>()
            })
        })
    };
    let title = match standing {
        Standing::Placed => t::group_placed(lang),
        Standing::Citywide => t::group_citywide(lang),
        Standing::Unplaced => t::group_unplaced(lang),
    };
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <section class="list-group">
                <h3 class="list-group-title">{title}</h3>
                <ul class="cards">
                    <For
                        each=move || rows.get()
                        key=|row| *row
                        children={
                            let prepared = Arc::clone(&prepared);
                            move |row| view! { <Card prepared=Arc::clone(&prepared) row /> }
                        }
                    />
                </ul>
            </section>
        </Show>
    }
}

/// The order of the list.
#[component]
fn Order() -> impl IntoView {
    let (site, directory) = (Site::get(), Directory::get());
    let lang = site.lang.get_untracked();
    let value = move || directory.query.with(|query| query.sort.id());
    let choose = move |event| {
        let sort = Sort::from_id(&event_target_value(&event)).unwrap_or_default();
        directory.change(site, Step::New, |query| query.sort = sort);
    };
    view! {
        <label class="order">
            <span class="visually-hidden">{t::sort(lang)}</span>
            <select prop:value=value on:change=choose>
                <option value="name" selected=move || value() == "name">{t::sort_name(lang)}</option>
                <option value="newest" selected=move || value() == "newest">{t::sort_newest(lang)}</option>
            </select>
        </label>
    }
}

/// Nothing passes: says so and offers the way back.
#[component]
fn NothingFound() -> impl IntoView {
    let (site, directory) = (Site::get(), Directory::get());
    let lang = site.lang.get_untracked();
    let clear = move |_| {
        directory.change(site, Step::New, |query| *query = MapQuery { view: query.view, ..MapQuery::default() });
        actions::focus("results");
    };
    view! {
        <div class="notice">
            <h3>{t::none_title(lang)}</h3>
            <p>{t::none_text(lang)}</p>
            <p>
                <button type="button" class="button small" on:click=clear>
                    {t::clear(lang)}
                </button>
            </p>
        </div>
    }
}

/// Exactly the present selection, as files.
#[component]
fn Downloads(prepared: Arc<Prepared>) -> impl IntoView {
    let (site, directory) = (Site::get(), Directory::get());
    let lang = site.lang.get_untracked();
    let save = move |geojson: bool| {
        let selected = directory.selection.with_untracked(|selection| {
            let of = |row: usize| prepared.register.signatories.get(row);
            selection.hits.iter().filter_map(|hit| of(hit.row)).collect::<Vec<_>>()
        });
        let saved = if geojson {
            let text = to_geojson(&prepared.register.envelope, &selected);
            actions::save_file("signatories.geojson", "application/geo+json", &text)
        } else {
            actions::save_file("signatories.csv", "text/csv;charset=utf-8", &to_csv(&selected))
        };
        if let Err(error) = saved {
            site.announce(error.to_string());
        }
    };
    let csv = save.clone();
    view! {
        <p class="downloads no-print">
            <span>{t::download(lang)} ":"</span>
            <button type="button" class="button plain-text small" on:click=move |_| csv(false)>
                {t::download_csv(lang)}
            </button>
            <button type="button" class="button plain-text small" on:click=move |_| save(true)>
                {t::download_geojson(lang)}
            </button>
        </p>
    }
}

/// Says the number of results once things have settled, and not on arrival.
fn announce_count(site: Site, directory: Directory) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let lang = site.lang.get_untracked();
    let shown = Memo::new(move |_| {
        // The filter, not only the number: a change that leaves the number as it was is worth hearing too.
        (directory.query.with(|query| query.filter.clone()), directory.selection.with(|selection| selection.hits.len()))
    });
    Effect::new(move |before: Option<()>| {
        let count = shown.with(|(_, count)| *count);
        if let Some(handle) = waiting.get_value() {
            handle.clear();
        }
        if before.is_some() && directory.prepared.with_untracked(Option::is_some) {
            let say =
                move || site.announce(t::announce(lang, format::plural(lang, count), &format::number(lang, count)));
            waiting.set_value(set_timeout_with_handle(say, ANNOUNCE_AFTER).ok());
        }
    });
    on_cleanup(move || {
        if let Some(Some(handle)) = waiting.try_get_value() {
            handle.clear();
        }
    });
}
