//! What has moved since earlier answers of the same party, with both dates.

use super::words::{middle_words, party_short};
use crate::core::assessment::Assessment;
use crate::core::assessment::compare::Move;
use crate::core::assessment::scoring::Median;
use crate::core::assessment::shifts::{Shift, shifts as rules};
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

/// The section of one party.
pub(super) fn shifts(
    lang: Lang,
    questions: &Questions,
    party: Party,
    earlier: &[&Assessment],
    now: &[&Assessment],
) -> impl IntoView + use<> {
    let id = match party {
        Party::Organisation => "shifts-organisation",
        Party::City => "shifts-city",
    };
    let who = party_short(&questions.compact, party);
    let all = rules(&questions.instrument, earlier, now);
    let moved: Vec<&Shift> = all.iter().filter(|one| one.moved != Move::Same).collect();
    let same = all.len() - moved.len();
    let none = moved.is_empty();
    let items = moved.iter().map(|one| item(lang, questions, one)).views();
    view! {
        <section class="stack result-part" aria-labelledby=id>
            <h2 id=id>{t::shifts_title(lang, &who)}</h2>
            <p>{t::shifts_dates(lang, &dates(lang, earlier), &dates(lang, now))}</p>
            {none.then(|| view! { <p>{t::shifts_none(lang)}</p> }.into_any())}
            <ol class="gap-list">{items}</ol>
            {(same > 0)
                .then(|| view! { <p class="small">{t::shifts_same(lang, format::plural(lang, same), &count_words(lang, same))}</p> }.into_any())}
        </section>
    }
}

/// The day of the answers, or the first and the last.
fn dates(lang: Lang, of: &[&Assessment]) -> String {
    let first = of.iter().map(|one| one.updated.as_str()).min().unwrap_or_default();
    let last = of.iter().map(|one| one.updated.as_str()).max().unwrap_or_default();
    let (first, last) = (format::date(lang, first), format::date(lang, last));
    if first == last { first } else { t::dates(lang, &first, &last) }
}

fn item(lang: Lang, questions: &Questions, one: &Shift) -> impl IntoView + use<> {
    let instrument = &questions.instrument;
    let title = instrument.indicator(&one.indicator).map(|one| one.title.clone()).unwrap_or_default();
    let colour = colour_of(&questions.compact, &one.principle);
    let words =
        |median: Option<Median>| median.map(|median| middle_words(lang, instrument, median)).unwrap_or_default();
    let (then, now) = (words(one.earlier), words(one.now));
    let sentence = match one.moved {
        Move::Up => t::up(lang, &then, &now),
        Move::Down => t::down(lang, &then, &now),
        Move::New => t::new(lang, &now),
        Move::Gone => t::gone(lang, &then),
        Move::Same => String::new(),
    };
    let side = |who: &'static str, median: Option<Median>, outlined: bool| {
        view! {
            <p class="gap-side">
                <span class="gap-who">{who}</span>
                {level_marks(instrument, median.map(|median| median.lower), outlined)}
                <span class="gap-level">
                    {crate::ui::parts::rosette_table::median_words(lang, instrument, median)}
                </span>
            </p>
        }
    };
    view! {
        <li style:--light=colour.light style:--dark=colour.dark>
            {principle_tag(questions, &one.principle)}
            <div class="gap-text">
                <h3>{title}</h3>
                <p>{sentence}</p>
            </div>
            <div class="gap-marks">
                {side(t::earlier(lang), one.earlier, true)} {side(result::now(lang), one.now, false)}
            </div>
        </li>
    }
}
