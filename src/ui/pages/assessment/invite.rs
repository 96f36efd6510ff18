//! A letter that asks the other party to answer the same questions, to be changed, copied or opened as e-mail.

use super::about_words;
use crate::core::assessment::About;
use crate::core::assessment::invitation::{Invitation, invitation};
use crate::core::route::Route;
use crate::core::text::messages::result as t;
use crate::state::actions;
use crate::state::assessments::Questions;
use crate::state::site::Site;
use crate::ui::parts::copying::copy;
use leptos::prelude::*;

/// The letter under a line that opens it; nothing when the instrument has no words for it.
pub(super) fn invite(site: Site, questions: &Questions, about: &About) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let about = about_words(lang, about);
    let address = site.url_in(lang, &Route::Assessment);
    let letter = invitation(&questions.instrument.patterns, &about, &address);
    letter.map(|Invitation { subject, text }| {
        let text = RwSignal::new(text);
        let said = RwSignal::new("");
        let mail = move || {
            let body = actions::encode(&text.get().replace('\n', "\r\n"));
            ["mailto:?subject=", &actions::encode(&subject), "&body=", &body].concat()
        };
        let copied = move |_| copy(site, text.get_untracked(), said, t::invite_copied(lang), t::invite_failed(lang));
        view! {
            <details class="invite">
                <summary>{t::invite(lang)}</summary>
                <div class="stack">
                    <label class="field">
                        <span class="label">{t::invite_text(lang)}</span>
                        <textarea
                            rows="12"
                            prop:value=move || text.get()
                            on:input=move |event| text.set(event_target_value(&event))
                        ></textarea>
                    </label>
                    <p class="cluster">
                        <button type="button" class="button small" on:click=copied>
                            {t::invite_copy(lang)}
                        </button>
                        <a class="button quiet small" href=mail>
                            {t::invite_mail(lang)}
                        </a>
                        <span class="small">{said}</span>
                    </p>
                </div>
            </details>
        }
        .into_any()
    })
}
