//! An assessment that came in the address: shown first, taken only when asked, never over another.

use crate::core::assessment::file::Access;
use crate::core::assessment::pile::Source;
use crate::core::route::Route;
use crate::core::text::messages::compare as t;
use crate::state::assessments::{Picked, Questions};
use crate::state::gathered::Gathered;
use crate::state::site::Site;
use crate::ui::pages::assessment::open_file::{held, why_link};
use crate::ui::pages::assessment::{focus_soon, name_of};
use leptos::prelude::*;

/// The card, for as long as it is not decided on.
pub(super) fn arrived(site: Site, gathered: Gathered, questions: &Questions) -> impl IntoView + use<> {
    let questions = questions.clone();
    Effect::new(move |_| site.hash.with(|hash| gathered.read_address(hash)));
    Effect::new(move |_| {
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
            let to_own = own.and_then(|own| {
                let name = own.summary.map(|summary| name_of(lang, &summary.title, &summary.about))?;
                let picked = picked.clone();
                let lay = move |_| {
                    let _ = gathered.put(picked.clone(), Source::Link);
                    let _ = gathered.add_saved(&own.id);
                    done("list-title");
                };
                Some(view! {
                    <button type="button" class="button" on:click=lay>
                        {t::arrived_beside(lang, &name)}
                    </button>
                })
            });
            let alone = to_own.is_none();
            let add = move |_| {
                let _ = gathered.put(picked.clone(), Source::Link);
                done("list-title");
            };
            view! {
                <section class="card preview stack" id="arrived" tabindex="-1" aria-labelledby="arrived-title">
                    <h2 id="arrived-title">{t::arrived(lang)}</h2>
                    {facts}
                    <p class="small">{t::arrived_text(lang)}</p>
                    <p class="cluster">
                        {to_own}
                        <button type="button" class="button" class:quiet=!alone on:click=add>
                            {t::arrived_add(lang)}
                        </button>
                        {writable
                            .then(|| {
                                view! {
                                    <button type="button" class="button quiet" on:click=keep>
                                        {t::arrived_keep(lang)}
                                    </button>
                                }
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
                                }
                            })
                    }}
                </section>
            }
            .into_any()
        }
    }
}
