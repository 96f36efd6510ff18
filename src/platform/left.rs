//! Where a step of the history was left: by which link, and how far down the page. Kept in that step, so that who comes
//! back, also from another document, comes to the same place.

use super::window::window;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FocusOptions, HtmlAnchorElement, HtmlElement};

/// Where a step was left, as it stands in the history: how far down in CSS px, which of the app's links, its address.
#[derive(Debug, Clone, PartialEq)]
pub struct Left(Array);

/// Notes in the present step that it is being left by `link`.
pub fn note(link: &HtmlAnchorElement) {
    let (Some(window), Some(links)) = (window(), links()) else { return };
    let down = window.scroll_y().unwrap_or_default();
    let href = link.get_attribute("href");
    let state = Array::of3(&JsValue::from(down), &JsValue::from(links.index_of(link, 0)), &JsValue::from(href));
    if let Ok(history) = window.history() {
        let _ = history.replace_state_with_url(&state, "", None);
    }
}

/// Where the present step was left, if it is one that somebody has come back to. It is forgotten with that: what the
/// person does from now on is theirs.
pub fn take() -> Option<Left> {
    let history = window()?.history().ok()?;
    let state = history.state().ok()?.dyn_into::<Array>().ok()?;
    let _ = history.replace_state_with_url(&JsValue::NULL, "", None);
    Some(Left(state))
}

impl Left {
    /// Takes the person back: the page as far down, the focus on the link. False while the link is not there.
    pub fn return_to(&self) -> bool {
        self.try_to_return().is_some()
    }

    fn try_to_return(&self) -> Option<()> {
        let Self(state) = self;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a list; below 0 is 0")]
        let nth = state.get(1).as_f64()? as u32;
        let link = links()?.get(nth).dyn_into::<HtmlElement>().ok()?;
        // The page may have become another meanwhile.
        if link.get_attribute("href") != state.get(2).as_string() {
            return None;
        }
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        link.focus_with_options(&options).ok()?;
        window()?.scroll_to_with_x_and_y(0.0, state.get(0).as_f64()?);
        Some(())
    }
}

/// The app's links, in the order of the page.
fn links() -> Option<Array> {
    let app = window()?.document()?.get_element_by_id("app")?;
    Some(Array::from(&app.query_selector_all("a").ok()?.into()))
}
