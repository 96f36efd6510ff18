//! The pages as static HTML, written from the bundled endpoint, from another place's, and from hostile data.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use samspel::prerender::{Order, PrerenderError, write_all};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

fn here(inside: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(inside)
}

fn order(name: &str, data: PathBuf, base: &str, site: &str) -> Order {
    let out = std::env::temp_dir().join(format!("samspel-prerender-{name}-{}", std::process::id()));
    Order { template: here("index.html"), data, out, base: base.to_owned(), site: site.to_owned() }
}

/// Every page that was written, by its address.
fn pages(out: &Path) -> BTreeMap<String, String> {
    let (mut found, mut open) = (BTreeMap::new(), vec![out.to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.ends_with("index.html") {
                let address = folder.strip_prefix(out).unwrap().to_string_lossy().into_owned();
                found.insert(format!("/{address}"), fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

/// The bundled endpoint, written once for all tests that read it.
fn bundled() -> &'static BTreeMap<String, String> {
    static PAGES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let order = order("bundled", here("data/v1"), "/", "https://samspel.example");
        let count = write_all(&order).unwrap();
        let pages = pages(&order.out);
        fs::remove_dir_all(&order.out).unwrap();
        assert_eq!(pages.len(), count);
        pages
    })
}

fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = page.split_once(start).unwrap_or_else(|| panic!("no {start}"));
    rest.split_once(end).unwrap().0
}

fn content(page: &str) -> &str {
    between(page, "<div id=\"prerendered\">", "<section id=\"crash\"")
}

#[test]
fn every_page_has_one_heading_a_title_of_its_own_and_a_description() {
    let mut titles = BTreeSet::new();
    for (address, page) in bundled() {
        assert_eq!(content(page).matches("<h1").count(), 1, "{address}");
        assert_eq!(content(page).matches("<main").count(), 1, "{address}");
        let title = between(page, "<title>", "</title>");
        if !address.contains("embed") {
            let language = between(page, "<html lang=\"", "\"");
            assert!(titles.insert((language, title)), "{address}: another page is called {title}, too");
        }
        let description = between(page, "<meta name=\"description\" content=\"", "\"");
        let length = description.chars().count();
        assert!((20..=200).contains(&length), "{address}: {description}");
    }
}

#[test]
fn nothing_in_a_page_needs_a_laxer_policy() {
    for (address, page) in bundled() {
        assert!(!content(page).contains(" style=\""), "{address}");
        assert!(!content(page).contains("<script"), "{address}");
        assert!(!content(page).contains("javascript:"), "{address}");
        for handler in [" onclick=", " onload=", " onerror="] {
            assert!(!content(page).contains(handler), "{address}");
        }
    }
}

#[test]
fn twins_name_each_other_and_exist() {
    let site = "https://samspel.example";
    for (address, page) in bundled() {
        let links = page.split("rel=\"alternate\" hreflang=\"").skip(1);
        let twins: BTreeMap<&str, &str> =
            links.map(|link| (link.split('"').next().unwrap(), between(link, "href=\"", "\""))).collect();
        assert_eq!(twins.len(), 3, "{address}");
        for (tag, url) in twins {
            let path = url.strip_prefix(site).unwrap();
            let path = if path.is_empty() { "/" } else { path };
            let twin = bundled().get(path).unwrap_or_else(|| panic!("{address}: {path} does not exist"));
            if tag != "x-default" {
                assert_eq!(between(twin, "<html lang=\"", "\""), tag, "{address}");
            }
            let own = format!("hreflang=\"{}\" href=\"{site}{address}\"", between(page, "<html lang=\"", "\""));
            assert!(twin.contains(&own), "{path} does not name {address}");
        }
    }
}

#[test]
fn links_between_pages_lead_to_pages() {
    for (address, page) in bundled() {
        for link in content(page).split("href=\"/").skip(1) {
            let path = format!("/{}", link.split(['"', '#', '?']).next().unwrap());
            assert!(bundled().contains_key(&path), "{address} links to {path}");
        }
    }
}

#[test]
fn a_page_in_a_frame_and_a_persons_own_are_not_to_be_found() {
    for (address, page) in bundled() {
        let own = ["/resultat", "/result", "/plan", "/mote", "/meeting"].iter().any(|end| address.ends_with(end));
        let hidden = address.contains("/embed/") || own;
        assert_eq!(page.contains("name=\"robots\" content=\"noindex\""), hidden, "{address}");
    }
}

#[test]
fn invented_organisations_are_called_so_and_not_offered_to_search_engines() {
    let page = bundled().iter().find(|(address, _)| address.starts_with("/organisationer/")).unwrap().1;
    assert!(between(page, "<meta name=\"description\" content=\"", "\"").starts_with("Påhittat exempel."));
    assert!(!page.contains("\"@type\":\"Organization\""));
}

#[test]
fn facts_for_machines_are_json() {
    let mut count = 0;
    for (address, page) in bundled() {
        for script in page.split("<script type=\"application/ld+json\">").skip(1) {
            let facts: serde_json::Value = serde_json::from_str(script.split("</script>").next().unwrap()).unwrap();
            assert_eq!(facts["@context"], "https://schema.org", "{address}");
            count += 1;
        }
    }
    assert!(count >= 18, "{count}");
}

#[test]
fn the_sitemap_lists_what_should_be_found_under_the_sites_own_address() {
    let order = order("sitemap", here("tests/endpoint-small"), "/sub/", "https://a.example");
    write_all(&order).unwrap();
    let sitemap = fs::read_to_string(order.out.join("sitemap.xml")).unwrap();
    let robots = fs::read_to_string(order.out.join("robots.txt")).unwrap();
    fs::remove_dir_all(&order.out).unwrap();
    assert!(sitemap.contains("<loc>https://a.example/sub/karta</loc>"));
    assert!(sitemap.contains("hreflang=\"en\" href=\"https://a.example/sub/en/map\""));
    assert!(!sitemap.contains("/embed/") && !sitemap.contains("/resultat"));
    assert!(robots.ends_with("Sitemap: https://a.example/sub/sitemap.xml\n"));
}

#[test]
fn another_place_with_five_principles_is_written_just_as_well_and_below_a_path() {
    let order = order("small", here("tests/endpoint-small"), "/sub/", "");
    write_all(&order).unwrap();
    let pages = pages(&order.out);
    let has_sitemap = order.out.join("sitemap.xml").exists();
    fs::remove_dir_all(&order.out).unwrap();
    assert!(!has_sitemap, "without an address there is nothing to list");
    let principles = pages.keys().filter(|address| address.starts_with("/principer/")).count();
    assert_eq!(principles, 5);
    for (address, page) in &pages {
        for link in content(page).split("href=\"/").skip(1) {
            assert!(link.starts_with("sub"), "{address}: {}", &link[..20.min(link.len())]);
        }
        // Nothing of the city this one was made for stands in a text of the interface.
        for city in ["Göteborg", "Gothenburg"] {
            assert!(!content(page).contains(city), "{address} says {city}");
        }
    }
}

/// The small endpoint with its texts made hostile.
fn hostile(of: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("samspel-prerender-data-{of}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for entry in fs::read_dir(here("tests/endpoint-small")).unwrap() {
        let path = entry.unwrap().path();
        let mut text = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name.starts_with("compact") || name == "signatories.geojson" {
            let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
            poison(&mut value, "");
            text = value.to_string();
        }
        fs::write(folder.join(name), text).unwrap();
    }
    folder
}

fn poison(value: &mut serde_json::Value, key: &str) {
    match value {
        serde_json::Value::String(text)
            if ["name", "title", "text", "sentence", "lead", "sv", "en"].contains(&key) && text.contains(' ') =>
        {
            text.push_str("</title></script><img src=x onerror=alert(1)>\" style=\"color:red");
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(|one| poison(one, key)),
        serde_json::Value::Object(members) => members.iter_mut().for_each(|(key, one)| poison(one, key)),
        _ => {}
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let order = order("hostile", hostile("hostile"), "/", "");
    write_all(&order).unwrap();
    let pages = pages(&order.out);
    fs::remove_dir_all(&order.out).unwrap();
    fs::remove_dir_all(&order.data).unwrap();
    let mut seen = 0;
    for (address, page) in &pages {
        assert!(!page.contains("<img src=x"), "{address}");
        assert_eq!(page.matches("</title>").count(), page.matches("<title").count(), "{address}");
        seen += page.matches("&lt;img src=x").count();
    }
    assert!(seen > 50, "the texts were there {seen} times");
}

#[test]
fn easy_words_stay_texts_inside_noscript_and_a_file_of_them_that_cannot_be_read_is_refused() {
    let order = order("easy", hostile("easy"), "/sub/", "");
    let easy = |line: &str| {
        let page = serde_json::json!({ "id": "home", "title": line, "parts": [{ "title": line, "lines": [line] }] });
        serde_json::json!({ "schema": "1.0", "language": "sv", "updated": "2026-11-24", "pages": [page] }).to_string()
    };
    fs::write(order.data.join("easy.sv.json"), easy("Lätt </noscript><img src=x onerror=alert(1)>")).unwrap();
    write_all(&order).unwrap();
    let pages = pages(&order.out);
    fs::remove_dir_all(&order.out).unwrap();
    let home = pages.get("/").unwrap();
    assert!(home.contains("href=\"#easy-home\""), "the link to them");
    assert_eq!(home.matches("Lätt &lt;/noscript").count(), 3, "heading, part and line");
    for (address, page) in &pages {
        assert!(!page.contains("<img src=x"), "{address}");
        assert_eq!(page.matches("</noscript>").count(), page.matches("<noscript>").count(), "{address}");
        assert_eq!(page.contains("#easy-"), address == "/", "{address}: promised only where they are");
    }
    fs::write(order.data.join("easy.sv.json"), "{").unwrap();
    assert!(matches!(write_all(&order), Err(PrerenderError::Data(name, _)) if name == "easy.sv.json"));
    assert!(!order.out.exists());
    fs::remove_dir_all(&order.data).unwrap();
}

#[test]
fn the_pages_follow_what_the_configuration_says_of_languages_publisher_and_contact() {
    let order = order("configured", here("data/v1"), "/", "https://samspel.example");
    fs::create_dir_all(&order.out).unwrap();
    let config =
        r#"{ "languages": ["en"], "publisher": "Prov <b>& Co", "contact": "vi@prov.example", "offline": "x" }"#;
    fs::write(order.out.join("config.json"), config).unwrap();
    let count = write_all(&order).unwrap();
    let pages = pages(&order.out);
    fs::remove_dir_all(&order.out).unwrap();
    assert_eq!((pages.len(), count * 2), (count, bundled().len()));
    for (address, page) in &pages {
        assert!(address == "/en" || address.starts_with("/en/"), "{address}");
        assert!(!page.contains("hreflang=\"sv\""), "{address} names a page that is not there");
        assert!(page.contains("hreflang=\"x-default\"") || page.contains("noindex"), "{address}");
    }
    let home = content(&pages["/en"]);
    assert!(home.contains("Prov &lt;b&gt;&amp; Co") && home.contains("href=\"mailto:vi@prov.example\""));
    assert!(!home.contains("exempelinstallation"));
}

#[test]
fn an_endpoint_that_cannot_be_read_is_refused_and_nothing_written() {
    let order = order("missing", here("tests/fixtures"), "/", "");
    assert!(matches!(write_all(&order), Err(PrerenderError::Data(..))));
    assert!(!order.out.exists());
}

#[test]
fn below_a_path_every_link_stays_below_it_and_the_style_sheet_comes_before_anything_else_that_is_fetched() {
    let order = order("below", here("tests/endpoint-small"), "/avtal/", "");
    write_all(&order).unwrap();
    let mut pages = pages(&order.out);
    pages.insert("200.html".to_owned(), fs::read_to_string(order.out.join("200.html")).unwrap());
    fs::remove_dir_all(&order.out).unwrap();
    for (address, page) in &pages {
        for link in page.split("href=\"/").skip(1) {
            assert!(link.starts_with("avtal/") || link.starts_with("avtal\""), "{address}: /{}", &link[..40]);
        }
        if address != "200.html" {
            let asks = |part: &str| page.find(part).unwrap_or(usize::MAX);
            assert!(asks("rel=\"stylesheet\"") < asks("<script").min(asks("rel=\"preload\"")), "{address}");
        }
    }
}

#[test]
fn every_organisation_has_its_sign_as_a_picture_that_no_text_can_undress() {
    let order = order("badges", hostile("badges"), "/", "");
    write_all(&order).unwrap();
    let mut seen = 0;
    for folder in ["badge", "en/badge"] {
        for entry in fs::read_dir(order.out.join(folder)).unwrap() {
            let svg = fs::read_to_string(entry.unwrap().path()).unwrap();
            assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
            assert_eq!(svg.matches('<').count(), svg.matches('>').count());
            for part in ["<img", "<script", "<style", " style=\"", " href=\""] {
                assert!(!svg.contains(part), "{part} in {svg}");
            }
            seen += 1;
        }
    }
    fs::remove_dir_all(&order.out).unwrap();
    fs::remove_dir_all(&order.data).unwrap();
    assert!(seen >= 4, "{seen}");
}

#[test]
fn a_pasted_link_finds_the_frame_that_shows_it() {
    let order = order("oembed", here("tests/endpoint-small"), "/sub/", "https://a.example");
    write_all(&order).unwrap();
    let page = fs::read_to_string(order.out.join("karta/index.html")).unwrap();
    let facts = fs::read_to_string(order.out.join("karta/oembed.json")).unwrap();
    let home = fs::read_to_string(order.out.join("index.html")).unwrap();
    fs::remove_dir_all(&order.out).unwrap();
    let link = between(&page, "type=\"application/json+oembed\" href=\"", "\"");
    assert_eq!(link, "https://a.example/sub/karta/oembed.json");
    let facts: serde_json::Value = serde_json::from_str(&facts).unwrap();
    assert_eq!((facts["version"].as_str(), facts["type"].as_str()), (Some("1.0"), Some("rich")));
    let html = facts["html"].as_str().unwrap();
    assert!(html.starts_with("<iframe src=\"https://a.example/sub/embed/karta\" title=\""), "{html}");
    assert!(!home.contains("oembed"), "what cannot be framed promises no frame");
}
