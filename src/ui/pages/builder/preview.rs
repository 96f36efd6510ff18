//! What it will look like: the embed itself, in a frame as foreign to this page as it will be to the partner's.

use super::Builder;
use crate::core::register::embed_choice::WIDTHS;
use crate::core::register::snippet::SANDBOX;
use crate::core::text::messages::builder as t;
use crate::state::effect::effect;
use crate::ui::parts::segment::segment;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// The preview at the chosen width.
pub fn preview(builder: &Builder) -> AnyView {
    let lang = builder.site.lang.get_untracked();
    let choice = builder.choice;
    let width = |width: Option<u32>| {
        let builder = builder.clone();
        let name = width.map_or_else(|| t::width_full(lang).to_owned(), |width| t::width(lang, &width.to_string()));
        segment(
            "preview-width".to_owned(),
            name,
            Box::new(move || choice.with(|choice| choice.width == width)),
            Box::new(move || builder.change(|choice| choice.width = width)),
        )
    };
    // The frame is a page of its own, the map's the largest there is: it comes when somebody begins to use this one. A
    // page written beforehand has no address of its own to show yet.
    let (here, waits) = (RwSignal::new(false), RwSignal::new(false));
    effect(move || {
        waits.set(true);
        // Once: to be told again would have the frame made anew.
        let show = move |_| {
            if !here.get_untracked() {
                here.set(true);
            }
        };
        let begun =
            ["pointermove", "pointerdown", "keydown", "scroll"].map(|sign| window_event_listener_untyped(sign, show));
        on_cleanup(move || begun.into_iter().for_each(WindowListenerHandle::remove));
    });
    let (of_source, of_title) = (builder.clone(), builder.clone());
    let source = Memo::new(move |_| of_source.addresses().map(|(_, path)| path).unwrap_or_default());
    let pixels = move || choice.with(|choice| choice.width).map(|width| [&width.to_string(), "px"].concat());
    let height = move || choice.with(|choice| choice.what.height()).to_string();
    let frame = move || {
        (here.get() && !source.with(String::is_empty)).then(|| {
            let title = of_title.clone();
            view! {
                <iframe
                    // First of all: what comes into the frame is bound by what it is when it comes.
                    sandbox=SANDBOX
                    referrerpolicy="strict-origin-when-cross-origin"
                    src=source.get()
                    title=move || t::preview_of(lang, &title.title())
                    height=height
                    style:width=pixels
                ></iframe>
            }
            .into_any()
        })
    };
    view! {
        <section class="builder-preview no-print" aria-labelledby="preview-title">
            <h2 id="preview-title">{t::preview(lang)}</h2>
            <fieldset class="segments">
                <legend>{t::width_label(lang)}</legend>
                {WIDTHS.map(width).into_iter().views()}
            </fieldset>
            <div
                class="builder-stage"
                tabindex="0"
                role="group"
                aria-label=t::preview(lang)
                // What comes into it moves nothing below.
                style:min-height=move || ["calc(", &height(), "px + 2 * var(--s4) + 2px)"].concat()
            >
                {move || (waits.get() && !here.get()).then(|| view! { <p class="small">{t::preview_waits(lang)}</p> }.into_any())}
                {frame}
            </div>
        </section>
    }
    .into_any()
}
