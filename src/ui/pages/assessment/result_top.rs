//! The top of the result: headline, rosette and its table.

use super::result::Shown;
use super::result_words::{gap_words, own_words};
use super::{about_words, colour_of, name_of, next_page, principle_name, we_are};
use crate::core::assessment::scoring::{PrincipleSummary, summarise};
use crate::core::assessment::{Assessment, Fit, Instrument};
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::lower::lower;
use crate::core::text::messages::{meeting, result as t};
use crate::state::actions;
use crate::state::assessments::{Assessments, Pause, Questions};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::rosette::{PetalView, Rosette};
use crate::ui::parts::rosette_table::rosette_table;
use leptos::prelude::*;

/// The top. Tracks what is laid beside.
pub(super) fn top(site: Site, assessments: Assessments, questions: &Questions, shown: &Shown) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    // Answers to other questions are not drawn beside these.
    let other = assessments.beside.get().filter(|other| other.fit(&questions.instrument) != Fit::Other);
    let (headline, lead) = match &other {
        Some(other) if other.party != shown.party => gap_words(lang, assessments, questions, other),
        _ => own_words(lang, questions, shown),
    };
    let who = {
        let mine = name_of(lang, &shown.title, &shown.about);
        let day = assessments.peek(|draft| format::date(lang, &draft.updated)).unwrap_or_default();
        match &other {
            None => {
                // A title of its own does not say what the answers are about.
                let about = about_words(lang, &shown.about);
                let about = Some(about.as_str()).filter(|about| *about != mine);
                let who = we_are(&questions.compact, shown.party);
                [Some(mine.as_str()), Some(&who), about, Some(&day)]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" · ")
            }
            Some(other) => format!("{} · {day}", t::two_names(lang, &mine, &name_of(lang, &other.title, &other.about))),
        }
    };
    let (answered, total) = (format::number(lang, shown.progress.answered), format::number(lang, shown.progress.total));
    view! {
        <section class="wrap result-top">
            <div class="stack">
                <p class="eyebrow">{who}</p>
                <h1>{headline}</h1>
                <p class="lead">{lead}</p>
                <p class="small">{t::answered(lang, &answered, &total)}</p>
                {ways(site, assessments, questions, shown)}
            </div>
            {picture(lang, questions, shown, other.as_ref())}
        </section>
    }
}

/// Where to go from here.
fn ways(site: Site, assessments: Assessments, questions: &Questions, shown: &Shown) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let next = assessments.peek(|draft| next_page(&questions.compact, &questions.instrument, draft));
    let next = site.href(&next.unwrap_or(Route::Assessment));
    let go_on = (!shown.progress.is_complete()).then(|| {
        view! {
            <a class="button quiet" href=next>
                {t::go_on(lang)}
            </a>
        }
        .into_any()
    });
    let quick = shown.quick.then(|| {
        let questions = questions.clone();
        let continue_in_full = move |_| {
            let _ = assessments.edit(Pause::None, Assessment::continue_in_full);
            if let Some(next) = assessments.peek(|draft| next_page(&questions.compact, &questions.instrument, draft)) {
                site.go(&next, "", false);
            }
        };
        view! {
            <button type="button" class="button quiet" on:click=continue_in_full>
                {t::in_full(lang)}
            </button>
        }
        .into_any()
    });
    let plan = move || {
        let rows = assessments.with(|draft| draft.plan.len()).unwrap_or_default();
        if rows == 0 { t::make_plan(lang).to_owned() } else { t::plan_with(lang, &format::number(lang, rows)) }
    };
    view! {
        <p class="cluster no-print">
            <a class="button" href=site.href(&Route::Plan)>
                {plan}
            </a>
            {go_on} {quick}
            <a class="button quiet" href=site.href(&Route::Meeting)>
                {meeting::link(lang)}
            </a>
            <button type="button" class="button quiet" on:click=|_| actions::print()>
                {t::print(lang)}
            </button>
        </p>
    }
}

/// The rosette with its legend, and the table that says the same.
fn picture(lang: Lang, questions: &Questions, shown: &Shown, other: Option<&Assessment>) -> impl IntoView + use<> {
    let instrument = &questions.instrument;
    let theirs = other.map(|other| summarise(instrument, other));
    let other_name = other.map(|other| name_of(lang, &other.title, &other.about));
    let petals: Vec<PetalView> =
        shown.summaries.iter().map(|summary| petal(questions, summary, theirs.as_deref())).collect();
    let has_spread = petals.iter().any(|petal| petal.spread.is_some());
    let table = rosette_table(
        lang,
        &questions.compact,
        instrument,
        &shown.summaries,
        other_name.as_deref().zip(theirs.as_deref()),
    );
    let levels = instrument.scale.iter().map(|level| lower(&level.label)).collect::<Vec<_>>().join(", ");
    let steps = u8::try_from(instrument.scale.len()).unwrap_or_default();
    let open = RwSignal::new(false);
    let ours = if other_name.is_some() { t::legend_ours(lang) } else { t::legend_median(lang) };
    let key = |kind: &'static str, text: String| {
        view! {
            <span class="legend-item">
                <span class=format!("key {kind}") aria-hidden="true"></span>
                {text}
            </span>
        }
    };
    view! {
        <figure class="result-figure">
            <Rosette petals labels=true steps />
            <figcaption>
                <p>{t::legend_length(lang, &levels)}</p>
                <p class="legend">
                    {key("filled", ours.to_owned())}
                    {other_name.map(|name| key("dashed", t::legend_other(lang, &name)))}
                    {has_spread.then(|| key("line", t::legend_spread(lang).to_owned()))}
                </p>
                <p class="no-print">
                    <button
                        type="button"
                        class="button plain-text small"
                        aria-expanded=move || open.get().to_string()
                        aria-controls="rosette-table"
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        {move || if open.get() { t::table_hide(lang) } else { t::table_show(lang) }}
                    </button>
                </p>
            </figcaption>
        </figure>
        <div id="rosette-table" class="result-table" class:folded=move || !open.get()>
            {table}
        </div>
    }
}

/// One principle's petal: its median filled, and its spread or the other side's median over it.
fn petal(questions: &Questions, summary: &PrincipleSummary, theirs: Option<&[PrincipleSummary]>) -> PetalView {
    let instrument = &questions.instrument;
    let other = theirs.and_then(|list| list.iter().find(|one| one.principle == summary.principle)?.median);
    // Two lines over one petal would be hard to tell apart.
    let spread = summary.spread.filter(|spread| theirs.is_none() && spread.lowest != spread.highest);
    let at = |level: u8| length(instrument, level.saturating_mul(2));
    PetalView {
        name: principle_name(&questions.compact, &summary.principle).to_owned(),
        colour: colour_of(&questions.compact, &summary.principle),
        filled: summary.median.map_or(0.0, |median| length(instrument, median.twice())),
        spread: spread.map(|spread| (at(spread.lowest), at(spread.highest))),
        other: other.map(|median| length(instrument, median.twice())),
        link: None,
    }
}

/// A level as a length of a petal, 0 to 1: the lowest level is short, not nothing. `twice` is twice the level.
fn length(instrument: &Instrument, twice: u8) -> f64 {
    let above = twice.saturating_sub(instrument.min_level().saturating_mul(2));
    #[expect(clippy::cast_precision_loss, reason = "a scale has at most ten levels")]
    let steps = instrument.scale.len().max(1) as f64;
    (f64::from(above) / 2.0 + 1.0) / steps
}
