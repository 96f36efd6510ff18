//! The embedded base map: land, borders, water lines and place names, decoded from `basemap.json`.

use super::camera::LonLatBox;
use super::delta::Grid;
use super::mercator::{World, project};
use super::rect::Rect;
use crate::core::decode::{DecodeError, Decoded, Problem, Row, check_share, keep_good, parse};
use crate::core::json::{from_members, from_words};
use serde::Serialize;

/// From this zoom the detailed land is drawn, below it the overview.
pub const DETAIL_ZOOM: f64 = 11.0;

/// Longest place name and credit kept, in characters; more could only be a mistake.
const MAX_TEXT: usize = 80;

/// `basemap.json` as it lies on the endpoint.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "basemap.json"))]
pub struct BasemapFile {
    /// `MAJOR.MINOR`.
    pub schema: String,
    /// West, south, east, north in degrees. Its south-west corner is where the integers count from.
    pub bbox: [f64; 4],
    /// Who made the material; always shown on the map.
    pub attribution: Vec<Row<Attribution>>,
    /// Degrees per integer unit.
    pub quantum: f64,
    /// Land, in two grains.
    pub land: LandFile,
    /// Lines between areas, `[x0, y0, dx, dy, …]`.
    #[serde(default)]
    pub borders: Vec<Row<Vec<i32>>>,
    /// Rivers and canals by their centre line.
    #[serde(default)]
    pub water_lines: Vec<Row<WaterLineFile>>,
    /// Names to write on the map.
    #[serde(default)]
    pub places: Vec<Row<PlaceFile>>,
}
from_members!(BasemapFile { schema, bbox, attribution, quantum, land; borders, water_lines, places });

/// Land rings `[x0, y0, dx, dy, …]`, not closed by a repeated point. Outer rings run counterclockwise and holes
/// clockwise (seen with north up), so that filling by the non-zero rule leaves the holes open.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LandFile {
    /// Coarse rings for the whole region at once.
    #[serde(default)]
    pub overview: Vec<Row<Vec<i32>>>,
    /// Rings as exact as the source allows.
    #[serde(default)]
    pub detail: Vec<Row<Vec<i32>>>,
}
from_members!(LandFile { ; overview, detail });

/// A credit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Attribution {
    /// What the credit says.
    pub text: String,
    /// Where it leads, `https:`; empty for no link.
    #[serde(default)]
    pub url: String,
}
from_members!(Attribution { text; url });

/// A river or canal on the endpoint.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WaterLineFile {
    /// Its name, may be empty.
    #[serde(default)]
    pub name: String,
    /// Width on the ground in metres.
    pub width_m: f64,
    /// Centre line `[x0, y0, dx, dy, …]`.
    pub line: Vec<i32>,
}
from_members!(WaterLineFile { width_m, line; name });

/// What kind of place a name belongs to, which decides its lettering and at which zooms it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum PlaceLevel {
    /// One of the city's large districts.
    District,
    /// A part of a district.
    Area,
    /// A town, village or island.
    Town,
}
from_words!(PlaceLevel { District = "district", Area = "area", Town = "town" });

impl PlaceLevel {
    /// True when names of this level are written at a zoom.
    pub fn shown_at(self, zoom: f64) -> bool {
        match self {
            Self::District => zoom < 13.5,
            Self::Area => zoom >= 11.75,
            Self::Town => zoom >= 9.5,
        }
    }
}

/// A place name on the endpoint.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlaceFile {
    /// The name as written.
    pub name: String,
    /// What kind of place.
    pub level: PlaceLevel,
    /// Lower is written first when there is not room for all.
    #[serde(default)]
    pub rank: u32,
    /// Where the name reads best: longitude, latitude in degrees.
    pub at: [f64; 2],
    /// District id where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
}
from_members!(PlaceFile { name, level, at; rank, district });

/// A ring or line in world units, with the rectangle around it so that what is out of view is skipped.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Its points; a ring closes from the last to the first.
    pub points: Vec<World>,
    /// The smallest rectangle around them.
    pub bounds: Rect,
}

/// A river or canal.
#[derive(Debug, Clone, PartialEq)]
pub struct WaterLine {
    /// Its name, may be empty.
    pub name: String,
    /// Width on the ground in metres.
    pub width_m: f64,
    /// Centre line.
    pub shape: Shape,
}

/// A name on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The name as written.
    pub name: String,
    /// What kind of place.
    pub level: PlaceLevel,
    /// Lower is written first.
    pub rank: u32,
    /// Where.
    pub at: World,
    /// District id where there is one.
    pub district: Option<String>,
}

/// The base map, ready to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Basemap {
    /// What the material covers, degrees.
    pub bbox: LonLatBox,
    /// Credits, always shown.
    pub attribution: Vec<Attribution>,
    /// Coarse land. Rings that end at the edge of the material are drawn out beyond it, see [`decode`].
    pub overview: Vec<Shape>,
    /// Exact land, drawn out in the same way.
    pub detail: Vec<Shape>,
    /// Lines between areas.
    pub borders: Vec<Shape>,
    /// Rivers and canals.
    pub water_lines: Vec<WaterLine>,
    /// Names, lowest rank first.
    pub places: Vec<Place>,
}

impl Basemap {
    /// The land to draw at a zoom.
    pub fn land(&self, zoom: f64) -> &[Shape] {
        if zoom >= DETAIL_ZOOM { &self.detail } else { &self.overview }
    }
}

/// Decodes a base map file row by row.
///
/// Land that reaches the edge of the material is drawn out far beyond it, so that the map does not end in a wall of
/// water; whoever draws it marks what lies outside [`Basemap::bbox`] as not known.
///
/// # Errors
/// When the text is not JSON, not of this shape, of an unknown schema major, has no usable bounding box or quantum, or
/// when more than a fifth of the land rings are unreadable.
pub fn decode(text: &str) -> Result<Decoded<Basemap>, DecodeError> {
    let file: BasemapFile = parse(text)?;
    let [west, south, east, north] = file.bbox;
    let bbox = LonLatBox { west, south, east, north };
    // Comparisons are false for what is not a number, so this refuses that too.
    if !(west >= -180.0 && west < east && east <= 180.0 && south >= -85.0 && south < north && north <= 85.0) {
        return Err(DecodeError::WrongShape("bbox is not west, south, east, north in degrees".to_owned()));
    }
    if !(file.quantum > 0.0 && file.quantum <= 1.0) {
        return Err(DecodeError::WrongShape("quantum is not a share of a degree".to_owned()));
    }
    let mut reader = Reader { grid: Grid::new(&bbox, file.quantum), bounds: bbox.world(), problems: Vec::new() };
    let total = file.land.overview.len() + file.land.detail.len();
    let mut overview = reader.shapes("land.overview", file.land.overview, 3);
    let mut detail = reader.shapes("land.detail", file.land.detail, 3);
    check_share(total - overview.len() - detail.len(), total)?;
    reader.draw_out(&mut overview);
    reader.draw_out(&mut detail);
    // One grain is enough for a file made by hand.
    if overview.is_empty() {
        overview.clone_from(&detail);
    } else if detail.is_empty() {
        detail.clone_from(&overview);
    }
    let borders = reader.shapes("borders", file.borders, 2);
    let water_lines = reader.water_lines(file.water_lines);
    let places = reader.places(file.places);
    let attribution = keep_good("attribution", file.attribution, &mut reader.problems)
        .into_iter()
        .map(|credit| Attribution {
            text: clipped(&credit.text),
            url: if credit.url.starts_with("https://") { credit.url } else { String::new() },
        })
        .collect();
    let value = Basemap { bbox, attribution, overview, detail, borders, water_lines, places };
    Ok(Decoded { value, problems: reader.problems })
}

/// What every list needs while being read.
struct Reader {
    grid: Grid,
    /// The bounding box in world units.
    bounds: Rect,
    problems: Vec<Problem>,
}

impl Reader {
    fn skip(&mut self, list: &'static str, row: usize, id: &str, reason: &str) {
        self.problems.push(Problem { list, row, id: clipped(id), reason: reason.to_owned(), skipped: true });
    }

    /// A line of at least `least` points, or `None` when it cannot be read.
    fn shape(&self, coded: &[i32], least: usize) -> Option<Shape> {
        let points: Vec<World> = self.grid.decode(coded)?.into_iter().map(|(lon, lat)| project(lon, lat)).collect();
        if points.len() < least { None } else { shape(points) }
    }

    fn shapes(&mut self, list: &'static str, rows: Vec<Row<Vec<i32>>>, least: usize) -> Vec<Shape> {
        let mut shapes = Vec::with_capacity(rows.len());
        for (row, item) in rows.into_iter().enumerate() {
            match item {
                Row::Good(coded) => match self.shape(&coded, least) {
                    Some(shape) => shapes.push(shape),
                    None => self.skip(list, row, "", "too few points, half a point, or a point off the globe"),
                },
                Row::Bad { id, reason } => self.skip(list, row, &id, &reason),
            }
        }
        shapes
    }

    fn water_lines(&mut self, rows: Vec<Row<WaterLineFile>>) -> Vec<WaterLine> {
        let mut lines = Vec::with_capacity(rows.len());
        for (row, item) in rows.into_iter().enumerate() {
            match item {
                Row::Good(line) => match self.shape(&line.line, 2) {
                    Some(shape) if line.width_m >= 0.0 && line.width_m <= 10_000.0 => {
                        lines.push(WaterLine { name: clipped(&line.name), width_m: line.width_m, shape });
                    }
                    _ => self.skip("water_lines", row, &line.name, "no usable line or width"),
                },
                Row::Bad { id, reason } => self.skip("water_lines", row, &id, &reason),
            }
        }
        lines
    }

    fn places(&mut self, rows: Vec<Row<PlaceFile>>) -> Vec<Place> {
        let mut places = Vec::with_capacity(rows.len());
        for (row, item) in rows.into_iter().enumerate() {
            match item {
                Row::Good(PlaceFile { name, level, rank, at: [lon, lat], district }) => {
                    let name = clipped(name.trim());
                    if name.is_empty() || !((-180.0..=180.0).contains(&lon) && (-85.0..=85.0).contains(&lat)) {
                        self.skip("places", row, &name, "no name, or off the globe");
                    } else {
                        places.push(Place { name, level, rank, at: project(lon, lat), district });
                    }
                }
                Row::Bad { id, reason } => self.skip("places", row, &id, &reason),
            }
        }
        crate::core::order::sort_by_key(&mut places, |place| place.rank);
        places
    }

    /// Moves the points that lie on the edge of the material far outside it.
    fn draw_out(&self, shapes: &mut Vec<Shape>) {
        let near = self.grid.quantum / 360.0;
        let far = self.bounds.width().max(self.bounds.height()) * 4.0;
        let pull = |value: f64, low: f64, high: f64| {
            if value <= low + near {
                low - far
            } else if value >= high - near {
                high + far
            } else {
                value
            }
        };
        for item in shapes {
            let points = item.points.iter().map(|point| World {
                x: pull(point.x, self.bounds.left, self.bounds.right),
                y: pull(point.y, self.bounds.top, self.bounds.bottom),
            });
            if let Some(drawn_out) = shape(points.collect()) {
                *item = drawn_out;
            }
        }
    }
}

fn shape(points: Vec<World>) -> Option<Shape> {
    Rect::of_points(points.iter().map(|point| (point.x, point.y))).map(|bounds| Shape { points, bounds })
}

fn clipped(text: &str) -> String {
    text.chars().take(MAX_TEXT).collect()
}

#[cfg(test)]
#[path = "basemap_tests.rs"]
mod tests;
