//! What is compared: one line each, with the side of time it counts on and a way out.

use crate::core::assessment::pile::{Entry, Source, When};
use crate::core::text::language::Lang;
use crate::core::text::messages::{assess, compare as t};
use crate::state::assessments::Questions;
use crate::state::format;
use crate::state::gathered::Gathered;
use crate::state::site::Site;
use crate::ui::pages::assessment::{focus_soon, name_of, we_are};
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// So many are listed at once; the others behind a button.
const SHOWN: usize = 12;

/// The list, or nothing while there is none. Tracked.
pub(super) fn gathered_list(site: Site, gathered: Gathered, questions: &Questions) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let questions = questions.clone();
    let all = RwSignal::new(false);
    move || {
        let pile = gathered.pile.get();
        let count = pile.entries().len();
        let most = if all.get() { count } else { SHOWN };
        let rows = pile.entries().iter().take(most);
        let rows = rows.map(|entry| item(site, gathered, &questions, entry, pile.when(entry))).views();
        let rest = count.saturating_sub(most);
        (count > 0).then(|| {
            view! {
                <section class="stack" aria-labelledby="list-title">
                    <h2 id="list-title" tabindex="-1">
                        {t::list_title(lang, format::plural(lang, count), &format::number(lang, count))}
                    </h2>
                    <ul class="pile">{rows}</ul>
                    {(rest > 0)
                        .then(|| {
                            let text = t::list_more(lang, format::plural(lang, rest), &format::number(lang, rest));
                            view! {
                                <p class="no-print">
                                    <button type="button" class="button quiet small" on:click=move |_| all.set(true)>
                                        {text}
                                    </button>
                                </p>
                            }.into_any()
                        })}
                </section>
            }
            .into_any()
        })
    }
}

fn item(site: Site, gathered: Gathered, questions: &Questions, entry: &Entry, when: When) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let key = entry.key;
    let one = &entry.assessment;
    let name = name_of(lang, &one.title, &one.about);
    let progress = one.progress(&questions.instrument);
    let answered =
        assess::answered(lang, &format::number(lang, progress.answered), &format::number(lang, progress.total));
    let facts = [we_are(&questions.compact, one.party), format::date(lang, &one.updated), answered, from(lang, entry)];
    let problems = (entry.problems > 0)
        .then(|| t::problems(lang, format::plural(lang, entry.problems), &format::number(lang, entry.problems)));
    let remove = {
        let name = name.clone();
        move |_| {
            gathered.pile.update(|pile| pile.remove(key));
            site.announce(t::removed(lang, &name));
            focus_soon("list-title");
        }
    };
    let id = format!("when-{key}");
    let turn = {
        let id = id.clone();
        move |event: leptos::ev::Event| {
            let when = if event_target_value(&event) == "earlier" { When::Earlier } else { When::Now };
            gathered.pile.update(|pile| pile.choose(key, when));
            // The list is written anew.
            focus_soon(id.clone());
        }
    };
    let label = t::when_label(lang, &name);
    let label_remove = format!("{}: {name}", t::remove(lang));
    let earlier = when == When::Earlier;
    view! {
        <li>
            <div>
                <strong>{name}</strong>
                <p class="small">{facts.join(" · ")}</p>
                {problems.map(|text| view! { <p class="small">{text}</p> }.into_any())}
            </div>
            <p class="print-only small">{if earlier { t::earlier(lang) } else { t::now(lang) }}</p>
            <div class="cluster no-print">
                <select id=id aria-label=label on:change=turn>
                    <option value="now" selected=!earlier>
                        {t::when_now(lang)}
                    </option>
                    <option value="earlier" selected=earlier>
                        {t::when_earlier(lang)}
                    </option>
                </select>
                <button type="button" class="button plain-text small" aria-label=label_remove on:click=remove>
                    {t::remove(lang)}
                </button>
            </div>
        </li>
    }
}

fn from(lang: Lang, entry: &Entry) -> String {
    match entry.source {
        Source::File => t::from_file(lang),
        Source::MendedFile => t::from_mended(lang),
        Source::Link => t::from_link(lang),
        Source::Saved => t::from_saved(lang),
    }
    .to_owned()
}
