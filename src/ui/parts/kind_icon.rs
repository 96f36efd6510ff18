//! The marker shape of a kind of organisation, for lists and legends.

use crate::core::compact::Vocabularies;
use leptos::prelude::*;

/// SVG path of a shape in a 20 × 20 box. An unknown shape is a circle.
fn outline(shape: &str) -> &'static str {
    match shape {
        "square" => "M3 3H17V17H3Z",
        "triangle" => "M10 2L18.5 17H1.5Z",
        "diamond" => "M10 1L19 10L10 19L1 10Z",
        "pentagon" => "M10 1.5L18.6 7.7L15.3 17.8H4.7L1.4 7.7Z",
        "hexagon" => "M5.5 2.2H14.5L19 10L14.5 17.8H5.5L1 10Z",
        "star" => "M10 1L12.6 7.1L19.2 7.7L14.2 12L15.7 18.5L10 15L4.3 18.5L5.8 12L0.8 7.7L7.4 7.1Z",
        "cross" => "M7 1.5H13V7H18.5V13H13V18.5H7V13H1.5V7H7Z",
        _ => "M10 2A8 8 0 1 1 10 18A8 8 0 1 1 10 2Z",
    }
}

/// The shape of the kind with this id. Decorative: the kind's name stands beside it.
pub fn kind_icon(vocabularies: &Vocabularies, kind: &str) -> impl IntoView + use<> {
    let shape = vocabularies.kinds.iter().find(|known| known.id == kind).map_or("circle", |kind| kind.shape.as_str());
    view! {
        <svg class="kind-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d=outline(shape)></path>
        </svg>
    }
}
