//! Samspel: the app for a local compact between a city and its civil society.
//!
//! Layers run one way: `ui → state → platform → core`. [`core`] is pure Rust and is all that is compiled without the
//! feature `ui`; the others need a browser. `ARCHITECTURE.md` walks through the house.

pub mod core;

#[cfg(feature = "ui")]
pub mod platform;
#[cfg(feature = "prerender")]
pub mod prerender;
#[cfg(feature = "ui")]
pub mod state;
#[cfg(feature = "ui")]
pub mod ui;
