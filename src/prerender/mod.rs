//! Every page as static HTML, written at build time from the same components the browser mounts.
//!
//! The text is there before the app is, without WebAssembly and without JavaScript. The app does not adopt this HTML: it
//! builds its own, hidden, and takes its place when its data has arrived, so that nothing can mismatch.

mod badge;
mod describe;
mod easy;
mod head;
mod ld;
mod map_picture;
mod oembed;
mod page;
mod pages;
mod sheets;
mod sitemap;
mod stand_in;
mod styles;
mod template;

use crate::core::compact::Compact;
use crate::core::compact::easy::Easy;
use crate::core::endpoint::config::{self, Config};
use crate::core::geo::basemap::{self, Basemap};
use crate::core::register::Register;
use crate::core::text::language::Lang;
use crate::core::{compact, endpoint, register};
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is to be written, from what, and where to.
#[derive(Debug, Clone)]
pub struct Order {
    /// The finished page of the app, without content.
    pub template: PathBuf,
    /// Folder of the endpoint's files.
    pub data: PathBuf,
    /// Folder the pages go into.
    pub out: PathBuf,
    /// Path the app will be served under, with a slash at both ends.
    pub base: String,
    /// Address of the site without a slash at its end, for example `https://samspel.example`; empty where it is not known.
    pub site: String,
}

impl Order {
    /// Reads the arguments of the command line in their order; the last may be missing.
    pub fn from_arguments(arguments: &[String]) -> Option<Self> {
        let [template, data, out, base, rest @ ..] = arguments else { return None };
        if rest.len() > 1 {
            return None;
        }
        Some(Self {
            template: template.into(),
            data: data.into(),
            out: out.into(),
            base: base.clone(),
            site: rest.first().map(|site| site.trim_end_matches('/').to_owned()).unwrap_or_default(),
        })
    }
}

/// Why the pages could not be written.
#[derive(Debug)]
pub enum PrerenderError {
    /// A file could not be read or written.
    File(PathBuf, std::io::Error),
    /// A file of the endpoint is not what it should be, and why.
    Data(String, String),
    /// The template lacks this part.
    Template(&'static str),
    /// A page came out without a heading or with a failure in it: its address.
    Empty(String),
}

impl fmt::Display for PrerenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, why) => write!(f, "{}: {why}", path.display()),
            Self::Data(name, why) => write!(f, "{name}: {why}; `cargo xtask data check` says more"),
            Self::Template(part) => write!(f, "the template lacks {part}"),
            Self::Empty(address) => write!(f, "{address} came out without its content"),
        }
    }
}

impl std::error::Error for PrerenderError {}

/// What all pages are written from.
struct Material {
    files: Arc<BTreeMap<String, String>>,
    compacts: Vec<(Lang, Arc<Compact>)>,
    /// Of the languages that have some.
    easy: Vec<(Lang, Easy)>,
    register: Register,
    /// What whoever runs the site says; pages in languages that are not offered are not written.
    config: Config,
    /// Where the endpoint has one.
    basemap: Option<Basemap>,
    /// The day the data changed last, `YYYY-MM-DD`: the same data gives the same pages on any day.
    day: String,
}

impl Material {
    fn read(folder: &Path, config: Config) -> Result<Self, PrerenderError> {
        let mut files = BTreeMap::new();
        let entries = std::fs::read_dir(folder).map_err(|why| PrerenderError::File(folder.to_owned(), why))?;
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            if path.extension().is_some_and(|ending| ending == "json" || ending == "geojson") {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                files.insert(name, read(&path)?);
            }
        }
        Self::new(files, config)
    }

    fn new(files: BTreeMap<String, String>, config: Config) -> Result<Self, PrerenderError> {
        let text = |name: &str| {
            files
                .get(name)
                .map(String::as_str)
                .ok_or_else(|| PrerenderError::Data(name.to_owned(), "missing".to_owned()))
        };
        let wrong = |name: &str, why: &dyn fmt::Display| PrerenderError::Data(name.to_owned(), why.to_string());
        let (mut compacts, mut easy) = (Vec::new(), Vec::new());
        for lang in config.offered() {
            let name = format!("compact.{}.json", lang.id());
            let decoded = compact::decode(text(&name)?).map_err(|why| wrong(&name, &why))?;
            compacts.push((lang, Arc::new(decoded.value)));
            let name = format!("easy.{}.json", lang.id());
            if let Some(text) = files.get(&name) {
                easy.push((lang, compact::easy::decode(text).map_err(|why| wrong(&name, &why))?.value));
            }
        }
        let name = "signatories.geojson";
        let register = register::decode::decode(text(name)?).map_err(|why| wrong(name, &why))?.value;
        let name = "basemap.json";
        let basemap = files.get(name).map(|text| basemap::decode(text).map_err(|why| wrong(name, &why))).transpose()?;
        let name = "index.json";
        let day = endpoint::decode(text(name)?).map_err(|why| wrong(name, &why))?.value.updated;
        Ok(Self {
            files: Arc::new(files),
            compacts,
            easy,
            register,
            config,
            basemap: basemap.map(|read| read.value),
            day,
        })
    }

    fn compact(&self, lang: Lang) -> Option<&Compact> {
        self.compacts.iter().find(|(of, _)| *of == lang).map(|(_, compact)| &**compact)
    }
}

/// Writes all pages, their style sheets, the badges, `sitemap.xml` and the oEmbed files where the
/// site's address is known, and `robots.txt`. Returns
/// how many pages there are.
///
/// # Errors
/// See [`PrerenderError`]. Nothing is written over before every page has come out whole.
pub fn write_all(order: &Order) -> Result<usize, PrerenderError> {
    let material = Material::read(&order.data, configured(&order.out))?;
    // Trunk puts the base into what it links itself, not into the links that stand in the text.
    let template = ["data/", "manifest.webmanifest", "icon/"].iter().fold(read(&order.template)?, |page, place| {
        page.replace(&["href=\"/", place].concat(), &["href=\"", &order.base, place].concat())
    });
    let pages = pages::all(&material);
    let mut styles = styles::Styles::default();
    let mut bodies = Vec::new();
    for page in &pages {
        bodies.push(page::render(order, &material, page, &mut styles)?);
    }
    let sheets = sheets::Sheets::write(order, &template, &styles.sheet())?;
    // What answers an address without a page of its own.
    write(&order.out.join("200.html"), &template)?;
    for (page, body) in pages.iter().zip(&bodies) {
        let head = head::head(order, &material, page, body);
        let content = easy::added(order, &material, page, &map_picture::added(&material, page, &body.html));
        let html = template::fill(&template, page, &head, &content, sheets.of(page.route.group()))?;
        let inside = page.route.path(page.lang);
        write(&order.out.join(inside.trim_start_matches('/')).join("index.html"), &html)?;
        if let Some((path, text)) = oembed::path(order, page).zip(oembed::file(order, page, &body.title)) {
            write(&order.out.join(path.trim_start_matches('/')), &text)?;
        }
    }
    write_badges(order, &material)?;
    if !order.site.is_empty() {
        write(&order.out.join("sitemap.xml"), &sitemap::sitemap(order, &material, &pages))?;
    }
    write(&order.out.join("robots.txt"), &sitemap::robots(order))?;
    Ok(pages.len())
}

/// Each organisation's sign as a picture, in each language.
fn write_badges(order: &Order, material: &Material) -> Result<(), PrerenderError> {
    for (lang, compact) in &material.compacts {
        for signatory in &material.register.signatories {
            let text = badge::svg(*lang, compact, material.register.is_example(), signatory);
            let path = badge::path(*lang, signatory.id.as_str());
            write(&order.out.join(path.trim_start_matches('/')), &text)?;
        }
    }
    Ok(())
}

/// What `config.json` in the folder of the pages says. Without one, or with a wrong one, the pages are written all the same,
/// as the app starts all the same.
fn configured(folder: &Path) -> Config {
    let Ok(text) = std::fs::read_to_string(folder.join("config.json")) else { return Config::default() };
    let (config, wrong) = config::decode(&text);
    for wrong in wrong {
        eprintln!("{wrong}");
    }
    config
}

fn read(path: &Path) -> Result<String, PrerenderError> {
    std::fs::read_to_string(path).map_err(|why| PrerenderError::File(path.to_owned(), why))
}

fn write(path: &Path, text: &str) -> Result<(), PrerenderError> {
    let wrong = |why| PrerenderError::File(path.to_owned(), why);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(wrong)?;
    }
    std::fs::write(path, text).map_err(wrong)
}
