//! Whether two languages of one file say the same things: same ids, same numbers, as many of everything.

use serde_json::{Map, Value};

/// Members whose text belongs to the thing, not to the language.
const SAME: [&str; 13] = [
    "id",
    "party",
    "origin",
    "symbol",
    "shape",
    "light",
    "dark",
    "principle",
    "updated",
    "version",
    "sources",
    "terms",
    "quick_check",
];

/// One difference that is more than another wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where, for example `principles[1].statements[0].origin`.
    pub place: String,
    /// What differs.
    pub what: String,
}

/// Everything in which `second` differs from `first` beyond its texts.
pub fn differences(first: &Value, second: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    compare("", "", first, second, &mut found);
    found
}

/// `member` is the nearest member name above the two values.
fn compare(place: &str, member: &str, first: &Value, second: &Value, found: &mut Vec<Difference>) {
    let mut differ = |what: String| found.push(Difference { place: place.to_owned(), what });
    match (first, second) {
        (Value::Object(one), Value::Object(other)) => compare_objects(place, one, other, found),
        (Value::Array(one), Value::Array(other)) if one.len() != other.len() => {
            differ(format!("{} entries, {} in the other language", other.len(), one.len()));
        }
        (Value::Array(one), Value::Array(other)) => {
            for (row, (one, other)) in one.iter().zip(other).enumerate() {
                compare(&format!("{place}[{row}]"), member, one, other, found);
            }
        }
        (Value::String(one), Value::String(other)) => {
            if SAME.contains(&member) && one != other {
                differ(format!("`{other}`, `{one}` in the other language"));
            } else if one.trim().is_empty() != other.trim().is_empty() {
                differ("empty in one language only".to_owned());
            }
        }
        (one, other) if one != other => differ(format!("{other}, {one} in the other language")),
        _ => {}
    }
}

fn compare_objects(place: &str, one: &Map<String, Value>, other: &Map<String, Value>, found: &mut Vec<Difference>) {
    for (name, value) in one {
        let inner = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
        match other.get(name) {
            Some(twin) => compare(&inner, name, value, twin, found),
            None => found.push(Difference { place: inner, what: "missing".to_owned() }),
        }
    }
    for name in other.keys().filter(|name| !one.contains_key(*name)) {
        found.push(Difference { place: format!("{place}.{name}"), what: "only in this language".to_owned() });
    }
}

#[cfg(test)]
mod tests {
    use super::differences;
    use serde_json::{Value, json};

    fn places(first: &Value, second: &Value) -> Vec<String> {
        differences(first, second).into_iter().map(|difference| difference.place).collect()
    }

    #[test]
    fn other_words_are_no_difference() {
        let sv = json!({"language": "sv", "name": "Tillit", "slug": "tillit", "list": [{"id": "A", "text": "ett"}], "url": "a"});
        let en = json!({"language": "en", "name": "Trust", "slug": "trust", "list": [{"id": "A", "text": "one"}], "url": "b"});
        assert_eq!(places(&sv, &en), Vec::<String>::new());
    }

    #[test]
    fn other_ids_numbers_counts_and_members_are() {
        let sv = json!({"a": [{"id": "A", "year": 1, "sources": ["x"], "t": "t", "p": ["1"], "only": 1}]});
        let en = json!({"a": [{"id": "B", "year": 2, "sources": ["y"], "t": " ", "p": ["1", "2"], "also": 1}]});
        let mut found = places(&sv, &en);
        found.sort();
        assert_eq!(found, ["a[0].also", "a[0].id", "a[0].only", "a[0].p", "a[0].sources[0]", "a[0].t", "a[0].year"]);
    }

    #[test]
    fn another_type_is_a_difference() {
        assert_eq!(places(&json!({"a": true, "b": null}), &json!({"a": false, "b": "x"})), ["a", "b"]);
    }
}
