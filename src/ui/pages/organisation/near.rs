//! Where the organisation is and who its neighbours are.

use super::super::map::card::distance_words;
use crate::core::compact::short::Short;
use crate::core::geo::Camera;
use crate::core::register::Register;
use crate::core::register::nearby::{NAMED, ZOOM, neighbours};
use crate::core::route::Route;
use crate::core::text::messages::{listing as l, map as t};
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::map::{MapPoints, StillMap};
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::sync::Arc;

/// The small map, and the neighbours as a list.
pub fn near(site: Site, endpoint: Endpoint, compact: &Short, register: &Arc<Register>, row: usize) -> Option<AnyView> {
    let signatory = register.signatories.get(row)?;
    let lang = site.lang.get_untracked();
    let found = neighbours(register, row, NAMED);
    let place = signatory.own_place();
    if found.is_empty() && place.is_none() {
        return None;
    }
    let title = if place.is_some() { l::near_title(lang) } else { t::nearby(lang) };
    let neighbour = |(row, metres): &(usize, Option<f64>)| {
        let other = register.signatories.get(*row)?;
        let href = site.href(&Route::Organisation(other.id.as_str().to_owned()));
        let far = metres.map(|metres| view! { <span class="org-far">{distance_words(lang, metres)}</span> }.into_any());
        Some(view! { <li><a href=href>{other.name.clone()}</a> " " {far}</li> }.into_any())
    };
    let list = found.iter().filter_map(neighbour).views();
    let list = (!found.is_empty()).then(|| {
        view! {
            <h2 id="near" class="aside-title">{title}</h2>
            <ul class="plain near-list">{list}</ul>
        }
        .into_any()
    });
    let map = place.map(|point| {
        let camera = Camera { lon: point.lon(), lat: point.lat(), zoom: ZOOM };
        let shown = |at: usize| at == row || found.iter().any(|(other, _)| *other == at);
        let passing = Arc::new((0..register.signatories.len()).map(shown).collect::<Vec<bool>>());
        let points = Arc::new(MapPoints::new(register, &compact.vocabularies, lang));
        let basemap = Arc::new(move || endpoint.basemap().value());
        let href = super::on_map(site, &signatory.id);
        view! {
            <div class="org-map no-print">
                <StillMap points passing basemap selected=row camera label=l::near_map(lang) href />
            </div>
        }
        .into_any()
    });
    Some(view! { <aside class="stack org-near">{map} {list}</aside> }.into_any())
}
