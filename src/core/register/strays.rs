//! Points that cannot be where their organisation is, which only the company of the others gives away.

use super::point::Point;
use super::signatory::Signatory;
use crate::core::decode::Problem;

/// Points farther than this from the middle of all points, in degrees, are held to be swapped if turning them round
/// brings them nearer than it. Wide enough for any region; where longitude and latitude are within it of each other, as in
/// few inhabited places, nothing is held to be swapped.
const SWAP_DEGREES: f64 = 5.0;

const SWAPPED: &str = "coordinates look swapped (longitude comes first) and were left out";
const ALL_SWAPPED: &str = "so many coordinates look swapped (longitude comes first) that none was used";

/// A point farther than this from the middle of all is no place of this register, degrees: some 2,000 km north or south.
const FAR_DEGREES: f64 = 20.0;
const FAR: &str = "a point far away from all others was left out";

/// Removes points far from the company of the others, which one zero too few or one too many makes: a map that shows all
/// would show nothing.
pub(super) fn drop_far(signatories: &mut [Signatory], row_of: &[usize], problems: &mut Vec<Problem>) {
    let Some((lon, lat)) = middle(signatories) else { return };
    let is_far = |point: &Point| (point.lon() - lon).abs() > FAR_DEGREES || (point.lat() - lat).abs() > FAR_DEGREES;
    leave_out(signatories, row_of, problems, FAR, is_far);
}

/// Removes points whose longitude and latitude were exchanged. They are on the globe, so only the company of the
/// others gives them away: the middle is the median, which a fifth of bad points cannot move far. When more than that look
/// exchanged nobody can say which ones are, and all go.
pub(super) fn drop_swapped(signatories: &mut [Signatory], row_of: &[usize], problems: &mut Vec<Problem>) {
    let Some((lon, lat)) = middle(signatories) else { return };
    let near = |a: f64, b: f64| (a - lon).abs() < SWAP_DEGREES && (b - lat).abs() < SWAP_DEGREES;
    let swapped = |point: &Point| !near(point.lon(), point.lat()) && near(point.lat(), point.lon());
    let points = || signatories.iter().filter_map(|signatory| signatory.point);
    let all = points().filter(swapped).count() * 5 > points().count();
    let reason = if all { ALL_SWAPPED } else { SWAPPED };
    leave_out(signatories, row_of, problems, reason, |point| all || swapped(point));
}

/// Longitude and latitude in the middle of all points, each the median; nothing for fewer than three.
fn middle(signatories: &[Signatory]) -> Option<(f64, f64)> {
    let median = |mut values: Vec<f64>| {
        crate::core::order::sort_by(&mut values, f64::total_cmp);
        values.get(values.len() / 2).copied()
    };
    if signatories.iter().filter(|one| one.point.is_some()).count() < 3 {
        return None;
    }
    let lon = median(signatories.iter().filter_map(|one| one.point.map(Point::lon)).collect())?;
    let lat = median(signatories.iter().filter_map(|one| one.point.map(Point::lat)).collect())?;
    Some((lon, lat))
}

/// Removes the points that `goes`, and says so of each; the rows stay.
fn leave_out(
    signatories: &mut [Signatory],
    row_of: &[usize],
    problems: &mut Vec<Problem>,
    reason: &str,
    goes: impl Fn(&Point) -> bool,
) {
    let before = problems.len();
    for (signatory, row) in signatories.iter_mut().zip(row_of) {
        if signatory.point.as_ref().is_some_and(&goes) {
            signatory.point = None;
            problems.push(Problem {
                list: "features",
                row: *row,
                id: signatory.id.as_str().to_owned(),
                reason: reason.to_owned(),
                skipped: false,
            });
        }
    }
    if problems.len() > before {
        // Stable, so that problems about the file and about one row keep their order.
        crate::core::order::sort_by_key(problems, |problem| (problem.list != "file", problem.row));
    }
}
