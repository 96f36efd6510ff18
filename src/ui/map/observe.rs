//! What the map must hear of: its size, the screen's fineness, the theme, forced colours. Ends when dropped.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{EventTarget, HtmlElement, MutationObserver, MutationObserverInit, ResizeObserver};

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

/// What a media query tells when it changes, and a document's fonts when some have come: names are measured in the web
/// font.
const TOLD: [&str; 2] = ["change", "loadingdone"];

/// The observers of one map.
pub struct Watch {
    size: ResizeObserver,
    theme: MutationObserver,
    colours: Vec<EventTarget>,
    /// Another screen may leave the size as it is.
    fineness: Vec<EventTarget>,
    on_size: Closure<dyn FnMut()>,
    on_theme: Closure<dyn FnMut()>,
}

impl Watch {
    /// Calls `on_size` when the element's size changes (and once at first), `on_theme` when colours or fonts may have.
    pub fn new(map: &HtmlElement, on_size: impl Fn() + 'static, on_theme: impl Fn() + 'static) -> Option<Self> {
        let on_size = Closure::<dyn FnMut()>::new(on_size);
        let on_theme = Closure::<dyn FnMut()>::new(on_theme);
        let size = ResizeObserver::new(on_size.as_ref().unchecked_ref()).ok()?;
        size.observe(map);
        let theme = MutationObserver::new(on_theme.as_ref().unchecked_ref()).ok()?;
        let what = MutationObserverInit::new();
        what.set_attributes(true);
        let _ = theme.observe_with_options(document().document_element().as_ref()?, &what);
        let (mut colours, fineness) = (queries(&COLOUR_QUERIES), queries(&FINENESS_QUERIES));
        colours.push(document().fonts().into());
        listen(&colours, &on_theme, true);
        listen(&fineness, &on_size, true);
        Some(Self { size, theme, colours, fineness, on_size, on_theme })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.size.disconnect();
        self.theme.disconnect();
        listen(&self.colours, &self.on_theme, false);
        listen(&self.fineness, &self.on_size, false);
    }
}

/// Media queries as what tells when they change.
fn queries(queries: &[&str]) -> Vec<EventTarget> {
    let mut targets = Vec::new();
    for query in queries {
        if let Ok(Some(query)) = window().match_media(query) {
            targets.push(query.into());
        }
    }
    targets
}

/// Has `targets` call `listener` by any of the events in [`TOLD`], or not any longer.
fn listen(targets: &[EventTarget], listener: &Closure<dyn FnMut()>, on: bool) {
    let listener = listener.as_ref().unchecked_ref();
    for target in targets {
        for name in TOLD {
            let _ = if on {
                target.add_event_listener_with_callback(name, listener)
            } else {
                target.remove_event_listener_with_callback(name, listener)
            };
        }
    }
}
