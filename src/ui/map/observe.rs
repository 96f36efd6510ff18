//! What the map must hear of: its size, the screen's fineness, the theme, forced colours. Ends when dropped.

use leptos::prelude::{document, window};
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, MediaQueryList, MutationObserver, MutationObserverInit, ResizeObserver};

/// Media queries of which one changes when the map comes to another screen; as between screens there are, up to where
/// drawing follows. One query for the present fineness would hear of the first change only.
const FINENESS_QUERIES: [&str; 8] = [
    "(min-resolution: 1.1dppx)",
    "(min-resolution: 1.3dppx)",
    "(min-resolution: 1.6dppx)",
    "(min-resolution: 1.9dppx)",
    "(min-resolution: 2.1dppx)",
    "(min-resolution: 2.4dppx)",
    "(min-resolution: 2.6dppx)",
    "(min-resolution: 2.9dppx)",
];
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
    colours: Vec<MediaQueryList>,
    /// Another screen may leave the size as it is.
    fineness: Vec<MediaQueryList>,
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
        let colours = listened(&COLOUR_QUERIES, &on_theme);
        let fineness = listened(&FINENESS_QUERIES, &on_size);
        Some(Self { size, theme, colours, fineness, on_size, on_theme })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.size.disconnect();
        self.theme.disconnect();
        for (lists, listener) in [(&self.colours, &self.on_theme), (&self.fineness, &self.on_size)] {
            for list in lists {
                let _ = list.remove_event_listener_with_callback("change", listener.as_ref().unchecked_ref());
            }
        }
    }
}

/// Media queries whose change calls `listener`.
fn listened(queries: &[&str], listener: &Closure<dyn FnMut()>) -> Vec<MediaQueryList> {
    let lists: Vec<MediaQueryList> =
        queries.iter().filter_map(|query| window().match_media(query).ok().flatten()).collect();
    for list in &lists {
        let _ = list.add_event_listener_with_callback("change", listener.as_ref().unchecked_ref());
    }
    lists
}
