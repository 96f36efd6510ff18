//! Ports to the browser. Each returns a `Result` or a plain value; none panics when a port is closed.
//!
//! Invariant: nothing here knows the app's state or its views.

pub mod anchor;
pub mod chosen_file;
pub mod clipboard;
pub mod clock;
pub mod document;
pub mod fetch;
pub mod files;
pub mod geolocation;
pub mod history;
pub mod intl;
pub mod local_storage;
pub mod lock;
pub mod panic_screen;
pub mod passages;
pub mod random;
pub mod resize;
pub mod scrolling;
pub mod speech;
pub mod tabs;
