//! The rosette's twin: the same result as a table of words.

use crate::core::assessment::scoring::{Median, MedianWords, PrincipleSummary, Spread};
use crate::core::assessment::{Choice, Instrument};
use crate::core::compact::Compact;
use crate::core::text::language::Lang;
use crate::core::text::lower::lower;
use crate::core::text::messages::result as t;
use crate::state::format;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// What was chosen, in one or two words.
pub fn choice_words(lang: Lang, instrument: &Instrument, choice: Option<Choice>) -> String {
    choice.map_or_else(|| t::no_answer(lang), |choice| instrument.label(choice)).to_owned()
}

/// A level's name inside a sentence.
fn small(instrument: &Instrument, level: u8) -> String {
    instrument.level(level).map(|level| lower(&level.label)).unwrap_or_default()
}

/// A median in words: a level's name, or "between" two of them.
pub fn median_words(lang: Lang, instrument: &Instrument, median: Option<Median>) -> String {
    match median.map(Median::words) {
        None => t::no_level(lang).to_owned(),
        Some(MedianWords::At(level)) => choice_words(lang, instrument, Some(Choice::Level(level))),
        Some(MedianWords::Between(low, high)) => t::between(lang, &small(instrument, low), &small(instrument, high)),
    }
}

/// A spread in words.
pub fn spread_words(lang: Lang, instrument: &Instrument, spread: Option<Spread>) -> String {
    match spread {
        None => t::spread_few(lang).to_owned(),
        Some(Spread { lowest, highest }) if lowest == highest => t::spread_none(lang).to_owned(),
        Some(Spread { lowest, highest }) => {
            t::spread_from(lang, &small(instrument, lowest), &small(instrument, highest))
        }
    }
}

/// The table: one row per principle. `other` holds the other side's summaries and its name.
pub fn rosette_table(
    lang: Lang,
    compact: &Compact,
    instrument: &Instrument,
    summaries: &[PrincipleSummary],
    other: Option<(&str, &[PrincipleSummary])>,
) -> impl IntoView + use<> {
    let row = |summary: &PrincipleSummary| {
        let principle = compact.principles.iter().find(|principle| principle.id == summary.principle);
        let (name, colour) =
            principle.map_or_else(|| (summary.principle.clone(), None), |p| (p.name.clone(), Some(p.colour.clone())));
        let (light, dark) = colour.map(|colour| (colour.light, colour.dark)).unwrap_or_default();
        let levels: Vec<String> =
            summary.markers.iter().map(|marker| choice_words(lang, instrument, marker.choice)).collect();
        let theirs = other.map(|(_, list)| {
            let median = list.iter().find(|one| one.principle == summary.principle).and_then(|one| one.median);
            view! { <td>{median_words(lang, instrument, median)}</td> }.into_any()
        });
        view! {
            <tr>
                <th scope="row">
                    <span class="swatch" style:--light=light style:--dark=dark></span>
                    {name}
                </th>
                <td>{levels.join(", ")}</td>
                <td>{median_words(lang, instrument, summary.median)}</td>
                {theirs}
                <td>{spread_words(lang, instrument, summary.spread)}</td>
                <td>{format::number(lang, summary.unknown)}</td>
            </tr>
        }
    };
    view! {
        <div class="scroll-x" tabindex="0" role="region" aria-label=t::table(lang)>
            <table class="rosette-table">
                <caption>{t::table(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::table_principle(lang)}</th>
                        <th scope="col">{t::table_levels(lang)}</th>
                        <th scope="col">{t::table_median(lang)}</th>
                        {other.map(|(name, _)| view! { <th scope="col">{t::table_other(lang, name)}</th> }.into_any())}
                        <th scope="col">{t::table_spread(lang)}</th>
                        <th scope="col">{instrument.other_answers.unknown.label.clone()}</th>
                    </tr>
                </thead>
                <tbody>{summaries.iter().map(row).views()}</tbody>
            </table>
        </div>
    }
}
