//! Where the organisation is and who its neighbours are.

use super::super::map::card::distance_words;
use crate::core::geo::Camera;
use crate::core::register::nearby::neighbours;
use crate::core::register::{Register, Signatory};
use crate::core::route::Route;
use crate::core::text::messages::{listing as l, map as t};
use crate::state::directory::Prepared;
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::map::{MapPoints, MapView};
use leptos::prelude::*;
use std::sync::Arc;

/// How many neighbours are named.
const NEIGHBOURS: usize = 6;
/// How close the small map looks: a part of town.
const ZOOM: f64 = 13.5;

/// The small map, and the neighbours as a list.
pub fn near(
    site: Site,
    endpoint: Endpoint,
    prepared: &Arc<Prepared>,
    row: usize,
    signatory: &Signatory,
) -> Option<AnyView> {
    let lang = site.lang.get_untracked();
    let found = neighbours(&prepared.register, row, NEIGHBOURS);
    if found.is_empty() && signatory.point.is_none() {
        return None;
    }
    let title = if signatory.point.is_some() { l::near_title(lang) } else { t::nearby(lang) };
    let neighbour = |(row, metres): &(usize, Option<f64>)| {
        let other = prepared.register.signatories.get(*row)?;
        let href = site.href(&Route::Organisation(other.id.as_str().to_owned()));
        let far = metres.map(|metres| view! { <span class="org-far">{distance_words(lang, metres)}</span> });
        Some(view! { <li><a href=href>{other.name.clone()}</a> " " {far}</li> })
    };
    let list = found.iter().filter_map(neighbour).collect_view();
    let list = (!found.is_empty()).then(|| {
        view! {
            <h2 id="near" class="aside-title">{title}</h2>
            <ul class="plain near-list">{list}</ul>
        }
    });
    let map = signatory.point.map(|point| {
        let camera = Camera { lon: point.lon(), lat: point.lat(), zoom: ZOOM };
        small_map(site, endpoint, prepared, row, camera, &found)
    });
    Some(view! { <aside class="stack org-near">{map} {list}</aside> }.into_any())
}

/// The organisation among its neighbours; a press on another goes to its page.
fn small_map(
    site: Site,
    endpoint: Endpoint,
    prepared: &Arc<Prepared>,
    row: usize,
    camera: Camera,
    neighbours: &[(usize, Option<f64>)],
) -> AnyView {
    let lang = site.lang.get_untracked();
    let points = Arc::new(MapPoints::new(&prepared.register, &prepared.compact.vocabularies, lang));
    let shown = |at: usize| at == row || neighbours.iter().any(|(other, _)| *other == at);
    let passing = Arc::new((0..prepared.register.signatories.len()).map(shown).collect::<Vec<bool>>());
    let register: Arc<Register> = Arc::clone(&prepared.register);
    let select = Callback::new(move |pressed: usize| {
        if let Some(other) = register.signatories.get(pressed).filter(|_| pressed != row) {
            site.go(&Route::Organisation(other.id.as_str().to_owned()), "", false);
        }
    });
    view! {
        <section class="org-map no-print" aria-label=l::near_map(lang)>
            <MapView
                points=Signal::stored(points)
                passing=Signal::stored(passing)
                basemap=Signal::derive(move || endpoint.basemap().value())
                selected=Signal::stored(Some(row))
                on_select=select
                hovered=RwSignal::new(None)
                camera=Signal::stored(Some(camera))
                on_announce=Callback::new(move |text: String| site.announce(text))
                cooperative=true
            />
        </section>
    }
    .into_any()
}
