//! Middles, counts and parties as words.

use crate::core::assessment::Instrument;
use crate::core::assessment::scoring::{Median, MedianWords};
use crate::core::compact::{Compact, Party};
use crate::core::text::language::Lang;
use crate::core::text::messages::compare as t;
use crate::state::format;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// What a party is called inside a sentence.
pub(super) fn party_short(compact: &Compact, party: Party) -> String {
    compact.parties.iter().find(|one| one.id == party).map(|one| one.short.clone()).unwrap_or_default()
}

/// A level inside a sentence.
pub(super) fn level_words(instrument: &Instrument, level: u8) -> String {
    instrument.level(level).map(crate::core::assessment::Level::in_words).unwrap_or_default()
}

/// A middle inside a sentence.
pub(super) fn middle_words(lang: Lang, instrument: &Instrument, median: Median) -> String {
    match median.words() {
        MedianWords::At(level) => level_words(instrument, level),
        MedianWords::Between(low, high) => {
            t::between(lang, &level_words(instrument, low), &level_words(instrument, high))
        }
    }
}

/// How many chose each level, and who did not: numbers under the levels' names.
pub(super) fn counts(
    lang: Lang,
    instrument: &Instrument,
    by_level: &[usize],
    unknown: usize,
    not_applicable: usize,
) -> impl IntoView + use<> {
    let levels = instrument
        .scale
        .iter()
        .zip(by_level)
        .map(|(level, count)| {
            let number = format::number(lang, *count);
            view! {
                <li class:none=*count == 0>
                    <b>{number}</b>
                    " "
                    <span>{level.label.clone()}</span>
                </li>
            }
        })
        .views();
    let beside = [(unknown, t::unknown as fn(Lang, &str) -> String), (not_applicable, t::na)];
    let beside: Vec<String> = beside
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, text)| text(lang, &format::number(lang, count)))
        .collect();
    view! {
        <ul class="counts" aria-label=t::counts(lang)>
            {levels}
        </ul>
        {(!beside.is_empty()).then(|| view! { <p class="small">{beside.join(" · ")}</p> }.into_any())}
    }
}
