//! One file per page.

pub mod accessibility;
pub mod assessment;
pub mod builder;
pub mod compact;
pub mod desk;
pub mod embed;
pub mod glossary;
pub mod home;
pub mod map;
pub mod map_canvas;
pub mod meeting;
pub mod not_found;
pub mod organisation;
pub mod principle;
pub mod principles;
pub mod privacy;
pub mod sources;
#[cfg(debug_assertions)]
pub mod style;
