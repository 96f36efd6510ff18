//! How the number of signatories grew: bars by year, and a slider that shows the city as it was.

use super::figures::twin;
use crate::core::register::growth::{self, Growth};
use crate::core::text::messages::listing as l;
use crate::state::directory::{Directory, Step};
use crate::state::format;
use crate::state::site::Site;
use crate::ui::parts::views::Views;
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Event, HtmlInputElement};
use std::time::Duration;

/// How long each year stands while playing.
const PACE: Duration = Duration::from_millis(700);

/// The year that is shown, and the clock that moves it on.
#[derive(Clone, Copy)]
struct Player {
    site: Site,
    directory: Directory,
    known: Memo<Growth>,
    now: Memo<u16>,
    /// The year playing has come to.
    at: StoredValue<u16>,
    timer: StoredValue<Option<IntervalHandle>>,
    playing: RwSignal<bool>,
}

impl Player {
    fn new(site: Site, directory: Directory) -> Self {
        let today = format::today().split('-').next().and_then(|year| year.parse().ok()).unwrap_or_default();
        let first = Memo::new(move |_| directory.prepared.with(|known| known.as_ref()?.shelves.first_year()));
        let known = Memo::new(move |_| {
            let from = directory.query.with(|query| query.filter.signed_from);
            directory.selection.with(|selection| Growth::new(&selection.counts, first.get(), today, from))
        });
        let now = Memo::new(move |_| {
            let (first, last) = known.with(ends);
            directory.query.with(|query| query.filter.signed_to).map_or(last, |year| year.clamp(first, last))
        });
        let (at, timer) = (StoredValue::new(0), StoredValue::new(None));
        let player = Self { site, directory, known, now, at, timer, playing: RwSignal::new(false) };
        on_cleanup(move || player.stop());
        player
    }

    /// Shows everything up to a year, and says up to which: not before the first year that counts. The last one means
    /// everything. A slide, or a play, is one step for Back.
    fn go(self, year: u16, step: Step) -> u16 {
        let last = self.known.with_untracked(ends).1;
        let mut year = year;
        self.directory.change(self.site, step, |query| {
            year = query.filter.until(year);
            if year >= last {
                query.filter.signed_to = None;
            }
        });
        self.at.set_value(year);
        year
    }

    fn stop(self) {
        if let Some(Some(handle)) = self.timer.try_get_value() {
            handle.clear();
        }
        self.timer.try_set_value(None);
        self.playing.try_set(false);
    }

    /// Begins to play, or pauses.
    fn toggle(self) {
        if self.playing.get_untracked() {
            return self.stop();
        }
        let (first, last) = self.known.with_untracked(ends);
        self.go(growth::start(self.now.get_untracked(), first, last), Step::New);
        self.playing.set(true);
        let turn = move || {
            // Whoever chooses a year, here or among the filters, takes over.
            let own = self.at.try_get_value().filter(|at| self.now.try_get_untracked() == Some(*at));
            match own.and_then(|at| growth::next(at, last)) {
                Some(next) => _ = self.go(next, Step::Same),
                None => self.stop(),
            }
        };
        self.timer.set_value(set_interval_with_handle(turn, PACE).ok());
    }
}

/// The first and the last year told.
fn ends(growth: &Growth) -> (u16, u16) {
    let year = |year: Option<&growth::Year>| year.map_or(0, |year| year.year);
    (year(growth.years.first()), year(growth.years.last()))
}

/// The slider with its bars.
pub fn time(directory: Directory) -> AnyView {
    let site = Site::get();
    let lang = site.lang.get_untracked();
    let player = Player::new(site, directory);
    let Player { known, now, playing, .. } = player;
    let ends = move || known.with(ends);
    // From the first step of a slide until the slider is taken hold of anew, by pointer or by focus.
    let slides = StoredValue::new(false);
    let slide = move |event: Event| {
        player.stop();
        if let Ok(year) = event_target_value(&event).parse() {
            let goes_on =
                slides.get_value() && directory.query.with_untracked(|query| query.filter.signed_to.is_some());
            let step = if goes_on { Step::Same } else { Step::New };
            slides.set_value(true);
            let shown = player.go(year, step);
            // Where nothing changed nobody else moves the handle back.
            if let (true, Some(handle)) = (shown != year, event.target()) {
                handle.unchecked_into::<HtmlInputElement>().set_value(&shown.to_string());
            }
        }
    };
    let said = move || {
        let year = now.get();
        let count = known.with(|growth| growth.at(year)).map(|year| year.total).unwrap_or_default();
        l::time_now(lang, format::plural(lang, count), &year.to_string(), &format::number(lang, count))
    };
    let bars = move || {
        let now = now.get();
        known.with(|growth| {
            let tallest = growth.tallest();
            let bar = |year: &growth::Year| {
                let height = [&(year.signed * 100 / tallest).to_string(), "%"].concat();
                view! { <span class:past=year.year <= now style:height=height></span> }
            };
            growth.years.iter().map(bar).views()
        })
    };
    let undated = move || {
        let count = known.with(|growth| growth.undated);
        (count > 0).then(|| l::time_undated(lang, format::plural(lang, count), &format::number(lang, count)))
    };
    let rows = move || {
        let number = |value| format::number(lang, value);
        let row = |year: &growth::Year| (year.year.to_string(), vec![number(year.signed), number(year.total)]);
        known.with(|growth| growth.years.iter().map(row).collect())
    };
    let heads = vec![l::column_year(lang), l::column_new(lang), l::column_total(lang)];
    view! {
        <section class="time no-print" aria-label=l::time(lang)>
            <button type="button" class="button quiet small time-play" on:click=move |_| player.toggle()>
                {move || if playing.get() { l::time_pause(lang) } else { l::time_play(lang) }}
            </button>
            <p class="time-now">{said}</p>
            <div class="time-line">
                <div class="time-bars" aria-hidden="true">
                    {bars}
                </div>
                <input
                    type="range"
                    aria-label=l::time_until(lang)
                    aria-valuetext=said
                    min=move || ends().0.to_string()
                    max=move || ends().1.to_string()
                    step="1"
                    prop:value=move || now.get().to_string()
                    on:input=slide
                    on:pointerdown=move |_| slides.set_value(false)
                    on:focus=move |_| slides.set_value(false)
                />
                <p class="time-ends" aria-hidden="true">
                    <span>{move || ends().0.to_string()}</span>
                    <span>{move || ends().1.to_string()}</span>
                </p>
            </div>
            <div class="time-more">
                {twin(l::as_table(lang), l::time(lang), heads, rows)} <p class="small">{undated}</p>
            </div>
        </section>
    }
    .into_any()
}
