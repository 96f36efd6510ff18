//! Ports to the browser. Each returns a `Result` or a plain value; none panics when a port is closed.
//! Compiled natively, every port is closed; with the feature `prerender`, `given` tells what a page is written from.
//!
//! Invariant: nothing here knows the app's state or its views.

pub mod anchor;
pub mod chosen_file;
pub mod clipboard;
#[cfg(not(feature = "prerender"))]
pub mod clock;
#[cfg(feature = "prerender")]
#[path = "clock_native.rs"]
pub mod clock;
pub mod document;
pub mod fetch;
pub mod files;
pub mod fullscreen;
pub mod geolocation;
#[cfg(feature = "prerender")]
pub mod given;
pub mod history;
#[cfg(not(feature = "prerender"))]
pub mod intl;
#[cfg(feature = "prerender")]
#[path = "intl_native.rs"]
pub mod intl;
pub mod left;
#[cfg(not(feature = "prerender"))]
pub mod local_storage;
#[cfg(feature = "prerender")]
#[path = "local_storage_native.rs"]
pub mod local_storage;
pub mod lock;
pub mod panic_screen;
pub mod passages;
pub mod random;
pub mod resize;
pub mod rows;
pub mod scrolling;
pub mod speech;
pub mod tabs;
mod window;
