//! What a page says about itself in its head: title, description, its address and its twins', the preview of a shared
//! link, and facts for machines.

use super::page::Body;
use super::pages::{Page, twins};
use super::{Material, Order, describe, ld, oembed};
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::common;
use std::fmt::Write as _;

/// The lines of the head, each ended by a line break.
pub fn head(order: &Order, material: &Material, page: &Page, body: &Body) -> String {
    let brand = common::brand(page.lang);
    let title = if body.title == brand { body.title.clone() } else { [&body.title, " – ", brand].concat() };
    let description = describe::describe(material, page);
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    line(format!("<title>{}</title>", escaped(&title)));
    line(meta("name", "description", &description));
    // The page itself is what should be found, not the same in a frame; and what a person has answered is nobody else's.
    if page.route.is_embed() || matches!(page.route, Route::Result | Route::Plan | Route::Meeting) {
        line(meta("name", "robots", "noindex"));
    }
    let canonical = address(order, &Page { lang: page.lang, route: out_of_frame(&page.route) });
    line(format!("<link rel=\"canonical\" href=\"{}\" data-twin>", escaped(&canonical)));
    for (tag, twin) in alternates(material, page) {
        let href = escaped(&address(order, &twin));
        line(format!("<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{href}\" data-twin>"));
    }
    if let Some(discovered) = oembed::link(order, page, &body.title) {
        line(discovered);
    }
    let kind = if matches!(page.route, Route::Principle(_) | Route::Compact) { "article" } else { "website" };
    for (name, content) in [
        ("og:type", kind),
        ("og:site_name", brand),
        ("og:title", &body.title),
        ("og:description", &description),
        ("og:url", &canonical),
        ("og:locale", locale(page.lang)),
    ] {
        line(meta("property", name, content));
    }
    line(meta("name", "twitter:card", "summary"));
    if let Some(facts) = ld::facts(order, material, page, &description) {
        line(format!("<script type=\"application/ld+json\">{facts}</script>"));
    }
    out
}

/// The full address of a page; without the site's where that is not known.
pub fn address(order: &Order, page: &Page) -> String {
    [order.site.as_str(), order.base.trim_end_matches('/'), &page.route.path(page.lang)].concat()
}

/// A page's twins by language tag, the default language, or else the first offered, once more as `x-default`.
fn alternates(material: &Material, page: &Page) -> Vec<(&'static str, Page)> {
    let twins = twins(material, page);
    let default = twins.iter().find(|twin| twin.lang == Lang::DEFAULT).or_else(|| twins.first()).cloned();
    let tagged = twins.into_iter().map(|twin| (twin.lang.id(), twin));
    tagged.chain(default.map(|twin| ("x-default", twin))).collect()
}

/// The page that a page in a frame shows.
fn out_of_frame(route: &Route) -> Route {
    match route {
        Route::EmbedMap => Route::Map,
        Route::EmbedOrganisation(id) | Route::EmbedBadge(id) => Route::Organisation(id.clone()),
        Route::EmbedQuick => Route::QuickCheck,
        Route::EmbedPrinciple(slug) => Route::Principle(slug.clone()),
        other => other.clone(),
    }
}

fn locale(lang: Lang) -> &'static str {
    if lang.id() == "en" { "en_GB" } else { "sv_SE" }
}

fn meta(by: &str, name: &str, content: &str) -> String {
    format!("<meta {by}=\"{name}\" content=\"{}\">", escaped(content))
}

/// A text as it may stand in HTML, between tags or within double quotes.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A line break would end the line, a control character has no place in HTML.
            other if other.is_control() => out.push(' '),
            other => {
                // Writing to a text cannot fail.
                let _ = out.write_char(other);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_stands_in_the_head_cannot_leave_it() {
        assert_eq!(escaped("</title><script>\"&\n"), "&lt;/title&gt;&lt;script&gt;&quot;&amp; ");
    }
}
