//! What came and was not taken, each with its reason.

use crate::core::text::language::Lang;
use crate::core::text::messages::{assess, compare as t};
use crate::state::format;
use crate::state::gathered::{Left, Reason};
use crate::state::intake::Refusal;
use crate::ui::pages::assessment::open_file::{why, why_link};
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// So many are named; of the others only the number.
const NAMED: usize = 20;

/// The notice, or nothing. `most` is how many fit where they were to go. Tracked.
pub(super) fn left_out(lang: Lang, left: RwSignal<Vec<Left>>, most: usize) -> impl IntoView {
    move || {
        let left = left.get();
        let count = left.len();
        (count > 0).then(|| {
            let items = left.iter().take(NAMED).map(|one| view! { <li>{line(lang, one, most)}</li> }).views();
            let rest = count.saturating_sub(NAMED);
            let rest = (rest > 0).then(
                || view! { <p>{t::left_more(lang, format::plural(lang, rest), &format::number(lang, rest))}</p> },
            );
            view! {
                <div class="notice warning no-print" role="alert">
                    <h3>{t::left_title(lang, format::plural(lang, count), &format::number(lang, count))}</h3>
                    <ul>{items}</ul>
                    {rest}
                </div>
            }
            .into_any()
        })
    }
}

fn line(lang: Lang, left: &Left, most: usize) -> String {
    let reason = match &left.reason {
        Reason::Again => t::left_again(lang).to_owned(),
        Reason::Full | Reason::Refused(Refusal::TooMany) => t::left_full(lang, &format::number(lang, most)),
        Reason::Mended => t::left_mended(lang).to_owned(),
        Reason::OtherQuestions => t::left_other(lang).to_owned(),
        Reason::Empty => t::left_empty(lang).to_owned(),
        Reason::Link(error) => why_link(lang, error),
        Reason::Refused(Refusal::NotRead) => assess::open_not_read(lang).to_owned(),
        Reason::Refused(Refusal::File(error)) => why(lang, error),
    };
    if left.name.is_empty() { reason } else { [left.name.as_str(), ": ", &reason].concat() }
}
