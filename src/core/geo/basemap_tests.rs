#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use proptest::prelude::*;
use serde_json::{Value, json};

fn file() -> Value {
    json!({
        "schema": "1.0", "bbox": [11.5, 57.45, 12.4, 58.0], "quantum": 0.0001,
        "attribution": [{ "text": "Kust: NN", "url": "https://example.org/" }],
        "land": { "overview": [[1000, 1000, 100, 0, 0, 100]], "detail": [[1000, 1000, 100, 0, 0, 100, -100, 0]] },
        "borders": [[10, 10, 5, 5]],
        "water_lines": [{ "name": "Å", "width_m": 20, "line": [0, 0, 100, 100] }],
        "places": [
            { "name": "Långt bort", "level": "area", "rank": 3, "at": [11.9, 57.7], "district": "hisingen" },
            { "name": "Mitt", "level": "district", "rank": 1, "at": [11.97, 57.7] }
        ]
    })
}

fn with(change: impl FnOnce(&mut Value)) -> Result<Decoded<Basemap>, DecodeError> {
    let mut value = file();
    change(&mut value);
    decode(&value.to_string())
}

#[test]
fn a_whole_file_is_read_without_problems() {
    let Decoded { value, problems } = with(|_| ()).unwrap();
    assert_eq!(problems, []);
    assert_eq!((value.overview.len(), value.detail.len(), value.borders.len()), (1, 1, 1));
    assert_eq!(value.detail[0].points.len(), 4);
    let corner = project(11.6, 57.55);
    assert!((value.detail[0].points[0].x - corner.x).abs() < 1e-12);
    assert!((value.detail[0].bounds.bottom - corner.y).abs() < 1e-12);
    assert!((value.water_lines[0].width_m - 20.0).abs() < 1e-9);
}

#[test]
fn places_come_lowest_rank_first() {
    let places = with(|_| ()).unwrap().value.places;
    assert_eq!(places.iter().map(|place| place.name.as_str()).collect::<Vec<_>>(), ["Mitt", "Långt bort"]);
    assert_eq!(places[1].district.as_deref(), Some("hisingen"));
}

#[test]
fn the_grain_follows_the_zoom() {
    let map = with(|_| ()).unwrap().value;
    assert_eq!(map.land(DETAIL_ZOOM - 0.1)[0].points.len(), 3);
    assert_eq!(map.land(DETAIL_ZOOM)[0].points.len(), 4);
}

#[test]
fn a_file_with_one_grain_uses_it_for_both() {
    for grain in ["overview", "detail"] {
        let map = with(|file| file["land"] = json!({ grain: [[1, 1, 5, 0, 0, 5]] })).unwrap().value;
        assert_eq!((map.land(DETAIL_ZOOM - 1.0).len(), map.land(DETAIL_ZOOM).len()), (1, 1), "{grain}");
    }
}

#[test]
fn bad_rows_are_skipped_and_told() {
    let decoded = with(|file| {
        file["borders"] = json!([[1, 1, 2], [1, 1], "x", [1, 1, 2, 2]]);
        file["water_lines"] = json!([{ "width_m": -4, "line": [0, 0, 1, 1] }, { "width_m": 5, "line": [0] }]);
        file["places"] =
            json!([{ "name": " ", "level": "town", "at": [12, 57] }, { "name": "x", "level": "moon", "at": [1, 2] }]);
    })
    .unwrap();
    assert_eq!(decoded.value.borders.len(), 1);
    assert!(decoded.value.water_lines.is_empty() && decoded.value.places.is_empty());
    let rows: Vec<(&str, usize)> = decoded.problems.iter().map(|problem| (problem.list, problem.row)).collect();
    assert_eq!(
        rows,
        [
            ("borders", 0),
            ("borders", 1),
            ("borders", 2),
            ("water_lines", 0),
            ("water_lines", 1),
            ("places", 0),
            ("places", 1)
        ]
    );
}

#[test]
fn too_many_bad_rings_refuse_the_file() {
    let result = with(|file| file["land"]["detail"] = json!([[1], [2, 3], [1, 1, 5, 0, 0, 5]]));
    assert_eq!(result.unwrap_err(), DecodeError::TooManyBadRows { bad: 2, total: 4 });
}

#[test]
fn nonsense_in_the_envelope_refuses_the_file() {
    assert!(with(|file| file["bbox"] = json!([12.4, 57.45, 11.5, 58.0])).is_err());
    assert!(with(|file| file["bbox"] = json!([11.5, 57.45, 12.4, 95.0])).is_err());
    assert!(with(|file| file["quantum"] = json!(0)).is_err());
    assert!(matches!(with(|file| file["schema"] = json!("2.0")), Err(DecodeError::UnknownSchema(_))));
}

#[test]
fn a_credit_keeps_its_text_but_only_a_safe_link() {
    let map =
        with(|file| file["attribution"] = json!([{ "text": "a", "url": "javascript:alert(1)" }, { "text": "b" }]));
    let credits = map.unwrap().value.attribution;
    assert_eq!(credits.iter().map(|credit| credit.url.as_str()).collect::<Vec<_>>(), ["", ""]);
}

#[test]
fn land_at_the_edge_goes_on_outside_but_an_island_stays() {
    let map =
        with(|file| file["land"]["detail"] = json!([[8000, 1000, 1000, 0, 0, 500], [1000, 1000, 100, 0, 0, 100]]))
            .unwrap();
    let edge = map.value.bbox.world();
    assert!(map.value.detail[0].bounds.right > edge.right + edge.width());
    assert!(edge.covers(&map.value.detail[1].bounds));
}

proptest! {
    #[test]
    fn any_text_is_decoded_or_refused(text in ".{0,300}") {
        let _ = decode(&text);
    }

    #[test]
    fn any_integers_are_decoded_or_refused(ring in prop::collection::vec(any::<i32>(), 0..30), quantum in any::<f64>()) {
        let _ = with(|file| {
            file["land"]["detail"] = json!([ring]);
            file["quantum"] = json!(quantum);
        });
    }
}
