//! The marker shape of a kind of organisation, for lists and legends.

use crate::core::compact::Vocabularies;
use crate::core::register::shelves::OTHER;
use crate::ui::map::Shape;
use leptos::prelude::*;

/// The shape of the kind with this id; of `other` where the vocabulary lacks it. Decorative: the kind's name stands beside it.
pub fn kind_icon(vocabularies: &Vocabularies, kind: &str) -> impl IntoView + use<> {
    let of = |id: &str| vocabularies.kinds.iter().find(|known| known.id == id);
    let shape = of(kind).or_else(|| of(OTHER)).map_or("circle", |kind| kind.shape.as_str());
    view! {
        <svg class="kind-icon" viewBox="-13 -13 26 26" aria-hidden="true" focusable="false">
            <path d=Shape::from_name(shape).path()></path>
        </svg>
    }
}
