//! The app's page with a page's content put into it.

use super::PrerenderError;
use super::pages::Page;
use super::sheets::{is_link, is_other_bundle};
use crate::core::text::language::Lang;

/// Has to stand within the first kilobyte of the page.
const CHARSET: &str = "<meta charset=\"utf-8\">";
const APP: &str = "<div id=\"app\">";
const STATIC: (&str, &str) = ("<main id=\"static\">", "</main>");

/// Puts `head` and `body` into the app's page.
///
/// # Errors
/// [`PrerenderError::Template`] when the page lacks a part this replaces.
pub fn fill(template: &str, page: &Page, head: &str, body: &str, sheet: &str) -> Result<String, PrerenderError> {
    let lang = page.lang;
    let group = page.route.group();
    let page = without_tags(&one_language(template, lang)?, &|tag| is_link(tag) || is_other_bundle(tag, group));
    // The readable text that stands in for content: here is the content.
    let page = without(&page, "<!--text-->", "<!--/text-->")?;
    let page = replace(&page, STATIC.0, "<div id=\"static\">")?;
    let page = replace(&page, STATIC.1, "</div>")?;
    let page = swap(&page, "<html lang=\"", "\"", lang.id())?;
    let page = without(&page, "<title>", "</title>")?;
    let page = without(&page, "<meta name=\"description\"", ">")?;
    let page = replace(&page, "</head>", &[head, "</head>"].concat())?;
    // Before everything else that is fetched: text waits for it and for nothing more.
    let first = format!("{CHARSET}\n  <link rel=\"stylesheet\" href=\"{sheet}\">");
    let page = replace(&page, CHARSET, &first)?;
    // It lies unseen over what is written until it stands: out of reach so far.
    let page = replace(&page, APP, "<div id=\"app\" inert>")?;
    // What is said to who reads the source is not sent with every page.
    let page = without(&page, "<!--", "-->")?;
    // Last, so that nothing in the content is taken for a part of the page. After the texts for a failed start: those
    // come first for who needs them, and take no room for who does not.
    let end = page.rfind("<section id=\"crash\"").ok_or(PrerenderError::Template("the recovery screen"))?;
    let (before, after) = page.split_at_checked(end).ok_or(PrerenderError::Template("the recovery screen"))?;
    Ok([before, "<div id=\"prerendered\">", body, "</div>\n  ", after].concat())
}

/// The page without the parts in other languages.
fn one_language(page: &str, lang: Lang) -> Result<String, PrerenderError> {
    let mut others = Lang::ALL.into_iter().filter(|other| *other != lang);
    others.try_fold(page.to_owned(), |mut page, other| {
        let mark = format!("data-prefix=\"{}\"", other.prefix());
        while let Some(at) = page.find(&mark) {
            let start = page.get(..at).and_then(|before| before.rfind("<div"));
            let start = start.ok_or(PrerenderError::Template("a <div> around each language"))?;
            let end = end_of_div(&page, start).ok_or(PrerenderError::Template("the end of a language's <div>"))?;
            page.replace_range(start..end, "");
        }
        Ok(page)
    })
}

/// The page without the tags that are `unwanted`: its style sheets, since written pages have all in one, and the bundles of
/// other pages.
fn without_tags(page: &str, unwanted: &dyn Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(page.len());
    for piece in page.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.rfind('<').unwrap_or(0));
        out.push_str(text);
        if !unwanted(tag) {
            out.push_str(tag);
        }
    }
    out
}

/// Where the `<div>` that begins at `start` ends.
fn end_of_div(page: &str, start: usize) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, start);
    loop {
        let rest = page.get(at..)?;
        let close = rest.find("</div>")?;
        if let Some(open) = rest.find("<div").filter(|open| *open < close) {
            depth += 1;
            at += open + 4;
        } else {
            depth -= 1;
            at += close + 6;
            if depth == 0 {
                return Some(at);
            }
        }
    }
}

fn replace(page: &str, part: &'static str, by: &str) -> Result<String, PrerenderError> {
    if page.contains(part) { Ok(page.replacen(part, by, 1)) } else { Err(PrerenderError::Template(part)) }
}

/// Replaces what stands between `start` and `end`.
fn swap(page: &str, start: &'static str, end: &str, by: &str) -> Result<String, PrerenderError> {
    let (before, rest) = page.split_once(start).ok_or(PrerenderError::Template(start))?;
    let (_, after) = rest.split_once(end).ok_or(PrerenderError::Template(start))?;
    Ok([before, start, by, end, after].concat())
}

/// Removes every part from `start` to `end`, both included.
fn without(page: &str, start: &'static str, end: &str) -> Result<String, PrerenderError> {
    let mut out = page.to_owned();
    let mut found = false;
    while let Some((before, rest)) = out.split_once(start) {
        let (_, after) = rest.split_once(end).ok_or(PrerenderError::Template(start))?;
        out = [before, after].concat();
        found = true;
    }
    if found { Ok(out) } else { Err(PrerenderError::Template(start)) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Page, fill};
    use crate::core::route::Route;
    use crate::core::text::language::Lang;

    const PAGE: &str = include_str!("../../index.html");

    #[test]
    fn a_page_holds_its_content_in_one_language_and_keeps_what_a_failed_start_needs() {
        for lang in Lang::ALL {
            let page = Page { lang, route: Route::Home };
            let html = fill(PAGE, &page, "<title>T</title>", "<h1>H</h1>", "/x.css").unwrap();
            assert!(html.contains(&format!("<html lang=\"{}\"", lang.id())), "{lang:?}");
            assert_eq!(html.matches("data-prefix=").count(), 3, "{lang:?}");
            assert_eq!(html.matches("<title>").count(), 1);
            assert_eq!(html.matches("<h1>").count(), 1);
            assert_eq!(html.matches("<div").count(), html.matches("</div>").count());
            for part in
                ["<div id=\"prerendered\"><h1>H</h1></div>", "data-fault=\"offline\"", "data-act=\"dump\"", "/x.css"]
            {
                assert!(html.contains(part), "{part}");
            }
            assert!(!html.contains("<main"), "the content brings its own");
        }
    }

    #[test]
    fn a_page_asks_for_one_style_sheet() {
        let template = PAGE.replace("data-trunk rel=\"css\"", "rel=\"stylesheet\"");
        let html = fill(&template, &Page { lang: Lang::Sv, route: Route::Home }, "", "", "/x.css").unwrap();
        assert!(template.matches("rel=\"stylesheet\"").count() > 1);
        assert_eq!(html.matches("rel=\"stylesheet\"").count(), 1);
    }

    #[test]
    fn a_page_names_its_own_bundle_and_no_other() {
        let bundle = |name: &str| format!("<link rel=\"bundle\" data-script=\"/x/samspel-{name}-1.js\">");
        let template = PAGE.replace("</head>", &[&bundle("reading"), &bundle("register"), "</head>"].concat());
        let html = fill(&template, &Page { lang: Lang::Sv, route: Route::Map }, "", "", "/x.css").unwrap();
        assert!(html.contains(&bundle("register")) && !html.contains(&bundle("reading")));
    }

    #[test]
    fn a_page_without_its_parts_is_refused() {
        assert!(fill("<html lang=\"sv\"></html>", &Page { lang: Lang::Sv, route: Route::Home }, "", "", "").is_err());
    }
}
