//! `cargo xtask bench`: the app beside plain Leaflet and `MapLibre` with the same points, in one run. Figures of a
//! busy machine say little by themselves; their ratios do.

mod load;
mod reading;
mod table;

use crate::args::Args;
use crate::build::{self, Plan, beside_each};
use crate::error::{Doing as _, Error, Result};
use crate::headers::Policy;
use crate::process;
use crate::project::{Project, files_under, read, write};
use crate::serve::{Options, Server};
use crate::{test, tools};
use samspel::core::endpoint::config::Config;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The browser half, below the top of the work tree.
const FOLDER: &str = "tests/e2e/bench";
/// What the bare pages take from their packages.
const LIBRARIES: [&str; 9] = [
    "leaflet/dist/leaflet.js",
    "leaflet/dist/leaflet.css",
    "leaflet.markercluster/dist/leaflet.markercluster.js",
    "leaflet.markercluster/dist/MarkerCluster.css",
    "leaflet.markercluster/dist/MarkerCluster.Default.css",
    "maplibre-gl/dist/maplibre-gl.mjs",
    "maplibre-gl/dist/maplibre-gl-shared.mjs",
    "maplibre-gl/dist/maplibre-gl-worker.mjs",
    "maplibre-gl/dist/maplibre-gl.css",
];
/// The bare pages need no policy, only content types.
const PAGES_POLICY: &str = r#"
rule = []
[types]
html = "text/html; charset=utf-8"
css = "text/css; charset=utf-8"
woff2 = "font/woff2"
js = "text/javascript; charset=utf-8"
mjs = "text/javascript; charset=utf-8"
json = "application/json"
geojson = "application/geo+json"
"#;

/// `cargo xtask bench [--runs N] [--sizes N,…]`, or with `--reading` what a reader on a slow phone waits
/// for, or with `--load [--dist DIR]` what one nginx serves.
///
/// # Errors
/// When something cannot be built, installed or measured.
pub fn run(project: &Project, args: &[String]) -> Result<()> {
    let mut args = Args::new(args);
    let runs = args.value::<usize>("--runs")?.unwrap_or(5);
    let sizes = args.value::<String>("--sizes")?.unwrap_or_else(|| "110,10000,36000,100000".to_owned());
    let reading = args.flag("--reading");
    let loaded = args.flag("--load");
    let dist = args.value::<PathBuf>("--dist")?;
    args.finish()?;
    let out = project.join("target/bench");
    if let (true, Some(dist)) = (loaded, &dist) {
        return load::run(project, &std::path::absolute(dist).doing(|| format!("resolving {}", dist.display()))?, &out);
    }
    tools::node(project, tools::NODE_FOR_TESTS)?;
    test::install_packages(project)?;
    let browser = tools::browser(project, tools::Purpose::Measuring)?;
    let plan = Plan { base: "/".to_owned(), dist: project.join("dist"), site: String::new() };
    build::ensure_fresh(project, &plan)?;
    if loaded {
        return load::run(project, &plan.dist, &out);
    }
    if reading {
        return reading::run(project, plan, &out, &browser.program, runs);
    }
    let site = pages(project, &out)?;
    // Before the points are there: their megabytes would take minutes and are not weighed.
    beside_each(&site)?;
    let native = native(project, &site)?;
    let app = Server::start(Options { dist: plan.dist, base: plan.base, policy: Policy::load(project)?, port: 0 })?;
    let policy = Policy::parse(PAGES_POLICY, &Config::default())?;
    let bare = Server::start(Options { dist: site.clone(), base: "/".to_owned(), policy, port: 0 })?;
    let found = out.join("browser.json");
    let mut node = process::command("node", &project.join(FOLDER));
    node.arg("run.mjs").env("APP_URL", app.url()).env("PAGES_URL", bare.url());
    node.env("SAMSPEL_CHROMIUM", &browser.program).env("BENCH_DATA", &site).env("BENCH_OUT", &found);
    node.env("BENCH_RUNS", runs.to_string()).env("BENCH_SIZES", sizes);
    process::run(&mut node)?;
    let browser: Value = serde_json::from_str(&read(&found)?).map_err(|why| Error::invalid(&found, why))?;
    println!("\n{}", table::of(&browser, &native));
    let all = json!({ "browser": browser, "native": native });
    let file = out.join("bench.json");
    write(&file, format!("{all:#}\n"))?;
    println!("[bench] {}", file.display());
    Ok(())
}

/// A folder with the bare pages and what they take from their packages.
fn pages(project: &Project, out: &Path) -> Result<PathBuf> {
    let site = out.join("site");
    // Compressed forms of an earlier run would be served for the new files.
    let _ = std::fs::remove_dir_all(&site);
    let copy = |from: &Path, to: &Path| -> Result<()> {
        write(to, std::fs::read(from).doing(|| format!("reading {}", from.display()))?)
    };
    for page in files_under(&project.join(FOLDER).join("pages"), &|_| false)? {
        copy(&page, &site.join(page.file_name().unwrap_or_default()))?;
    }
    for library in LIBRARIES {
        let from = project.join("tests/e2e/node_modules").join(library);
        copy(&from, &site.join("lib").join(from.file_name().unwrap_or_default()))?;
    }
    Ok(site)
}

/// Writes the registers and times the rules natively, as optimised as the module is.
fn native(project: &Project, site: &Path) -> Result<Value> {
    let mut cargo = process::command("cargo", project.root());
    cargo.args(["run", "--quiet", "--release", "--package", "samspel", "--no-default-features"]);
    cargo.args(["--example", "bench", "--"]).arg(site);
    let outcome = process::run_kept(&mut cargo)?;
    let line = outcome.stdout.lines().last().unwrap_or_default();
    serde_json::from_str(line).map_err(|why| Error::Other(format!("the native half said nothing to read: {why}")))
}
