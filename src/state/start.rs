//! The first and last things an instance does.

pub use crate::platform::document::app_root as root;
pub use crate::platform::panic_screen::install as catch_panics;

use crate::platform::document;

/// Says that the app stands in place of the static text.
pub fn mounted() {
    document::remove_static_text();
    document::set_state("ready");
    document::mark("samspel:mounted");
}
