//! What can be written about an answer: the example that the top level asks for, a link to what shows it, a note.

use super::warn_once::{WarnOnce, warn_once};
use crate::core::assessment::{Answer, Assessment, Choice, Instrument, limits};
use crate::core::text::language::Lang;
use crate::core::text::messages::assess as t;
use crate::core::text::safe_url::SafeUrl;
use crate::state::assessments::{Assessments, Pause};
use crate::state::site::Site;
use leptos::prelude::*;

/// One text of an answer.
#[derive(Clone, Copy)]
struct Field {
    /// The end of its id.
    end: &'static str,
    label: &'static str,
    read: fn(&Answer) -> &String,
    write: fn(&mut Assessment, &str, &str, &str),
    most: usize,
}

/// Room for an example, asked for at the top level, for a link and for a note.
pub(super) fn texts(
    assessments: Assessments,
    instrument: &Instrument,
    id: &str,
    choice: Memo<Option<Choice>>,
) -> impl IntoView + use<> {
    let lang = Site::get().lang.get_untracked();
    let top = instrument.max_level();
    let top_label = instrument.level(top).map(|level| level.label.clone()).unwrap_or_default();
    let example = Field {
        end: "example",
        label: t::example(lang),
        read: |answer| &answer.example,
        write: Assessment::set_example,
        most: limits::EXAMPLE_CHARS,
    };
    let link = Field {
        end: "link",
        label: t::link(lang),
        read: |answer| &answer.link,
        write: Assessment::set_link,
        most: limits::LINK_CHARS,
    };
    let note = Field {
        end: "note",
        label: t::note(lang),
        read: |answer| &answer.note,
        write: Assessment::set_note,
        most: limits::NOTE_CHARS,
    };
    // What was once written stays in sight, whatever is chosen afterwards.
    let shows = {
        let id = id.to_owned();
        let written = move |answer: &Answer| !(answer.example.is_empty() && answer.link.is_empty());
        Memo::new(move |_| {
            choice.get() == Some(Choice::Level(top)) || assessments.answer(&id, written).unwrap_or_default()
        })
    };
    let of_example = id.to_owned();
    let example_part = move || {
        view! {
            <div class="example-field">
                <p class="hint">{t::example_hint(lang, &top_label)}</p>
                {field(assessments, &of_example, example)}
                {field(assessments, &of_example, link)}
                {link_line(assessments, &of_example)}
            </div>
        }
    };
    view! {
        {move || shows.get().then(&example_part)}
        {field(assessments, id, note)}
    }
}

fn value_of(assessments: Assessments, id: &str, read: fn(&Answer) -> &String) -> Memo<String> {
    let id = id.to_owned();
    Memo::new(move |_| assessments.answer(&id, |answer| read(answer).clone()).unwrap_or_default())
}

/// The field. The first one somebody writes in says, once a visit, what does not belong there.
fn field(assessments: Assessments, id: &str, field: Field) -> impl IntoView + use<> {
    let lang = Site::get().lang.get_untracked();
    let value = value_of(assessments, id, field.read);
    let field_id = ["q-", id, "-", field.end].concat();
    let indicator = id.to_owned();
    let set = move |text: String| {
        let _ = assessments.edit(Pause::Typing, |draft, now| (field.write)(draft, &indicator, &text, now));
    };
    let WarnOnce { line, id: described, focused } = warn_once(assessments, &field_id, t::warn(lang));
    view! {
        <div class="field">
            <label for=field_id.clone()>{field.label}</label>
            {line}
            <textarea
                id=field_id
                rows="1"
                aria-describedby=described
                maxlength=field.most.to_string()
                prop:value=move || value.get()
                on:focus=move |_| focused()
                on:input=move |event| set(event_target_value(&event))
            ></textarea>
        </div>
    }
}

/// The link to open, where it is one that may be opened; else that it is none.
fn link_line(assessments: Assessments, id: &str) -> impl IntoView + use<> {
    let lang = Site::get().lang.get_untracked();
    let text = value_of(assessments, id, |answer| &answer.link);
    move || {
        let text = text.get();
        (!text.is_empty()).then(|| match opened(lang, &text) {
            Some(link) => view! { <p class="small">{link}</p> }.into_any(),
            None => view! { <p class="hint" role="status">{t::link_bad(lang)}</p> }.into_any(),
        })
    }
}

/// The link to what shows a level, where its address is one that may be opened.
pub(super) fn opened(lang: Lang, address: &str) -> Option<AnyView> {
    let url = SafeUrl::parse(address).ok()?;
    Some(
        view! {
            <a href=url.as_str().to_owned() target="_blank" rel="noopener noreferrer nofollow">
                {t::link_open(lang)}
            </a>
        }
        .into_any(),
    )
}
