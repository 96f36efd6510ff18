//! What a person must know about their answers before they leave: that they cannot be saved, that another tab has
//! newer ones, that a newer app wrote them, or that something saved was damaged.

use crate::core::assessment::slots::StoreError;
use crate::core::text::language::Lang;
use crate::core::text::messages::assess as t;
use crate::state::assessments::{Assessments, SaveState};
use crate::state::site::Site;
use crate::ui::parts::when::When;
use leptos::prelude::*;

/// The notices that apply, or nothing. Each offers a file.
#[component]
pub fn SaveNotices() -> impl IntoView {
    let (site, assessments) = (Site::get(), Assessments::get());
    let lang = site.lang.get_untracked();
    let trouble = Memo::new(move |_| {
        let failed = assessments
            .save_state
            .with(|state| if let SaveState::CannotSave(why) = state { Some(why.clone()) } else { None });
        failed.or(assessments.no_storage.get())
    });
    let elsewhere = Memo::new(move |_| assessments.save_state.with(|state| *state == SaveState::ElsewhereNewer));
    let read_only = Memo::new(move |_| assessments.save_state.with(|state| *state == SaveState::ReadOnly));
    let is_open = Memo::new(move |_| assessments.is_open());
    let download = move |_| {
        if assessments.download().is_err() {
            site.announce(t::download_failed(lang));
        }
    };
    let raw = move |_| {
        if assessments.download_raw().is_err() {
            site.announce(t::download_failed(lang));
        }
    };
    view! {
        {move || {
            trouble
                .get()
                .map(|error| {
                    view! {
                        <div class="notice bad no-print" role="alert">
                            <h2>{t::trouble_title(lang)}</h2>
                            <p>{why(lang, &error)} " " {t::trouble_text(lang)}</p>
                            <When is=move || is_open.get()>
                                <p>
                                    <button type="button" class="button small" on:click=download>
                                        {t::download_answers(lang)}
                                    </button>
                                </p>
                            </When>
                        </div>
                    }.into_any()
                })
        }}
        <When is=move || assessments.remind.get()>
            <div class="notice no-print">
                <p>{t::remind_text(lang)}</p>
                <p class="cluster">
                    <button type="button" class="button small" on:click=download>
                        {t::download_answers(lang)}
                    </button>
                    <button type="button" class="button plain-text small" on:click=move |_| assessments.put_off_reminder()>
                        {t::remind_later(lang)}
                    </button>
                </p>
            </div>
        </When>
        <When is=move || elsewhere.get()>
            <div class="notice warning no-print" role="alert">
                <h2>{t::elsewhere_title(lang)}</h2>
                <p>{t::elsewhere_text(lang)}</p>
                <p class="cluster">
                    <button type="button" class="button quiet small" on:click=download>
                        {t::elsewhere_download(lang)}
                    </button>
                    <button type="button" class="button small" on:click=move |_| assessments.take_other_tabs_version()>
                        {t::elsewhere_take(lang)}
                    </button>
                </p>
            </div>
        </When>
        <When is=move || read_only.get()>
            <div class="notice warning no-print" role="alert">
                <h2>{t::read_only_title(lang)}</h2>
                <p>{t::read_only_text(lang)}</p>
                <p>
                    <button type="button" class="button quiet small" on:click=raw>
                        {t::download_raw(lang)}
                    </button>
                </p>
            </div>
        </When>
        <When is=move || assessments.damaged.get()>
            <div class="notice warning no-print" role="alert">
                <h2>{t::damaged_title(lang)}</h2>
                <p>{t::damaged_text(lang)}</p>
                <p class="cluster">
                    <button type="button" class="button quiet small" on:click=raw>
                        {t::download_raw(lang)}
                    </button>
                    <button type="button" class="button plain-text small" on:click=move |_| assessments.damaged.set(false)>
                        {t::understood(lang)}
                    </button>
                </p>
            </div>
        </When>
    }
}

/// One sentence per way storage can fail.
pub fn why(lang: Lang, error: &StoreError) -> &'static str {
    match error {
        StoreError::Denied => t::store_denied(lang),
        StoreError::Full => t::store_full(lang),
        StoreError::Ignored => t::store_ignored(lang),
        StoreError::Other(_) => t::store_other(lang),
    }
}
