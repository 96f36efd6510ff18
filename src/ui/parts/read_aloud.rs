//! The control that reads the page aloud. Absent where the device has no voice for the page's language.

use crate::core::text::language::Lang;
use crate::core::text::messages::reading as t;
use crate::state::actions;
use crate::state::reading::{Reading, Speed, Status};
use crate::state::site::Site;
use crate::ui::parts::segment::segment;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// Id of the button that plays and pauses, which stays when the others go.
const PLAY: &str = "read-aloud";

/// Play and pause, and while something is read: stop, and how fast.
#[component]
pub fn ReadAloud() -> impl IntoView {
    let lang = Site::get().lang.get_untracked();
    let reading = Reading::new();
    let active = Memo::new(move |_| matches!(reading.status.get(), Status::Speaking | Status::Paused));
    let label = move || match reading.status.get() {
        Status::Silent | Status::Failed => t::play(lang),
        Status::Speaking => t::pause(lang),
        Status::Paused => t::resume(lang),
    };
    let stop = move |_| {
        reading.stop();
        // The button goes away under the focus.
        actions::focus(PLAY);
    };
    let failed = move || (reading.status.get() == Status::Failed).then(|| t::failed(lang));
    let more = move || {
        active.get().then(|| {
            let view = view! {
                <button type="button" class="button quiet small" on:click=stop>
                    {t::stop(lang)}
                </button>
                {speeds(lang, &reading)}
            };
            view.into_any()
        })
    };
    let play = move || {
        reading.available.get().then(|| {
            let view = view! {
            <button type="button" class="button quiet small" id=PLAY on:click=move |_| reading.toggle()>
                {label}
            </button>
            {more}
            <span class="small" role="alert">
                {failed}
            </span>
            };
            view.into_any()
        })
    };
    view! { {play} }
}

fn speeds(lang: Lang, reading: &Reading) -> impl IntoView + use<> {
    let reading = *reading;
    let choices = [(Speed::Slow, t::slow(lang)), (Speed::Normal, t::normal(lang)), (Speed::Fast, t::fast(lang))];
    let choice = |(speed, name): (Speed, &'static str)| {
        segment(
            "read-speed".to_owned(),
            name.to_owned(),
            Box::new(move || reading.speed.get() == speed),
            Box::new(move || reading.set_speed(speed)),
        )
    };
    view! {
        <fieldset class="segments">
            <legend>{t::speed(lang)}</legend>
            {choices.into_iter().map(choice).views()}
        </fieldset>
    }
}
