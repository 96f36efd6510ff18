//! One row of the plan: fields that stand below one another on a card, or side by side as a row of a table where there is
//! room. Which of the two is a matter of style alone.

use super::plan_when::when_field;
use super::warn_once::{WarnOnce, warn_once};
use super::{colour_of, focus_soon};
use crate::core::assessment::limits;
use crate::core::assessment::plan::{Cell, Links, Removed, Way};
use crate::core::assessment::{PlanRow, Status};
use crate::core::drag::place;
use crate::core::text::language::Lang;
use crate::core::text::messages::plan as t;
use crate::state::actions::rows;
use crate::state::assessments::{Assessments, Pause, Questions};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::views::Views;
use leptos::ev::PointerEvent;
use leptos::prelude::*;

/// The list of rows, as a selector.
const ROWS: &str = ".plan-rows";
/// Statuses in the order they are offered.
const STATUSES: [Status; 4] = [Status::Planned, Status::Ongoing, Status::Done, Status::Dropped];

/// Its value in the form.
const fn status_id(status: Status) -> &'static str {
    match status {
        Status::Planned => "planned",
        Status::Ongoing => "ongoing",
        Status::Done => "done",
        Status::Dropped => "dropped",
    }
}

/// Its word.
pub(super) fn status_word(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::Planned => t::planned(lang),
        Status::Ongoing => t::ongoing(lang),
        Status::Done => t::done(lang),
        Status::Dropped => t::dropped(lang),
    }
}

/// Something of one row, kept current without rebuilding the row.
pub(super) fn of_row<T: PartialEq + Default + Send + Sync + 'static>(
    assessments: Assessments,
    id: &str,
    read: impl Fn(&PlanRow) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let id = id.to_owned();
    Memo::new(move |_| {
        let value = assessments.with(|draft| draft.plan.iter().find(|row| row.id == id).map(&read));
        value.flatten().unwrap_or_default()
    })
}

/// The row with this id.
pub(super) fn plan_row(
    site: Site,
    assessments: Assessments,
    questions: &Questions,
    id: String,
    removed: RwSignal<Option<Removed>>,
    dragged: RwSignal<Option<String>>,
    review: Memo<bool>,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let number = {
        let id = id.clone();
        Memo::new(move |_| {
            let at = assessments.with(|draft| draft.plan.iter().position(|row| row.id == id)).flatten();
            at.unwrap_or_default() + 1
        })
    };
    let principle = of_row(assessments, &id, |row| row.principle.clone().unwrap_or_default());
    let compact = questions.compact.clone();
    let colour = Memo::new(move |_| colour_of(&compact, &principle.get()));
    let field = |cell: Cell, name: &str, label: &'static str, read: fn(&PlanRow) -> &String| {
        let value = of_row(assessments, &id, move |row| read(row).clone());
        let (row, field_id) = (id.clone(), format!("{name}-{id}"));
        let set = move |text: String| {
            let _ = assessments.edit(Pause::Typing, |draft, now| draft.edit_cell(&row, cell, &text, now));
        };
        let WarnOnce { line, id: described, focused } = warn_once(assessments, &field_id, t::warn(lang));
        view! {
            <div class="field">
                <label for=field_id.clone()>{label}</label>
                {line}
                <textarea
                    id=field_id
                    rows="2"
                    aria-describedby=described
                    maxlength=limits::CELL_CHARS.to_string()
                    prop:value=move || value.get()
                    on:focus=move |_| focused()
                    on:input=move |event| set(event_target_value(&event))
                ></textarea>
            </div>
        }
    };
    let heading = format!("row-{id}");
    view! {
        <li>
            <fieldset class="card plan-row" aria-labelledby=heading.clone() prop:disabled=move || assessments.is_read_only()>
                <h2 id=heading.clone() style:--light=move || colour.get().light style:--dark=move || colour.get().dark>
                    <span class="swatch" aria-hidden="true"></span>
                    <span>{move || t::row(lang, &format::number(lang, number.get()))}</span>
                </h2>
                {field(Cell::What, "what", t::what(lang), |row| &row.what)}
                {field(Cell::How, "how", t::how(lang), |row| &row.how)}
                {when_field(lang, assessments, &id)}
                {field(Cell::Who, "who", t::who(lang), |row| &row.who)}
                {field(Cell::Measure, "measure", t::measure(lang), |row| &row.measure)}
                {status_field(lang, assessments, &id)}
                <div class="plan-more">
                    {links(lang, assessments, questions, &id)}
                    {outcome_field(lang, assessments, &id, review)}
                </div>
                {controls(site, assessments, &id, number, removed, dragged)}
            </fieldset>
        </li>
    }
}

/// Moves the row that is `dragged`, by its id, to where the pointer is. One that was let go where nobody told us drags no
/// longer.
pub(super) fn drag(assessments: Assessments, dragged: RwSignal<Option<String>>, event: &PointerEvent) {
    let Some(id) = dragged.get_untracked() else { return };
    if event.buttons() == 0 {
        return dragged.set(None);
    }
    let from = assessments.peek(|draft| draft.plan.iter().position(|row| row.id == id)).flatten();
    let Some(from) = from else { return };
    let to = place(&rows::spans(ROWS), from, f64::from(event.client_y()));
    if to != from {
        let _ = assessments.edit(Pause::None, |draft, now| draft.move_row_to(&id, to, now));
    }
}

/// Up, down and away.
fn controls(
    site: Site,
    assessments: Assessments,
    id: &str,
    number: Memo<usize>,
    removed: RwSignal<Option<Removed>>,
    dragged: RwSignal<Option<String>>,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let count = Memo::new(move |_| assessments.with(|draft| draft.plan.len()).unwrap_or_default());
    let number_text = move || format::number(lang, number.get());
    let mover = |way: Way, name: &str| {
        let (id, button) = (id.to_owned(), format!("{name}-{id}"));
        move |_| {
            let to = assessments.edit(Pause::None, |draft, now| draft.move_row(&id, way, now)).flatten();
            if let Some(to) = to {
                site.announce(t::row_moved(lang, &format::number(lang, to + 1)));
            }
            // Moving a row in the page takes the focus from its button.
            focus_soon(button.clone());
        }
    };
    let remove = {
        let id = id.to_owned();
        move |_| {
            let row = assessments.edit(Pause::None, |draft, now| draft.remove_row(&id, now)).flatten();
            if row.is_some() {
                removed.set(row);
                site.announce(t::row_removed(lang));
                focus_soon("undo-row");
            }
        }
    };
    let (up, down) = (mover(Way::Up, "up"), mover(Way::Down, "down"));
    // For the pointer alone; the buttons beside it do the same from the keyboard.
    let is_dragged = {
        let id = id.to_owned();
        move || dragged.with(|dragged| dragged.as_ref() == Some(&id))
    };
    let grip = {
        let id = id.to_owned();
        move |event: PointerEvent| {
            event.prevent_default();
            rows::hold(&event, ROWS);
            dragged.set((!assessments.is_read_only()).then(|| id.clone()));
        }
    };
    view! {
        <div class="plan-controls">
            <span
                class="plan-grip"
                class:dragging=is_dragged
                aria-hidden="true"
                title=t::drag(lang)
                on:pointerdown=grip
            >
                "⠿"
            </span>
            <button
                type="button"
                class="button quiet small icon"
                id=format!("up-{id}")
                aria-label=move || t::move_up(lang, &number_text())
                aria-disabled=move || (number.get() <= 1).to_string()
                on:click=up
            >
                <span aria-hidden="true">"↑"</span>
            </button>
            <button
                type="button"
                class="button quiet small icon"
                id=format!("down-{id}")
                aria-label=move || t::move_down(lang, &number_text())
                aria-disabled=move || (number.get() >= count.get()).to_string()
                on:click=down
            >
                <span aria-hidden="true">"↓"</span>
            </button>
            <button
                type="button"
                class="button plain-text small"
                aria-label=move || t::remove_row(lang, &number_text())
                on:click=remove
            >
                {t::remove(lang)}
            </button>
        </div>
    }
}

/// A choice of one of `options`, each a value with its word.
fn select_field(
    field_id: String,
    label: &'static str,
    options: Vec<(String, String)>,
    chosen: Memo<String>,
    set: impl Fn(String) + 'static,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(value, word)| {
            let own = value.clone();
            view! {
                <option value=value prop:selected=move || chosen.with(|chosen| *chosen == own)>
                    {word}
                </option>
            }
        })
        .views();
    view! {
        <div class="field">
            <label for=field_id.clone()>{label}</label>
            <select id=field_id on:change=move |event| set(event_target_value(&event))>
                {options}
            </select>
        </div>
    }
}

fn status_field(lang: Lang, assessments: Assessments, id: &str) -> impl IntoView + use<> {
    let chosen = of_row(assessments, id, |row| status_id(row.status).to_owned());
    let row = id.to_owned();
    let set = move |value: String| {
        if let Some(status) = STATUSES.into_iter().find(|status| status_id(*status) == value) {
            let _ = assessments.edit(Pause::None, |draft, now| draft.set_status(&row, status, now));
        }
    };
    let options = STATUSES.map(|one| (status_id(one).to_owned(), status_word(lang, one).to_owned())).to_vec();
    select_field(["status-", id].concat(), t::status(lang), options, chosen, set)
}

/// What the row is linked to: principle, question, action area.
fn links(lang: Lang, assessments: Assessments, questions: &Questions, id: &str) -> impl IntoView + use<> {
    let now = of_row(assessments, id, |row| Links {
        principle: row.principle.clone(),
        indicator: row.indicator.clone(),
        area: row.area,
    });
    let row = id.to_owned();
    let link = move |links: Links| {
        let _ = assessments.edit(Pause::None, |draft, now| draft.link_row(&row, links, now));
    };
    let chosen = |read: fn(&Links) -> String| Memo::new(move |_| now.with(read));
    let some = |value: String| Some(value).filter(|value| !value.is_empty());
    let with_none = |list: Vec<(String, String)>| {
        [(String::new(), t::no_principle(lang).to_owned())].into_iter().chain(list).collect::<Vec<_>>()
    };
    let compact = &questions.compact;
    let principles = compact.principles.iter().map(|one| (one.id.clone(), one.name.clone())).collect();
    let indicators = questions.instrument.indicators.iter().map(|one| (one.id.clone(), one.title.clone())).collect();
    let areas = compact.areas.iter().map(|one| (one.id.to_string(), one.name.clone())).collect();
    // Another principle has other questions and areas, and a question belongs to one principle.
    let set_principle = {
        let link = link.clone();
        move |value: String| link(Links { principle: some(value), ..Links::default() })
    };
    let set_indicator = {
        let (link, instrument) = (link.clone(), questions.instrument.clone());
        move |value: String| {
            let before = now.get_untracked();
            link(match instrument.indicator(&value) {
                Some(one) => Links {
                    principle: Some(one.principle.clone()),
                    area: before.area.or(one.areas.first().copied()),
                    indicator: Some(value),
                },
                None => Links { indicator: None, ..before },
            });
        }
    };
    let set_area = move |value: String| link(Links { area: value.parse().ok(), ..now.get_untracked() });
    let field = |name: &str| [name, "-", id].concat();
    view! {
        {select_field(
            field("principle"),
            t::principle(lang),
            with_none(principles),
            chosen(|links| links.principle.clone().unwrap_or_default()),
            set_principle,
        )}
        {select_field(
            field("indicator"),
            t::indicator(lang),
            with_none(indicators),
            chosen(|links| links.indicator.clone().unwrap_or_default()),
            set_indicator,
        )}
        {select_field(
            field("area"),
            t::area(lang),
            with_none(areas),
            chosen(|links| links.area.map(|area| area.to_string()).unwrap_or_default()),
            set_area,
        )}
    }
}

/// What happened: asked once the row is closed or the plan is gone through, and kept in sight once it is written.
fn outcome_field(lang: Lang, assessments: Assessments, id: &str, review: Memo<bool>) -> impl IntoView + use<> {
    let text = of_row(assessments, id, |row| row.outcome.clone());
    let closed = of_row(assessments, id, |row| !row.is_open());
    let asks = Memo::new(move |_| review.get() || closed.get() || text.with(|text| !text.is_empty()));
    let (field_id, row) = (format!("outcome-{id}"), id.to_owned());
    move || {
        asks.get().then(|| {
            let row = row.clone();
            let set = move |text: String| {
                let _ = assessments.edit(Pause::Typing, |draft, now| draft.edit_cell(&row, Cell::Outcome, &text, now));
            };
            let WarnOnce { line, id: described, focused } = warn_once(assessments, &field_id, t::warn(lang));
            view! {
                <div class="field">
                    <label for=field_id.clone()>{t::outcome(lang)}</label>
                    {line}
                    <textarea
                        id=field_id.clone()
                        rows="2"
                        aria-describedby=described
                        maxlength=limits::CELL_CHARS.to_string()
                        prop:value=move || text.get()
                        on:focus=move |_| focused()
                        on:input=move |event| set(event_target_value(&event))
                    ></textarea>
                </div>
            }
            .into_any()
        })
    }
}
