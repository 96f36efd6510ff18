//! What a view may ask of the browser.

pub use crate::platform::anchor::arrive_at;
pub use crate::platform::clipboard::write as copy;
pub use crate::platform::document::{
    TileSource, encode, endpoint, focus, focus_heading, focus_link_in, forget_copies, is_framed, mark, matches, offers,
    post_height, print, print_part, reduced_motion, reveal, set_root_property, set_theme, tiles,
};
pub use crate::platform::files::{FileError, read as read_file, save as save_file};
pub use crate::platform::fullscreen;
pub use crate::platform::geolocation::{Fix, LocateError, locate};
pub use crate::platform::local_storage::clear_all;
pub use crate::platform::rows;
pub use crate::platform::scrolling::{Pieces, Watch, view_height};
