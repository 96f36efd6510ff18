//! The lines that show this organisation on another site.

use crate::core::register::Signatory;
use crate::core::register::snippet::iframe;
use crate::core::route::Route;
use crate::core::text::messages::listing as l;
use crate::state::site::Site;
use crate::ui::parts::copying::copy;
use leptos::prelude::*;

/// Height of the frame before it has told its own, CSS px.
const HEIGHT: u32 = 560;

/// The snippet, under a line that opens it, with a button that copies it.
pub fn share(site: Site, signatory: &Signatory) -> AnyView {
    let lang = site.lang.get_untracked();
    let address = site.url_in(lang, &Route::EmbedOrganisation(signatory.id.as_str().to_owned()));
    let code = iframe(&address, &signatory.name, HEIGHT);
    let said = RwSignal::new("");
    let of_button = code.clone();
    let copied = move |_| copy(site, of_button.clone(), said, l::copied(lang), l::copy_failed(lang));
    view! {
        <details class="share no-print">
            <summary>{l::embed(lang)}</summary>
            <div class="stack">
                <p>{l::embed_text(lang)}</p>
                <label class="field">
                    <span class="label">{l::embed_code(lang)}</span>
                    <textarea class="code" readonly rows="5" spellcheck="false" prop:value=code></textarea>
                </label>
                <p class="cluster">
                    <button type="button" class="button small" on:click=copied>
                        {l::copy(lang)}
                    </button>
                    <span class="small">{said}</span>
                </p>
            </div>
        </details>
    }
    .into_any()
}
