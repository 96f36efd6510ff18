//! What has happened, oldest first: all of it, or one period.

use crate::core::compact::narrowing::{number_in, with_number};
use crate::core::compact::{Compact, Event, Period};
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::{explain, story as t};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::segment::segment;
use crate::ui::parts::source_list::source_line;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// Name in the address of the period that is shown alone: its first year stands there.
const PERIOD: &str = "period";

/// The events with their sources, and where the data has periods, a choice among them.
pub fn timeline(site: Site, compact: &Compact) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let known = compact.periods.clone();
    let chosen = Memo::new(move |_| {
        let from = site.search.with(|search| number_in(search, PERIOD))?;
        known.iter().find(|period| u32::from(period.from) == from).cloned()
    });
    let event = |event: &Event| {
        let year = event.year;
        let outside = move || {
            chosen
                .with(|period: &Option<Period>| period.as_ref().is_some_and(|one| !(one.from..=one.to).contains(&year)))
        };
        view! {
            <li class:key-event=event.key hidden=outside>
                <p class="timeline-when">{event.when.clone()}</p>
                <div>
                    <h3>{event.title.clone()}</h3>
                    <p>{event.text.clone()}</p>
                    {source_line(compact, &event.sources)}
                </div>
            </li>
        }
    };
    view! {
        <section id="timeline" class="stack">
            <h2>{explain::compact_timeline(lang)}</h2>
            {(!compact.periods.is_empty()).then(|| periods(site, lang, compact, chosen))}
            <ol class="timeline">{compact.timeline.iter().map(event).views()}</ol>
        </section>
    }
}

fn periods(site: Site, lang: Lang, compact: &Compact, chosen: Memo<Option<Period>>) -> impl IntoView + use<> {
    let all: Vec<u16> = compact.timeline.iter().map(|event| event.year).collect();
    let count = move |period: Option<&Period>| {
        all.iter().filter(|year| period.is_none_or(|one| (one.from..=one.to).contains(*year))).count()
    };
    let choice = |period: Option<Period>, name: String| {
        let events = count(period.as_ref());
        let said = t::timeline_shown(lang, format::plural(lang, events), &format::number(lang, events));
        let of = period.clone();
        segment(
            "period".to_owned(),
            name,
            Box::new(move || chosen.with(|now| *now == of)),
            Box::new(move || {
                let from = period.as_ref().map(|period| u32::from(period.from));
                site.go(&Route::Compact, &with_number(&site.search.get_untracked(), PERIOD, from), true);
                site.announce(said.clone());
            }),
        )
    };
    let whole = choice(None, t::timeline_all(lang).to_owned());
    let each = compact
        .periods
        .iter()
        .map(|period| {
            let span = [period.from.to_string(), period.to.to_string()].join("–");
            choice(Some(period.clone()), [period.name.as_str(), &span].join(" "))
        })
        .views();
    view! {
        <fieldset class="segments no-print">
            <legend>{t::timeline_period(lang)}</legend>
            {whole}
            {each}
        </fieldset>
    }
}
