//! The two parties side by side: gap per indicator in words, largest first, and what they share.

use super::words::{middle_words, party_short};
use crate::core::assessment::parties::{PartyGap, PartyGaps};
use crate::core::assessment::scoring::Median;
use crate::core::compact::Party;
use crate::core::text::language::Lang;
use crate::core::text::messages::{compare as t, result};
use crate::state::assessments::Questions;
use crate::state::format;
use crate::ui::pages::assessment::colour_of;
use crate::ui::pages::assessment::findings::principle_tag;
use crate::ui::pages::assessment::result_words::count_words;
use crate::ui::parts::level_marks::level_marks;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// The section. `reader` is whose words are "you".
pub(super) fn party_gaps(
    lang: Lang,
    questions: &Questions,
    reader: Option<Party>,
    found: &PartyGaps,
) -> impl IntoView + use<> {
    let (apart, agreed): (Vec<&PartyGap>, Vec<&PartyGap>) = found.gaps.iter().partition(|gap| gap.twice() > 0);
    let row = |gap: &&PartyGap| item(lang, questions, reader, gap);
    let (agreed_count, one_sided) = (agreed.len(), found.one_sided.len());
    let agreed = agreed.iter().map(row).views();
    view! {
        <section class="stack result-part" aria-labelledby="gaps-title">
            <h2 id="gaps-title">{t::gaps_title(lang)}</h2>
            <p>{if found.gaps.is_empty() { t::gaps_none(lang) } else { t::gaps_text(lang) }}</p>
            <ol class="gap-list">{apart.iter().map(row).views()}</ol>
            {(agreed_count > 0)
                .then(|| {
                    let words = count_words(lang, agreed_count);
                    view! {
                        <details class="gap-agreed" open>
                            <summary>{result::gaps_agreed(lang, format::plural(lang, agreed_count), &words)}</summary>
                            <ol class="gap-list">{agreed}</ol>
                        </details>
                    }.into_any()
                })}
            {(one_sided > 0)
                .then(|| {
                    let words = count_words(lang, one_sided);
                    let text = result::gaps_one_sided(lang, format::plural(lang, one_sided), &words);
                    view! { <p class="small">{text}</p> }.into_any()
                })}
        </section>
    }
}

fn item(lang: Lang, questions: &Questions, reader: Option<Party>, gap: &PartyGap) -> impl IntoView + use<> {
    let instrument = &questions.instrument;
    let title = instrument.indicator(&gap.indicator).map(|one| one.title.clone()).unwrap_or_default();
    let colour = colour_of(&questions.compact, &gap.principle);
    let words = |median: Median| middle_words(lang, instrument, median);
    let sentence = gap.sentence(instrument, reader, &words);
    let texts = gap.texts(instrument).join(" ");
    let side = |party: Party, outlined: bool| {
        let who = if reader == Some(party) {
            result::you(lang).to_owned()
        } else {
            format::capitalised(lang, &party_short(&questions.compact, party))
        };
        let level = format::capitalised(
            lang,
            &crate::ui::parts::rosette_table::median_words(lang, instrument, Some(gap.of(party))),
        );
        view! {
            <p class="gap-side">
                <span class="gap-who">{who}</span>
                {level_marks(instrument, Some(gap.of(party).lower), outlined)}
                <span class="gap-level">{level}</span>
            </p>
        }
    };
    let first = reader.unwrap_or(Party::Organisation);
    let second = match first {
        Party::Organisation => Party::City,
        Party::City => Party::Organisation,
    };
    let examples = gap.examples.as_ref().map(|(ours, theirs)| {
        let said = |party, text: &str| {
            let who = format::capitalised(lang, &party_short(&questions.compact, party));
            view! { <li>{t::example_of(lang, &who, text)}</li> }
        };
        view! {
            <p class="small">{t::examples(lang)}</p>
            <ul class="examples">{said(Party::Organisation, ours)} {said(Party::City, theirs)}</ul>
        }
        .into_any()
    });
    view! {
        <li style:--light=colour.light style:--dark=colour.dark>
            {principle_tag(questions, &gap.principle)}
            <div class="gap-text">
                <h3>{title}</h3>
                <p>{sentence} " " {texts}</p>
                {examples}
            </div>
            <div class="gap-marks">{side(first, false)} {side(second, true)}</div>
        </li>
    }
}
