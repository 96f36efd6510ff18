#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use serde_json::{Value, json};

const WHOLE: &str = include_str!("../../../data/v1/compact.sv.json");

/// The lists of the file that are read row by row.
const LISTS: [&str; 12] = [
    "goals",
    "ways",
    "principles",
    "areas",
    "groups",
    "timeline",
    "periods",
    "figures",
    "about",
    "disagreements",
    "glossary",
    "sources",
];

fn with(change: impl FnOnce(&mut Value)) -> Result<Decoded<Compact>, DecodeError> {
    let mut file: Value = serde_json::from_str(WHOLE).unwrap();
    change(&mut file);
    decode(&file.to_string())
}

#[test]
fn a_bad_row_of_any_list_is_skipped_and_named_and_the_rest_stands() {
    for list in LISTS {
        let row: usize = 1;
        // Areas and groups are numbered, and a number is no name.
        let mut id = String::new();
        let damaged = with(|file| {
            let kept = file[list][row]["id"].clone();
            id = kept.as_str().unwrap_or_default().to_owned();
            file[list][row] = json!({ "id": kept });
        })
        .unwrap();
        let shorter = with(|file| drop(file[list].as_array_mut().unwrap().remove(row))).unwrap();
        assert_eq!(damaged.value, shorter.value, "{list}");
        assert_eq!(shorter.problems, [], "{list}");
        assert_eq!(damaged.problems.len(), 1, "{list}");
        let Problem { list: told, row: at, id: named, reason, skipped } = &damaged.problems[0];
        assert_eq!((*told, *at, named, *skipped), (list, row, &id, true), "{list}");
        assert!(reason.starts_with('`') && reason.ends_with("` is missing"), "{list}: {reason}");
    }
}

#[test]
fn a_row_with_a_member_of_another_type_is_told_by_that_member() {
    let damaged = with(|file| file["sources"][2]["title"] = json!(7)).unwrap();
    let whole = with(|_| ()).unwrap().value;
    let told = format!("sources[2] {} skipped: `title` should be a text", whole.sources[2].id);
    assert_eq!(damaged.problems.iter().map(Problem::to_string).collect::<Vec<_>>(), [told]);
    assert_eq!(damaged.value.sources.len() + 1, whole.sources.len());
    assert_eq!(Compact { sources: Vec::new(), ..damaged.value }, Compact { sources: Vec::new(), ..whole });
}

#[test]
fn a_fifth_of_bad_principles_is_put_up_with_and_more_refuses_the_file() {
    let damaged = |bad: usize, total: usize| {
        with(|file| {
            let rows = file["principles"].as_array_mut().unwrap();
            rows.truncate(total);
            rows.iter_mut().take(bad).for_each(|row| *row = json!({}));
        })
    };
    let put_up_with = damaged(1, 5).unwrap();
    assert_eq!((put_up_with.value.principles.len(), put_up_with.problems.len()), (4, 1));
    for (bad, total) in [(1, 4), (2, 6), (6, 6), (1, 1)] {
        assert_eq!(damaged(bad, total).unwrap_err(), DecodeError::TooManyBadRows { bad, total });
    }
}

#[test]
fn a_fifth_of_all_rows_is_put_up_with_and_more_refuses_the_file() {
    let total: usize = {
        let file: Value = serde_json::from_str(WHOLE).unwrap();
        LISTS.iter().map(|list| file[list].as_array().unwrap().len()).sum()
    };
    let damaged = |bad: usize| {
        with(|file| {
            let others = LISTS.iter().filter(|list| **list != "principles");
            let rows = others.flat_map(|list| (0..file[list].as_array().unwrap().len()).map(move |row| (list, row)));
            for (list, row) in rows.take(bad).collect::<Vec<_>>() {
                file[list][row] = json!({});
            }
        })
    };
    assert_eq!(damaged(total / 5).unwrap().problems.len(), total / 5);
    let refused = damaged(total / 5 + 1).unwrap_err();
    assert_eq!(refused, DecodeError::TooManyBadRows { bad: total / 5 + 1, total });
}

#[test]
fn another_major_is_told_as_newer_whatever_else_it_looks_like() {
    for text in [r#"{"schema":"2.0"}"#, r#"{"schema":"2.0","principles":7}"#] {
        assert_eq!(decode(text).unwrap_err(), DecodeError::UnknownSchema("2.0".to_owned()));
    }
}

#[test]
fn another_major_of_the_schema_refuses_the_file_and_another_minor_does_not() {
    for schema in ["2.0", "0.9", "10.0", "x", ""] {
        let refused = with(|file| file["schema"] = json!(schema)).unwrap_err();
        assert_eq!(refused, DecodeError::UnknownSchema(schema.to_owned()));
    }
    assert_eq!(with(|file| file["schema"] = json!("1.9")).unwrap(), with(|_| ()).unwrap());
}

#[test]
fn what_is_not_json_is_told_from_json_of_another_shape() {
    let cut = WHOLE.trim_end().strip_suffix('}').unwrap();
    for text in ["", "<!doctype html><p>Log in</p>", cut, &[WHOLE, "}"].concat()] {
        assert!(matches!(decode(text), Err(DecodeError::NotJson(_))), "{text:.40}");
    }
    for text in ["null", "[]", "{}", r#"{"schema":"1.0"}"#] {
        assert!(matches!(decode(text), Err(DecodeError::WrongShape(_))), "{text}");
    }
    let nameless = with(|file| file["name"] = json!(null)).unwrap_err();
    assert_eq!(nameless, DecodeError::WrongShape("`name` should be a text".to_owned()));
}
