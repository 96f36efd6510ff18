//! The page around a map: what it gives the map to show, and what it hears from it.

use crate::core::geo::Camera;
use crate::core::geo::basemap::Basemap;
use std::sync::Arc;

/// What a map asks of its page and tells it. What the first four read is followed: when it changes, so does the map.
/// Organisations are known by their row in the register.
pub trait Host: Send + Sync {
    /// By row: whether it passes the filter.
    fn passing(&self) -> Arc<Vec<bool>>;

    /// The base map, once it is here.
    fn basemap(&self) -> Option<Arc<Basemap>>;

    /// Row of the organisation that is open.
    fn selected(&self) -> Option<usize>;

    /// Where to look; as long as it is `None` and nobody moved the map, it shows all.
    fn camera(&self) -> Option<Camera>;

    /// An organisation was pressed.
    fn select(&self, row: usize);

    /// A person has moved the map, or it went to what was opened, and it has come to rest.
    fn looked(&self, camera: Camera);

    /// Where the reader is, longitude and latitude, when they asked and are on the map.
    fn located(&self, lon: f64, lat: f64);

    /// To be said in the page's live region.
    fn say(&self, text: String);
}
