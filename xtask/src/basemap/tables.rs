//! Reads places and water lines from CSV with semicolons.

use super::Line;
use super::simplify::Point;
use samspel::core::geo::basemap::{PlaceFile, PlaceLevel};

/// `level;name;district;lon;lat[;rank]`, columns in any order, found by their heading. Levels may be given in English or by
/// the Swedish words the City uses.
pub fn places(text: &str) -> Result<Vec<PlaceFile>, String> {
    let table = Table::new(text);
    table
        .rows()
        .map(|(row, cells)| {
            let cell = |name: &str| table.cell(&cells, name);
            let level = match cell("level").to_lowercase().as_str() {
                "district" | "stadsområde" => PlaceLevel::District,
                "area" | "mellanområde" | "primärområde" => PlaceLevel::Area,
                "town" | "ort" | "tätort" => PlaceLevel::Town,
                other => return Err(format!("row {row}: `{other}` is no level (district, area, town)")),
            };
            let usual = match level {
                PlaceLevel::District => 1,
                PlaceLevel::Town => 2,
                PlaceLevel::Area => 3,
            };
            let degrees = |name: &str| decimal(cell(name)).ok_or_else(|| format!("row {row}: `{name}` is no number"));
            Ok(PlaceFile {
                name: cell("name").to_owned(),
                level,
                rank: cell("rank").parse().unwrap_or(usual),
                at: [degrees("lon")?, degrees("lat")?],
                district: Some(id(cell("district"))).filter(|district| !district.is_empty()),
            })
        })
        .collect()
}

/// `name;width_m;line` where `line` is `lon lat, lon lat, …`.
pub fn lines(text: &str) -> Result<Vec<Line>, String> {
    let table = Table::new(text);
    table
        .rows()
        .map(|(row, cells)| {
            let point = |pair: &str| -> Option<Point> {
                let mut numbers = pair.split_whitespace().map(decimal);
                Some((numbers.next()??, numbers.next()??))
            };
            let points = table.cell(&cells, "line").split(',').map(point).collect::<Option<Vec<_>>>();
            Ok(Line {
                name: table.cell(&cells, "name").to_owned(),
                width_m: decimal(table.cell(&cells, "width_m")).ok_or_else(|| format!("row {row}: no width_m"))?,
                points: points.ok_or_else(|| format!("row {row}: the line is not `lon lat, lon lat, …`"))?,
            })
        })
        .collect()
}

struct Table<'a> {
    heading: Vec<&'a str>,
    lines: Vec<&'a str>,
}

impl<'a> Table<'a> {
    fn new(text: &'a str) -> Self {
        let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
        let heading = lines.next().unwrap_or_default().split(';').map(str::trim).collect();
        Self { heading, lines: lines.collect() }
    }

    /// Rows with their line number in the file as a person counts it.
    fn rows(&self) -> impl Iterator<Item = (usize, Vec<&'a str>)> {
        self.lines.iter().enumerate().map(|(row, line)| (row + 2, line.split(';').map(str::trim).collect()))
    }

    fn cell(&self, cells: &[&'a str], name: &str) -> &'a str {
        let at = self.heading.iter().position(|heading| heading.eq_ignore_ascii_case(name));
        at.and_then(|at| cells.get(at)).copied().unwrap_or_default()
    }
}

fn decimal(text: &str) -> Option<f64> {
    text.replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite())
}

/// A district's id from its name: lower case, without rings and dots.
fn id(name: &str) -> String {
    name.to_lowercase().replace(['å', 'ä'], "a").replace('ö', "o").replace(' ', "-")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn places_are_read_by_heading_with_a_rank_from_their_level() {
        let found =
            places("level;name;district;lon;lat\nstadsområde;Sydväst;Sydväst;11.9;57.6\nort;Surte;;12.02;57,828\n")
                .unwrap();
        assert_eq!(found[0].district.as_deref(), Some("sydvast"));
        assert_eq!((found[0].rank, found[1].rank, found[1].district.is_none()), (1, 2, true));
        assert!((found[1].at[1] - 57.828).abs() < 1e-9);
    }

    #[test]
    fn a_rank_of_its_own_wins() {
        assert_eq!(places("name;rank;level;lon;lat\nX;7;area;1;2").unwrap()[0].rank, 7);
    }

    #[test]
    fn a_bad_row_is_named() {
        assert!(places("level;name;lon;lat\nhamlet;X;1;2").unwrap_err().starts_with("row 2"));
        assert!(lines("name;width_m;line\nX;20;11.9 57.7, 12").err().unwrap().starts_with("row 2"));
    }

    #[test]
    fn a_line_is_pairs_between_commas() {
        let found = lines("name;width_m;line\nÅ;20;11.9 57.7, 12 58").unwrap();
        assert_eq!(found[0].points, [(11.9, 57.7), (12.0, 58.0)]);
    }
}
