//! For search engines: which pages there are, and that they are welcome.

use super::head::{address, escaped};
use super::pages::{Page, twins};
use super::{Material, Order};
use crate::core::route::Route;
use std::fmt::Write as _;

/// `sitemap.xml`: every page that should be found, with its twins (<https://www.sitemaps.org/protocol.html>).
pub fn sitemap(order: &Order, material: &Material, pages: &[Page]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in pages.iter().filter(|page| is_found(material, &page.route)) {
        out.push_str("<url><loc>");
        out.push_str(&escaped(&address(order, page)));
        out.push_str("</loc>");
        for twin in twins(material, page) {
            let (tag, href) = (twin.lang.id(), escaped(&address(order, &twin)));
            // Writing to a text cannot fail.
            let _ = write!(out, "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{href}\"/>");
        }
        out.push_str("</url>\n");
    }
    out + "</urlset>\n"
}

/// Pages in frames repeat others, a result is a person's own, and an invented organisation should not be found at all.
fn is_found(material: &Material, route: &Route) -> bool {
    match route {
        Route::Organisation(_) => !material.register.is_example(),
        Route::Result | Route::Plan | Route::Meeting | Route::AssessmentPrinciple(_) => false,
        other => !other.is_embed(),
    }
}

/// `robots.txt`.
pub fn robots(order: &Order) -> String {
    let place = if order.site.is_empty() {
        String::new()
    } else {
        ["Sitemap: ", &order.site, &order.base, "sitemap.xml\n"].concat()
    };
    ["User-agent: *\nAllow: /\n", &place].concat()
}
