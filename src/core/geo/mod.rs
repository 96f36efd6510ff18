//! Geography: projection, camera, base map, scale bar and label placement. All of it arithmetic, none of it drawing.

pub mod basemap;
pub mod camera;
pub mod delta;
pub mod fan;
pub mod gesture;
pub mod labels;
pub mod mercator;
pub mod motion;
pub mod rect;
pub mod ring;
pub mod scale_bar;
pub mod simplify;
pub mod tiles;

pub use basemap::{Basemap, PlaceLevel};
pub use camera::{Camera, Lens, LonLatBox, Size};
pub use mercator::{World, project, unproject};
pub use rect::Rect;
