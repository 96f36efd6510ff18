//! Decodes `signatories.geojson`, row by row.

use super::clean;
use super::feature::to_signatory;
use super::interner::Interner;
use super::member::Member;
use super::signatory::{Envelope, Register, Signatory};
use super::strays::{drop_far, drop_swapped};
use super::wire::{Feature, RegisterFile};
use crate::core::decode::{DecodeError, Decoded, Problem, Row, Steps, check_share, read_file, to_the_end};
use crate::core::items::{self, Items};
use crate::core::json::{FromJson, Wrong};

/// Rows a step: some ten milliseconds in a browser, so that even a phone a tenth as fast answers between two steps.
const ROWS_A_STEP: usize = 500;

/// Decodes a register at one go.
///
/// A row without a usable id or name is skipped, and so is one whose id came before; anything else that is wrong in a
/// row costs only that member. Both are told in the problems, in file order. A missing or unknown status counts as
/// `example`, since nobody may be said to have signed unless the data says so.
///
/// # Errors
/// When the text is not JSON, no `FeatureCollection`, of an unknown schema major, when more than a fifth of the rows
/// had to be skipped, or when it has no rows and does not say `"empty": true`.
pub fn decode(text: &str) -> Result<Decoded<Register>, DecodeError> {
    to_the_end(steps(text.to_owned())?)
}

/// As [`decode`], some rows a step, so that a large register never holds up the page.
///
/// # Errors
/// As [`decode`], of what is wrong with the file outside of its rows.
pub fn steps(text: String) -> Result<Steps<Register>, DecodeError> {
    let mut reading = Some(Reading::new(text)?);
    Ok(Box::new(move || match reading.as_mut()?.go_on(ROWS_A_STEP) {
        Ok(true) => None,
        Ok(false) => reading.take().map(Reading::finish),
        Err(error) => Some(Err(error)),
    }))
}

/// A register that is being decoded.
struct Reading {
    envelope: Envelope,
    features: Items,
    rows: Rows,
}

impl Reading {
    /// Reads all but the rows.
    fn new(text: String) -> Result<Self, DecodeError> {
        let (file, features) = items::split(text, "features")?;
        let file: RegisterFile = read_file(&file)?;
        if file.kind != "FeatureCollection" {
            return Err(DecodeError::WrongShape("`type` is not `FeatureCollection`".to_owned()));
        }
        if features.left() + file.features.len() == 0 && !file.empty {
            return Err(DecodeError::WrongShape(
                "`features` is empty, and the file does not say `\"empty\": true`".to_owned(),
            ));
        }
        let mut problems = Vec::new();
        let mut member = |name: &str, member: Member<String>| {
            let text = if let Member::Good(text) = member { clean::line(&text, 300).text } else { String::new() };
            if text.is_empty() {
                problems.push(about_file(&["`", name, "` is missing"].concat()));
            }
            text
        };
        let updated = member("updated", file.updated);
        let publisher = member("publisher", file.publisher);
        let source = member("source", file.source);
        let status = if let Member::Good(status) = file.status {
            status
        } else {
            problems.push(about_file("`status` is missing or unknown: treated as example"));
            super::signatory::Status::Example
        };
        let envelope = Envelope { status, updated, publisher, source };
        let mut rows = Rows { problems, ..Rows::default() };
        rows.signatories.reserve_exact(features.left());
        rows.row_of.reserve_exact(features.left());
        // Those of a list that is there a second time, or whose name is written with escapes.
        for feature in file.features {
            rows.add(feature);
        }
        Ok(Self { envelope, features, rows })
    }

    /// Reads at most `rows` more; false when there are none left.
    fn go_on(&mut self, rows: usize) -> Result<bool, DecodeError> {
        for feature in self.features.by_ref().take(rows) {
            self.rows.add(Row::from_json(&feature?, &mut Wrong::default()));
        }
        Ok(self.features.left() > 0)
    }

    fn finish(self) -> Result<Decoded<Register>, DecodeError> {
        let (signatories, problems) = self.rows.finish()?;
        Ok(Decoded { value: Register { envelope: self.envelope, signatories }, problems })
    }
}

/// Turns rows into signatories with unique ids, adding to `problems`.
///
/// # Errors
/// [`DecodeError::TooManyBadRows`].
pub fn decode_rows(rows: Vec<Row<Feature>>, problems: Vec<Problem>) -> Result<Decoded<Vec<Signatory>>, DecodeError> {
    let mut read = Rows { problems, ..Rows::default() };
    for row in rows {
        read.add(row);
    }
    let (value, problems) = read.finish()?;
    Ok(Decoded { value, problems })
}

/// The rows read so far.
#[derive(Default)]
struct Rows {
    total: usize,
    signatories: Vec<Signatory>,
    /// The row of each signatory.
    row_of: Vec<usize>,
    /// Their ids.
    seen: Interner,
    /// What they have in common.
    words: Interner,
    problems: Vec<Problem>,
}

impl Rows {
    fn add(&mut self, feature: Row<Feature>) {
        let (row, before) = (self.total, self.problems.len());
        self.total += 1;
        let decoded = match feature {
            Row::Good(feature) => to_signatory(feature, row, &mut self.problems, &mut self.words),
            Row::Bad { id, reason } => Err(skipped(row, clean::line(&id, 80).text, &clean::line(&reason, 300).text)),
        };
        match decoded {
            Ok(signatory) if self.seen.insert(signatory.id.word()) => {
                self.signatories.push(signatory);
                self.row_of.push(row);
            }
            Ok(signatory) => {
                self.problems.truncate(before);
                self.problems.push(skipped(row, signatory.id.as_str().to_owned(), "the id stands earlier in the file"));
            }
            Err(problem) => self.problems.push(problem),
        }
    }

    fn finish(mut self) -> Result<(Vec<Signatory>, Vec<Problem>), DecodeError> {
        check_share(self.total - self.signatories.len(), self.total)?;
        drop_swapped(&mut self.signatories, &self.row_of, &mut self.problems);
        drop_far(&mut self.signatories, &self.row_of, &mut self.problems);
        Ok((self.signatories, self.problems))
    }
}

fn skipped(row: usize, id: String, reason: &str) -> Problem {
    Problem { list: "features", row, id, reason: reason.to_owned(), skipped: true }
}

fn about_file(reason: &str) -> Problem {
    Problem { list: "file", row: 0, id: String::new(), reason: reason.to_owned(), skipped: false }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::decode;
    use crate::core::decode::DecodeError;
    use crate::core::register::geojson::to_geojson;
    use crate::core::register::strategies::{json, register};
    use proptest::prelude::*;

    fn file(features: &str) -> String {
        [
            r#"{"type":"FeatureCollection","schema":"1.0","status":"published","updated":"2025-01-01","publisher":"p","source":"s","features":["#,
            features,
            "]}",
        ]
        .concat()
    }

    #[test]
    fn a_minimal_feature_is_enough() {
        let text = file(r#"{"id":"a","geometry":null,"properties":{"name":"A","scope":"citywide"}}"#);
        let decoded = decode(&text).unwrap();
        assert_eq!(decoded.problems, []);
        assert_eq!(&*decoded.value.signatories.first().unwrap().kind, "other");
        assert!(!decoded.value.is_example());
    }

    #[test]
    fn an_id_moved_into_the_properties_is_found() {
        let text = file(r#"{"geometry":null,"properties":{"id":"a","name":"A","scope":"citywide"}}"#);
        assert!(decode(&text).unwrap().value.find("a").is_some());
    }

    #[test]
    fn when_many_points_look_swapped_none_is_believed() {
        let row = |at: usize, swapped: bool| {
            let (lon, lat) = if swapped { ("57.7", "11.9") } else { ("11.9", "57.7") };
            format!(
                r#"{{"id":"r{at}","geometry":{{"type":"Point","coordinates":[{lon},{lat}]}},"properties":{{"name":"A","scope":"street"}}}}"#
            )
        };
        for (swapped, left) in [(1, 9), (2, 8), (3, 0), (7, 0)] {
            let rows: Vec<String> = (0..10).map(|at| row(at, at < swapped)).collect();
            let decoded = decode(&file(&rows.join(","))).unwrap();
            let points = decoded.value.signatories.iter().filter_map(|one| one.point);
            assert_eq!((points.count(), decoded.problems.len()), (left, 10 - left), "{swapped}");
        }
    }

    #[test]
    fn rows_are_read_whatever_the_name_of_their_list_is_written_like() {
        let text = file(r#"{"id":"a","properties":{"name":"A","scope":"citywide"}}"#);
        let escaped = text.replace("\"features\"", r#""fe\u0061tures""#);
        assert_eq!(decode(&escaped), decode(&text));
    }

    #[test]
    fn a_file_that_is_damaged_in_one_row_is_refused() {
        let row = |name: &str| format!(r#"{{"id":"{name}","properties":{{"name":"A","scope":"citywide"}}}}"#);
        let text = file(&[row("a"), row("b").replace("\"properties\":", ""), row("c")].join(","));
        assert!(matches!(decode(&text), Err(DecodeError::NotJson(_))));
    }

    #[test]
    fn an_empty_list_is_only_believed_when_the_file_says_so() {
        assert!(matches!(decode(&file("")), Err(DecodeError::WrongShape(_))));
        let honest = file("").replace("\"schema\"", "\"empty\":true,\"schema\"");
        assert!(decode(&honest).unwrap().value.signatories.is_empty());
    }

    #[test]
    fn a_missing_or_unknown_status_is_an_example() {
        let one = file(r#"{"id":"a","properties":{"name":"A","scope":"citywide"}}"#);
        for text in [one.replace("\"published\"", "\"final\""), one.replace("\"status\":\"published\",", "")] {
            let decoded = decode(&text).unwrap();
            assert!(decoded.value.is_example());
            assert_eq!(decoded.problems.len(), 1);
        }
    }

    #[test]
    fn exactly_a_fifth_of_bad_rows_is_still_accepted() {
        let good = |n: usize| {
            (0..n)
                .map(|i| format!(r#"{{"id":"g{i}","properties":{{"name":"A","scope":"citywide"}}}}"#))
                .collect::<Vec<_>>()
        };
        let with_bad = |n: usize| [good(n).join(","), r#"{"id":"B A D","properties":{}}"#.to_owned()].join(",");
        assert_eq!(decode(&file(&with_bad(4))).unwrap().problems.len(), 1);
        assert_eq!(decode(&file(&with_bad(3))), Err(DecodeError::TooManyBadRows { bad: 1, total: 4 }));
    }

    proptest! {
        #[test]
        fn decoding_never_panics_on_any_text(text in any::<String>()) {
            let _ = decode(&text);
        }

        #[test]
        fn decoding_never_panics_on_any_json(value in json()) {
            let _ = decode(&value.to_string());
            let _ = decode(&file(&value.to_string()));
        }

        #[test]
        fn what_is_written_is_read_back_unchanged(register in register(12)) {
            let all: Vec<_> = register.signatories.iter().collect();
            let decoded = decode(&to_geojson(&register.envelope, &all)).unwrap();
            prop_assert_eq!(decoded.problems, vec![]);
            prop_assert_eq!(decoded.value, register);
        }
    }
}
