//! Published figures beside one's own answers, where the endpoint has some.

use super::result::Shown;
use crate::core::assessment::benchmark::Benchmark;
use crate::core::assessment::follow_up::LEAST;
use crate::core::text::language::Lang;
use crate::core::text::messages::follow as t;
use crate::state::assessments::Questions;
use crate::state::endpoint::Endpoint;
use crate::state::format;
use crate::ui::parts::rosette_table::{choice_words, median_words, spread_words};
use leptos::prelude::*;

/// The section, or nothing. Tracks the endpoint.
pub(super) fn context(lang: Lang, questions: &Questions, shown: &Shown) -> impl Fn() -> Option<AnyView> + use<> {
    let endpoint = Endpoint::get();
    let (questions, shown) = (questions.clone(), shown.clone());
    move || table(lang, &questions, &shown, &*endpoint.benchmark()?)
}

fn table(lang: Lang, questions: &Questions, shown: &Shown, benchmark: &Benchmark) -> Option<AnyView> {
    let instrument = &questions.instrument;
    let markers = shown.summaries.iter().flat_map(|summary| &summary.markers);
    let rows: Vec<_> = markers
        .filter_map(|marker| {
            let others = benchmark.of(instrument, &marker.indicator, shown.party)?;
            let title = instrument.indicator(&marker.indicator)?.title.clone();
            Some(
                view! {
                    <tr>
                        <th scope="row">{title}</th>
                        <td>{choice_words(lang, instrument, marker.choice)}</td>
                        <td>{median_words(lang, instrument, others.median())}</td>
                        <td>{spread_words(lang, instrument, others.spread())}</td>
                        <td>{format::number(lang, others.levels())}</td>
                    </tr>
                }
                .into_any(),
            )
        })
        .collect();
    let text = t::context_text(lang, &format::date(lang, &benchmark.created), &format::number(lang, LEAST));
    (!rows.is_empty()).then(|| {
        view! {
            <div class="wrap stack result-part">
                <h2 id="context-title">{t::context_title(lang)}</h2>
                <p>{text}</p>
                <div class="scroll-x" tabindex="0" role="region" aria-labelledby="context-title">
                    <table class="rosette-table">
                        <thead>
                            <tr>
                                <th scope="col">{t::context_question(lang)}</th>
                                <th scope="col">{t::context_you(lang)}</th>
                                <th scope="col">{t::context_others(lang)}</th>
                                <th scope="col">{t::context_spread(lang)}</th>
                                <th scope="col">{t::context_count(lang)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </div>
        }
        .into_any()
    })
}
