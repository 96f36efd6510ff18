//! Decodes `instrument.{lang}.json`, indicator by indicator.

use super::super::limits;
use super::{Guidance, Indicator, Instrument, Level, OtherAnswers, Patterns};
use crate::core::decode::{DecodeError, Decoded, Problem, Row, check_share, parse};
use crate::core::json::from_members;
use serde::Serialize;

/// Levels are chosen with one digit key, so none is above this.
const HIGHEST_LEVEL: u8 = 9;

/// The file as it lies on the endpoint.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "instrument.{lang}.json"))]
pub struct InstrumentFile {
    /// `MAJOR.MINOR`.
    pub schema: String,
    /// See [`Instrument::language`].
    pub language: String,
    /// See [`Instrument::id`].
    pub id: String,
    /// See [`Instrument::version`].
    pub version: String,
    /// See [`Instrument::status`].
    pub status: String,
    /// See [`Instrument::scale`].
    pub scale: Vec<Level>,
    /// See [`Instrument::other_answers`].
    pub other_answers: OtherAnswers,
    /// See [`Instrument::quick_check`].
    #[serde(default)]
    pub quick_check: Vec<String>,
    /// See [`Instrument::guidance`].
    #[serde(default)]
    pub guidance: Guidance,
    /// See [`Instrument::patterns`].
    #[serde(default)]
    pub patterns: Patterns,
    /// See [`Instrument::indicators`].
    pub indicators: Vec<Row<Indicator>>,
}
from_members!(InstrumentFile {
    schema, language, id, version, status, scale, other_answers, indicators; quick_check, guidance, patterns
});

/// Decodes an instrument file.
///
/// # Errors
/// When the text is not JSON, not of this shape, of an unknown schema major, when its scale is unusable, or when more
/// than a fifth of the indicators are.
pub fn decode(text: &str) -> Result<Decoded<Instrument>, DecodeError> {
    let file: InstrumentFile = parse(text)?;
    let scale = usable_scale(file.scale)?;
    let mut problems: Vec<Problem> = Vec::new();
    let total = file.indicators.len();
    let indicators = usable_indicators(file.indicators, scale.len(), &mut problems);
    if total == 0 {
        return Err(DecodeError::WrongShape("no indicators".to_owned()));
    }
    check_share(total - indicators.len(), total)?;
    let mut value = Instrument {
        language: file.language,
        // As they are read back from an answer's file, or an answer would not fit the questions it was given to.
        id: limits::clean(&file.id, limits::ID_CHARS),
        version: limits::clean(&file.version, limits::ID_CHARS),
        status: file.status,
        scale,
        other_answers: file.other_answers,
        indicators,
        quick_check: Vec::new(),
        guidance: file.guidance,
        patterns: file.patterns,
    };
    value.quick_check = usable_quick_check(file.quick_check, &value, &mut problems);
    Ok(Decoded { value, problems })
}

fn usable_scale(mut scale: Vec<Level>) -> Result<Vec<Level>, DecodeError> {
    crate::core::order::sort_by_key(&mut scale, |level| level.level);
    let gapless =
        scale.iter().zip(scale.iter().skip(1)).all(|(low, high)| low.level.checked_add(1) == Some(high.level));
    if scale.len() < 2 || !gapless || scale.last().is_some_and(|top| top.level > HIGHEST_LEVEL) {
        return Err(DecodeError::WrongShape(format!(
            "the scale must count without gaps, up to {HIGHEST_LEVEL} at most"
        )));
    }
    Ok(scale)
}

/// Keeps file positions in the problems, also for rows that decode but cannot be used.
fn usable_indicators(rows: Vec<Row<Indicator>>, levels: usize, problems: &mut Vec<Problem>) -> Vec<Indicator> {
    let mut good: Vec<Indicator> = Vec::with_capacity(rows.len());
    for (row, item) in rows.into_iter().enumerate() {
        let (id, reason) = match item {
            Row::Bad { id, reason } => (id, reason),
            Row::Good(indicator) => {
                let Some(reason) = fault(&indicator, levels, &good) else {
                    good.push(indicator);
                    continue;
                };
                (indicator.id, reason)
            }
        };
        problems.push(Problem { list: "indicators", row, id, reason, skipped: true });
    }
    good
}

fn fault(indicator: &Indicator, levels: usize, before: &[Indicator]) -> Option<String> {
    if !limits::is_id(&indicator.id) || !limits::is_id(&indicator.principle) {
        return Some("id and principle must be 1-64 of A-Z a-z 0-9 - _".to_owned());
    }
    if before.iter().any(|other| other.id == indicator.id) {
        return Some("the id has occurred before".to_owned());
    }
    for side in [&indicator.organisation, &indicator.city] {
        if side.statement.trim().is_empty() {
            return Some("a statement is empty".to_owned());
        }
        if side.levels.len() != levels {
            return Some(format!("{} level texts, the scale has {levels}", side.levels.len()));
        }
    }
    None
}

/// Without a usable selection the first indicator of each principle is asked.
fn usable_quick_check(ids: Vec<String>, instrument: &Instrument, problems: &mut Vec<Problem>) -> Vec<String> {
    let mut good: Vec<String> = Vec::with_capacity(ids.len());
    let asked = !ids.is_empty();
    for (row, id) in ids.into_iter().enumerate() {
        if instrument.indicator(&id).is_some() && !good.contains(&id) {
            good.push(id);
        } else {
            let reason = "no such indicator, or listed twice".to_owned();
            problems.push(Problem { list: "quick_check", row, id, reason, skipped: true });
        }
    }
    if good.is_empty() {
        if asked {
            let reason = "nothing usable, the first indicator of each principle is taken".to_owned();
            problems.push(Problem { list: "quick_check", row: 0, id: String::new(), reason, skipped: false });
        }
        let firsts = instrument.principles().into_iter().filter_map(|id| instrument.of_principle(id).next());
        good = firsts.map(|indicator| indicator.id.clone()).collect();
    }
    good
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;
    use crate::core::assessment::samples::instrument_json;
    use proptest::prelude::*;
    use serde_json::json;

    fn decode_value(value: &serde_json::Value) -> Result<Decoded<Instrument>, DecodeError> {
        decode(&value.to_string())
    }

    #[test]
    fn any_number_of_levels_principles_and_indicators_is_read() {
        for (levels, principles, each) in [(2, 1, 1), (4, 6, 4), (10, 3, 7)] {
            let decoded = decode_value(&instrument_json(levels, principles, each)).unwrap();
            assert_eq!(decoded.problems, []);
            assert_eq!(usize::from(decoded.value.max_level()) + 1, levels);
            assert_eq!(decoded.value.principles().len(), principles);
            assert_eq!(decoded.value.indicators.len(), principles * each);
        }
    }

    #[test]
    fn an_instrument_of_an_odd_name_fits_the_answers_that_were_given_to_it() {
        use crate::core::assessment::{About, Assessment, file};
        let mut odd = instrument_json(4, 1, 1);
        odd["id"] = json!("samspel-g\u{7f}teborg");
        odd["version"] = json!("1".repeat(100));
        let instrument = decode_value(&odd).unwrap().value;
        let draft = Assessment::new(
            "x1",
            crate::core::compact::Party::City,
            About::default(),
            false,
            &instrument,
            "2026-01-01T00:00:00Z",
        );
        let again = file::decode(&file::encode(&draft)).unwrap().value.into_parts().0;
        assert_eq!(again, draft);
    }

    #[test]
    fn a_bad_indicator_costs_only_itself_and_is_reported_at_its_place() {
        let mut file = instrument_json(4, 2, 10);
        file["indicators"][3]["city"]["levels"] = json!(["only one"]);
        file["indicators"][5] = json!({"id": "X5"});
        file["indicators"][7]["id"] = json!("A1");
        let decoded = decode_value(&file).unwrap();
        assert_eq!(decoded.value.indicators.len(), 17);
        let rows: Vec<_> = decoded.problems.iter().map(|p| (p.row, p.skipped)).collect();
        assert_eq!(rows, [(3, true), (5, true), (7, true)]);
    }

    #[test]
    fn too_many_bad_indicators_reject_the_file() {
        let mut file = instrument_json(4, 1, 4);
        file["indicators"][0] = json!(1);
        assert_eq!(decode_value(&file), Err(DecodeError::TooManyBadRows { bad: 1, total: 4 }));
        file["indicators"] = json!([]);
        assert!(matches!(decode_value(&file), Err(DecodeError::WrongShape(_))));
    }

    #[test]
    fn a_scale_with_holes_or_one_level_or_two_digits_is_refused() {
        for levels in [json!([0]), json!([0, 2]), json!([0, 0, 1]), json!([8, 9, 10])] {
            let mut file = instrument_json(4, 1, 1);
            let scale: Vec<_> =
                levels.as_array().unwrap().iter().map(|l| json!({"level": l, "label": "L", "meaning": "M"})).collect();
            file["scale"] = json!(scale);
            assert!(matches!(decode_value(&file), Err(DecodeError::WrongShape(_))), "{levels}");
        }
    }

    #[test]
    fn an_unordered_scale_is_put_in_order() {
        let mut file = instrument_json(3, 1, 1);
        file["scale"].as_array_mut().unwrap().reverse();
        let value = decode_value(&file).unwrap().value;
        assert_eq!(value.scale.iter().map(|l| l.level).collect::<Vec<_>>(), [0, 1, 2]);
    }

    #[test]
    fn a_useless_quick_check_falls_back_to_the_first_of_each_principle() {
        let mut file = instrument_json(4, 2, 2);
        file["quick_check"] = json!(["nope"]);
        let decoded = decode_value(&file).unwrap();
        assert_eq!(decoded.value.quick_check, ["A1", "B1"]);
        assert_eq!(decoded.problems.len(), 2);
    }

    #[test]
    fn an_unknown_schema_major_is_refused_and_a_newer_minor_read() {
        let mut file = instrument_json(4, 1, 1);
        file["schema"] = json!("2.0");
        assert_eq!(decode_value(&file), Err(DecodeError::UnknownSchema("2.0".into())));
        file["schema"] = json!("1.9");
        file["something_new"] = json!({"a": 1});
        assert!(decode_value(&file).is_ok());
    }

    #[test]
    fn arranging_follows_the_compact_and_keeps_order_within_a_principle() {
        let mut value = decode_value(&instrument_json(4, 3, 2)).unwrap().value;
        value.arrange(&["C", "A"]);
        let ids: Vec<_> = value.indicators.iter().map(|i| i.id.as_str()).collect();
        assert_eq!(ids, ["C1", "C2", "A1", "A2", "B1", "B2"]);
    }

    #[test]
    fn the_lower_half_of_the_scale_is_low() {
        let low = |levels| {
            let value = decode_value(&instrument_json(levels, 1, 1)).unwrap().value;
            value.scale.iter().filter(|l| value.is_low(l.level)).count()
        };
        assert_eq!([low(2), low(3), low(4), low(5)], [1, 1, 2, 2]);
    }

    proptest! {
        #[test]
        fn decoding_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = decode(&String::from_utf8_lossy(&bytes));
        }

        #[test]
        fn decoding_a_damaged_file_never_panics(cut in 0_usize..4000, junk in ".{0,5}") {
            let text = instrument_json(4, 2, 2).to_string();
            let cut = text.char_indices().map(|(i, _)| i).nth(cut % text.len()).unwrap_or(0);
            let _ = decode(&format!("{}{junk}{}", &text[..cut], &text[cut..]));
            let _ = decode(&text[..cut]);
        }
    }
}
