//! Facets: kind, theme, district, years, and "takes part city-wide", each choice with its live count.

use super::names::{self, Choices};
use crate::core::register::Filter;
use crate::core::register::choice::{Choice, chosen};
use crate::core::register::signed_on::{SignedOn, YEARS};
use crate::core::text::messages::{listing as l, map as t};
use crate::state::actions;
use crate::state::directory::{Directory, Prepared, Step};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::dialog::dialog;
use crate::ui::parts::unfolding::unfolding;
use crate::ui::parts::views::Views;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, HtmlElement};
use std::sync::Arc;

/// The facets as a row of buttons that open; where there is no room for that, one button that opens them in a dialog.
pub fn facets(directory: Directory, prepared: &Arc<Prepared>) -> AnyView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let open = RwSignal::new(false);
    let count = move || directory.selection.with(|selection| selection.hits.len());
    let button = move || match directory.query.with(|query| chosen(&query.filter)) {
        0 => l::filters(lang).to_owned(),
        chosen => l::filters_chosen(lang, &format::number(lang, chosen)),
    };
    let of_dialog = Arc::clone(prepared);
    let content = move || {
        let show = move || l::filters_show(lang, format::plural(lang, count()), &format::number(lang, count()));
        view! {
            {row(directory, &of_dialog)}
            <p class="dialog-end">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        open.set(false);
                        // What the filters left over is of more interest than the button that opened them.
                        actions::focus("results");
                    }
                >
                    {show}
                </button>
            </p>
        }
        .into_any()
    };
    view! {
        <div class="facets-wide">{row(directory, prepared)}</div>
        <p class="facets-narrow no-print">
            <button type="button" class="button quiet" aria-haspopup="dialog" on:click=move |_| open.set(true)>
                {button}
            </button>
        </p>
        {dialog("filters-title", l::filters_title(lang), open, content)}
    }
    .into_any()
}

/// All facets.
fn row(directory: Directory, prepared: &Arc<Prepared>) -> AnyView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let facet = |label, chosen, choices| facet(directory, prepared, label, chosen, choices);
    let citywide = move || directory.query.with(|query| query.filter.citywide);
    let count = Memo::new(move |_| directory.selection.with(|selection| selection.counts.citywide));
    view! {
        <div class="facets" role="group" aria-label=t::filters(lang)>
            {facet(t::kind(lang), |filter| filter.kinds.len(), names::kinds)}
            {facet(t::theme(lang), |filter| filter.themes.len(), names::all_themes)}
            {facet(t::district(lang), |filter| filter.districts.len(), names::districts)} {years(directory, prepared)}
            <button
                type="button"
                class="chip"
                class:empty=move || count.get() == 0
                aria-pressed=move || citywide().to_string()
                on:click=move |_| directory.change(site, Step::New, |query| Choice::Citywide.toggle(&mut query.filter))
            >
                {t::citywide(lang)} <span class="facet-count">{move || format::number(lang, count.get())}</span>
            </button>
        </div>
    }
    .into_any()
}

/// A facet of ids: a disclosure with one checkbox per choice.
fn facet(
    directory: Directory,
    prepared: &Arc<Prepared>,
    label: &'static str,
    chosen: fn(&Filter) -> usize,
    choices: Choices,
) -> AnyView {
    let chosen = Memo::new(move |_| directory.query.with(|query| chosen(&query.filter)));
    let prepared = Arc::clone(prepared);
    let boxes = move || {
        let choices = choices(Site::get().lang.get_untracked(), &prepared);
        view! {
            <fieldset class="facet-choices">
                <legend class="visually-hidden">{label}</legend>
                {choices.into_iter().map(|(choice, name)| choice_box(directory, choice, name)).views()}
            </fieldset>
        }
        .into_any()
    };
    let (toggled, boxes) = unfolding(Box::new(boxes));
    view! {
        // One facet is open at a time: details with the same name close each other.
        <details
            class="facet"
            name="facet"
            class:on=move || { chosen.get() > 0 }
            on:toggle=toggled
            on:keydown=folded_by_escape
        >
            <summary class="chip">
                {label} {move || (chosen.get() > 0).then(|| view! { <span class="facet-count">{chosen.get()}</span> }.into_any())}
            </summary>
            {boxes}
        </details>
    }
    .into_any()
}

/// Escape folds an open facet and gives the focus back to what opened it.
// Not part of what may call it: no first view does (docs/adr/0012).
#[inline(never)]
fn folded_by_escape(event: KeyboardEvent) {
    let details = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(details) = details.filter(|details| event.key() == "Escape" && details.has_attribute("open")) else {
        return;
    };
    event.stop_propagation();
    event.prevent_default();
    let _ = details.remove_attribute("open");
    if let Some(summary) = details.query_selector("summary").ok().flatten() {
        let _ = summary.unchecked_into::<HtmlElement>().focus();
    }
}

fn choice_box(directory: Directory, choice: Choice, name: String) -> AnyView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let (of, own) = (choice.clone(), choice.clone());
    let count = Memo::new(move |_| directory.selection.with(|selection| of.count(&selection.counts)));
    view! {
        <label class="facet-choice" class:empty=move || count.get() == 0>
            <input
                type="checkbox"
                prop:checked=move || directory.query.with(|query| own.is_in(&query.filter))
                on:change=move |_| directory.change(site, Step::New, |query| choice.toggle(&mut query.filter))
            />
            <span>{name}</span>
            <span class="facet-count">{move || format::number(lang, count.get())}</span>
        </label>
    }
    .into_any()
}

/// From and to year of signing, among the years that occur.
fn years(directory: Directory, prepared: &Arc<Prepared>) -> AnyView {
    let lang = Site::get().lang.get_untracked();
    let prepared = Arc::clone(prepared);
    let ends = move || {
        let years = years_that_occur(&prepared);
        view! {
            <fieldset class="facet-choices facet-years">
                <legend class="visually-hidden">{t::year(lang)}</legend>
                {year(directory, &years, t::year_from(lang), false)} {year(directory, &years, t::year_to(lang), true)}
            </fieldset>
        }
        .into_any()
    };
    let (toggled, ends) = unfolding(Box::new(ends));
    let chosen =
        move || directory.query.with(|query| query.filter.signed_from.is_some() || query.filter.signed_to.is_some());
    view! {
        <details class="facet" name="facet" class:on=chosen on:toggle=toggled on:keydown=folded_by_escape>
            <summary class="chip">{t::year(lang)}</summary>
            {ends}
        </details>
    }
    .into_any()
}

fn years_that_occur(prepared: &Prepared) -> Vec<u16> {
    let mut occurs = vec![false; YEARS.count()];
    for year in prepared.register.signatories.iter().filter_map(|signatory| signatory.signed_on.map(SignedOn::year)) {
        if let Some(occurs) = occurs.get_mut(usize::from(year - YEARS.start())) {
            *occurs = true;
        }
    }
    YEARS.zip(occurs).filter_map(|(year, occurs)| occurs.then_some(year)).collect()
}

/// One end of the span of years. What lies beyond the other end cannot be chosen, so neither end moves the other.
fn year(directory: Directory, years: &[u16], label: &'static str, is_end: bool) -> AnyView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let of = move |filter: &Filter| if is_end { filter.signed_to } else { filter.signed_from };
    let now = Memo::new(move |_| directory.query.with(|query| of(&query.filter)));
    let set = move |event| {
        let year: Option<u16> = event_target_value(&event).parse().ok();
        directory.change(site, Step::New, |query| {
            if is_end {
                query.filter.signed_to = year;
            } else {
                query.filter.signed_from = year;
            }
        });
    };
    let other = Memo::new(move |_| {
        directory.query.with(|query| if is_end { query.filter.signed_from } else { query.filter.signed_to })
    });
    let option = |year: u16| {
        let value = year.to_string();
        let signed = move || directory.selection.with(|selection| Choice::Year(year).count(&selection.counts));
        let text = move || format!("{year} ({})", format::number(lang, signed()));
        let beyond = move || other.get().is_some_and(|other| if is_end { year < other } else { year > other });
        view! {
            <option value=value prop:selected=move || now.get() == Some(year) disabled=beyond>
                {text}
            </option>
        }
    };
    let options = years.iter().copied().map(option).views();
    view! {
        <label class="field">
            <span class="label">{label}</span>
            <select on:change=set>
                <option value="" prop:selected=move || now.get().is_none()>{t::year_any(lang)}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}
