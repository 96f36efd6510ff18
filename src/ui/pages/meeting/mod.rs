//! The questions one by one in large type, for a room with a projector: hands are counted, one level is agreed on.

mod answers;

use super::assessment::{colour_of, focus_soon, name_of, nothing_open, page_of, principle_name, with_questions};
use crate::core::assessment::Indicator;
use crate::core::compact::Party;
use crate::core::route::Route;
use crate::core::text::messages::meeting as t;
use crate::state::actions::fullscreen;
use crate::state::assessments::{Assessments, Questions};
use crate::state::effect::effect;
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::save_notices::SaveNotices;
use crate::ui::parts::save_status::SaveStatus;
use crate::ui::parts::views::Views;
use crate::ui::parts::when::When;
use answers::answers;
use leptos::ev;
use leptos::prelude::*;

/// The part that fills the screen.
const STAGE: &str = "meeting";
/// The question's heading.
const HEADING: &str = "meeting-question";
/// Name of the question in the address.
const PLACE: &str = "question=";

/// The page.
#[component]
pub fn MeetingPage() -> impl IntoView {
    let (site, assessments) = (Site::get(), Assessments::get());
    let lang = site.lang.get_untracked();
    let name = Memo::new(move |_| assessments.with(|draft| name_of(lang, &draft.title, &draft.about)));
    use_title(move || {
        name.get().map_or_else(|| t::title(lang).to_owned(), |name| format!("{} – {name}", t::title(lang)))
    });
    let built_for = Memo::new(move |_| assessments.with(|draft| (draft.id.clone(), draft.party, draft.quick)));
    with_questions(move |questions| {
        move || match built_for.get() {
            None => nothing_open(site).into_any(),
            Some((_, party, _)) => stage(site, assessments, &questions, party).into_any(),
        }
    })
}

/// Goes to a question; the address keeps the place, so that a reload or the other language shows the same one.
fn go_to(site: Site, indicator: &str) {
    site.go(&Route::Meeting, &[PLACE, indicator].concat(), true);
    focus_soon(HEADING);
}

fn stage(site: Site, assessments: Assessments, questions: &Questions, party: Party) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let instrument = questions.instrument.clone();
    let asked: Vec<Indicator> =
        assessments.peek(|draft| draft.asked(&instrument).into_iter().cloned().collect::<Vec<_>>()).unwrap_or_default();
    let first = assessments.peek(|draft| draft.next_unanswered(&instrument, None).map(|one| one.id.clone())).flatten();
    let ids: Vec<String> = asked.iter().map(|one| one.id.clone()).collect();
    let last = ids.len().saturating_sub(1);
    let at = {
        let ids = ids.clone();
        Memo::new(move |_| {
            let named = site.search.with(|search| {
                let id = search.split('&').find_map(|part| part.strip_prefix(PLACE))?;
                ids.iter().position(|one| one == id)
            });
            named.or_else(|| ids.iter().position(|one| Some(one) == first.as_ref())).unwrap_or_default()
        })
    };
    let step = {
        let ids = ids.clone();
        move |back: bool| {
            let now = at.get_untracked();
            let to = if back { now.checked_sub(1) } else { Some(now + 1) };
            if let Some(id) = to.and_then(|to| ids.get(to)) {
                go_to(site, id);
            }
        }
    };
    turn_by_pages(step.clone());
    let full = RwSignal::new(false);
    let bar = bar(site, assessments, questions, &asked, at, full);
    let onward = onward(site, at, last, step);
    let (compact, instrument) = (questions.compact.clone(), questions.instrument.clone());
    let question = move || {
        let indicator = asked.get(at.get())?;
        let colour = colour_of(&compact, &indicator.principle);
        let number = t::of(lang, &format::number(lang, at.get() + 1), &format::number(lang, last + 1));
        Some(
            view! {
                <section class="meeting-question" style:--light=colour.light style:--dark=colour.dark>
                    <p class="eyebrow accent">
                        {number} " · " {principle_name(&compact, &indicator.principle).to_owned()} " · "
                        {indicator.title.clone()}
                    </p>
                    <h1 id=HEADING tabindex="-1">
                        {indicator.side(party).statement.clone()}
                    </h1>
                    {answers(site, assessments, &instrument, indicator, party)}
                </section>
            }
            .into_any(),
        )
    };
    view! {
        <div class="meeting" id=STAGE on:fullscreenchange=move |_| full.set(fullscreen::is_on())>
            <div class="wrap meeting-inner">
                <SaveNotices />
                {bar}
                {question}
                {onward}
            </div>
        </div>
    }
}

/// What stands above the question: whether it is saved, the way to any question, the screen, the way out.
fn bar(
    site: Site,
    assessments: Assessments,
    questions: &Questions,
    asked: &[Indicator],
    at: Memo<usize>,
    full: RwSignal<bool>,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let possible = RwSignal::new(false);
    // In an effect, so that pages written beforehand ask for no screen.
    effect(move || possible.set(fullscreen::is_possible()));
    let picker = picker(site, assessments, questions, asked, at);
    let pages: Vec<Route> = asked.iter().map(|one| page_of(&questions.compact, &one.principle)).collect();
    let close = move || site.href(pages.get(at.get()).unwrap_or(&Route::Result));
    view! {
        <div class="meeting-bar">
            <p class="eyebrow">{t::title(lang)}</p>
            <SaveStatus />
            <p class="cluster">
                {picker}
                <When is=move || possible.get()>
                    <button
                        type="button"
                        class="button quiet small"
                        title=t::full_hint(lang)
                        on:click=move |_| fullscreen::toggle(STAGE)
                    >
                        {move || if full.get() { t::leave_full(lang) } else { t::full(lang) }}
                    </button>
                </When>
                <a class="button quiet small" hidden=move || full.get() href=close>
                    {t::close(lang)}
                </a>
            </p>
        </div>
    }
}

/// To the question before and after, or to the result after the last.
fn onward(
    site: Site,
    at: Memo<usize>,
    last: usize,
    step: impl Fn(bool) + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let lang = site.lang.get_untracked();
    let (back, on) = (step.clone(), step);
    let is_last = Memo::new(move |_| at.get() == last);
    let next = move || {
        if is_last.get() {
            let href = site.href(&Route::Result);
            return view! {
                <a class="button" href=href>
                    {t::result(lang)}
                </a>
            }
            .into_any();
        }
        let on = on.clone();
        view! {
            <button type="button" class="button" id="meeting-next" on:click=move |_| on(false)>
                {t::after(lang)}
                <span aria-hidden="true">" →"</span>
            </button>
        }
        .into_any()
    };
    view! {
        <nav class="meeting-onward" aria-label=t::which(lang)>
            <button
                type="button"
                class="button quiet"
                id="meeting-before"
                prop:disabled=move || at.get() == 0
                on:click=move |_| back(true)
            >
                <span aria-hidden="true">"← "</span>
                {t::before(lang)}
            </button>
            {next}
        </nav>
    }
}

/// Page Up and Page Down change question while the screen is filled: what a presenter's clicker sends.
fn turn_by_pages(step: impl Fn(bool) + Clone + Send + Sync + 'static) {
    // In an effect, so that pages written beforehand ask for no window.
    effect(move || {
        let step = step.clone();
        let watch = window_event_listener(ev::keydown, move |event| {
            let key = event.key();
            let back = key == "PageUp";
            if (back || key == "PageDown") && fullscreen::is_on() {
                event.prevent_default();
                step(back);
            }
        });
        on_cleanup(move || watch.remove());
    });
}

/// Every question by its number and title.
fn picker(
    site: Site,
    assessments: Assessments,
    questions: &Questions,
    asked: &[Indicator],
    at: Memo<usize>,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let options = asked
        .iter()
        .enumerate()
        .map(|(index, one)| {
            let (instrument, id) = (questions.instrument.clone(), one.id.clone());
            let done = Memo::new(move |_| {
                assessments.with(|draft| draft.choice(&instrument, &id).is_some()).unwrap_or_default()
            });
            let text = [&format::number(lang, index + 1), ". ", &one.title].concat();
            view! {
                <option value=one.id.clone() prop:selected=move || at.get() == index>
                    {text}
                    {move || done.get().then(|| [" – ", t::answered(lang)].concat())}
                </option>
            }
        })
        .views();
    view! {
        <select
            class="meeting-picker"
            aria-label=t::which(lang)
            on:change=move |event| go_to(site, &event_target_value(&event))
        >
            {options}
        </select>
    }
}
