//! Where the many come in: files chosen or dropped, and links, one a line.

use super::left_out::left_out;
use crate::core::assessment::follow_up::MOST;
use crate::core::text::messages::{compare, follow as t};
use crate::state::assessments::Questions;
use crate::state::follow_up::FollowUp;
use crate::state::format;
use crate::state::intake::{self, Came};
use crate::state::site::Site;
use leptos::ev::DragEvent;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::HtmlInputElement;

/// One more than is counted, so that the last is said to be left out.
const TAKE: u32 = 501;

/// The section.
pub(super) fn intake(site: Site, follow_up: FollowUp, questions: &Questions) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let over = RwSignal::new(false);
    let text = RwSignal::new(String::new());
    let said = move |counted: usize| {
        site.announce(t::added(lang, format::plural(lang, counted), &format::number(lang, counted)));
    };
    let instrument = Arc::clone(&questions.instrument);
    let took = {
        let instrument = Arc::clone(&instrument);
        move |came: Vec<Came>| said(follow_up.take(&instrument, came))
    };
    let chosen = {
        let took = took.clone();
        move |event: leptos::ev::Event| {
            intake::read_chosen(&event_target::<HtmlInputElement>(&event), TAKE, took.clone());
        }
    };
    let dropped = move |event: DragEvent| {
        over.set(false);
        intake::read_dropped(&event, TAKE, took.clone());
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
                <div
                    class="drop card stack"
                    class:over=move || over.get()
                    on:dragover=move |event: DragEvent| {
                        event.prevent_default();
                        over.set(true);
                    }
                    on:dragleave=move |_| over.set(false)
                    on:drop=dropped
                >
                    <h3>{compare::files(lang)}</h3>
                    <p>
                        <label class="button quiet file-button">
                            {compare::files_choose(lang)}
                            <input type="file" multiple accept=".json,application/json" on:change=chosen />
                        </label>
                    </p>
                    <p class="small">{t::files_hint(lang, &format::number(lang, MOST))}</p>
                </div>
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
