//! `cargo xtask basemap`: makes `basemap.json` out of anybody's `GeoJSON` and CSV.

mod geojson;
mod simplify;
mod tables;
mod write;

use samspel::core::geo::basemap::{Attribution, BasemapFile, LandFile, PlaceFile, WaterLineFile};
use samspel::core::geo::camera::LonLatBox;
use samspel::core::geo::delta::Grid;
use simplify::{Metres, Point};
use std::fs;

use samspel::core::decode::Row;

const USAGE: &str = "cargo xtask basemap --land F.geojson [--lines F.csv|F.geojson] [--borders F.geojson] \
                     [--places F.csv] [--attribution \"text|url\"]… [--out data/v1/basemap.json]";

/// Degrees per unit: 11 m north to south, 6 m west to east at Göteborg. A finer grid would only make the file larger.
const QUANTUM: f64 = 1e-4;

/// One grain of the land: how far a line may be moved, and what is too small to keep.
struct Grain {
    name: &'static str,
    tolerance_m: f64,
    least_m2: f64,
}

const OVERVIEW: Grain = Grain { name: "overview", tolerance_m: 80.0, least_m2: 40_000.0 };
const DETAIL: Grain = Grain { name: "detail", tolerance_m: 12.0, least_m2: 2_000.0 };

#[derive(Default)]
struct Options {
    land: Vec<String>,
    lines: Option<String>,
    borders: Option<String>,
    places: Option<String>,
    attribution: Vec<Attribution>,
    out: Option<String>,
}

/// Makes a base map file and prints what became of the material.
///
/// # Errors
/// A line of text saying which file or argument cannot be used, and why.
pub fn run(args: &[String]) -> Result<(), String> {
    if args.is_empty() || args.iter().any(|arg| arg == "--help") {
        println!("{USAGE}");
        return Ok(());
    }
    let options = options(args)?;
    let mut polygons = Vec::new();
    for path in &options.land {
        polygons.extend(geojson::polygons(&read(path)?).map_err(|error| format!("{path}: {error}"))?);
    }
    let lines = options.lines.as_deref().map(water_lines).transpose()?.unwrap_or_default();
    let borders = match options.borders.as_deref() {
        Some(path) => geojson::lines(&read(path)?).map_err(|error| format!("{path}: {error}"))?,
        None => Vec::new(),
    };
    let places = match options.places.as_deref() {
        Some(path) => tables::places(&read(path)?).map_err(|error| format!("{path}: {error}"))?,
        None => Vec::new(),
    };
    let file = build(&polygons, &lines, &borders, places, options.attribution)?;
    let text = write::text(&file).map_err(|error| error.to_string())?;
    let decoded =
        samspel::core::geo::basemap::decode(&text).map_err(|error| format!("the app refuses the result: {error}"))?;
    for problem in &decoded.problems {
        println!("  {problem}");
    }
    let out = options.out.as_deref().unwrap_or("data/v1/basemap.json");
    fs::write(out, &text).map_err(|error| format!("{out}: {error}"))?;
    write::report(&file, &text, out);
    Ok(())
}

fn options(args: &[String]) -> Result<Options, String> {
    let mut options = Options::default();
    let mut args = args.iter();
    while let Some(name) = args.next() {
        let value = args.next().ok_or_else(|| format!("{name} lacks a value\n{USAGE}"))?.clone();
        match name.as_str() {
            "--land" => options.land.push(value),
            "--lines" => options.lines = Some(value),
            "--borders" => options.borders = Some(value),
            "--places" => options.places = Some(value),
            "--attribution" => {
                let (text, url) = value.split_once('|').unwrap_or((&value, ""));
                options.attribution.push(Attribution { text: text.trim().to_owned(), url: url.trim().to_owned() });
            }
            "--out" => options.out = Some(value),
            _ => return Err(format!("unknown option {name}\n{USAGE}")),
        }
    }
    if options.land.is_empty() {
        return Err(format!("--land is needed\n{USAGE}"));
    }
    if options.attribution.is_empty() {
        println!("  note: no --attribution given; almost every licence asks for one");
    }
    Ok(options)
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

/// A water line before it is coded.
struct Line {
    name: String,
    width_m: f64,
    points: Vec<Point>,
}

fn water_lines(path: &str) -> Result<Vec<Line>, String> {
    let text = read(path)?;
    let lines =
        if path.to_ascii_lowercase().ends_with("json") { geojson::wide_lines(&text) } else { tables::lines(&text) };
    lines.map_err(|error| format!("{path}: {error}"))
}

fn build(
    polygons: &[geojson::Polygon],
    lines: &[Line],
    borders: &[Vec<Point>],
    places: Vec<PlaceFile>,
    attribution: Vec<Attribution>,
) -> Result<BasemapFile, String> {
    let bbox = bounds(polygons)?;
    let metres = Metres::around(f64::midpoint(bbox.south, bbox.north));
    let grid = Grid::new(&bbox, QUANTUM);
    let land = |grain: &Grain| -> Vec<Row<Vec<i32>>> {
        let rings =
            polygons.iter().flat_map(|polygon| simplify::polygon(polygon, metres, grain.tolerance_m, grain.least_m2));
        rings.map(|ring| Row::Good(grid.encode(&ring))).collect()
    };
    let line = |points: &[Point]| grid.encode(&simplify::line(points, metres, DETAIL.tolerance_m));
    Ok(BasemapFile {
        schema: "1.0".to_owned(),
        bbox: [bbox.west, bbox.south, bbox.east, bbox.north],
        attribution: attribution.into_iter().map(Row::Good).collect(),
        quantum: QUANTUM,
        land: LandFile { overview: land(&OVERVIEW), detail: land(&DETAIL) },
        borders: borders.iter().map(|points| Row::Good(line(points))).collect(),
        water_lines: lines
            .iter()
            .map(|water| {
                let (name, line) = (water.name.clone(), line(&water.points));
                Row::Good(WaterLineFile { name, width_m: water.width_m, line })
            })
            .collect(),
        places: places.into_iter().map(Row::Good).collect(),
    })
}

/// The smallest box around the land, its sides whole quanta.
fn bounds(polygons: &[geojson::Polygon]) -> Result<LonLatBox, String> {
    let points = || polygons.iter().flat_map(|polygon| &polygon.outer);
    if points().next().is_none() {
        return Err("there is no land in the file: no Polygon or MultiPolygon with points".to_owned());
    }
    let low = |of: fn(&Point) -> f64| (points().map(of).fold(f64::MAX, f64::min) / QUANTUM).floor() / QUANTUM.recip();
    let high = |of: fn(&Point) -> f64| (points().map(of).fold(f64::MIN, f64::max) / QUANTUM).ceil() / QUANTUM.recip();
    Ok(LonLatBox {
        west: low(|point| point.0),
        south: low(|point| point.1),
        east: high(|point| point.0),
        north: high(|point| point.1),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use samspel::core::geo::basemap::decode;

    const LAKE_LAND: &str = r#"{"type":"Polygon","coordinates":[
        [[11.5,57.5],[11.5,57.6],[11.7,57.6],[11.7,57.5],[11.5,57.5]],
        [[11.6,57.55],[11.62,57.55],[11.62,57.56],[11.6,57.56],[11.6,57.55]]]}"#;

    #[test]
    fn what_is_built_is_what_the_app_decodes() {
        let polygons = geojson::polygons(LAKE_LAND).unwrap();
        let lines = [Line { name: "Å".into(), width_m: 20.0, points: vec![(11.5, 57.5), (11.6, 57.6)] }];
        let file = build(&polygons, &lines, &[vec![(11.5, 57.5), (11.7, 57.6)]], Vec::new(), Vec::new()).unwrap();
        let map = decode(&write::text(&file).unwrap()).unwrap();
        assert_eq!(map.problems, []);
        assert_eq!((map.value.detail.len(), map.value.overview.len(), map.value.borders.len()), (2, 2, 1));
        assert!((map.value.bbox.east - 11.7).abs() < 1e-9 && (map.value.bbox.south - 57.5).abs() < 1e-9);
    }

    #[test]
    fn a_file_without_land_is_refused_in_words() {
        assert!(build(&[], &[], &[], Vec::new(), Vec::new()).unwrap_err().contains("no land"));
    }

    #[test]
    fn options_tell_what_is_wrong() {
        let args = |list: &[&str]| list.iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>();
        assert!(options(&args(&["--sea", "x"])).err().unwrap().contains("unknown option --sea"));
        assert!(options(&args(&["--lines", "x"])).err().unwrap().contains("--land is needed"));
        assert!(options(&args(&["--land"])).err().unwrap().contains("lacks a value"));
        let good = options(&args(&["--land", "a", "--attribution", "Kust: NN | https://example.org"])).ok().unwrap();
        assert_eq!(good.attribution[0].url, "https://example.org");
    }
}
