//! The address bar: where it stands, its history, and the links that change it.

use super::window::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

/// An address of this site in its three parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// The path, with its first slash.
    pub path: String,
    /// The query without `?`.
    pub search: String,
    /// The fragment without `#`.
    pub hash: String,
}

/// The address of the page that is being written.
#[cfg(feature = "prerender")]
pub fn address() -> Address {
    super::given::with(|given| given.address.clone())
}

/// The address the browser shows.
#[cfg(not(feature = "prerender"))]
pub fn address() -> Address {
    let Some(location) = window().map(|window| window.location()) else { return Address::default() };
    let bare = |text: Result<String, JsValue>, mark: char| text.unwrap_or_default().trim_start_matches(mark).to_owned();
    Address {
        path: location.pathname().unwrap_or_default(),
        search: bare(location.search(), '?'),
        hash: bare(location.hash(), '#'),
    }
}

/// Shows `href` in the address bar: as a new step of the history, or with `replace` in place of the present one. The page
/// is not loaded.
pub fn write(href: &str, replace: bool) {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    let _ = if replace {
        history.replace_state_with_url(&JsValue::NULL, "", Some(href))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(href))
    };
}

/// Scrolls to the top of the page.
pub fn to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Calls `moved` when the person goes back or forward, or to a place on the same page. Lives as long as the page.
pub fn on_move(moved: impl Fn() + 'static) {
    let Some(window) = window() else { return };
    let listener = Closure::<dyn Fn()>::new(moved);
    let _ = window.add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Hands `follow` every plain click on a link to another page of this site; where it returns true, the browser does not
/// load the page. Clicks that ask for something else (a new tab, a download, a place on the same page) are left alone.
/// Lives as long as the page.
pub fn on_link(follow: impl Fn(&Address) -> bool + 'static) {
    let Some(window) = window() else { return };
    let listener = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        let held = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || held {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return };
        let elsewhere = !matches!(link.target().as_str(), "" | "_self") || link.has_attribute("download");
        if elsewhere || link.rel().contains("external") || link.origin() != super::document::origin() {
            return;
        }
        let bare = |text: String| text.get(1..).unwrap_or_default().to_owned();
        let to = Address { path: link.pathname(), search: bare(link.search()), hash: bare(link.hash()) };
        let here = address();
        super::left::note(&link);
        let on_this_page = !to.hash.is_empty() && to.path == here.path && to.search == here.search;
        if !on_this_page && follow(&to) {
            event.prevent_default();
        }
    });
    // On the window, after everything on the page: whoever dealt with the click has said so by then.
    let _ = window.add_event_listener_with_callback("click", listener.as_ref().unchecked_ref());
    listener.forget();
}
