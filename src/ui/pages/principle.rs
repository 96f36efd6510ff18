//! One principle in its fixed frame: why, who undertakes what, signs, an example, questions, areas, and the way on.

pub mod around;
pub mod try_it;
pub mod unknown;

use crate::core::compact::{Compact, Party, Principle as Content, Undertaker};
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::{common, explain as t};
use crate::state::actions;
use crate::state::endpoint::Endpoint;
use crate::state::format;
use crate::state::site::Site;
use crate::ui::pages::principles::short;
use crate::ui::parts::anchors::use_anchors;
use crate::ui::parts::defined::Defined;
use crate::ui::parts::easy::{titled, with_easy};
use crate::ui::parts::in_turn::in_turn;
use crate::ui::parts::loaded::loaded;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::source_list::source_line;
use crate::ui::parts::statements::{origin_legend, statement_list};
use crate::ui::parts::symbol::symbol;
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::sync::Arc;

/// The page of the principle with this slug.
#[component]
pub fn Principle(
    /// The slug in the page's language.
    slug: String,
) -> impl IntoView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let of = slug.clone();
    use_title(move || titled(site, endpoint, title(site, endpoint, &of)));
    loaded(
        move || endpoint.compact(),
        move |compact| match compact.principles.iter().position(|principle| principle.slug == slug) {
            Some(index) => {
                let (of, id) = (Arc::clone(&compact), compact.principles.get(index).map(|one| one.id.clone()));
                with_easy(
                    &compact,
                    &id.unwrap_or_default(),
                    true,
                    Box::new(move || content(site, &of, index).into_any()),
                )
            }
            None => unknown::unknown(site, &compact, &slug, Route::Principle).into_any(),
        },
    )
}

/// The principle's name once it is known; before that, and when there is none, what the page can say.
pub fn title(site: Site, endpoint: Endpoint, slug: &str) -> String {
    let lang = site.lang.get_untracked();
    let Some(compact) = endpoint.compact().value() else { return t::principles_title(lang).to_owned() };
    let name =
        compact.principles.iter().find(|principle| principle.slug == slug).map(|principle| principle.name.clone());
    name.unwrap_or_else(|| t::principle_unknown_title(lang).to_owned())
}

fn content(site: Site, compact: &Arc<Compact>, index: usize) -> Option<AnyView> {
    let lang = site.lang.get_untracked();
    let principle = compact.principles.get(index)?;
    let number = format::number(lang, index + 1);
    let count = format::number(lang, compact.principles.len());
    let colour = principle.colour.clone();
    let mut defined = Defined::default();
    let why = defined.paragraphs(site, compact, &principle.why);
    let undertakings = undertakings(site, compact, principle, &mut defined);
    use_anchors();
    let (of_practice, of_trial) = (Arc::clone(compact), Arc::clone(compact));
    Some(view! {
        <div class="wrap page sidebar principle" style:--light=colour.light style:--dark=colour.dark>
            {around::aside(site, compact, index)}
            <article>
                <header class="principle-head">
                    {symbol(&principle.symbol)}
                    <div class="stack">
                        <p class="eyebrow">{t::principle_eyebrow(lang, &number, &count)}</p>
                        <h1>{principle.name.clone()}</h1>
                        <p class="lead">{principle.sentence.clone()}</p>
                    </div>
                </header>
                <section class="stack why">
                    <h2>{t::principle_why(lang)}</h2>
                    {why}
                </section>
                {in_turn(move || undertakings.into_any())}
                {in_turn(move || in_practice(site, &of_practice, index))}
                {in_turn(move || of_trial.principles.get(index).map(|principle| try_it::try_it(site, &of_trial, principle)).into_any())}
                <p class="cluster no-print">
                    <button type="button" class="button quiet" on:click=move |_| actions::print()>
                        {t::principle_print(lang)}
                    </button>
                    <button type="button" class="button quiet" on:click=move |_| actions::print_part("handout")>
                        {t::principle_handout(lang)}
                    </button>
                </p>
                {defined.footnotes(compact)}
                {around::turn(site, compact, index)}
            </article>
        </div>
    }.into_any())
}

/// How it looks, told and asked, and where it counts.
fn in_practice(site: Site, compact: &Arc<Compact>, index: usize) -> AnyView {
    let lang = site.lang.get_untracked();
    let parts = |principle: &Content| {
        view! {
            {signs(lang, principle)}
            {example(lang, compact, principle)}
            {questions(lang, principle)}
            {around::areas(site, compact, principle)}
        }
    };
    compact.principles.get(index).map(parts).into_any()
}

/// The statements of a principle by who undertakes them: the two parties first, then what both do.
pub fn groups(lang: Lang, compact: &Compact) -> [(Undertaker, String); 3] {
    [
        (Undertaker::City, format::capitalised(lang, &short(compact, Party::City))),
        (Undertaker::Organisation, format::capitalised(lang, &short(compact, Party::Organisation))),
        (Undertaker::Both, t::both(lang).to_owned()),
    ]
}

fn undertakings(site: Site, compact: &Compact, principle: &Content, defined: &mut Defined) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let group = |(party, name): (Undertaker, String)| {
        let statements: Vec<_> = principle.statements.iter().filter(|statement| statement.party == party).collect();
        (!statements.is_empty()).then(|| {
            view! {
                <section class="undertaker">
                    <h3>{name}</h3>
                    {statement_list(site, compact, &statements, Some(&mut *defined))}
                </section>
            }
            .into_any()
        })
    };
    view! {
        <section class="undertakings">
            <h2>{t::principle_undertakings(lang)}</h2>
            <p class="small">{t::principle_undertakings_note(lang)}</p>
            {origin_legend(lang)}
            {groups(lang, compact).into_iter().map(group).views()}
        </section>
    }
}

/// What it looks like when it works and when it does not, side by side.
fn signs(lang: Lang, principle: &Content) -> impl IntoView + use<> {
    view! {
        <div class="signs">
            {sign_list(t::principle_works(lang), &principle.works, true)}
            {sign_list(t::principle_warnings(lang), &principle.warnings, false)}
        </div>
    }
}

/// One of the two lists, with a tick or an exclamation mark at each line.
pub fn sign_list(title: &'static str, texts: &[String], good: bool) -> Option<AnyView> {
    let class = if good { "sign-list good" } else { "sign-list warning" };
    let drawing = if good { "M5 12.5L10 17.5L19 7" } else { "M12 5V14M12 18.5V19" };
    let item = |text: &String| {
        view! {
            <li>
                <svg class="sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                    <path d=drawing></path>
                </svg>
                {text.clone()}
            </li>
        }
    };
    let items = texts.iter().map(item).views();
    (!texts.is_empty()).then(|| {
        view! {
            <section class=class>
                <h2>{title}</h2>
                <ul class="plain">{items}</ul>
            </section>
        }
        .into_any()
    })
}

fn example(lang: Lang, compact: &Compact, principle: &Content) -> impl IntoView + use<> {
    let example = &principle.example;
    let mark = example.invented.then(|| view! { <span class="tag">{t::example_invented(lang)}</span> }.into_any());
    view! {
        <section class="example stack">
            <h2>{t::principle_example(lang)}</h2>
            <h3>{example.title.clone()} " " {mark}</h3>
            <p>{example.text.clone()}</p>
            {source_line(compact, &example.sources)}
        </section>
    }
}

fn questions(lang: Lang, principle: &Content) -> Option<AnyView> {
    let items = principle.questions.iter().map(|text| view! { <li>{text.clone()}</li> }).views();
    (!principle.questions.is_empty()).then(|| {
        view! {
            <section class="questions stack">
                <h2>{t::principle_questions(lang)}</h2>
                <ol class="numbered">{items}</ol>
            </section>
        }
        .into_any()
    })
}

/// The word for what opens in another tab, for links in embeds.
pub fn new_tab(lang: Lang) -> impl IntoView {
    view! { <span class="visually-hidden">" (" {common::new_tab(lang)} ")"</span> }
}
