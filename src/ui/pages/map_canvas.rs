//! Between the directory and the map view: what the map shows, and what a press on it means.

use crate::core::geo::Camera;
use crate::core::geo::basemap::Basemap;
use crate::core::register::Point;
use crate::core::text::language::Lang;
use crate::core::text::messages::{common, mapview as t};
use crate::state::directory::{Directory, Prepared, Step};
use crate::state::endpoint::Endpoint;
use crate::state::load::{Load, LoadError};
use crate::state::site::Site;
use crate::ui::map::{Host, MapPoints, MapView};
use crate::ui::parts::loaded::explain;
use leptos::prelude::*;
use std::sync::Arc;

/// The page as the map sees it.
struct Shown {
    directory: Directory,
    site: Site,
    endpoint: Endpoint,
    prepared: Arc<Prepared>,
}

impl Host for Shown {
    fn passing(&self) -> Arc<Vec<bool>> {
        self.directory.selection.with(|selection| Arc::new(selection.passing.clone()))
    }

    fn basemap(&self) -> Option<Arc<Basemap>> {
        self.endpoint.basemap().value()
    }

    fn selected(&self) -> Option<usize> {
        self.directory.selected_row()
    }

    fn camera(&self) -> Option<Camera> {
        self.directory.query.with(|query| query.at)
    }

    fn select(&self, row: usize) {
        if let Some(signatory) = self.prepared.register.signatories.get(row) {
            self.directory.choose(self.site, Some(signatory.id.clone()));
        }
    }

    fn looked(&self, camera: Camera) {
        self.directory.change(self.site, Step::Same, |query| query.at = Some(camera));
    }

    // Where somebody is, the list may count its distances from.
    fn located(&self, lon: f64, lat: f64) {
        self.directory.near.set(Point::new(lon, lat));
    }

    fn say(&self, text: String) {
        self.site.announce(text);
    }
}

/// The map of what passes now. `framed` asks for Ctrl or two fingers before the map takes a gesture.
pub fn map_canvas(directory: Directory, prepared: &Arc<Prepared>, framed: bool) -> impl IntoView + use<> {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let lang = site.lang.get_untracked();
    let points = Arc::new(MapPoints::new(&prepared.register, &prepared.compact.vocabularies, lang));
    let page = Arc::new(Shown { directory, site, endpoint, prepared: Arc::clone(prepared) });
    // The organisations can be found and read without a base map, so its failure is a remark, not an end.
    let failed = move || match endpoint.basemap().get() {
        Load::Failed(error) => Some(failed(lang, endpoint, &error)),
        Load::Pending | Load::Ready { .. } => None,
    };
    view! {
        <section class="map-holder no-print" aria-label=t::label(lang)>
            <MapView points page hovered=directory.hovered cooperative=framed />
            {failed}
        </section>
    }
}

/// There is no base map, and why.
// Not part of what may call it: no first view does (docs/adr/0012).
#[inline(never)]
fn failed(lang: Lang, endpoint: Endpoint, error: &LoadError) -> AnyView {
    view! {
        <p class="map-failed notice warning">
            {explain(lang, error)} " "
            <button type="button" class="button small" on:click=move |_| endpoint.basemap().retry()>
                {common::retry(lang)}
            </button>
        </p>
    }
    .into_any()
}
