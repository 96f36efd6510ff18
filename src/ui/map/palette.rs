//! The map's colours and lettering, read from the stylesheet so that themes, embeds and forced colours all count.

use crate::core::register::decimal;
use leptos::prelude::window;
use web_sys::{CssStyleDeclaration, HtmlElement};

/// Colours as CSS texts, lettering in CSS px.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    /// Sea and rivers.
    pub water: String,
    /// Land.
    pub land: String,
    /// Line along the coast; only in forced colours, where land and water have one tone.
    pub coast: Option<String>,
    /// Ground of the page, also halos.
    pub paper: String,
    /// Ground of what lies on the page.
    pub raised: String,
    /// Markers and text.
    pub ink: String,
    /// Quiet text.
    pub soft: String,
    /// Lines between areas.
    pub edge: String,
    /// The keyboard's place.
    pub focus: String,
    /// The open organisation.
    pub selected: String,
    /// Font families.
    pub family: String,
    /// One rem.
    pub rem: f64,
}

impl Palette {
    /// Reads the computed style of the map and of a probe painted in system colours. `None` outside a document.
    pub fn read(map: &HtmlElement, probe: &HtmlElement) -> Option<Self> {
        let style = window().get_computed_style(map).ok()??;
        let forced = crate::state::actions::matches("(forced-colors: active)");
        let rem = window().document()?.document_element()?;
        let rem = window().get_computed_style(&rem).ok()??;
        let own = |name: &str| property(&style, name);
        let size = property(&rem, "font-size");
        let mut palette = Self {
            water: own("--water"),
            land: own("--land"),
            coast: None,
            paper: own("--paper"),
            raised: own("--raised"),
            ink: own("--ink"),
            soft: own("--soft"),
            edge: own("--edge"),
            focus: own("--focus"),
            selected: own("--map-selected"),
            family: own("font-family"),
            rem: size.strip_suffix("px").and_then(decimal::parse).unwrap_or(16.0),
        };
        if forced {
            palette.force(&window().get_computed_style(probe).ok()??);
        }
        Some(palette)
    }

    /// Takes the system's colours.
    // Not part of what may call it: hardly any first view does (docs/adr/0012).
    #[inline(never)]
    fn force(&mut self, system: &CssStyleDeclaration) {
        let (canvas, text) = (property(system, "background-color"), property(system, "color"));
        let highlight = property(system, "border-top-color");
        self.coast = Some(text.clone());
        for ground in [&mut self.water, &mut self.land, &mut self.paper, &mut self.raised] {
            ground.clone_from(&canvas);
        }
        for line in [&mut self.ink, &mut self.soft, &mut self.edge] {
            line.clone_from(&text);
        }
        self.focus.clone_from(&highlight);
        self.selected = highlight;
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
