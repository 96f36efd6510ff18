//! What else can be done with a saved assessment: another name, a copy, putting it away.

use super::focus_soon;
use crate::core::assessment::limits;
use crate::core::text::messages::assess as t;
use crate::state::assessments::Assessments;
use crate::state::site::Site;
use leptos::prelude::*;

/// The fields and buttons, folded away until somebody asks for them.
pub(super) fn saved_more(site: Site, id: String, name: String, archived: bool) -> impl IntoView {
    let assessments = Assessments::get();
    let lang = site.lang.get_untracked();
    let title = RwSignal::new(name.clone());
    let done = move |done: bool, said: &str| {
        site.announce(if done { said } else { t::not_changed(lang) });
        focus_soon("saved-title");
    };
    let rename = {
        let id = id.clone();
        move |_| done(assessments.rename(&id, title.get_untracked().trim()), t::renamed(lang))
    };
    let copy = {
        let (id, name) = (id.clone(), t::copy_name(lang, &name));
        move |_| done(assessments.duplicate(&id, &name), t::copied(lang))
    };
    let away = {
        let id = id.clone();
        move |_| {
            let said = if archived { t::taken_back(lang) } else { t::put_away(lang) };
            done(assessments.set_archived(&id, !archived), said);
        }
    };
    let field = ["title-", &id].concat();
    view! {
        <details class="saved-more">
            <summary>{t::more(lang)} <span class="visually-hidden">": " {name}</span></summary>
            <div class="cluster">
                <div class="field">
                    <label for=field.clone()>{t::new_title_label(lang)}</label>
                    <input
                        type="text"
                        id=field
                        autocomplete="off"
                        maxlength=limits::TITLE_CHARS.to_string()
                        prop:value=move || title.get()
                        on:input=move |event| title.set(event_target_value(&event))
                    />
                </div>
                <button type="button" class="button quiet small" on:click=rename>
                    {t::rename(lang)}
                </button>
                <button type="button" class="button quiet small" on:click=copy>
                    {t::copy(lang)}
                </button>
                <button type="button" class="button quiet small" on:click=away>
                    {if archived { t::take_back(lang) } else { t::put(lang) }}
                </button>
            </div>
        </details>
    }
}
