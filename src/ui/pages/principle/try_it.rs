//! The questions on a principle, tried on its own page: answered at once in words, kept in memory only.

use super::around::lookup;
use crate::core::assessment::tries::{Reply, Tries, reply};
use crate::core::assessment::{Choice, Indicator, Instrument};
use crate::core::compact::{Compact, Party, PartyText, Principle};
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::tries as t;
use crate::state::effect::effect;
use crate::state::endpoint::Endpoint;
use crate::state::format;
use crate::state::site::Site;
use crate::state::tries::Tried;
use crate::ui::parts::anchors::use_anchors;
use crate::ui::parts::loaded::loaded;
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::sync::Arc;

/// What the anchor of a question begins with.
const ANCHOR: &str = "q-";

/// Address of an indicator on the page of its principle.
pub fn indicator_href(site: Site, slug: &str, indicator: &str) -> String {
    [site.href(&Route::Principle(slug.to_owned())).as_str(), "#", ANCHOR, indicator].concat()
}

/// Who answers, and once that is said, the questions. Before that the page does without the instrument's file.
pub fn try_it(site: Site, compact: &Arc<Compact>, principle: &Principle) -> impl IntoView + use<> {
    let (endpoint, memory) = (Endpoint::get(), Tried::get());
    let lang = site.lang.get_untracked();
    let parties = compact.parties.iter().map(|party| party_card(memory, party)).views();
    // An address that points to a question shows it.
    effect(move || {
        let asked = site.hash.with(|hash| hash.starts_with(ANCHOR));
        if asked && memory.party.get_untracked().is_none() {
            memory.party.set(Some(Party::Organisation));
        }
    });
    let (id, compact) = (principle.id.clone(), Arc::clone(compact));
    let questions = move || {
        let party = memory.party.get()?;
        let (id, compact) = (id.clone(), Arc::clone(&compact));
        Some(
            loaded(
                move || endpoint.instrument(),
                move |instrument| questions(site, memory, &compact, &id, party, &instrument).into_any(),
            )
            .into_any(),
        )
    };
    view! {
        <section id="try" class="try-it stack no-print">
            <h2>{t::title(lang)}</h2>
            <p>{t::text(lang)}</p>
            <fieldset>
                <legend class="question-name">{t::party(lang)}</legend>
                <div class="choice-cards">{parties}</div>
            </fieldset>
            {questions}
        </section>
    }
}

fn party_card(memory: Tried, party: &PartyText) -> impl IntoView + use<> {
    let id = party.id;
    view! {
        <label class="choice-card">
            <input
                type="radio"
                name="try-party"
                prop:checked=move || memory.party.get() == Some(id)
                on:change=move |_| memory.party.set(Some(id))
            />
            <strong>{party.we_are.clone()}</strong>
        </label>
    }
}

fn questions(
    site: Site,
    memory: Tried,
    compact: &Compact,
    principle: &str,
    party: Party,
    instrument: &Arc<Instrument>,
) -> impl IntoView + use<> {
    use_anchors();
    let mine: Arc<Vec<Indicator>> = Arc::new(instrument.of_principle(principle).cloned().collect());
    let list = (1..)
        .zip(mine.iter())
        .map(|(number, indicator)| question(site, memory, compact, party, instrument, indicator, (number, mine.len())))
        .views();
    view! {
        {list}
        {sum(site, memory, party, instrument, &mine)}
    }
}

/// One question: statement, why, areas, levels in their own words, and what to say to the answer.
fn question(
    site: Site,
    memory: Tried,
    compact: &Compact,
    party: Party,
    instrument: &Arc<Instrument>,
    indicator: &Indicator,
    (number, count): (usize, usize),
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let tries = memory.of(party);
    let id = indicator.id.clone();
    let choice = {
        let id = id.clone();
        Memo::new(move |_| tries.with(|tries| tries.choice(&id)))
    };
    let radio = |value: Choice, class: &'static str, label: &str, text: Option<&str>| {
        let (name, id) = (id.clone(), id.clone());
        let text = text.map(str::to_owned);
        view! {
            <label class=class>
                <input
                    type="radio"
                    name=name
                    prop:checked=move || choice.get() == Some(value)
                    on:change=move |_| memory.choose(party, &id, value)
                />
                <span class="level-name">{label.to_owned()}</span>
                {text.map(|text| view! { " " <span class="level-text">{text}</span> }.into_any())}
            </label>
        }
    };
    let levels = instrument
        .scale
        .iter()
        .map(|step| {
            let text = instrument.level_text(indicator, party, step.level);
            radio(Choice::Level(step.level), "level", &step.label, text)
        })
        .views();
    let others = [
        radio(Choice::Unknown, "level other", &instrument.other_answers.unknown.label, None),
        radio(Choice::NotApplicable, "level other", &instrument.other_answers.na.label, None),
    ];
    let said = {
        let (instrument, indicator) = (Arc::clone(instrument), indicator.clone());
        move || {
            choice.get().map(|choice| {
                view! { <p class="notice">{in_words(lang, &instrument, &indicator, party, choice)}</p> }.into_any()
            })
        }
    };
    view! {
        <fieldset class="question" id=[ANCHOR, id.as_str()].concat()>
            <legend>
                <span class="question-name">
                    {t::question(lang, &format::number(lang, number), &format::number(lang, count))} " · "
                    {indicator.title.clone()}
                </span>
                <span class="question-statement">{indicator.side(party).statement.clone()}</span>
            </legend>
            <div class="question-why">
                <p>{indicator.why.clone()}</p>
                {lookup(t::areas(lang), super::around::area_links(site, compact, &indicator.areas))}
            </div>
            <div class="levels">{levels}</div>
            <div class="levels-other">{others}</div>
            <div aria-live="polite">{said}</div>
        </fieldset>
    }
}

/// The reply to an answer, as a sentence.
fn in_words(lang: Lang, instrument: &Instrument, indicator: &Indicator, party: Party, choice: Choice) -> String {
    match reply(instrument, indicator, party, choice) {
        Reply::Begin(text) => t::begin(lang, text),
        Reply::Next(text) => t::next(lang, text),
        Reply::Example => t::example(lang).to_owned(),
        Reply::Ask => t::ask(lang).to_owned(),
        Reply::Leave => t::leave(lang).to_owned(),
    }
}

/// What the answers say together, and the way to keep them. Nothing before the first.
fn sum(
    site: Site,
    memory: Tried,
    party: Party,
    instrument: &Arc<Instrument>,
    mine: &Arc<Vec<Indicator>>,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let tries = memory.of(party);
    let (instrument, mine) = (Arc::clone(instrument), Arc::clone(mine));
    let said = move || {
        tries.with(|tries| {
            let answered = mine.iter().filter(|one| tries.choice(&one.id).is_some()).count();
            (answered > 0).then(|| {
                let lines = summary(lang, &instrument, &mine, tries);
                let view = view! {
                    <h3>{t::sum(lang, &format::number(lang, answered), &format::number(lang, mine.len()))}</h3>
                    {lines.into_iter().map(|line| view! { <p>{line}</p> }).views()}
                    <p class="small">{t::unsaved(lang)} " " {t::save_text(lang)}</p>
                    <p class="cluster">
                        <a class="button" href=[site.href(&Route::Assessment).as_str(), "#", &tries.to_fragment()].concat()>
                            {t::save(lang)}
                        </a>
                    </p>
                };
                view.into_any()
            })
        })
    };
    view! {
        <div class="stack">{said}</div>
        <p>
            <a href=site.href(&Route::Assessment)>{t::whole(lang)}</a>
        </p>
    }
}

/// Where most remains to be done, where nobody knows, or that all is well once everything is answered. No total.
fn summary(lang: Lang, instrument: &Instrument, mine: &[Indicator], tries: &Tries) -> Vec<String> {
    let named = |wanted: &dyn Fn(Choice) -> bool| {
        let names: Vec<&str> =
            mine.iter().filter(|one| tries.choice(&one.id).is_some_and(wanted)).map(|one| one.title.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    let low = named(&|choice| choice.level().is_some_and(|level| instrument.is_low(level)));
    let unknown = named(&|choice| choice == Choice::Unknown);
    let all = mine.iter().all(|one| tries.choice(&one.id).is_some());
    let levels = named(&|choice| choice.level().is_some()).is_some();
    let high = (all && levels && low.is_none()).then(|| t::sum_high(lang).to_owned());
    [low.map(|names| t::sum_low(lang, &names)), unknown.map(|names| t::sum_unknown(lang, &names)), high]
        .into_iter()
        .flatten()
        .collect()
}
