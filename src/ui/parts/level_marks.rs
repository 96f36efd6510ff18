//! A level as a row of small marks. For the eye only: the level's name always stands beside it.

use crate::core::assessment::Instrument;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// One mark per level of the scale, those up to `level` filled, or drawn as outlines when it is the other side's.
pub fn level_marks(instrument: &Instrument, level: Option<u8>, outlined: bool) -> impl IntoView + use<> {
    let filled = level.map_or(0, |level| instrument.scale.iter().filter(|step| step.level <= level).count());
    let marks = (0..instrument.scale.len()).map(|index| view! { <i class:on=index < filled></i> }).views();
    view! {
        <span class="level-marks" class:outlined=outlined aria-hidden="true">
            {marks}
        </span>
    }
}
