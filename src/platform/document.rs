//! The page around the app: title, language, theme, focus, scrolling, marks for measuring.

use super::window::window;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    AddEventListenerOptions, Document, Element, HtmlElement, HtmlInputElement, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

fn document() -> Option<Document> {
    window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// Path the app will be served under, with a slash at both ends.
#[cfg(feature = "prerender")]
pub fn base() -> String {
    super::given::with(|given| given.base.clone())
}

/// Path the app is served under, with a slash at both ends. `boot.js` writes it on `<html data-base>`.
#[cfg(not(feature = "prerender"))]
pub fn base() -> String {
    root().and_then(|root| root.get_attribute("data-base")).unwrap_or_else(|| "/".to_owned())
}

/// Address of the data endpoint, with a slash at its end. `settings.js` reads it from `config.json`.
pub fn endpoint() -> String {
    root().and_then(|root| root.get_attribute("data-endpoint")).unwrap_or_else(|| format!("{}data/v1/", base()))
}

/// What `config.json` says under a key, or nothing. Languages are a list with spaces between. `settings.js` has read it by
/// the rules of [`crate::core::endpoint::config`].
#[cfg(feature = "prerender")]
pub fn configured(key: &str) -> Option<String> {
    super::given::with(|given| given.config.get(key))
}

/// What `config.json` says under a key, or nothing. Languages are a list with spaces between. `settings.js` has read it by
/// the rules of [`crate::core::endpoint::config`].
#[cfg(not(feature = "prerender"))]
pub fn configured(key: &str) -> Option<String> {
    root()?.get_attribute(&["data-", key].concat())
}

/// True when a language is offered: all are, unless `config.json` names some.
pub fn offers(lang: &str) -> bool {
    configured("languages").is_none_or(|languages| languages.split(' ').any(|id| id == lang))
}

/// Raster tiles that the deployer names in `config.json`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TileSource {
    /// Template of their addresses.
    pub url: String,
    /// Whom to thank.
    pub credit: String,
    /// The deepest level there is.
    pub max_zoom: u8,
    /// True where only tiles that come with CORS may be shown: embeds isolate themselves (`deploy/headers.toml`).
    pub anonymous: bool,
}

/// The raster tiles to draw on the map, if any. `settings.js` has checked that they come from here or over `https:`.
pub fn tiles() -> Option<TileSource> {
    let root = root()?;
    let url = root.get_attribute("data-tiles")?;
    Some(tiles_of(&root, url))
}

// Not part of what may call it: hardly any site has tiles (docs/adr/0012).
#[inline(never)]
fn tiles_of(root: &Element, url: String) -> TileSource {
    TileSource {
        url,
        credit: root.get_attribute("data-tiles-credit").unwrap_or_default(),
        max_zoom: root.get_attribute("data-tiles-zoom").and_then(|zoom| zoom.parse().ok()).unwrap_or(19),
        anonymous: root.has_attribute("data-embed"),
    }
}

/// True when a partner's page frames this one.
pub fn is_framed() -> bool {
    window().and_then(|window| window.parent().ok().flatten().map(|parent| parent != window)).unwrap_or(false)
}

/// Address the site will have, empty while nobody knows.
#[cfg(feature = "prerender")]
pub fn origin() -> String {
    super::given::with(|given| given.origin.clone())
}

/// Address of this site, for example `https://samspel.example`.
#[cfg(not(feature = "prerender"))]
pub fn origin() -> String {
    window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Path of the page the browser shows.
pub fn path() -> String {
    window().and_then(|window| window.location().pathname().ok()).unwrap_or_else(base)
}

/// Leaves for another document of this site. An address that is already here is loaded again.
pub fn load(href: &str) {
    if let Some(location) = window().map(|window| window.location()) {
        let here = [location.pathname().unwrap_or_default(), location.search().unwrap_or_default()].concat();
        let _ = if here == href { location.reload() } else { location.assign(href) };
    }
}

/// Sets the document's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets `<html lang>`.
pub fn set_lang(tag: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute("lang", tag);
    }
}

/// Points `<link rel="alternate" hreflang>` at the page's twins: `(language tag, absolute address)` each, the default
/// language first, which also serves as `x-default`. Also sets `<link rel="canonical">` to `canonical`.
pub fn set_alternates(canonical: &str, twins: &[(&str, String)]) {
    let Some((document, head)) = document().and_then(|document| Some((document.clone(), document.head()?))) else {
        return;
    };
    if let Ok(old) = document.query_selector_all("link[data-twin]") {
        for index in 0..old.length() {
            if let Some(link) = old.get(index).and_then(|node| node.dyn_into::<Element>().ok()) {
                link.remove();
            }
        }
    }
    let default = twins.first().map(|(_, href)| ("alternate", "x-default", href.as_str()));
    let links = twins.iter().map(|(tag, href)| ("alternate", *tag, href.as_str())).chain(default);
    for (rel, tag, href) in links.chain(std::iter::once(("canonical", "", canonical))) {
        let Ok(link) = document.create_element("link") else { continue };
        let _ = link.set_attribute("rel", rel);
        let _ = link.set_attribute("href", href);
        let _ = link.set_attribute("data-twin", "");
        if !tag.is_empty() {
            let _ = link.set_attribute("hreflang", tag);
        }
        let _ = head.append_child(&link);
    }
}

/// Sets `<html data-samspel>`, the state that `boot.js` and tests read.
pub fn set_state(state: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-samspel", state);
    }
}

/// Asks `shell/offline.js` to take away what was put aside for use without a network.
pub fn forget_copies() {
    if let (Some(document), Ok(event)) = (document(), web_sys::Event::new("samspel-delete")) {
        let _ = document.dispatch_event(&event);
    }
}

/// Says to `shell/offline.js` whether something is not saved, as `<html data-unsaved>`.
pub fn set_unsaved(unsaved: bool) {
    if let Some(root) = root() {
        let _ = root.toggle_attribute_with_force("data-unsaved", unsaved);
    }
}

/// Whether `boot.js` wants what is saved left alone, because the app has stopped twice in a row.
pub fn is_safe_mode() -> bool {
    root().is_some_and(|root| root.has_attribute("data-safe"))
}

/// Sets `<html data-theme>`, or removes it so that the system decides.
pub fn set_theme(theme: Option<&str>) {
    if let Some(root) = root() {
        let _ = match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        };
    }
}

/// Marks `<html>` as an embed, so that styles can drop what a frame has no room for.
pub fn set_embedded() {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-embed", "");
    }
}

/// Sets a custom property on `<html>`; an empty value removes it.
pub fn set_root_property(name: &str, value: &str) {
    if let Some(root) = root().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        let style = root.style();
        let _ =
            if value.is_empty() { style.remove_property(name).map(|_| ()) } else { style.set_property(name, value) };
    }
}

/// Moves focus to the element with this id. Returns false when there is none.
pub fn focus(id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else { return false };
    if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
        field.select();
    }
    element.focus().is_ok()
}

/// Moves focus to the first link in the element with this id. Returns false when there is none.
pub fn focus_link_in(id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    let link = element.and_then(|element| element.query_selector("a").ok().flatten());
    link.and_then(|link| link.dyn_into::<HtmlElement>().ok()).is_some_and(|link| link.focus().is_ok())
}

/// Moves focus to the page's heading without scrolling to it. Returns false when there is none yet.
pub fn focus_heading() -> bool {
    let heading = document().and_then(|document| document.query_selector("main h1").ok().flatten());
    let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) else { return false };
    if !heading.has_attribute("tabindex") {
        let _ = heading.set_attribute("tabindex", "-1");
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    heading.focus_with_options(&options).is_ok()
}

/// Scrolls the element with this id into view where it is not.
pub fn reveal(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether the page came with its content written in it.
pub fn is_written() -> bool {
    document().is_some_and(|document| document.get_element_by_id("prerendered").is_some())
}

/// The element the app is mounted in.
pub fn app_root() -> Option<HtmlElement> {
    document()?.get_element_by_id("app")?.dyn_into().ok()
}

/// A text made safe to stand in an address.
#[cfg(not(feature = "prerender"))]
pub fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// A text made safe to stand in an address, as `encodeURIComponent` does it.
#[cfg(feature = "prerender")]
pub fn encode(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Opens the print dialog for a part of the page: its name stands as `<html data-print>`, for the style sheet, until that
/// is done.
pub fn print_part(part: &str) {
    let (Some(window), Some(root)) = (window(), root()) else { return };
    let _ = root.set_attribute("data-print", part);
    let done = Closure::once_into_js(move || {
        let _ = root.remove_attribute("data-print");
    });
    let options = AddEventListenerOptions::new();
    options.set_once(true);
    let _ = window.add_event_listener_with_callback_and_add_event_listener_options(
        "afterprint",
        done.unchecked_ref(),
        &options,
    );
    let _ = window.print();
}

/// Writes a `performance.mark` once per name and page load.
pub fn mark(name: &str) {
    thread_local!(static SEEN: Cell<u8> = const { Cell::new(0) });
    let bit = match name {
        "samspel:boot" => 1,
        "samspel:mounted" => 2,
        "samspel:data-ready" => 4,
        "samspel:map-ready" => 8,
        _ => 0,
    };
    if bit != 0 && SEEN.get() & bit != 0 {
        return;
    }
    SEEN.set(SEEN.get() | bit);
    if let Some(performance) = window().and_then(|window| window.performance()) {
        let _ = performance.mark(name);
    }
}

/// Tells the framing page how high this one wants to be, CSS px. A number and nothing else, so any origin may read it.
pub fn post_height(height: u32) {
    let Some(parent) = window().and_then(|window| window.parent().ok().flatten()) else { return };
    let message = js_sys::Object::new();
    let fields = [("source", "samspel".into()), ("v", 1.into()), ("type", "height".into()), ("height", height.into())];
    for (key, value) in fields {
        let value: wasm_bindgen::JsValue = value;
        let _ = js_sys::Reflect::set(&message, &key.into(), &value);
    }
    let _ = parent.post_message(&message, "*");
}

/// True when the person asked the system for less motion.
pub fn reduced_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Whether a media query matches now.
pub fn matches(query: &str) -> bool {
    window().and_then(|window| window.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
}
