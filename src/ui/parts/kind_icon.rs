//! The marker shape of a kind of organisation, for lists and legends.

use crate::core::compact::Vocabularies;
use crate::ui::map::Shape;
use leptos::prelude::*;

/// The shape of the kind with this id. Decorative: the kind's name stands beside it.
pub fn kind_icon(vocabularies: &Vocabularies, kind: &str) -> impl IntoView + use<> {
    let shape = vocabularies.kinds.iter().find(|known| known.id == kind).map_or("circle", |kind| kind.shape.as_str());
    view! {
        <svg class="kind-icon" viewBox="-13 -13 26 26" aria-hidden="true" focusable="false">
            <path d=Shape::from_name(shape).path()></path>
        </svg>
    }
}
