//! The figures as a table for the terminal, each with its ratio to Leaflet's.

use serde_json::Value;
use std::fmt::Write as _;

/// The maps in the order of the columns.
const MAPS: [&str; 3] = ["samspel", "leaflet", "maplibre"];

/// What the ratios do not say.
const NOTES: &str = "
Not alike: samspel is the whole app with its list and a smaller map beside it, the others are bare pages with a map as
large as the window. Its data counts as there once the search index is made; the time from opening holds that too.
Bytes and memory leave out what a worker loads and holds (MapLibre), memory also the page's elements (Leaflet's markers).
";

/// Browser figures by size, metric and map, then the native ones. Times in milliseconds where nothing else is said.
pub fn of(browser: &Value, native: &Value) -> String {
    let mut text = String::from("Medians; in brackets the ratio to Leaflet, below 1 is better. Times in ms.\n");
    let results = browser.get("results").and_then(Value::as_object);
    let mut sizes: Vec<_> = results.into_iter().flatten().collect();
    sizes.sort_by_key(|(size, _)| size.parse::<u64>().unwrap_or(u64::MAX));
    for (size, maps) in sizes {
        let _ =
            writeln!(text, "\n{:<30}{:>18}{:>18}{:>18}", format!("{size} organisations"), MAPS[0], MAPS[1], MAPS[2]);
        let metrics = maps.get("leaflet").and_then(Value::as_object);
        for metric in metrics.into_iter().flat_map(|metrics| metrics.keys()) {
            let value = |map: &str| maps.get(map)?.get(metric)?.as_f64();
            let _ = write!(text, "{metric:<30}");
            for map in MAPS {
                let _ = write!(text, "{:>18}", cell(value(map), value("leaflet")));
            }
            text.push('\n');
        }
    }
    text.push_str(NOTES);
    text.push_str("\nNative, optimised as the module is, ms\n");
    for (what, value) in native.as_object().into_iter().flatten() {
        let _ = writeln!(text, "{what:<60}{:>10.2}", value.as_f64().unwrap_or(f64::NAN));
    }
    text
}

/// A figure with its ratio; a dash where nothing was measured.
fn cell(value: Option<f64>, reference: Option<f64>) -> String {
    match (value, reference.filter(|reference| *reference > 0.0)) {
        (None, _) => "–".to_owned(),
        (Some(value), None) => format!("{value:.1}"),
        (Some(value), Some(reference)) => format!("{value:.1} ({:.2})", value / reference),
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use serde_json::json;

    #[test]
    fn every_figure_stands_with_its_ratio_and_what_was_not_measured_is_a_dash() {
        let browser = json!({"results": {
            "110": {"samspel": {"drag": 5.0}, "leaflet": {"drag": 10.0}, "maplibre": {"drag": 30.0}},
            "100000": {"leaflet": {"drag": 10.0}},
        }});
        let text = of(&browser, &json!({"clustering": 1.5}));
        assert!(text.contains("5.0 (0.50)") && text.contains("30.0 (3.00)") && text.contains("1.50"), "{text}");
        assert!(text.contains('–') && text.find("110 org") < text.find("100000 org"), "{text}");
    }
}
