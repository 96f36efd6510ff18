//! The embedded base map: land, borders, water lines and place names, decoded from `basemap.json`.

use super::camera::LonLatBox;
use super::delta::Grid;
use super::mercator::{World, project};
use super::rect::Rect;
use crate::core::decode::{DecodeError, Decoded, Problem, Row, check_schema, check_share, parse_json};
use crate::core::json::{FromJson, Members, Wrong, from_members, from_words};
use serde::Serialize;
use serde_json::Value;

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
    /// Exact land, drawn out in the same way. One of the two is enough for a file made by hand.
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
        let detailed = self.overview.is_empty() || zoom >= DETAIL_ZOOM && !self.detail.is_empty();
        if detailed { &self.detail } else { &self.overview }
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
    let file = parse_json(text)?;
    check_schema(&file)?;
    let mut wrong = Wrong::default();
    let mut members = Members::of(&file, &mut wrong);
    let [west, south, east, north] = members.required("bbox");
    let quantum = members.required("quantum");
    let credits = members.items("attribution", true);
    let (borders, lines, names) =
        (members.items("borders", false), members.items("water_lines", false), members.items("places", false));
    let mut land = members.object("land");
    let (coarse, exact) = (land.items("overview", false), land.items("detail", false));
    wrong.check().map_err(DecodeError::WrongShape)?;
    let bbox = LonLatBox { west, south, east, north };
    // Comparisons are false for what is not a number, so this refuses that too.
    if !(west >= -180.0 && west < east && east <= 180.0 && south >= -85.0 && south < north && north <= 85.0) {
        return Err(DecodeError::WrongShape("bbox is not west, south, east, north in degrees".to_owned()));
    }
    if !(quantum > 0.0 && quantum <= 1.0) {
        return Err(DecodeError::WrongShape("quantum is not a share of a degree".to_owned()));
    }
    let mut reader = Reader { grid: Grid::new(&bbox, quantum), bounds: bbox.world(), problems: Vec::new() };
    let overview = reader.shapes("land.overview", coarse, 3);
    let detail = reader.shapes("land.detail", exact, 3);
    let total = coarse.len() + exact.len();
    check_share(total - overview.len() - detail.len(), total)?;
    let borders = reader.shapes("borders", borders, 2);
    let mut water_lines = Vec::with_capacity(lines.len());
    reader.each("water_lines", lines, &mut |reader, value| {
        let WaterLineFile { width_m, line, .. } = row(value)?;
        match reader.shape(&line, 2) {
            Some(shape) if (0.0..=10_000.0).contains(&width_m) => {
                water_lines.push(WaterLine { width_m, shape });
                Ok(())
            }
            _ => Err("no usable line or width".to_owned()),
        }
    });
    let mut places = Vec::with_capacity(names.len());
    reader.each("places", names, &mut |_, value| {
        let PlaceFile { name, level, rank, at: [lon, lat], district } = row(value)?;
        let name = clipped(name.trim());
        if name.is_empty() || !((-180.0..=180.0).contains(&lon) && (-85.0..=85.0).contains(&lat)) {
            return Err("no name, or off the globe".to_owned());
        }
        places.push(Place { name, level, rank, at: project(lon, lat), district });
        Ok(())
    });
    crate::core::order::sort_by_key(&mut places, |place| place.rank);
    let mut attribution = Vec::with_capacity(credits.len());
    reader.each("attribution", credits, &mut |_, value| {
        let Attribution { text, url } = row(value)?;
        let url = if url.starts_with("https://") { url } else { String::new() };
        attribution.push(Attribution { text: clipped(&text), url });
        Ok(())
    });
    let value = Basemap { bbox, attribution, overview, detail, borders, water_lines, places };
    Ok(Decoded { value, problems: reader.problems })
}

/// A row of a list, or what is wrong with it.
fn row<T: FromJson>(value: &Value) -> Result<T, String> {
    let mut wrong = Wrong::default();
    let row = T::from_json(value, &mut wrong);
    wrong.check().map(|()| row)
}

/// What every list needs while being read.
struct Reader {
    grid: Grid,
    /// The bounding box in world units.
    bounds: Rect,
    problems: Vec<Problem>,
}

impl Reader {
    /// Has every row of a list read, and notes those that cannot be.
    fn each(&mut self, list: &'static str, rows: &[Value], read: &mut dyn FnMut(&Self, &Value) -> Result<(), String>) {
        for (row, value) in rows.iter().enumerate() {
            if let Err(reason) = read(self, value) {
                let id = ["id", "name"].iter().find_map(|member| value.get(member)?.as_str());
                let id = clipped(id.unwrap_or_default());
                self.problems.push(Problem { list, row, id, reason, skipped: true });
            }
        }
    }

    fn shapes(&mut self, list: &'static str, rows: &[Value], least: usize) -> Vec<Shape> {
        let mut shapes = Vec::with_capacity(rows.len());
        self.each(list, rows, &mut |reader, value| {
            let shape = reader.shape(&row::<Vec<i32>>(value)?, least);
            shapes.push(shape.ok_or("too few points, half a point, or one off the globe")?);
            Ok(())
        });
        shapes
    }

    /// A line, or a ring where at least three points are asked for, or `None` when it cannot be read. Points of a ring that
    /// lie on the edge of the material are moved far outside it.
    fn shape(&self, coded: &[i32], least: usize) -> Option<Shape> {
        let near = self.grid.quantum / 360.0;
        let far = self.bounds.width().max(self.bounds.height()) * 4.0;
        let pull = |value: f64, low: f64, high: f64| {
            if least > 2 && value <= low + near {
                low - far
            } else if least > 2 && value >= high - near {
                high + far
            } else {
                value
            }
        };
        let points = self.grid.decode(coded, |lon, lat| {
            let World { x, y } = project(lon, lat);
            let Rect { left, top, right, bottom } = self.bounds;
            World { x: pull(x, left, right), y: pull(y, top, bottom) }
        })?;
        let bounds = Rect::of_points(points.iter().map(|point| (point.x, point.y)))?;
        (points.len() >= least).then_some(Shape { points, bounds })
    }
}

fn clipped(text: &str) -> String {
    text.chars().take(MAX_TEXT).collect()
}

#[cfg(test)]
#[path = "basemap_tests.rs"]
mod tests;
