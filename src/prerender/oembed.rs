//! What a pasted link turns into: a file of oEmbed (oembed.com) beside each page that may be framed, found by a line in
//! that page's head. Needs the site's full address.

use super::Order;
use super::head::{address, escaped};
use super::pages::Page;
use crate::core::register::snippet::iframe;
use crate::core::route::Route;
use crate::core::text::messages::common;
use serde_json::json;

/// How wide a page is asked to show it, CSS px; the frame itself takes what there is.
const WIDTH: u32 = 800;

/// The page that shows `route` in a frame, and how high that is at first.
fn framed(route: &Route) -> Option<(Route, u32)> {
    Some(match route {
        Route::Map => (Route::EmbedMap, 560),
        Route::Organisation(id) => (Route::EmbedOrganisation(id.clone()), 560),
        Route::Principle(slug) => (Route::EmbedPrinciple(slug.clone()), 640),
        Route::QuickCheck => (Route::EmbedQuick, 640),
        _ => return None,
    })
}

/// Where the file lies, from the app's root. None for pages that are not framed, or while the site's address is not
/// known.
pub fn path(order: &Order, page: &Page) -> Option<String> {
    framed(&page.route).filter(|_| !order.site.is_empty())?;
    Some([&page.route.path(page.lang), "/oembed.json"].concat())
}

/// The line of the head that leads to the file.
pub fn link(order: &Order, page: &Page, title: &str) -> Option<String> {
    let href = [order.site.as_str(), order.base.trim_end_matches('/'), &path(order, page)?].concat();
    Some(format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{}\">",
        escaped(&href),
        escaped(title)
    ))
}

/// The file.
pub fn file(order: &Order, page: &Page, title: &str) -> Option<String> {
    let (inner, height) = framed(&page.route)?;
    let src = address(order, &Page { lang: page.lang, route: inner });
    let home = address(order, &Page { lang: page.lang, route: Route::Home });
    let facts = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": common::brand(page.lang),
        "provider_url": home,
        "cache_age": 86400,
        "width": WIDTH,
        "height": height,
        "html": iframe(&src, title, height),
    });
    Some(facts.to_string())
}
