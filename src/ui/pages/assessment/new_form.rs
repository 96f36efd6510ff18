//! The form that begins an assessment: who answers, about what, under which name.

use super::focus_soon;
use super::next_page;
use crate::core::assessment::{Scope, limits};
use crate::core::compact::{Party, PartyText};
use crate::core::text::language::Lang;
use crate::core::text::messages::assess as t;
use crate::state::actions;
use crate::state::assessments::{Assessments, Questions};
use crate::state::effect::effect;
use crate::state::site::Site;
use crate::ui::parts::views::Views;
use crate::ui::parts::when::When;
use leptos::prelude::*;

/// Id of the radio button for a party.
const fn party_id(party: Party) -> &'static str {
    match party {
        Party::Organisation => "party-organisation",
        Party::City => "party-city",
    }
}

/// The form. `failed` is true after it was sent without saying who answers.
#[component]
pub fn NewForm(
    /// The questions to begin with.
    questions: Questions,
    /// Whether it was sent incomplete.
    failed: RwSignal<bool>,
    /// True for a quick check, which asks for nothing but who answers.
    #[prop(optional)]
    quick: bool,
) -> impl IntoView {
    let (site, assessments) = (Site::get(), Assessments::get());
    let lang = site.lang.get_untracked();
    let first = questions.compact.parties.first().map_or("party-organisation", |party| party_id(party.id));
    let parties = questions.compact.parties.iter().map(|party| party_card(assessments, party)).views();
    let of_submit = questions.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        assessments.beginning.update(|form| form.quick = quick);
        if assessments.begin_new(&of_submit.instrument) {
            failed.set(false);
            let next = assessments.peek(|draft| next_page(&of_submit.compact, &of_submit.instrument, draft));
            if let Some(next) = next {
                site.go(&next, "", false);
            }
        } else {
            failed.set(true);
            focus_soon("error-summary");
        }
    };
    // What was missing is said as long as it is missing.
    effect(move || {
        if assessments.beginning.with(|form| form.party.is_some()) {
            failed.set(false);
        }
    });
    let to_party = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        actions::reveal("party");
        actions::focus(first);
    };
    view! {
        <form class="start-form" novalidate on:submit=submit aria-labelledby="new-title">
            <h2 id="new-title">{t::new_title(lang)}</h2>
            <When is=move || failed.get()>
                <div class="notice bad" id="error-summary" tabindex="-1" role="alert">
                    <h3>{t::error_summary(lang)}</h3>
                    <p>
                        <a href=format!("#{first}") on:click=to_party>
                            {t::error_party(lang)}
                        </a>
                    </p>
                </div>
            </When>
            <fieldset id="party" aria-describedby=move || failed.get().then_some("party-error")>
                <legend>{t::party(lang)}</legend>
                <When is=move || failed.get()>
                    <p class="error-text" id="party-error">
                        {t::error_party(lang)}
                    </p>
                </When>
                <div class="choice-cards">{parties}</div>
            </fieldset>
            {(!quick).then(|| details(lang, assessments))}
            <p>
                <button type="submit" class="button">
                    {if quick { t::quick_begin(lang) } else { t::begin(lang) }}
                </button>
            </p>
        </form>
    }
}

/// What the answers are about, and what the assessment is called.
fn details(lang: Lang, assessments: Assessments) -> impl IntoView {
    let scope = move || assessments.beginning.with(|form| form.about.scope);
    view! {
            <fieldset>
                <legend>{t::about(lang)}</legend>
                <div class="choice-cards three">
                    {scope_card(assessments, Scope::Whole, t::scope_whole(lang), t::scope_whole_text(lang))}
                    {scope_card(assessments, Scope::Department, t::scope_department(lang), t::scope_department_text(lang))}
                    {scope_card(assessments, Scope::Cooperation, t::scope_cooperation(lang), t::scope_cooperation_text(lang))}
                </div>
                <When is=move || scope() != Scope::Whole>
                    <div class="field">
                        <label for="about-name">
                            {move || if scope() == Scope::Department { t::about_department(lang) } else { t::about_cooperation(lang) }}
                        </label>
                        <input
                            type="text"
                            id="about-name"
                            autocomplete="off"
                            maxlength=limits::TITLE_CHARS.to_string()
                            prop:value=move || assessments.beginning.with(|form| form.about.name.clone())
                            on:input=move |event| {
                                assessments.beginning.update(|form| form.about.name = event_target_value(&event));
                            }
                        />
                    </div>
                </When>
            </fieldset>
            <div class="field">
                <label for="new-name">{t::name(lang)}</label>
                <p class="hint" id="new-name-hint">{t::name_hint(lang)}</p>
                <input
                    type="text"
                    id="new-name"
                    autocomplete="off"
                    aria-describedby="new-name-hint"
                    maxlength=limits::TITLE_CHARS.to_string()
                    prop:value=move || assessments.beginning.with(|form| form.title.clone())
                    on:input=move |event| assessments.beginning.update(|form| form.title = event_target_value(&event))
                />
            </div>
    }
}

fn party_card(assessments: Assessments, party: &PartyText) -> impl IntoView + use<> {
    let id = party.id;
    view! {
        <label class="choice-card">
            <input
                type="radio"
                name="party"
                id=party_id(id)
                prop:checked=move || assessments.beginning.with(|form| form.party == Some(id))
                on:change=move |_| assessments.beginning.update(|form| form.party = Some(id))
            />
            <span>
                <strong>{party.we_are.clone()}</strong>
                " "
                <span class="choice-text">{party.text.clone()}</span>
            </span>
        </label>
    }
}

fn scope_card(assessments: Assessments, scope: Scope, title: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <label class="choice-card">
            <input
                type="radio"
                name="scope"
                prop:checked=move || assessments.beginning.with(|form| form.about.scope == scope)
                on:change=move |_| assessments.beginning.update(|form| form.about.scope = scope)
            />
            <span>
                <strong>{title}</strong>
                " "
                <span class="choice-text">{text}</span>
            </span>
        </label>
    }
}

/// How to go about it, for the party that is chosen.
pub fn steps(questions: &Questions) -> impl IntoView + use<> {
    let (site, assessments) = (Site::get(), Assessments::get());
    let lang = site.lang.get_untracked();
    let party = Memo::new(move |_| assessments.beginning.with(|form| form.party).unwrap_or(Party::Organisation));
    let instrument = questions.instrument.clone();
    move || {
        let list = instrument.guidance.steps(party.get());
        (!list.is_empty()).then(|| {
            let items = list
                .iter()
                .map(|step| {
                    view! {
                        <li>
                            <h3>{step.title.clone()}</h3>
                            <p>{step.text.clone()}</p>
                        </li>
                    }
                })
                .views();
            view! {
                <section class="start-steps" aria-labelledby="steps-title">
                    <h2 id="steps-title">{t::steps(lang)}</h2>
                    <ol class="step-list">{items}</ol>
                </section>
            }
            .into_any()
        })
    }
}
