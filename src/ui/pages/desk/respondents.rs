//! Several respondents of one party: where they disagree, sorted, and where they answer alike.

use super::words::{counts, level_words, middle_words, party_short};
use crate::core::assessment::respondents::{Agreement, View};
use crate::core::compact::Party;
use crate::core::text::language::Lang;
use crate::core::text::messages::compare as t;
use crate::state::assessments::Questions;
use crate::state::format;
use crate::ui::pages::assessment::colour_of;
use crate::ui::pages::assessment::findings::principle_tag;
use crate::ui::pages::assessment::result_words::count_words;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// The section of one party.
pub(super) fn respondents(
    lang: Lang,
    questions: &Questions,
    party: Party,
    many: usize,
    found: &Agreement,
) -> impl IntoView + use<> {
    let id = match party {
        Party::Organisation => "many-organisation",
        Party::City => "many-city",
    };
    let who = party_short(&questions.compact, party);
    let (alike, few) = (found.alike.len(), found.too_few.len());
    let apart = found.apart.iter().map(|view| item(lang, questions, view)).views();
    let none_apart = found.apart.is_empty() && alike > 0;
    let same = found.alike.iter().map(|view| item(lang, questions, view)).views();
    view! {
        <section class="stack result-part" aria-labelledby=id>
            <h2 id=id>{t::many_title(lang, &who)}</h2>
            <p>{t::many_text(lang, format::plural(lang, many), &format::number(lang, many))}</p>
            {none_apart.then(|| view! { <p>{t::many_none_apart(lang)}</p> }.into_any())}
            <ol class="gap-list">{apart}</ol>
            {(alike > 0)
                .then(|| {
                    view! {
                        <details class="gap-agreed">
                            <summary>{t::many_alike(lang, format::plural(lang, alike), &count_words(lang, alike))}</summary>
                            <ol class="gap-list">{same}</ol>
                        </details>
                    }.into_any()
                })}
            {(few > 0)
                .then(|| view! { <p class="small">{t::many_few(lang, format::plural(lang, few), &count_words(lang, few))}</p> }.into_any())}
        </section>
    }
}

fn item(lang: Lang, questions: &Questions, seen: &View) -> impl IntoView + use<> {
    let instrument = &questions.instrument;
    let title = instrument.indicator(&seen.indicator).map(|one| one.title.clone()).unwrap_or_default();
    let colour = colour_of(&questions.compact, &seen.principle);
    let tally = &seen.tally;
    let sentence = tally.spread().zip(tally.median()).map(|(spread, median)| {
        let (low, high) = (level_words(instrument, spread.lowest), level_words(instrument, spread.highest));
        if tally.apart() == 0 {
            t::many_same(lang, &low)
        } else {
            t::many_range(lang, &low, &high, &middle_words(lang, instrument, median))
        }
    });
    view! {
        <li style:--light=colour.light style:--dark=colour.dark>
            {principle_tag(questions, &seen.principle)}
            <div class="gap-text">
                <h3>{title}</h3>
                <p>{sentence}</p>
            </div>
            <div class="gap-marks">{counts(lang, instrument, tally.by_level(), tally.unknown, tally.not_applicable)}</div>
        </li>
    }
}
