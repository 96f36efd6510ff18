//! Between the directory and the map view: what the map shows, and what a press on it means.

use crate::core::register::Point;
use crate::core::text::messages::mapview as t;
use crate::state::directory::{Directory, Prepared, Step};
use crate::state::endpoint::Endpoint;
use crate::state::load::Load;
use crate::state::site::Site;
use crate::ui::map::{MapPoints, MapView};
use crate::ui::parts::loaded::explain;
use leptos::prelude::*;
use std::sync::Arc;

/// The map of what passes now. `framed` asks for Ctrl or two fingers before the map takes a gesture.
pub fn map_canvas(directory: Directory, prepared: &Arc<Prepared>, framed: bool) -> impl IntoView + use<> {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let points =
        Arc::new(MapPoints::new(&prepared.register, &prepared.compact.vocabularies, site.lang.get_untracked()));
    let passing = Memo::new(move |_| directory.selection.with(|selection| Arc::new(selection.passing.clone())));
    let prepared = Arc::clone(prepared);
    let select = Callback::new(move |row: usize| {
        if let Some(signatory) = prepared.register.signatories.get(row) {
            directory.choose(site, Some(signatory.id.clone()));
        }
    });
    let settled = Callback::new(move |camera| directory.change(site, Step::Same, |query| query.at = Some(camera)));
    // Where somebody is, the list may count its distances from.
    let located = Callback::new(move |(lon, lat)| directory.near.set(Point::new(lon, lat)));
    let lang = site.lang.get_untracked();
    // The organisations can be found and read without a base map, so its failure is a remark, not an end.
    let failed = move || match endpoint.basemap().get() {
        Load::Failed(error) => Some(view! {
            <p class="map-failed notice warning">
                {explain(lang, &error)} " "
                <button type="button" class="button small" on:click=move |_| endpoint.basemap().retry()>
                    {crate::core::text::messages::common::retry(lang)}
                </button>
            </p>
        }),
        Load::Pending | Load::Ready { .. } => None,
    };
    view! {
        <section class="map-holder no-print" aria-label=t::label(site.lang.get_untracked())>
            <MapView
                points=Signal::stored(points)
                passing
                basemap=Signal::derive(move || endpoint.basemap().value())
                selected=Signal::derive(move || directory.selected_row())
                on_select=select
                hovered=directory.hovered
                camera=Signal::derive(move || directory.query.with(|query| query.at))
                on_camera_settled=settled
                on_located=located
                on_announce=Callback::new(move |text: String| site.announce(text))
                cooperative=framed
            />
            {failed}
        </section>
    }
}
