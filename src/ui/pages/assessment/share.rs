//! Sharing: a link that carries the answers in itself, and the same as a QR code.

use crate::core::assessment::Assessment;
use crate::core::assessment::link::{self, Along, TooLong};
use crate::core::qr;
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::{result, share as t};
use crate::state::assessments::Assessments;
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::copying::copy;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// A part that may go along: its name, and where its choice stands.
type Part = (fn(Lang) -> &'static str, fn(&mut Along) -> &mut bool);

const PARTS: [Part; 3] = [
    (t::notes, |along| &mut along.notes),
    (t::examples, |along| &mut along.examples),
    (t::plan, |along| &mut along.plan),
];

/// The section.
pub(super) fn share(site: Site, assessments: Assessments) -> impl IntoView {
    let lang = site.lang.get_untracked();
    let along = RwSignal::new(Along::default());
    let shows_code = RwSignal::new(false);
    let address = Memo::new(move |_| {
        let fragment = assessments.with(|draft: &Assessment| link::encode(&link::carried(draft, along.get())))?;
        Some(fragment.map(|fragment| [&site.url_in(lang, &Route::Compare), "#", &fragment].concat()))
    });
    let boxes = PARTS
        .map(|(name, of)| {
            view! {
                <label class="check">
                    <input
                        type="checkbox"
                        on:change=move |event| along.update(|along| *of(along) = event_target_checked(&event))
                    />
                    {name(lang)}
                </label>
            }
            .into_any()
        })
        .into_iter()
        .views();
    let made = move || match address.get() {
        None => ().into_any(),
        Some(Err(TooLong { chars })) => {
            let (count, most) = (format::number(lang, chars), format::number(lang, link::MAX_CHARS));
            view! {
                <p class="notice warning" role="status">
                    {t::too_long(lang, &count, &most)}
                </p>
            }
            .into_any()
        }
        Some(Ok(address)) => ready(site, lang, address, shows_code).into_any(),
    };
    view! {
        <section class="wrap stack result-part share-part no-print" aria-labelledby="share-title">
            <h2 id="share-title">{t::title(lang)}</h2>
            <p>{t::text(lang)}</p>
            <p class="notice">{result::public_document(lang)}</p>
            <fieldset class="share-along">
                <legend>{t::carries(lang)}</legend>
                <div class="cluster">{boxes}</div>
            </fieldset>
            {made}
        </section>
    }
}

/// The link with what can be done with it.
fn ready(site: Site, lang: Lang, address: String, shows_code: RwSignal<bool>) -> impl IntoView {
    let said = RwSignal::new("");
    let count = format::number(lang, address.chars().count());
    let of_button = address.clone();
    let copied = move |_| copy(site, of_button.clone(), said, t::copied(lang), t::copy_failed(lang));
    let of_code = address.clone();
    let code = move || shows_code.get().then(|| code(lang, &of_code));
    view! {
        <label class="field share-link">
            <span class="label">{t::link(lang)}</span>
            <textarea class="code" readonly rows="3" spellcheck="false" prop:value=address></textarea>
        </label>
        <p class="cluster">
            <button type="button" class="button" on:click=copied>
                {t::copy(lang)}
            </button>
            <button
                type="button"
                class="button quiet"
                aria-expanded=move || shows_code.get().to_string()
                aria-controls="share-code"
                on:click=move |_| shows_code.update(|shows| *shows = !*shows)
            >
                {move || if shows_code.get() { t::qr_hide(lang) } else { t::qr_show(lang) }}
            </button>
            <span class="small">{t::length(lang, &count)} " " {said}</span>
        </p>
        <div id="share-code">{code}</div>
    }
}

/// The code, or that the link is too long for one.
fn code(lang: Lang, address: &str) -> impl IntoView + use<> {
    match qr::draw(address) {
        None => {
            let most = format::number(lang, qr::MOST);
            view! {
                <p class="notice warning" role="status">
                    {t::qr_too_long(lang, &most)}
                </p>
            }
            .into_any()
        }
        Some(drawing) => {
            let size = drawing.size.to_string();
            view! {
                <figure class="qr">
                    <svg viewBox=["0 0", &size, &size].join(" ") role="img" aria-label=t::qr(lang)>
                        <path d=drawing.path></path>
                    </svg>
                    <figcaption class="small">{t::qr_text(lang)}</figcaption>
                </figure>
            }
            .into_any()
        }
    }
}
