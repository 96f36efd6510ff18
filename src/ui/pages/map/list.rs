//! The list: cards in sections.

use super::card::card;
use super::rolling::{Place, Rolling};
use crate::core::register::group::{About, Section, sections};
use crate::core::register::{Grouping, Point, Sort, Standing};
use crate::core::text::language::Lang;
use crate::core::text::messages::{listing as l, map as t, mapmove as m};
use crate::state::actions::{LocateError, is_framed, locate};
use crate::state::directory::{Directory, Origin, Prepared, Step};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::sync::Arc;

/// The cards of what passes now.
pub fn cards(directory: Directory, prepared: &Arc<Prepared>, place: Place) -> AnyView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let grouping = Memo::new(move |_| directory.query.with(|query| query.group));
    let prepared = Arc::clone(prepared);
    let view = move || {
        let words = &prepared.compact.vocabularies;
        let selection = directory.selection.get();
        let sections = sections(&selection.hits, &prepared.register, words, grouping.get());
        let rows: Vec<&[usize]> = sections.iter().map(|section| section.rows.as_slice()).collect();
        let rolling = Rolling::new(site, place, &rows, directory.opened.get_untracked());
        let pieces = rolling.pieces();
        let mut start = 0;
        let groups = sections.iter().map(|section| {
            let span = start..start + section.rows.len();
            start = span.end;
            let own = pieces.iter().enumerate().filter(|(_, piece)| span.start <= piece.start && piece.end <= span.end);
            let count = span.len();
            let view = own.map(|(number, piece)| {
                let (has_rows, piece, first) = (rolling.has_rows(number), piece.clone(), span.start);
                let prepared = Arc::clone(&prepared);
                let rows = move || {
                    has_rows.get().then(|| {
                        let rows = piece.clone().filter_map(|at| Some((at, rolling.row(at)?)));
                        rows.map(|(at, row)| card(directory, &prepared, row, (at, at - first, count))).views()
                    })
                };
                view! {
                    <div class="piece" style:height=move || (!has_rows.get()).then(|| rolling.height(number))>
                        {rows}
                    </div>
                }
                .into_any()
            });
            view! {
                <section class="list-group">
                    <h3 class="list-group-title">
                        {about(lang, section)} <span class="facet-count">{format::number(lang, count)}</span>
                    </h3>
                    <div class="cards" role="list">
                        {view.views()}
                    </div>
                </section>
            }
            .into_any()
        });
        groups.views()
    };
    view! {
        <div class="list-tools">{tools(site, directory)}</div>
        {near_line(site, directory)}
        <div class="list-groups">{view}</div>
    }
    .into_any()
}

fn about(lang: Lang, section: &Section) -> String {
    match &section.about {
        About::Standing(Standing::Placed) => t::group_placed(lang).to_owned(),
        About::Standing(Standing::Citywide) => t::group_citywide(lang).to_owned(),
        About::Standing(Standing::Unplaced) => t::group_unplaced(lang).to_owned(),
        About::Name(name) => name.clone(),
        About::Other => t::other(lang).to_owned(),
        About::Nowhere => l::group_nowhere(lang).to_owned(),
    }
}

/// What an order is called.
fn sort_name(lang: Lang, sort: Sort) -> &'static str {
    match sort {
        Sort::Name => t::sort_name(lang),
        Sort::NameDown => l::sort_name_down(lang),
        Sort::Near => l::sort_near(lang),
        Sort::Newest => t::sort_newest(lang),
        Sort::Oldest => l::sort_oldest(lang),
        Sort::Kind => l::sort_kind(lang),
        Sort::KindDown => l::sort_kind_down(lang),
        Sort::District => l::sort_district(lang),
        Sort::DistrictDown => l::sort_district_down(lang),
        Sort::Assessed => l::sort_assessed(lang),
        Sort::AssessedDown => l::sort_assessed_down(lang),
    }
}

/// Order and grouping.
fn tools(site: Site, directory: Directory) -> impl IntoView {
    let lang = site.lang.get_untracked();
    // What the table is ordered by stands while it is.
    let sorts = Memo::new(move |_| {
        let now = directory.query.with(|query| query.sort);
        let mut sorts = vec![Sort::Name, Sort::Newest, Sort::Oldest, Sort::Near];
        if !sorts.contains(&now) {
            sorts.push(now);
        }
        let option = |sort: Sort| (sort.id(), sort_name(lang, sort), sort == now);
        sorts.into_iter().map(option).collect::<Vec<_>>()
    });
    let groups = Memo::new(move |_| {
        let now = directory.query.with(|query| query.group);
        let option = |group: Grouping, name| (group.id(), name, group == now);
        vec![
            option(Grouping::Standing, l::group_none(lang)),
            option(Grouping::District, l::group_district(lang)),
            option(Grouping::Kind, l::group_kind(lang)),
        ]
    });
    let sort = Callback::new(move |id: String| {
        directory.change(site, Step::New, |query| query.sort = Sort::from_id(&id).unwrap_or_default());
    });
    let group = Callback::new(move |id: String| {
        directory.change(site, Step::New, |query| query.group = Grouping::from_id(&id));
    });
    (choice(t::sort(lang), sorts, sort), choice(l::group(lang), groups, group))
}

/// A labelled choice of few: id, name, and whether it is the present one.
fn choice(
    label: &'static str,
    options: Memo<Vec<(&'static str, &'static str, bool)>>,
    choose: Callback<String>,
) -> AnyView {
    let options = move || {
        let option = |(id, name, now)| view! { <option value=id selected=now>{name}</option> };
        options.get().into_iter().map(option).views()
    };
    view! {
        <label class="order">
            <span>{label}</span>
            <select on:change=move |event| choose.run(event_target_value(&event))>{options}</select>
        </label>
    }
    .into_any()
}

/// From where distances are measured, in words.
fn near_line(site: Site, directory: Directory) -> impl IntoView {
    let lang = site.lang.get_untracked();
    move || {
        let is_near = directory.query.with(|query| query.sort) == Sort::Near;
        is_near.then(|| match directory.origin() {
            Some((origin, _)) => view! { <p class="small">{near_text(lang, directory, origin)}</p> }.into_any(),
            None => whence(site, directory),
        })
    }
}

/// Nothing is known to measure from: says so, and asks where the reader is on a press. In a frame a browser does not tell.
// Not part of what may call it: no first view does (docs/adr/0012).
#[inline(never)]
fn whence(site: Site, directory: Directory) -> AnyView {
    let lang = site.lang.get_untracked();
    let said = RwSignal::new(l::near_unknown(lang));
    let ask = move |_| {
        said.set(m::asking(lang));
        locate(move |answer| {
            let why = match answer {
                // The line goes with the place that is known.
                Ok(fix) => {
                    directory.near.try_set(Point::new(fix.lon, fix.lat));
                    return;
                }
                Err(LocateError::Denied) => m::denied(lang),
                Err(LocateError::Unavailable) => m::unavailable(lang),
                Err(LocateError::Timeout) => m::timeout(lang),
            };
            if said.try_set(why).is_none() {
                site.announce(why.to_owned());
            }
        });
    };
    view! {
        <div class="stack small">
            <p>{said}</p>
            {(!is_framed())
                .then(|| {
                    view! {
                        <p>
                            <button type="button" class="button small quiet" on:click=ask>
                                {m::near_me(lang)}
                            </button>
                        </p>
                    }.into_any()
                })}
        </div>
    }
    .into_any()
}

// Not part of what may call it: no first view does (docs/adr/0012).
#[inline(never)]
fn near_text(lang: Lang, directory: Directory, origin: Origin) -> String {
    match origin {
        Origin::Person => l::near_person(lang).to_owned(),
        Origin::Centre => l::near_centre(lang).to_owned(),
        Origin::Organisation(row) => {
            let name =
                directory.prepared.with(|known| Some(known.as_ref()?.register.signatories.get(row)?.name.clone()));
            l::near_organisation(lang, &name.unwrap_or_default())
        }
    }
}
