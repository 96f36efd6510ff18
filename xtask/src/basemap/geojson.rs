//! Reads the geometries out of `GeoJSON`, however they are wrapped.

use super::Line;
use super::simplify::Point;
use serde_json::Value;

/// A polygon with its holes, points in degrees, rings not closed by a repeated point.
pub struct Polygon {
    /// The outer ring.
    pub outer: Vec<Point>,
    /// Lakes in it.
    pub holes: Vec<Vec<Point>>,
}

/// Every `Polygon` and `MultiPolygon` in the text.
pub fn polygons(text: &str) -> Result<Vec<Polygon>, String> {
    let mut found = Vec::new();
    each_geometry(&parse(text)?, &Value::Null, &mut |kind, coordinates, _| {
        let parts = match kind {
            "Polygon" => std::slice::from_ref(coordinates),
            "MultiPolygon" => coordinates.as_array().map_or(&[][..], Vec::as_slice),
            _ => return Ok(()),
        };
        for part in parts {
            let rings = part.as_array().ok_or("a polygon without rings")?;
            let mut rings = rings.iter().map(|ring| points(ring).map(open)).collect::<Result<Vec<_>, _>>()?.into_iter();
            let outer = rings.next().ok_or("a polygon without rings")?;
            found.push(Polygon { outer, holes: rings.collect() });
        }
        Ok(())
    })?;
    Ok(found)
}

/// Every line in the text; polygons count as the lines around them.
pub fn lines(text: &str) -> Result<Vec<Vec<Point>>, String> {
    Ok(wide_lines(text)?.into_iter().map(|line| line.points).collect())
}

/// Every line with its properties `name` and `width_m` (10 m where it has none).
pub fn wide_lines(text: &str) -> Result<Vec<Line>, String> {
    let mut found = Vec::new();
    each_geometry(&parse(text)?, &Value::Null, &mut |kind, coordinates, properties| {
        let mut flat = Vec::new();
        match kind {
            "LineString" => flat.push(coordinates),
            "MultiLineString" | "Polygon" => flat.extend(coordinates.as_array().into_iter().flatten()),
            "MultiPolygon" => {
                flat.extend(coordinates.as_array().into_iter().flatten().filter_map(Value::as_array).flatten());
            }
            _ => {}
        }
        for line in flat {
            let name = properties.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
            let width_m = properties.get("width_m").and_then(Value::as_f64).unwrap_or(10.0);
            found.push(Line { name, width_m, points: points(line)? });
        }
        Ok(())
    })?;
    Ok(found)
}

fn parse(text: &str) -> Result<Value, String> {
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| format!("not JSON: {error}"))
}

/// Calls `act` with type, coordinates and properties of every geometry inside `value`.
fn each_geometry(
    value: &Value,
    properties: &Value,
    act: &mut impl FnMut(&str, &Value, &Value) -> Result<(), String>,
) -> Result<(), String> {
    let kind = value.get("type").and_then(Value::as_str).ok_or("not GeoJSON: something has no `type`")?;
    let list = |name: &str| value.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    match kind {
        "FeatureCollection" => list("features").iter().try_for_each(|feature| each_geometry(feature, properties, act)),
        "GeometryCollection" => list("geometries").iter().try_for_each(|part| each_geometry(part, properties, act)),
        "Feature" => match value.get("geometry") {
            None | Some(Value::Null) => Ok(()),
            Some(geometry) => each_geometry(geometry, value.get("properties").unwrap_or(&Value::Null), act),
        },
        _ => act(kind, value.get("coordinates").unwrap_or(&Value::Null), properties),
    }
}

fn points(value: &Value) -> Result<Vec<Point>, String> {
    let list = value.as_array().ok_or("a line without points")?;
    list.iter()
        .map(|point| {
            let number = |index: usize| point.get(index).and_then(Value::as_f64);
            match (number(0), number(1)) {
                (Some(lon), Some(lat)) if lon.abs() <= 180.0 && lat.abs() <= 85.0 => Ok((lon, lat)),
                _ => {
                    Err(format!("{point} is not longitude and latitude in degrees; is the file in WGS84 (EPSG:4326)?"))
                }
            }
        })
        .collect()
}

fn open(mut ring: Vec<Point>) -> Vec<Point> {
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    ring
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn geometries_are_found_in_every_wrapping() {
        let ring = "[[0,0],[1,0],[1,1],[0,0]]";
        for text in [
            format!(r#"{{"type":"Polygon","coordinates":[{ring}]}}"#),
            format!(
                r#"{{"type":"Feature","properties":null,"geometry":{{"type":"MultiPolygon","coordinates":[[{ring}]]}}}}"#
            ),
            format!(r#"{{"type":"GeometryCollection","geometries":[{{"type":"Polygon","coordinates":[{ring}]}}]}}"#),
            format!(
                r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","geometry":null}},
                {{"type":"Feature","geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}]}}"#
            ),
        ] {
            let found = polygons(&text).unwrap();
            assert_eq!((found.len(), found[0].outer.len()), (1, 3), "{text}");
        }
    }

    #[test]
    fn coordinates_in_metres_are_refused_with_a_hint() {
        let text = r#"{"type":"Polygon","coordinates":[[[319000,6400000],[1,0],[1,1]]]}"#;
        assert!(polygons(text).err().unwrap().contains("WGS84"));
    }

    #[test]
    fn a_line_has_the_width_its_properties_say() {
        let text = r#"{"type":"Feature","properties":{"name":"Å","width_m":42},
            "geometry":{"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2],[3,3]]]}}"#;
        let found = wide_lines(text).unwrap();
        assert_eq!(found.len(), 2);
        assert!((found[1].width_m - 42.0).abs() < 1e-9 && found[1].name == "Å");
    }
}
