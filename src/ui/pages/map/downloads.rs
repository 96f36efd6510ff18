//! Exactly the present selection, as files, and how old the register is.

use crate::core::register::csv::to_csv;
use crate::core::register::geojson::to_geojson;
use crate::core::text::date::is_over_a_year_ago;
use crate::core::text::messages::map as t;
use crate::state::actions;
use crate::state::directory::{Directory, Prepared};
use crate::state::effect::effect;
use crate::state::format;
use crate::state::site::Site;
use leptos::prelude::*;
use std::sync::Arc;

/// The buttons, and when the register was last changed; said as well when that is over a year ago.
pub fn downloads(directory: Directory, prepared: Arc<Prepared>) -> AnyView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let updated = prepared.register.envelope.updated.clone();
    let save = move |geojson: bool| {
        let selected = directory.selection.with_untracked(|selection| {
            let of = |row: usize| prepared.register.signatories.get(row);
            selection.hits.iter().filter_map(|hit| of(hit.row)).collect::<Vec<_>>()
        });
        let saved = if geojson {
            let text = to_geojson(&prepared.register.envelope, &selected);
            actions::save_file("signatories.geojson", "application/geo+json", &text)
        } else {
            actions::save_file("signatories.csv", "text/csv;charset=utf-8", &to_csv(&selected))
        };
        if let Err(error) = saved {
            site.announce(error.to_string());
        }
    };
    let csv = save.clone();
    let (is_known, date) = (!updated.is_empty(), format::date(lang, &updated));
    // A page that is written beforehand is read on another day.
    let old = RwSignal::new(false);
    effect(move || old.set(is_over_a_year_ago(&updated, &format::today())));
    let old_text = move || if old.get() { t::updated_old(lang) } else { "" };
    view! {
        <p class="downloads no-print">
            <span>{t::download(lang)} ":"</span>
            <button type="button" class="button plain-text small" on:click=move |_| csv(false)>
                {t::download_csv(lang)}
            </button>
            <button type="button" class="button plain-text small" on:click=move |_| save(true)>
                {t::download_geojson(lang)}
            </button>
        </p>
        {is_known.then(|| view! { <p class="list-updated small">{t::updated(lang, &date)} " " {old_text}</p> }.into_any())}
    }
    .into_any()
}
