//! A canvas that knows its font.

use std::cell::Cell;
use std::ops::Deref;
use web_sys::CanvasRenderingContext2d;

/// What is drawn with. Naming a font makes the browser work out the styles of the whole page, even where it is the font
/// there was, so it is named only when it is another.
pub struct Pen {
    context: CanvasRenderingContext2d,
    font: Cell<String>,
}

impl Pen {
    /// For a canvas whose font nobody has set.
    pub fn new(context: CanvasRenderingContext2d) -> Self {
        Self { context, font: Cell::default() }
    }

    /// Letters are in `font` from now on.
    pub fn letter(&self, font: &str) {
        let mut now = self.font.take();
        if now != font {
            self.context.set_font(font);
            font.clone_into(&mut now);
        }
        self.font.set(now);
    }

    /// Letters are in `font` and stand around the point they are written at, across by `align`, from now on.
    pub fn letter_around(&self, font: &str, align: &str) {
        self.letter(font);
        self.context.set_text_align(align);
        self.context.set_text_baseline("middle");
    }

    /// The canvas has forgotten its font, or the font has come to look otherwise.
    pub fn forget(&self) {
        self.font.take();
    }
}

impl Deref for Pen {
    type Target = CanvasRenderingContext2d;

    fn deref(&self) -> &Self::Target {
        &self.context
    }
}
