//! What the map must hear of: its size, the screen's fineness, the theme, forced colours. Ends when dropped.

use crate::core::register::decimal;
use leptos::prelude::{document, window};
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, MediaQueryList, MutationObserver, MutationObserverInit, ResizeObserver};

/// Media queries that change the map's colours.
const COLOUR_QUERIES: [&str; 3] =
    ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"];

/// Time since the page began, ms.
pub fn now() -> f64 {
    window().performance().map(|performance| performance.now()).unwrap_or_default()
}

/// Calls `then` when the web font has come, so that names are measured in it.
pub fn when_fonts_are_here(then: impl Fn() + 'static) {
    let Ok(ready) = document().fonts().ready() else { return };
    spawn_local(async move {
        if JsFuture::from(ready).await.is_ok() {
            then();
        }
    });
}

/// The observers of one map.
pub struct Watch {
    size: ResizeObserver,
    theme: MutationObserver,
    media: Vec<MediaQueryList>,
    fine: Option<MediaQueryList>,
    on_size: Closure<dyn FnMut()>,
    on_theme: Closure<dyn FnMut()>,
}

impl Watch {
    /// Calls `on_size` when the element's size changes (and once at first), `on_theme` when colours may have.
    pub fn new(map: &HtmlElement, on_size: impl Fn() + 'static, on_theme: impl Fn() + 'static) -> Option<Self> {
        let on_size = Closure::<dyn FnMut()>::new(on_size);
        let on_theme = Closure::<dyn FnMut()>::new(on_theme);
        let size = ResizeObserver::new(on_size.as_ref().unchecked_ref()).ok()?;
        size.observe(map);
        let theme = MutationObserver::new(on_theme.as_ref().unchecked_ref()).ok()?;
        let what = MutationObserverInit::new();
        what.set_attributes(true);
        let _ = theme.observe_with_options(document().document_element().as_ref()?, &what);
        let media: Vec<MediaQueryList> =
            COLOUR_QUERIES.iter().filter_map(|query| window().match_media(query).ok().flatten()).collect();
        for list in &media {
            let _ = list.add_event_listener_with_callback("change", on_theme.as_ref().unchecked_ref());
        }
        // Another screen, or another zoom of the page, may leave the size as it is.
        let fine = ["(resolution: ", &decimal::text(window().device_pixel_ratio(), 4), "dppx)"].concat();
        let fine = window().match_media(&fine).ok().flatten();
        if let Some(list) = &fine {
            let _ = list.add_event_listener_with_callback("change", on_size.as_ref().unchecked_ref());
        }
        Some(Self { size, theme, media, fine, on_size, on_theme })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.size.disconnect();
        self.theme.disconnect();
        for list in &self.media {
            let _ = list.remove_event_listener_with_callback("change", self.on_theme.as_ref().unchecked_ref());
        }
        if let Some(list) = &self.fine {
            let _ = list.remove_event_listener_with_callback("change", self.on_size.as_ref().unchecked_ref());
        }
        // The closures live as long as the observers that hold them.
        let _ = &self.on_size;
    }
}
