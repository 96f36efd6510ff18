//! The map's colours and lettering, read from the stylesheet so that themes, embeds and forced colours all count.

use crate::core::register::decimal;
use leptos::prelude::window;
use web_sys::{CssStyleDeclaration, HtmlElement};

/// What has a colour, in the order of [`NAMES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Sea and rivers.
    Water,
    /// Land.
    Land,
    /// Ground of the page, also halos.
    Paper,
    /// Ground of what lies on the page.
    Raised,
    /// Markers and text.
    Ink,
    /// Quiet text.
    Soft,
    /// Lines between areas.
    Edge,
    /// The keyboard's place.
    Focus,
    /// The open organisation.
    Selected,
}

/// The style sheet's name for each [`Tone`].
const NAMES: [&str; 9] =
    ["--water", "--land", "--paper", "--raised", "--ink", "--soft", "--edge", "--focus", "--map-selected"];
/// Whose place in a probe painted in system colours each [`Tone`] takes where colours are forced.
const FORCED: [&str; 9] = [GROUND, GROUND, GROUND, GROUND, TEXT, TEXT, TEXT, "border-top-color", "border-top-color"];
const GROUND: &str = "background-color";
const TEXT: &str = "color";

/// Colours as CSS texts, lettering in CSS px.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    tones: [String; 9],
    /// Line along the coast; only in forced colours, where land and water have one tone.
    pub coast: Option<String>,
    /// Font families.
    family: String,
    /// One rem.
    pub rem: f64,
}

impl Palette {
    /// Reads the computed style of the map and of a probe painted in system colours. `None` outside a document.
    pub fn read(map: &HtmlElement, probe: &HtmlElement) -> Option<Self> {
        let style = window().get_computed_style(map).ok()??;
        let forced = crate::state::actions::matches("(forced-colors: active)");
        let rem = window().document()?.document_element()?;
        let size = property(&window().get_computed_style(&rem).ok()??, "font-size");
        let (from, names) = if forced { (&window().get_computed_style(probe).ok()??, FORCED) } else { (&style, NAMES) };
        let mut tones: [String; 9] = Default::default();
        for (tone, name) in tones.iter_mut().zip(names) {
            *tone = property(from, name);
        }
        Some(Self {
            tones,
            coast: forced.then(|| property(from, TEXT)),
            family: property(&style, "font-family"),
            rem: size.strip_suffix("px").and_then(decimal::parse).unwrap_or(16.0),
        })
    }

    /// A colour.
    pub fn of(&self, tone: Tone) -> &str {
        self.tones.get(tone as usize).map_or("", String::as_str)
    }

    /// A font for the canvas: weight, size in rem (never below 12 px).
    pub fn font(&self, weight: u16, rem: f64) -> String {
        let mut font = weight.to_string();
        font.push(' ');
        decimal::push(&mut font, (rem * self.rem).max(12.0), 1);
        font.push_str("px ");
        font.push_str(&self.family);
        font
    }
}

fn property(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).unwrap_or_default().trim().to_owned()
}
