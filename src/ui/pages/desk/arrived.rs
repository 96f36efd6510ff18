//! An assessment that came in the address: shown first, taken only when asked, never over another.

use crate::core::assessment::Assessment;
use crate::core::assessment::file::Access;
use crate::core::assessment::pile::{Added, MOST, Source};
use crate::core::route::Route;
use crate::core::text::messages::compare as t;
use crate::state::assessments::{Picked, Questions};
use crate::state::effect::effect;
use crate::state::format;
use crate::state::gathered::Gathered;
use crate::state::site::Site;
use crate::ui::pages::assessment::open_file::{held, why_link};
use crate::ui::pages::assessment::{focus_soon, name_of};
use leptos::prelude::*;

/// The card, for as long as it is not decided on.
pub(super) fn arrived(site: Site, gathered: Gathered, questions: &Questions) -> impl IntoView + use<> {
    let questions = questions.clone();
    effect(move || site.hash.with(|hash| gathered.read_address(hash)));
    effect(move || {
        // What is hidden behind the written page takes no focus yet.
        if site.shown.get() && gathered.arrived.with(Option::is_some) {
            focus_soon("arrived");
        }
    });
    move || gathered.arrived.get().map(|read| card(site, gathered, &questions, read))
}

fn card(
    site: Site,
    gathered: Gathered,
    questions: &Questions,
    read: Result<Picked, crate::core::assessment::link::LinkError>,
) -> impl IntoView + use<> {
    let lang = site.lang.get_untracked();
    let done = move |focus: &'static str| {
        gathered.arrived.set(None);
        // Neither back nor a reload brings it again.
        site.go(&Route::Compare, "", true);
        focus_soon(focus);
    };
    let drop = move |_| {
        site.announce(t::arrived_dropped(lang));
        done("gather-title");
    };
    let failed = RwSignal::new(false);
    match read {
        Err(error) => view! {
            <section class="notice bad" role="alert" id="arrived" tabindex="-1">
                <h2>{t::arrived_fault(lang)}</h2>
                <p>{why_link(lang, &error)}</p>
                <p>
                    <button type="button" class="button quiet small" on:click=drop>
                        {t::arrived_no(lang)}
                    </button>
                </p>
            </section>
        }
        .into_any(),
        Ok(picked) => {
            let writable = picked.access == Access::ReadWrite;
            let facts = held(lang, questions, &picked);
            let kept = picked.assessment.clone();
            let keep = move |_| match Gathered::keep(&kept) {
                Ok(()) => {
                    gathered.arrived.set(None);
                    site.go(&Route::Compare, "", true);
                    site.load(lang, &Route::Result);
                }
                Err(_) => failed.set(true),
            };
            let own = Gathered::own_beside(&questions.instrument, &picked.assessment);
            // Puts what came on the pile, and beside it one of one's own; without room nothing happens but a word.
            let lay = move |own: Option<Assessment>| {
                if gathered.put(picked.clone(), Source::Link) == Added::Full {
                    site.announce(t::left_full(lang, &format::number(lang, MOST)));
                    return;
                }
                if let Some(own) = own {
                    let saved = Picked { assessment: own, access: Access::ReadWrite, problems: 0, mended: false };
                    let _ = gathered.put(saved, Source::Saved);
                }
                done("list-title");
            };
            let alone = own.is_none();
            let beside = own.map(|own| {
                let (name, lay) = (name_of(lang, &own.title, &own.about), lay.clone());
                view! {
                    <button type="button" class="button" on:click=move |_| lay(Some(own.clone()))>
                        {t::arrived_beside(lang, &name)}
                    </button>
                }
                .into_any()
            });
            let add = move |_| lay(None);
            view! {
                <section class="card preview stack" id="arrived" tabindex="-1" aria-labelledby="arrived-title">
                    <h2 id="arrived-title">{t::arrived(lang)}</h2>
                    {facts}
                    <p class="small">{t::arrived_text(lang)}</p>
                    <p class="cluster">
                        {beside}
                        <button type="button" class="button" class:quiet=!alone on:click=add>
                            {t::arrived_add(lang)}
                        </button>
                        {writable
                            .then(|| {
                                view! {
                                    <button type="button" class="button quiet" on:click=keep>
                                        {t::arrived_keep(lang)}
                                    </button>
                                }.into_any()
                            })}
                        <button type="button" class="button quiet" on:click=drop>
                            {t::arrived_no(lang)}
                        </button>
                    </p>
                    {move || {
                        failed
                            .get()
                            .then(|| {
                                view! {
                                    <p class="notice bad" role="alert">
                                        {t::keep_failed(lang)}
                                    </p>
                                }.into_any()
                            })
                    }}
                </section>
            }
            .into_any()
        }
    }
}
