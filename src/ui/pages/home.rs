//! Home: what the compact is, three doors, and what one leaves with.

use crate::core::compact::easy::HOME;
use crate::core::compact::{Compact, SamplePlanRow};
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::{common, home as t};
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::parts::easy::{titled, with_easy};
use crate::ui::parts::in_turn::in_turn;
use crate::ui::parts::loaded::loaded;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::rosette::{PetalView, Rosette};
use crate::ui::parts::source_list::source_line;
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::sync::Arc;

/// The home page.
#[component]
pub fn Home() -> impl IntoView {
    let site = Site::get();
    let endpoint = Endpoint::get();
    use_title(move || {
        let lang = site.lang.get();
        let name = endpoint.compact().value().map(|compact| t::page_title(lang, &compact.name));
        titled(site, endpoint, name.unwrap_or_else(|| common::brand(lang).to_owned()))
    });
    loaded(
        move || endpoint.compact(),
        move |compact| {
            let of = Arc::clone(&compact);
            with_easy(&compact, HOME, false, Box::new(move || content(site, &of).into_any()))
        },
    )
}

fn content(site: Site, compact: &Arc<Compact>) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let (of_plan, of_history) = (Arc::clone(compact), Arc::clone(compact));
    view! {
        <div class="home">
            <section class="wrap hero">
                <div class="stack">
                    <h1>{compact.home.title.clone()}</h1>
                    <p class="lead">{compact.home.lead.clone()}</p>
                    <p class="cluster">
                        <a class="button" href=site.href(&Route::Assessment)>{t::start(lang)}</a>
                        <a class="button quiet" href=site.href(&Route::Compact)>{t::what(lang)}</a>
                    </p>
                </div>
                {petals(site, compact)}
            </section>
            {doors(site, lang)}
            {in_turn(move || from_picture_to_plan(site, lang, &of_plan).into_any())}
            {figures(lang, compact)}
            {in_turn(move || history(site, lang, &of_history).into_any())}
            {in_turn(move || elsewhere(site, lang).into_any())}
        </div>
    }
}

/// The rosette, and under it what the principle says whose petal is pointed at or has the focus. Who hears the page has it in the
/// petal's own name.
fn petals(site: Site, compact: &Compact) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let told = RwSignal::new(None::<usize>);
    let says: Vec<(String, String)> =
        compact.principles.iter().map(|principle| (principle.name.clone(), principle.sentence.clone())).collect();
    let line = move || {
        let (name, sentence) = says.get(told.get()?)?;
        Some(view! { <strong>{name.clone()}</strong> " " {sentence.clone()} }.into_any())
    };
    view! {
        <div class="petals">
            <Rosette petals=PetalView::navigation(compact, site) labels=true told />
            <p class="petals-told small" aria-hidden="true">
                {move || told.get().is_none().then(|| t::petals(lang))} {line}
            </p>
        </div>
    }
}

fn doors(site: Site, lang: Lang) -> impl IntoView {
    let door = |route: Route, who: &'static str, title: &'static str, text: &'static str| {
        view! {
            <li>
                <a href=site.href(&route)>
                    <span class="small">{who}</span>
                    <h2>{title}</h2>
                    <p>{text}</p>
                </a>
            </li>
        }
    };
    view! {
        <nav class="wrap" aria-label=t::doors(lang)>
            <ul class="doors">
                {door(Route::Map, t::door_map_who(lang), t::door_map(lang), t::door_map_text(lang))}
                {door(Route::Principles, t::door_principles_who(lang), t::door_principles(lang), t::door_principles_text(lang))}
                {door(Route::Assessment, t::door_assessment_who(lang), t::door_assessment(lang), t::door_assessment_text(lang))}
            </ul>
        </nav>
    }
}

fn from_picture_to_plan(site: Site, lang: Lang, compact: &Compact) -> impl IntoView + use<> {
    let row = |row: &SamplePlanRow| {
        let colour = compact.principles.iter().find(|principle| principle.id == row.principle);
        let colour = colour.map(|principle| principle.colour.clone());
        let (light, dark) = colour.map(|colour| (colour.light, colour.dark)).unwrap_or_default();
        view! {
            <tr>
                <th scope="row">
                    <span class="swatch" style:--light=light style:--dark=dark></span>
                    {row.what.clone()}
                </th>
                <td>{row.when.clone()}</td>
                <td>{row.who.clone()}</td>
                <td>{row.measure.clone()}</td>
            </tr>
        }
    };
    view! {
        <section class="wrap way">
            <div class="stack">
                <h2>{compact.home.plan_title.clone()}</h2>
                {compact.home.plan_text.iter().map(|text| view! { <p>{text.clone()}</p> }).views()}
                <p>
                    <a class="button" href=site.href(&Route::Assessment)>{t::start(lang)}</a>
                </p>
            </div>
            <figure class="card sample-plan">
                <figcaption class="small">{t::sample(lang)}</figcaption>
                <div class="scroll-x" tabindex="0" role="region" aria-label=t::sample(lang)>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{t::sample_what(lang)}</th>
                                <th scope="col">{t::sample_when(lang)}</th>
                                <th scope="col">{t::sample_who(lang)}</th>
                                <th scope="col">{t::sample_measure(lang)}</th>
                            </tr>
                        </thead>
                        <tbody>{compact.home.plan_rows.iter().map(row).views()}</tbody>
                    </table>
                </div>
            </figure>
        </section>
    }
}

fn figures(lang: Lang, compact: &Compact) -> impl IntoView + use<> {
    let figure = |figure: &crate::core::compact::Figure| {
        view! {
            <li>
                <p class="figure-value">{figure.value.clone()}</p>
                <p>{figure.label.clone()}</p>
                {source_line(compact, &figure.sources)}
            </li>
        }
    };
    view! {
        <section class="wrap">
            <h2 class="visually-hidden">{t::figures(lang)}</h2>
            <ul class="figures">{compact.figures.iter().map(figure).views()}</ul>
        </section>
    }
}

fn history(site: Site, lang: Lang, compact: &Compact) -> impl IntoView + use<> {
    let event = |event: &crate::core::compact::Event| {
        view! {
            <li>
                <p class="event-when">{event.when.clone()}</p>
                <h3>{event.title.clone()}</h3>
                <p>{event.text.clone()}</p>
            </li>
        }
    };
    view! {
        <section class="wrap stack home-history">
            <h2>{t::history(lang)}</h2>
            <ol class="events">{compact.timeline.iter().filter(|event| event.key).map(event).views()}</ol>
            <p>
                <a href=site.href(&Route::Compact)>{t::history_more(lang)}</a>
            </p>
        </section>
    }
}

/// What partners may put on their own pages.
fn elsewhere(site: Site, lang: Lang) -> impl IntoView {
    view! {
        <section class="wrap stack home-elsewhere">
            <h2>{t::elsewhere(lang)}</h2>
            <p>{t::elsewhere_text(lang)}</p>
            <p>
                <a href=site.href(&Route::EmbedBuilder)>{t::elsewhere_more(lang)}</a>
            </p>
        </section>
    }
}
