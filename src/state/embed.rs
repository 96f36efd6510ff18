//! A page in a partner's frame: its look as the partner asks, its height as the partner needs.

use crate::core::register::contrast::{Ground, readable};
use crate::core::register::embed_options::{EmbedOptions, Scheme};
use crate::platform::{document, resize};

/// Takes scheme and accent colour from the address, and starts telling the framing page how high this one is. The colour
/// is corrected for either theme, so that it can be read whichever the system asks for.
pub fn apply(options: EmbedOptions) {
    document::set_embedded();
    match options.scheme {
        Scheme::Light | Scheme::Dark => document::set_theme(Some(options.scheme.id())),
        Scheme::Auto => document::set_theme(None),
    }
    for (name, ground) in [("--partner-light", Ground::Light), ("--partner-dark", Ground::Dark)] {
        let colour = options.theme_colour.map(|colour| readable(colour, ground).css()).unwrap_or_default();
        document::set_root_property(name, &colour);
    }
    follow_height();
}

/// Tells the framing page this page's height, now and whenever it changes. Outside a frame nobody is told.
pub fn follow_height() {
    if document::is_framed() {
        resize::on_height(document::post_height);
    }
}
