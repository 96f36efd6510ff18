//! The figures of one party: per indicator how the answers lie, where the middle is, and how it has moved over the years.

use super::words::{counts, level_words, middle_words, party_short};
use crate::core::assessment::follow_up::{Cell, IndicatorReport, LEAST, PartyReport, Report};
use crate::core::compact::Party;
use crate::core::text::language::Lang;
use crate::core::text::messages::{compare, follow as t};
use crate::state::assessments::Questions;
use crate::state::format;
use crate::ui::pages::assessment::{colour_of, principle_name};
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// The section. `year` is the year shown; empty for all together.
pub(super) fn figures(
    lang: Lang,
    questions: &Questions,
    report: &Report,
    part: &PartyReport,
    year: RwSignal<String>,
) -> impl IntoView + use<> {
    let id = match part.party {
        Party::Organisation => "figures-organisation",
        Party::City => "figures-city",
    };
    let who = format::capitalised(lang, &party_short(&questions.compact, part.party));
    let Some(answers) = part.answers else {
        return view! {
            <section class="stack result-part" aria-labelledby=id>
                <h2 id=id>{who}</h2>
                <p>{t::too_few(lang, &format::number(lang, LEAST))}</p>
            </section>
        }
        .into_any();
    };
    let years = report.years.clone();
    let years_line = {
        let of = years.iter().zip(&part.years).filter(|(year, _)| !year.is_empty());
        let words = of.map(|(year, count)| match count {
            Some(count) => t::year_count(lang, year, &format::number(lang, *count)),
            None => t::year_few(lang, year),
        });
        words.collect::<Vec<_>>().join(" · ")
    };
    let (part, questions) = (part.clone(), questions.clone());
    let lists = move || {
        let at = year.with(|year| years.iter().position(|one| one == year)).filter(|_| year.with(|y| !y.is_empty()));
        let principles = questions.instrument.principles();
        let block = |principle: &&str| {
            let rows = part.indicators.iter().filter(|row| row.principle == **principle);
            let rows = rows.map(|row| item(lang, &questions, &years, row, at)).views();
            let colour = colour_of(&questions.compact, principle);
            let name = principle_name(&questions.compact, principle).to_owned();
            view! {
                <section class="figures-principle" style:--light=colour.light style:--dark=colour.dark>
                    <h3>
                        <span class="swatch" aria-hidden="true"></span>
                        {name}
                    </h3>
                    <ul class="gap-list">{rows}</ul>
                </section>
            }
        };
        principles.iter().map(block).views()
    };
    view! {
        <section class="stack result-part" aria-labelledby=id>
            <h2 id=id>{who}</h2>
            <p>
                {t::answers(lang, format::plural(lang, answers), &format::number(lang, answers))} " "
                <span class="small">{years_line}</span>
            </p>
            {lists}
        </section>
    }
    .into_any()
}

fn item(
    lang: Lang,
    questions: &Questions,
    years: &[String],
    row: &IndicatorReport,
    at: Option<usize>,
) -> impl IntoView + use<> {
    let instrument = &questions.instrument;
    let title = instrument.indicator(&row.indicator).map(|one| one.title.clone()).unwrap_or_default();
    let cell: Option<&Cell> = match at {
        None => row.all.as_ref(),
        Some(at) => row.years.get(at).and_then(Option::as_ref),
    };
    let middle = |cell: &Cell| cell.median.map(|median| middle_words(lang, instrument, median)).unwrap_or_default();
    let sentence = match cell {
        None => t::cell_few(lang, &format::number(lang, LEAST)),
        Some(cell) => {
            let count = t::cell_count(lang, format::plural(lang, cell.count), &format::number(lang, cell.count));
            let range = cell.spread.map(|spread| {
                let (low, high) = (level_words(instrument, spread.lowest), level_words(instrument, spread.highest));
                if low == high {
                    compare::many_same(lang, &low)
                } else {
                    compare::many_range(lang, &low, &high, &middle(cell))
                }
            });
            [count.as_str(), " ", range.as_deref().unwrap_or_default()].concat()
        }
    };
    let of_years: Vec<String> = years
        .iter()
        .zip(&row.years)
        .filter_map(|(year, cell)| {
            Some(t::year_middle(lang, year, &middle(cell.as_ref()?))).filter(|_| !year.is_empty())
        })
        .collect();
    let change = (of_years.len() > 1)
        .then(|| view! { <p class="small">{t::change(lang, &of_years.join(" → "))}</p> }.into_any());
    let numbers = cell.map(|cell| {
        let (unknown, na) = (cell.unknown.unwrap_or_default(), cell.not_applicable.unwrap_or_default());
        view! { <div class="gap-marks">{counts(lang, instrument, &cell.by_level, unknown, na)}</div> }.into_any()
    });
    view! {
        <li class="figure">
            <div class="gap-text">
                <h4>{title}</h4>
                <p>{sentence}</p>
                {change}
            </div>
            {numbers}
        </li>
    }
}
