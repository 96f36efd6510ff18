//! What helps the reader over the markers: where they are, and the frame they draw around what to zoom to.

use super::brush::Brush;
use super::palette::Tone;
use crate::core::geo::Rect;
use crate::core::geo::World;

/// Where the reader is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Here {
    /// The place.
    pub at: World,
    /// How far off it may be, world units.
    pub within: f64,
}

impl Brush<'_> {
    /// A ring as wide as the place is unsure.
    // Not part of what may call it: no first view does (docs/adr/0012).
    #[inline(never)]
    pub fn within(&self, here: Here) {
        let (x, y) = self.lens.to_screen(here.at);
        let radius = here.within * self.lens.scale;
        // A ring far larger than the screen says nothing and costs much.
        if radius > 14.0 && radius < 4000.0 {
            self.context.set_global_alpha(0.14);
            self.disc(x, y, radius, self.palette.of(Tone::Focus));
            self.context.set_global_alpha(1.0);
            self.ring(x, y, radius, 1.5, self.palette.of(Tone::Focus));
        }
    }

    /// A target of two rings, like no marker.
    // Not part of what may call it: no first view does (docs/adr/0012).
    #[inline(never)]
    pub fn here(&self, here: Here) {
        let (x, y) = self.lens.to_screen(here.at);
        self.disc(x, y, 12.0, self.palette.of(Tone::Paper));
        self.ring(x, y, 9.0, 3.0, self.palette.of(Tone::Focus));
        self.disc(x, y, 4.5, self.palette.of(Tone::Focus));
    }

    /// The frame, CSS px.
    // Not part of what may call it: no first view does (docs/adr/0012).
    #[inline(never)]
    pub fn frame(&self, frame: Rect) {
        let context = self.context;
        let draw = || context.stroke_rect(frame.left, frame.top, frame.width(), frame.height());
        context.set_global_alpha(0.12);
        context.set_fill_style_str(self.palette.of(Tone::Ink));
        context.fill_rect(frame.left, frame.top, frame.width(), frame.height());
        context.set_global_alpha(1.0);
        context.set_line_join("miter");
        context.set_line_width(4.0);
        context.set_stroke_style_str(self.palette.of(Tone::Paper));
        draw();
        self.dashed(true);
        context.set_line_width(2.0);
        context.set_stroke_style_str(self.palette.of(Tone::Ink));
        draw();
        self.dashed(false);
    }
}
