//! The action areas by group.

use crate::core::compact::narrowing::{number_in, with_number};
use crate::core::compact::{Area, Compact, Principle};
use crate::core::route::Route;
use crate::core::text::messages::{explain as t, story, tries};
use crate::state::endpoint::Endpoint;
use crate::state::format;
use crate::state::site::Site;
use crate::ui::pages::principle::around::{lookup, term_links};
use crate::ui::pages::principle::try_it::indicator_href;
use crate::ui::parts::segment::segment;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// Name in the address of the group that is shown alone.
const GROUP: &str = "group";
/// Name in the address of whether the self-assessment's questions stand with the areas.
const QUESTIONS: &str = "questions";

/// Every area once, under the first group it belongs to; one that belongs to every group stands by itself, last.
pub fn areas(site: Site, compact: &Compact) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let everywhere =
        |area: &Area| compact.groups.len() > 1 && compact.groups.iter().all(|group| area.groups.contains(&group.id));
    let known = |area: &Area| compact.groups.iter().any(|group| area.groups.first() == Some(&group.id));
    let asked = Memo::new(move |_| site.search.with(|search| number_in(search, QUESTIONS)) == Some(1));
    let ask = move |event| {
        let wanted = event_target_checked(&event).then_some(1);
        site.go(&Route::Compact, &with_number(&site.search.get_untracked(), QUESTIONS, wanted), true);
    };
    let groups: Vec<u32> = compact.groups.iter().map(|group| group.id).collect();
    // In the address, so that who comes back, and who gets the link, sees the same.
    let chosen = Memo::new(move |_| {
        site.search.with(|search| number_in(search, GROUP)).filter(|id| *id == u32::MAX || groups.contains(id))
    });
    let mut parts: Vec<(Option<u32>, String, Vec<&Area>)> = compact
        .groups
        .iter()
        .map(|group| {
            let inside = |area: &&Area| area.groups.first() == Some(&group.id) && !everywhere(area);
            (Some(group.id), group.name.clone(), compact.areas.iter().filter(inside).collect())
        })
        .collect();
    let through: Vec<&Area> = compact.areas.iter().filter(|area| everywhere(area)).collect();
    let rest: Vec<&Area> = compact.areas.iter().filter(|area| !everywhere(area) && !known(area)).collect();
    let everywhere = through.len();
    parts.push((None, t::compact_areas_all(lang).to_owned(), through));
    parts.push((Some(u32::MAX), t::compact_areas_rest(lang).to_owned(), rest));
    let filter = (compact.groups.len() > 1).then(|| filter(site, &parts, everywhere, chosen));
    let group = |(id, name, areas): (Option<u32>, String, Vec<&Area>)| {
        // What runs through all groups belongs to each of them.
        let outside = move || id.is_some() && chosen.get().is_some_and(|chosen| Some(chosen) != id);
        (!areas.is_empty()).then(|| {
            view! {
                <section class="area-group" hidden=outside>
                    <h3>{name}</h3>
                    <ul class="areas">{areas.into_iter().map(|area| one(site, compact, area, asked)).views()}</ul>
                </section>
            }
            .into_any()
        })
    };
    let doubt = (!compact.unknowns.is_empty()).then(|| {
        view! {
            <p class="small">
                <a class="areas-doubt" href="#unknown">{t::compact_areas_doubt(lang)}</a>
            </p>
        }
        .into_any()
    });
    view! {
        <section id="areas" class="stack">
            <h2>{t::compact_areas(lang)}</h2>
            <p>{t::compact_areas_text(lang)}</p>
            {doubt}
            {filter}
            <p class="no-print">
                <label class="cluster">
                    <input type="checkbox" prop:checked=asked on:change=ask />
                    {story::areas_questions_show(lang)}
                </label>
            </p>
            {parts.into_iter().map(group).views()}
        </section>
    }
}

/// One area: its number in the compact, what it is about, and the principles that touch it.
fn one(site: Site, compact: &Compact, area: &Area, asked: Memo<bool>) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let number = area.id.to_string();
    let chip = |principle: &Principle| {
        let colour = principle.colour.clone();
        view! {
            <li style:--light=colour.light style:--dark=colour.dark>
                <a href=site.href(&Route::Principle(principle.slug.clone()))>
                    <span class="swatch"></span>
                    {principle.short.clone()}
                </a>
            </li>
        }
    };
    let touching: Vec<_> =
        compact.principles.iter().filter(|principle| principle.areas.contains(&area.id)).map(chip).collect();
    let principles = (!touching.is_empty()).then(|| {
        view! {
            <div class="area-principles">
                <span>{t::area_principles(lang)}</span>
                <ul class="area-chips">{touching}</ul>
            </div>
        }
        .into_any()
    });
    view! {
        <li id=format!("area-{number}")>
            <span class="number">{number.clone()}</span>
            <div>
                <h4>{area.name.clone()}</h4>
                <p>{area.text.clone()}</p>
                {principles}
                {questions(site, compact, area, asked)}
                {lookup(tries::terms_short(lang), term_links(site, compact, &area.terms))}
            </div>
        </li>
    }
}

/// The choice of one group; `through` areas run through all of them.
fn filter(
    site: Site,
    parts: &[(Option<u32>, String, Vec<&Area>)],
    through: usize,
    chosen: Memo<Option<u32>>,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let choice = |group: Option<u32>, name: &str, areas: usize| {
        let said = story::areas_shown(lang, format::plural(lang, areas), &format::number(lang, areas));
        segment(
            "area-group".to_owned(),
            name.to_owned(),
            Box::new(move || chosen.get() == group),
            Box::new(move || {
                site.go(&Route::Compact, &with_number(&site.search.get_untracked(), GROUP, group), true);
                site.announce(said.clone());
            }),
        )
    };
    let all = parts.iter().map(|(_, _, areas)| areas.len()).sum();
    let groups = parts
        .iter()
        .filter(|(group, _, areas)| group.is_some() && !areas.is_empty())
        .map(|(group, name, areas)| choice(*group, name, areas.len() + through))
        .views();
    view! {
        <fieldset class="segments no-print">
            <legend>{story::areas_group(lang)}</legend>
            {choice(None, story::areas_all(lang), all)}
            {groups}
        </fieldset>
    }
}

/// The self-assessment's questions on an area, once somebody asked: the page does without the instrument's file before.
fn questions(site: Site, compact: &Compact, area: &Area, asked: Memo<bool>) -> impl IntoView + use<> {
    let (endpoint, number, lang) = (Endpoint::get(), area.id, site.lang.get_untracked());
    let slugs: Vec<(String, String)> =
        compact.principles.iter().map(|principle| (principle.id.clone(), principle.slug.clone())).collect();
    move || {
        let instrument = asked.get().then(|| endpoint.instrument().value()).flatten()?;
        let touching = instrument.indicators.iter().filter(|indicator| indicator.areas.contains(&number));
        let links = touching.filter_map(|indicator| {
            let (_, slug) = slugs.iter().find(|(id, _)| *id == indicator.principle)?;
            Some((indicator_href(site, slug, &indicator.id), indicator.title.clone()))
        });
        lookup(story::areas_questions(lang), links.collect())
    }
}
