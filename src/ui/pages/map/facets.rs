//! The facets: kind, theme, district, year, city-wide, each choice with its live count.

use super::names;
use crate::core::compact::Vocabularies;
use crate::core::register::Filter;
use crate::core::register::facets::FacetCounts;
use crate::core::register::shelves::Shelf;
use crate::core::text::language::Lang;
use crate::core::text::messages::map as t;
use crate::state::directory::{Directory, Prepared, Step};
use crate::state::format;
use crate::state::site::Site;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// One of the facets that hold a set of ids.
#[derive(Clone, Copy)]
struct Facet {
    label: &'static str,
    of: fn(&Filter) -> &BTreeSet<String>,
    of_mut: fn(&mut Filter) -> &mut BTreeSet<String>,
    counts: fn(&FacetCounts) -> &BTreeMap<String, usize>,
}

/// All facets as a row of buttons that open.
#[component]
pub fn Facets(prepared: std::sync::Arc<Prepared>) -> impl IntoView {
    let (site, directory) = (Site::get(), Directory::get());
    let lang = site.lang.get_untracked();
    let words = &prepared.compact.vocabularies;
    // The shelves, not the vocabulary: where somebody stands under "other", it can be chosen.
    let named = |shelf: &Shelf, name: fn(Lang, &Vocabularies, &str) -> String| -> Vec<(String, String)> {
        shelf.ids().iter().map(|id| (id.clone(), name(lang, words, id))).collect()
    };
    let kinds = named(&prepared.shelves.kinds, names::kind);
    let themes = named(&prepared.shelves.themes, names::theme);
    let districts = named(&prepared.shelves.districts, names::district);
    let by_kind = Facet { label: t::kind(lang), of: |f| &f.kinds, of_mut: |f| &mut f.kinds, counts: |c| &c.kinds };
    let by_theme = Facet { label: t::theme(lang), of: |f| &f.themes, of_mut: |f| &mut f.themes, counts: |c| &c.themes };
    let by_district = Facet {
        label: t::district(lang),
        of: |filter| &filter.districts,
        of_mut: |filter| &mut filter.districts,
        counts: |counts| &counts.districts,
    };
    let citywide = move || directory.query.with(|query| query.filter.citywide);
    view! {
        <div class="facets" role="group" aria-label=t::filters(lang)>
            {facet(by_kind, kinds)} {facet(by_theme, themes)} {facet(by_district, districts)}
            <Years prepared=prepared.clone() />
            <button
                type="button"
                class="chip"
                aria-pressed=move || citywide().to_string()
                on:click=move |_| directory.change(site, Step::New, |query| query.filter.citywide = !query.filter.citywide)
            >
                {t::citywide(lang)}
                <span class="facet-count">
                    {move || format::number(lang, directory.selection.with(|selection| selection.counts.citywide))}
                </span>
            </button>
        </div>
    }
}

/// A facet of ids: a disclosure with one checkbox per choice.
fn facet(facet: Facet, choices: Vec<(String, String)>) -> impl IntoView {
    let directory = Directory::get();
    let chosen = move || directory.query.with(|query| (facet.of)(&query.filter).len());
    view! {
        // One facet is open at a time: details with the same name close each other.
        <details class="facet" name="facet" class:on=move || { chosen() > 0 }>
            <summary class="chip">
                {facet.label}
                {move || (chosen() > 0).then(|| view! { <span class="facet-count">{chosen()}</span> })}
            </summary>
            <fieldset class="facet-choices">
                <legend class="visually-hidden">{facet.label}</legend>
                {choices.into_iter().map(|(id, name)| choice(facet, id, name)).collect_view()}
            </fieldset>
        </details>
    }
}

fn choice(facet: Facet, id: String, name: String) -> impl IntoView {
    let (site, directory) = (Site::get(), Directory::get());
    let lang = site.lang.get_untracked();
    let count = {
        let id = id.clone();
        move || directory.selection.with(|selection| (facet.counts)(&selection.counts).get(&id).copied().unwrap_or(0))
    };
    let checked = {
        let id = id.clone();
        move || directory.query.with(|query| (facet.of)(&query.filter).contains(&id))
    };
    let toggle = move |_| {
        directory.change(site, Step::New, |query| {
            let chosen = (facet.of_mut)(&mut query.filter);
            if !chosen.remove(&id) {
                chosen.insert(id.clone());
            }
        });
    };
    let empty = count.clone();
    view! {
        <label class="facet-choice" class:empty=move || empty() == 0>
            <input type="checkbox" prop:checked=checked on:change=toggle />
            <span>{name}</span>
            <span class="facet-count">{move || format::number(lang, count())}</span>
        </label>
    }
}

/// From and to year of signing, among the years that occur.
#[component]
fn Years(prepared: std::sync::Arc<Prepared>) -> impl IntoView {
    let (site, directory) = (Site::get(), Directory::get());
    let lang = site.lang.get_untracked();
    let mut years = BTreeSet::<u16>::new();
    years.extend(prepared.register.signatories.iter().filter_map(|signatory| Some(signatory.signed_on?.year())));
    let chosen =
        move || directory.query.with(|query| query.filter.signed_from.is_some() || query.filter.signed_to.is_some());
    let select = move |label: &'static str, get: fn(&Filter) -> Option<u16>, set: fn(&mut Filter, Option<u16>)| {
        let value =
            move || directory.query.with(|query| get(&query.filter)).map(|year| year.to_string()).unwrap_or_default();
        let years = years.clone();
        view! {
            <label class="field">
                <span class="label">{label}</span>
                <select
                    prop:value=value
                    on:change=move |event| {
                        let year = event_target_value(&event).parse().ok();
                        directory.change(site, Step::New, |query| set(&mut query.filter, year));
                    }
                >
                    <option value="">{t::year_any(lang)}</option>
                    {years
                        .into_iter()
                        .map(|year| {
                            let text = year.to_string();
                            let selected = {
                                let text = text.clone();
                                move || value() == text
                            };
                            view! { <option value=text.clone() selected=selected>{text.clone()}</option> }
                        })
                        .collect_view()}
                </select>
            </label>
        }
    };
    // A range that ends before it begins is turned round by moving its other end along.
    let from = |filter: &mut Filter, year: Option<u16>| {
        filter.signed_from = year;
        filter.signed_to = filter.signed_to.map(|to| year.map_or(to, |from| to.max(from)));
    };
    let to = |filter: &mut Filter, year: Option<u16>| {
        filter.signed_to = year;
        filter.signed_from = filter.signed_from.map(|from| year.map_or(from, |to| from.min(to)));
    };
    view! {
        <details class="facet" name="facet" class:on=chosen>
            <summary class="chip">{t::year(lang)}</summary>
            <fieldset class="facet-choices facet-years">
                <legend class="visually-hidden">{t::year(lang)}</legend>
                {select.clone()(t::year_from(lang), |filter| filter.signed_from, from)}
                {select(t::year_to(lang), |filter| filter.signed_to, to)}
            </fieldset>
        </details>
    }
}
