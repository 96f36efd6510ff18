//! What a reader on a slow phone waits for: written pages of the app beside plain pages with the same text and style.

use super::PAGES_POLICY;
use crate::build::{Plan, beside_each};
use crate::error::{Doing as _, Error, Result};
use crate::headers::Policy;
use crate::process;
use crate::project::{Project, files_under, read, write};
use crate::serve::{Options, Server};
use crate::test;
use samspel::core::endpoint::config::Config;
use std::path::Path;

/// Names of the plain pages, and the pages of the app they are made from.
const PAGES: [(&str, &str); 3] =
    [("start", "index.html"), ("principle", "principer/dialog/index.html"), ("map", "karta/index.html")];

/// The package that runs Lighthouse, below the top of the work tree.
const LIGHTHOUSE: &str = "tests/e2e/bench/lighthouse";

/// Measures and prints, then asks Lighthouse for its marks.
///
/// # Errors
/// When a page is missing or the browser half fails.
pub fn run(project: &Project, plan: Plan, out: &Path, chromium: &Path, runs: usize) -> Result<()> {
    let site = out.join("plain-site");
    let _ = std::fs::remove_dir_all(&site);
    for (name, page) in PAGES {
        let text =
            plain(&read(&plan.dist.join(page))?).ok_or_else(|| Error::invalid(page, "it is not a written page"))?;
        write(&site.join("plain").join(format!("{name}.html")), text)?;
    }
    let styles =
        |path: &Path| path.is_file() && path.extension().is_none_or(|ending| ending != "css" && ending != "woff2");
    for file in files_under(&plan.dist, &styles)? {
        let inside = file.strip_prefix(&plan.dist).unwrap_or(&file);
        let bytes = std::fs::read(&file).doing(|| format!("reading {}", file.display()))?;
        write(&site.join(inside), bytes)?;
    }
    beside_each(&site)?;
    let app = Server::start(Options { dist: plan.dist, base: plan.base, policy: Policy::load(project)?, port: 0 })?;
    let policy = Policy::parse(PAGES_POLICY, &Config::default())?;
    let bare = Server::start(Options { dist: site, base: "/".to_owned(), policy, port: 0 })?;
    let mut node = process::command("node", &project.join(super::FOLDER));
    node.arg("reading.mjs").env("APP_URL", app.url()).env("PAGES_URL", bare.url());
    node.env("SAMSPEL_CHROMIUM", chromium).env("BENCH_OUT", out.join("reading.json"));
    node.env("BENCH_RUNS", runs.to_string());
    process::run(&mut node)?;
    // Its packages are many and only for this: the tests never install them.
    test::install_packages_in(project, LIGHTHOUSE)?;
    let mut marks = process::command("node", &project.join(LIGHTHOUSE));
    marks.arg("run.mjs").env("APP_URL", app.url()).env("SAMSPEL_CHROMIUM", chromium);
    process::run(marks.env("BENCH_RUNS", runs.to_string()))
}

/// A written page without the app: text and style sheets, no script, no module, no font asked for ahead.
fn plain(page: &str) -> Option<String> {
    let (head, rest) = page.split_once("</head>")?;
    let head = without_scripts(head);
    let kept: Vec<&str> = head
        .split_inclusive('>')
        .filter(|tag| {
            !["rel=\"bundle\"", "rel=\"preload\"", "rel=\"modulepreload\""].iter().any(|part| tag.contains(part))
        })
        .collect();
    let (_, body) = rest.split_once("<div id=\"prerendered\">")?;
    let (body, _) = body.split_once("<section id=\"crash\"")?;
    Some([&kept.concat(), "</head><body><div>", body, "</body></html>"].concat())
}

/// The head without its scripts, what stands in them included: a text left behind would begin the body, and the style
/// sheet after it would no longer be waited for.
fn without_scripts(head: &str) -> String {
    let mut parts = head.split("<script");
    let before = parts.next().unwrap_or_default().to_owned();
    parts.filter_map(|part| part.split_once("</script>")).fold(before, |kept, (_, after)| kept + after)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::plain;

    #[test]
    fn a_plain_page_keeps_text_and_style_and_nothing_that_runs() {
        let page = "<html><head><link rel=\"stylesheet\" href=\"/a.css\"><link rel=\"bundle\" data-wasm=\"x\">\
                    <script type=\"application/ld+json\">{\"a\": 1}</script></head><body>\
                    <div id=\"app\"></div><div id=\"prerendered\"><h1>H</h1></div><section id=\"crash\"></section></body></html>";
        let plain = plain(page).unwrap();
        assert!(plain.contains("/a.css") && plain.contains("<h1>H</h1>"));
        assert!(
            !plain.contains("\"a\"")
                && !plain.contains("bundle")
                && !plain.contains("id=\"app\"")
                && !plain.contains("crash")
        );
    }
}
