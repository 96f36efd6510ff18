//! Whether the definition fits the reader: a few questions, and the result in words. Nothing is kept.

use crate::core::compact::fit::{Fit, Reply, fit};
use crate::core::compact::{Compact, Helper};
use crate::core::text::language::Lang;
use crate::core::text::messages::story as t;
use crate::ui::parts::prose::points;
use crate::ui::parts::segment::segment;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// The helper of the section with this id. Nothing when it has none.
pub fn helper(lang: Lang, compact: &Compact, section: &str) -> Option<AnyView> {
    let helper = compact.helper.clone().filter(|helper| helper.section == section)?;
    let replies = RwSignal::new(vec![None; helper.questions.len()]);
    let questions =
        helper.questions.iter().enumerate().map(|(at, one)| question(lang, replies, at, one.text.clone())).views();
    let title = helper.title.clone();
    let lead = helper.lead.clone();
    Some(
        view! {
            <section class="card stack no-print" aria-labelledby="helper-title">
                <h3 id="helper-title">{title}</h3>
                <p>{lead}</p>
                {questions}
                <div class="stack" aria-live="polite">{move || replies.with(|replies| result(&helper, replies))}</div>
            </section>
        }
        .into_any(),
    )
}

fn question(lang: Lang, replies: RwSignal<Vec<Option<Reply>>>, at: usize, text: String) -> impl IntoView {
    let choice = |reply: Reply, name: &'static str| {
        let on = move || replies.with(|replies| replies.get(at).copied().flatten() == Some(reply));
        let choose = move || {
            replies.update(|replies| {
                if let Some(place) = replies.get_mut(at) {
                    *place = Some(reply);
                }
            });
        };
        segment(["helper-", &at.to_string()].concat(), name.to_owned(), Box::new(on), Box::new(choose))
    };
    view! {
        <fieldset>
            <legend>{text}</legend>
            <div class="segments">
                {choice(Reply::Yes, t::yes(lang))} {choice(Reply::No, t::no(lang))}
                {choice(Reply::Unsure, t::unsure(lang))}
            </div>
        </fieldset>
    }
}

/// The result. Nothing while it is open.
fn result(helper: &Helper, replies: &[Option<Reply>]) -> Option<AnyView> {
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<Vec<String>>();
    let (class, text, names, after) = match fit(helper, replies) {
        Fit::Open => return None,
        Fit::Fits => ("notice good", &helper.fits, Vec::new(), ""),
        Fit::Unsure(names) => ("notice", &helper.unsure, owned(names), ""),
        Fit::Differs(names) => ("notice warning", &helper.differs, owned(names), helper.differs_text.as_str()),
    };
    let after = (!after.is_empty()).then(|| after.to_owned());
    let view = view! {
        <div class=class>
            <p>{text.clone()}</p>
            {points(&names)}
            {after.map(|text| view! { <p>{text}</p> }.into_any())}
        </div>
    };
    Some(view.into_any())
}
