//! Where the many come in: files chosen or dropped, and links, one a line.

use super::drop_card::drop_card;
use super::left_out::left_out;
use crate::core::assessment::follow_up::MOST;
use crate::core::text::messages::follow as t;
use crate::state::assessments::Questions;
use crate::state::follow_up::FollowUp;
use crate::state::format;
use crate::state::intake::Came;
use crate::state::site::Site;
use leptos::prelude::*;
use std::sync::Arc;

/// The section.
pub(super) fn intake(site: Site, follow_up: FollowUp, questions: &Questions) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let text = RwSignal::new(String::new());
    let said = move |counted: usize| {
        site.announce(t::added(lang, format::plural(lang, counted), &format::number(lang, counted)));
    };
    let instrument = Arc::clone(&questions.instrument);
    let took = {
        let instrument = Arc::clone(&instrument);
        move |came: Vec<Came>| said(follow_up.take(&instrument, came))
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let counted = text.with_untracked(|text| follow_up.take_links(&instrument, text));
        said(counted);
        if counted > 0 {
            text.set(String::new());
        }
    };
    view! {
        <section class="stack no-print" aria-labelledby="intake-title">
            <h2 id="intake-title" tabindex="-1">
                {t::intake_title(lang)}
            </h2>
            <div class="gather">
                {drop_card(lang, MOST, t::files_hint, took)}
                <form class="card stack" on:submit=add>
                    <h3>{t::links(lang)}</h3>
                    <label class="field">
                        <span class="label">{t::links_label(lang)}</span>
                        <textarea
                            rows="3"
                            spellcheck="false"
                            autocomplete="off"
                            prop:value=move || text.get()
                            on:input=move |event| text.set(event_target_value(&event))
                        ></textarea>
                    </label>
                    <p>
                        <button type="submit" class="button quiet small">
                            {t::links_add(lang)}
                        </button>
                    </p>
                </form>
            </div>
            {left_out(lang, follow_up.left, MOST)}
        </section>
    }
}
