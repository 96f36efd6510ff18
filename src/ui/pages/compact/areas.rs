//! The action areas by group.

use crate::core::compact::{Area, Compact, Principle};
use crate::core::route::Route;
use crate::core::text::messages::{explain as t, tries};
use crate::state::site::Site;
use crate::ui::pages::principle::around::{lookup, term_links};
use leptos::prelude::*;

/// Every area once, under the first group it belongs to; one that belongs to every group stands by itself, last.
pub fn areas(site: Site, compact: &Compact) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let everywhere =
        |area: &Area| compact.groups.len() > 1 && compact.groups.iter().all(|group| area.groups.contains(&group.id));
    let known = |area: &Area| compact.groups.iter().any(|group| area.groups.first() == Some(&group.id));
    let mut parts: Vec<(String, Vec<&Area>)> = compact
        .groups
        .iter()
        .map(|group| {
            let inside = |area: &&Area| area.groups.first() == Some(&group.id) && !everywhere(area);
            (group.name.clone(), compact.areas.iter().filter(inside).collect())
        })
        .collect();
    let through: Vec<&Area> = compact.areas.iter().filter(|area| everywhere(area)).collect();
    let rest: Vec<&Area> = compact.areas.iter().filter(|area| !everywhere(area) && !known(area)).collect();
    parts.push((t::compact_areas_all(lang).to_owned(), through));
    parts.push((t::compact_areas_rest(lang).to_owned(), rest));
    let group = |(name, areas): (String, Vec<&Area>)| {
        (!areas.is_empty()).then(|| {
            view! {
                <section class="area-group">
                    <h3>{name}</h3>
                    <ul class="areas">{areas.into_iter().map(|area| one(site, compact, area)).collect_view()}</ul>
                </section>
            }
        })
    };
    let doubt = (!compact.unknowns.is_empty()).then(|| {
        view! {
            <p class="small">
                <a class="areas-doubt" href="#unknown">{t::compact_areas_doubt(lang)}</a>
            </p>
        }
    });
    view! {
        <section id="areas" class="stack">
            <h2>{t::compact_areas(lang)}</h2>
            <p>{t::compact_areas_text(lang)}</p>
            {doubt}
            {parts.into_iter().map(group).collect_view()}
        </section>
    }
}

/// One area: its number in the compact, what it is about, and the principles that touch it.
fn one(site: Site, compact: &Compact, area: &Area) -> impl IntoView + use<> {
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
    });
    view! {
        <li id=format!("area-{number}")>
            <span class="number">{number.clone()}</span>
            <div>
                <h4>{area.name.clone()}</h4>
                <p>{area.text.clone()}</p>
                {principles}
                {lookup(tries::terms_short(lang), term_links(site, compact, &area.terms))}
            </div>
        </li>
    }
}
