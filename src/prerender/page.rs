//! One page's content as HTML.

use super::pages::Page;
use super::stand_in;
use super::styles::Styles;
use super::{Material, Order, PrerenderError};
use crate::platform::given::{self, Given};
use crate::platform::history::Address;
use crate::state::site::Site;
use crate::ui::app::App;
use crate::ui::groups::{self, Bundle};
use leptos::prelude::*;

/// What came out.
pub struct Body {
    /// The content, to be put into the page as it stands.
    pub html: String,
    /// What the page is called.
    pub title: String,
}

/// Renders a page.
///
/// # Errors
/// [`PrerenderError::Empty`] when something in it failed.
pub fn render(order: &Order, material: &Material, page: &Page, styles: &mut Styles) -> Result<Body, PrerenderError> {
    let path = page.route.path(page.lang);
    given::set(Given {
        address: Address {
            path: [order.base.trim_end_matches('/'), &path].concat(),
            search: String::new(),
            hash: String::new(),
        },
        base: order.base.clone(),
        origin: order.site.clone(),
        today: material.day.clone(),
        files: material.files.clone(),
        config: material.config.clone(),
    });
    let bundle = Bundle { pages: stand_in::page, ..groups::ALL };
    let owner = Owner::new();
    let (html, title) = owner.with(|| {
        let html = view! { <App bundle /> }.to_html();
        (html, Site::get().title.get_untracked())
    });
    owner.unset();
    let html = styles.take(&without_marks(&html));
    if !html.contains("<h1") || html.contains("notice warning\" role=\"alert\"") || title.is_empty() {
        return Err(PrerenderError::Empty(path));
    }
    Ok(Body { html, title })
}

/// Without the marks between texts: they are for adopting the HTML, which nobody does.
pub fn without_marks(html: &str) -> String {
    html.replace("<!>", "").replace("<!--<() />-->", "")
}
