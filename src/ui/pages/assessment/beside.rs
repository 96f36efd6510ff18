//! Another assessment laid beside the open one: the other party's, an earlier one, a colleague's. In memory only.

use super::findings::{into_plan, principle_tag};
use super::invite::invite;
use super::open_file::open_file;
use super::result_words::count_words;
use super::{colour_of, focus_soon, name_of, we_are};
use crate::core::assessment::compare::{Comparison, Gap, Move, Moved, compare, overlay};
use crate::core::assessment::slots::Saved;
use crate::core::assessment::{About, Assessment, Fit, Instrument};
use crate::core::compact::Party;
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::lower::lower;
use crate::core::text::messages::{assess, result as t};
use crate::state::assessments::{Assessments, Picked, Questions};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::level_marks::level_marks;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// So many of the lowest levels both agree on are what to talk about next.
const TALK_NEXT: usize = 3;

/// Lays `other` beside and takes the person to what it shows.
fn lay(assessments: Assessments, other: Assessment) {
    assessments.beside.set(Some(other));
    focus_soon("beside-title");
}

/// The field and the list from which another assessment is chosen. `open` is the id of the open one.
pub(super) fn choose_beside(site: Site, questions: &Questions, open: &str, about: &About) -> impl IntoView + use<> {
    let assessments = Assessments::get();
    let lang = site.lang.get_untracked();
    let saved = assessments.shelf(&questions.instrument).unwrap_or_default();
    let others: Vec<Saved> = saved.into_iter().filter(|entry| entry.id != open && entry.summary.is_some()).collect();
    let compact = questions.compact.clone();
    let list = others
        .into_iter()
        .filter_map(|entry| {
            let summary = entry.summary?;
            let id = entry.id;
            let name = name_of(lang, &summary.title, &summary.about);
            let who = we_are(&compact, summary.party);
            let day = format::date(lang, &summary.updated);
            let choose = move |_| match assessments.look_at(&id) {
                Some(other) => lay(assessments, other),
                None => site.announce(t::beside_failed(lang)),
            };
            Some(
                view! {
                    <li>
                        <button type="button" class="button quiet small" on:click=choose>
                            {name}
                        </button>
                        <span class="small">{who} " · " {day}</span>
                    </li>
                }
                .into_any(),
            )
        })
        .collect::<Vec<_>>();
    let many = [site.href(&Route::Compare).as_str(), "?with=", open].concat();
    let take = move |picked: Picked| lay(assessments, picked.assessment);
    view! {
        <section class="wrap stack result-part no-print" aria-labelledby="choose-beside">
            <h2 id="choose-beside">{t::beside_choose(lang)}</h2>
            <p>{t::beside_choose_text(lang)}</p>
            {(!list.is_empty()).then(|| view! { <ul class="beside-list">{list}</ul> }.into_any())}
            {open_file(questions, t::beside_take(lang), true, take)}
            {invite(site, questions, about)}
            <p>
                <a href=many>{t::beside_many(lang)}</a>
            </p>
        </section>
    }
}

/// What lies beside, or nothing. Tracked.
pub(super) fn beside(site: Site, assessments: Assessments, questions: &Questions) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let other = assessments.beside.get()?;
    let mine = assessments.peek(Assessment::clone)?;
    let name = name_of(lang, &other.title, &other.about);
    let away = move |_| {
        assessments.take_away();
        site.announce(t::beside_gone(lang));
        focus_soon("choose-beside");
    };
    let day = format::date(lang, &other.updated);
    let fit = other.fit(&questions.instrument);
    let unlike = match fit {
        Fit::Same => None,
        Fit::OtherVersion => Some(assess::fit_version(lang)),
        Fit::Other => Some(assess::fit_other(lang)),
    };
    let body = if fit == Fit::Other {
        ().into_any()
    } else if mine.party == other.party {
        let moved = overlay(&questions.instrument, &other, &mine).unwrap_or_default();
        moves(lang, questions, &moved, &day).into_any()
    } else {
        let compared = compare(&questions.instrument, &mine, &other).unwrap_or_default();
        gaps(site, assessments, questions, mine.party, &compared).into_any()
    };
    let title = if mine.party == other.party { t::moves_title(lang) } else { t::gaps_title(lang) };
    Some(
        view! {
            <section class="wrap stack result-part" aria-labelledby="beside-title">
                <h2 id="beside-title" tabindex="-1">
                    {title}
                </h2>
                <p class="cluster no-print">
                    <span>{t::beside_is(lang, &name, &day)}</span>
                    <button type="button" class="button plain-text small" on:click=away>
                        {t::beside_away(lang)}
                    </button>
                </p>
                {unlike.map(|text| view! { <p class="notice">{text}</p> }.into_any())}
                {body}
            </section>
        }
        .into_any(),
    )
}

/// Indicators on which the parties differ, largest gap first, then what they share.
fn gaps(
    site: Site,
    assessments: Assessments,
    questions: &Questions,
    reader: Party,
    compared: &Comparison,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let apart = compared.gaps.iter().filter(|gap| gap.size() > 0);
    let low = compared.lowest_agreed(&questions.instrument, TALK_NEXT);
    let agreed: Vec<&Gap> = compared.gaps.iter().filter(|gap| gap.size() == 0 && !low.contains(gap)).collect();
    let one_sided = compared.only_organisation.len() + compared.only_city.len();
    let agreed_count = agreed.len();
    let row = |gap: &&Gap| gap_item(site, assessments, questions, reader, gap);
    let agreed_text = if low.is_empty() { t::gaps_agreed } else { t::gaps_agreed_too };
    let agreed_rows = agreed.iter().map(row).views();
    let low_rows = low.iter().map(row).views();
    view! {
        <ol class="gap-list">{apart.map(|gap| row(&gap)).views()}</ol>
        {(!low_rows.is_empty())
            .then(|| {
                view! {
                    <h3 class="gap-next">{t::gaps_low(lang)}</h3>
                    <ol class="gap-list">{low_rows}</ol>
                }.into_any()
            })}
        {(agreed_count > 0)
            .then(|| {
                view! {
                    <details class="gap-agreed">
                        <summary>{agreed_text(lang, format::plural(lang, agreed_count), &count_words(lang, agreed_count))}</summary>
                        <ol class="gap-list">{agreed_rows}</ol>
                    </details>
                }.into_any()
            })}
        {(one_sided > 0)
            .then(|| {
                view! { <p class="small">{t::gaps_one_sided(lang, format::plural(lang, one_sided), &count_words(lang, one_sided))}</p> }.into_any()
            })}
    }
}

fn gap_item(
    site: Site,
    assessments: Assessments,
    questions: &Questions,
    reader: Party,
    gap: &Gap,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let instrument = &questions.instrument;
    let indicator = instrument.indicator(&gap.indicator);
    let title = indicator.map(|one| one.title.clone()).unwrap_or_default();
    let colour = colour_of(&questions.compact, &gap.principle);
    let theirs = match reader {
        Party::Organisation => Party::City,
        Party::City => Party::Organisation,
    };
    let they = questions
        .compact
        .parties
        .iter()
        .find(|party| party.id == theirs)
        .map(|party| party.short.clone())
        .unwrap_or_default();
    let texts = gap.texts(instrument).into_iter().map(str::to_owned).collect::<Vec<_>>().join(" ");
    let row = |who: String, level: u8, outlined: bool| {
        let label = instrument.level(level).map(|one| one.label.clone()).unwrap_or_default();
        view! {
            <p class="gap-side">
                <span class="gap-who">{who}</span>
                {level_marks(instrument, Some(level), outlined)}
                <span class="gap-level">{label}</span>
            </p>
        }
    };
    view! {
        <li style:--light=colour.light style:--dark=colour.dark>
            {principle_tag(questions, &gap.principle)}
            <div class="gap-text">
                <h3>{title}</h3>
                <p>{gap.sentence(instrument, Some(reader))} " " {texts}</p>
                {indicator.map(|indicator| into_plan(site, assessments, questions, indicator, "gap-in-plan"))}
            </div>
            <div class="gap-marks">
                {row(t::you(lang).to_owned(), gap.level(reader), false)} {row(format::capitalised(lang, &they), gap.level(theirs), true)}
            </div>
        </li>
    }
}

/// Indicators whose level has changed between two assessments of the same party.
fn moves(lang: Lang, questions: &Questions, moved: &[Moved], day: &str) -> impl IntoView + use<> {
    let instrument = &questions.instrument;
    let changed: Vec<&Moved> = moved.iter().filter(|one| one.moved != Move::Same).collect();
    let same = moved.len() - changed.len();
    let item = |one: &&Moved| {
        let title = instrument.indicator(&one.indicator).map(|one| one.title.clone()).unwrap_or_default();
        let colour = colour_of(&questions.compact, &one.principle);
        let (then, now) = (label(lang, instrument, one.earlier), label(lang, instrument, one.now));
        view! {
            <li style:--light=colour.light style:--dark=colour.dark>
                {principle_tag(questions, &one.principle)}
                <div class="gap-text">
                    <h3>{title}</h3>
                    <p>{t::moved(lang, day, &then, &now)}</p>
                </div>
                <div class="gap-marks">
                    <p class="gap-side">
                        <span class="gap-who">{day.to_owned()}</span>
                        {level_marks(instrument, one.earlier, true)}
                    </p>
                    <p class="gap-side">
                        <span class="gap-who">{t::now(lang)}</span>
                        {level_marks(instrument, one.now, false)}
                    </p>
                </div>
            </li>
        }
    };
    view! {
        <ol class="gap-list">{changed.iter().map(item).views()}</ol>
        {(same > 0).then(|| view! { <p class="small">{t::moves_same(lang, format::plural(lang, same), &count_words(lang, same))}</p> }.into_any())}
    }
}

fn label(lang: Lang, instrument: &Instrument, level: Option<u8>) -> String {
    let level = level.and_then(|level| instrument.level(level));
    level.map_or_else(|| t::no_level(lang).to_owned(), |level| lower(&level.label))
}
