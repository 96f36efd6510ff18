//! Checks of a register against the compact's vocabulary, for `cargo xtask data check` and the build.

use super::point::Point;
use super::signatory::{Register, Signatory};
use crate::core::compact::Vocabularies;
use crate::core::decode::Problem;

/// A point farther than this from the middle of every district is likely a mistake, in metres.
const FAR_M: f64 = 60_000.0;

/// What in `register` does not fit `vocabularies`: kinds, themes and districts it does not know, and points far from
/// every district. Nothing is changed; unknown words are shown and counted under `other` ([`super::shelves`]).
pub fn check_vocabulary(register: &Register, vocabularies: &Vocabularies) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (row, signatory) in register.signatories.iter().enumerate() {
        for reason in reasons(signatory, vocabularies) {
            let id = signatory.id.as_str().to_owned();
            problems.push(Problem { list: "features", row, id, reason, skipped: false });
        }
    }
    problems
}

fn reasons(signatory: &Signatory, vocabularies: &Vocabularies) -> Vec<String> {
    let mut reasons = Vec::new();
    let mut unknown = |what: &str, id: &str| reasons.push(["unknown ", what, " `", id, "`"].concat());
    if !vocabularies.kinds.iter().any(|kind| *kind.id == *signatory.kind) {
        unknown("kind", &signatory.kind);
    }
    for id in &signatory.themes {
        if !vocabularies.themes.iter().any(|theme| *theme.id == **id) {
            unknown("theme", id);
        }
    }
    if let Some(id) = &signatory.district
        && !vocabularies.districts.iter().any(|district| *district.id == **id)
    {
        unknown("district", id);
    }
    let middles = vocabularies.districts.iter().filter_map(|district| {
        let [lon, lat] = district.at;
        Point::new(lon, lat)
    });
    if let Some(point) = signatory.point
        && let Some(nearest) = middles.map(|middle| middle.distance_m(point)).min_by(f64::total_cmp)
        && nearest > FAR_M
    {
        reasons.push("the point is more than 60 km from every district".to_owned());
    }
    reasons
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::check_vocabulary;
    use crate::core::compact::{District, Kind, Vocabularies};
    use crate::core::register::decode::decode;

    #[test]
    fn unknown_ids_and_far_points_are_told() {
        let text = r#"{"type":"FeatureCollection","schema":"1.0","features":[
            {"id":"a","geometry":{"type":"Point","coordinates":[11.9,57.7]},
             "properties":{"name":"A","kind":"association","district":"centrum","scope":"street"}},
            {"id":"b","geometry":{"type":"Point","coordinates":[18.0,59.3]},
             "properties":{"name":"B","kind":"club","themes":["x"],"district":"y","scope":"street"}}]}"#;
        let vocabularies = Vocabularies {
            kinds: vec![Kind { id: "association".into(), name: "F".into(), shape: "circle".into() }],
            themes: vec![],
            districts: vec![District { id: "centrum".into(), name: "C".into(), at: [11.97, 57.7] }],
        };
        let problems = check_vocabulary(&decode(text).unwrap().value, &vocabularies);
        assert!(problems.iter().all(|problem| problem.row == 1 && !problem.skipped));
        let reasons: Vec<_> = problems.iter().map(|problem| problem.reason.as_str()).collect();
        let far = "the point is more than 60 km from every district";
        assert_eq!(reasons, ["unknown kind `club`", "unknown theme `x`", "unknown district `y`", far]);
    }
}
