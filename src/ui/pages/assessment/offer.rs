//! Answers that came along from a principle's page: shown first, saved only when asked, never over others.

use super::{focus_soon, name_of, page_of, we_are};
use crate::core::assessment::file::Access;
use crate::core::assessment::tries::Tries;
use crate::core::assessment::{About, Assessment, Instrument};
use crate::core::route::Route;
use crate::core::text::messages::{assess, tries as t};
use crate::state::assessments::{Assessments, Pause, Questions};
use crate::state::effect::effect;
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::sync::Arc;

/// The offer, for as long as the address carries answers.
pub fn offer(site: Site, assessments: Assessments, questions: &Questions) -> impl IntoView + use<> {
    let instrument = Arc::clone(&questions.instrument);
    let came = Memo::new(move |_| site.hash.with(|hash| Tries::from_fragment(hash, &instrument)));
    let questions = questions.clone();
    effect(move || {
        // What is hidden behind the written page takes no focus yet.
        if site.shown.get() && came.with(Option::is_some) {
            focus_soon("offer");
        }
    });
    move || came.get().map(|tries| card(site, assessments, &questions, &tries))
}

fn card(site: Site, assessments: Assessments, questions: &Questions, tries: &Tries) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let instrument = &questions.instrument;
    let rows = tries
        .answers
        .iter()
        .filter_map(|(id, choice)| {
            Some((instrument.indicator(id)?.title.clone(), instrument.label(*choice).to_owned()))
        })
        .map(|(title, answer)| {
            view! {
                <dt>{title}</dt>
                <dd>{answer}</dd>
            }
        })
        .views();
    let count = tries.answers.len();
    // Where the first answer can be seen again.
    let first = tries.answers.first().and_then(|(id, _)| instrument.indicator(id));
    let next = first.map_or(Route::Result, |one| page_of(&questions.compact, &one.principle));
    let leave = move |route: &Route| {
        // Back must not bring the offer again.
        site.go(&Route::Assessment, "", true);
        if *route != Route::Assessment {
            site.go(route, "", false);
        }
    };
    let begin = {
        let (instrument, tries, next) = (Arc::clone(instrument), tries.clone(), next.clone());
        move |_| {
            let now = format::now();
            let mut draft = Assessment::new("new", tries.party, About::default(), false, &instrument, &now);
            draft.set_title(t::new_name(lang), &now);
            tries.fill(&mut draft, &instrument, &now);
            assessments.adopt_file(draft, Access::ReadWrite);
            leave(&next);
        }
    };
    let drop = move |_| {
        leave(&Route::Assessment);
        site.announce(t::offer_dropped(lang));
        focus_soon("new-title");
    };
    view! {
        <section class="card preview stack" id="offer" tabindex="-1" aria-labelledby="offer-title">
            <header>
                <p class="eyebrow">{t::offer(lang)}</p>
                <h2 id="offer-title">{t::offer_title(lang, format::plural(lang, count), &format::number(lang, count))}</h2>
            </header>
            <dl class="facts">
                <dt>{assess::preview_party(lang)}</dt>
                <dd>{we_are(&questions.compact, tries.party)}</dd>
                {rows}
            </dl>
            <p class="small">{t::offer_text(lang)}</p>
            <p class="cluster">
                <button type="button" class="button" on:click=begin>
                    {t::offer_new(lang)}
                </button>
                {add_to_open(site, assessments, instrument, tries, move || leave(&next))}
                <button type="button" class="button quiet" on:click=drop>
                    {t::offer_no(lang)}
                </button>
            </p>
        </section>
    }
}

/// The button that fills in what the open assessment has no answer to. Nothing when it is another party's, may not be
/// changed, or has all the answers.
fn add_to_open<F: Fn() + Send + Sync + 'static>(
    site: Site,
    assessments: Assessments,
    instrument: &Arc<Instrument>,
    tries: &Tries,
    done: F,
) -> Option<AnyView> {
    let lang = site.lang.get_untracked();
    let (name, open) = assessments
        .peek(|draft| (name_of(lang, &draft.title, &draft.about), tries.open_in(draft, instrument).len()))
        .filter(|(_, open)| *open > 0 && !untrack(|| assessments.is_read_only()))?;
    let (instrument, tries) = (Arc::clone(instrument), tries.clone());
    let add = move |_| {
        let _ = assessments.edit(Pause::None, |draft, now| tries.fill(draft, &instrument, now));
        done();
    };
    let hint = t::offer_add_text(lang, format::plural(lang, open), &format::number(lang, open));
    Some(
        view! {
            <button type="button" class="button quiet" aria-describedby="offer-add" on:click=add>
                {t::offer_add(lang, &name)}
            </button>
            <span class="small" id="offer-add">
                {hint}
            </span>
        }
        .into_any(),
    )
}
