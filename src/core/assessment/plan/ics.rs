//! The plan's dated rows as a calendar (RFC 5545).

use super::{PlanLabels, PlanRow, Status};

/// Longest line in octets, its line break not counted (RFC 5545 §3.1).
const LINE_OCTETS: usize = 75;

/// A calendar with an all-day entry for every row whose `when` is an ISO date, or `None` when there is none. `review`, an
/// ISO date, adds the day on which the plan is to be gone through.
///
/// `plan_id` is the assessment's id; with the row's own it makes a UID that stays the same when the plan is exported
/// again, so that entries are updated and not doubled. `stamp` is the time of export, RFC 3339 in UTC.
pub fn to_ics(
    plan: &[PlanRow],
    labels: &PlanLabels,
    plan_id: &str,
    review: Option<&str>,
    stamp: &str,
) -> Option<String> {
    let stamp = basic_utc(stamp);
    let mut text = String::new();
    let mut events = 0_usize;
    let begin = |text: &mut String, id: &str, date: &str, summary: &str| {
        push_line(text, "BEGIN:VEVENT");
        push_line(text, &format!("UID:{plan_id}-{id}@samspel"));
        push_line(text, &format!("DTSTAMP:{stamp}"));
        push_line(text, &format!("DTSTART;VALUE=DATE:{}", date.replace('-', "")));
        push_line(text, &format!("SUMMARY:{}", escape(summary)));
    };
    // A deadline does not make anybody busy all day.
    let end = |text: &mut String| {
        push_line(text, "TRANSP:TRANSPARENT");
        push_line(text, "END:VEVENT");
    };
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Samspel//Samspel 1//EN", "CALSCALE:GREGORIAN"] {
        push_line(&mut text, line);
    }
    for row in plan {
        let Some(date) = row.date() else { continue };
        events += 1;
        begin(&mut text, &row.id, date, labels.name_of(row));
        let description = describe(row, labels);
        if !description.is_empty() {
            push_line(&mut text, &format!("DESCRIPTION:{}", escape(&description)));
        }
        let principle = labels.principle_of(row);
        if !principle.is_empty() {
            push_line(&mut text, &format!("CATEGORIES:{}", escape(principle)));
        }
        if row.status == Status::Dropped {
            push_line(&mut text, "STATUS:CANCELLED");
        }
        end(&mut text);
    }
    if let Some(review) = review {
        begin(&mut text, "review", review, &labels.review);
        end(&mut text);
    }
    push_line(&mut text, "END:VCALENDAR");
    (events > 0).then_some(text)
}

fn describe(row: &PlanRow, labels: &PlanLabels) -> String {
    let cells = [
        (&labels.how, row.how.as_str()),
        (&labels.who, &row.who),
        (&labels.measure, &row.measure),
        (&labels.status, labels.status_word(row.status)),
    ];
    let lines = cells.iter().filter(|(_, cell)| !cell.trim().is_empty()).map(|(label, cell)| format!("{label} {cell}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// `2027-03-12T14:32:00.5Z` as `20270312T143200Z`; the beginning of 1970 for anything else.
fn basic_utc(stamp: &str) -> String {
    let digits: String = stamp.chars().take(19).filter(char::is_ascii_digit).collect();
    match (stamp.ends_with('Z'), digits.split_at_checked(8)) {
        (true, Some((date, time))) if time.len() == 6 => format!("{date}T{time}Z"),
        _ => "19700101T000000Z".to_owned(),
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Appends a content line, folded so that no line is longer than [`LINE_OCTETS`] and no character is torn.
fn push_line(text: &mut String, line: &str) {
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LINE_OCTETS {
            text.push_str("\r\n ");
            used = 1;
        }
        text.push(c);
        used += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    const STAMP: &str = "2027-03-12T14:32:05.250Z";

    fn labels() -> PlanLabels {
        PlanLabels { how: "How?".into(), who: "Who?".into(), untitled: "Untitled".into(), ..PlanLabels::default() }
    }

    fn dated(what: &str) -> PlanRow {
        PlanRow { id: "r1".into(), what: what.into(), when: "2027-09-30".into(), ..PlanRow::default() }
    }

    #[test]
    fn the_day_to_go_through_the_plan_comes_last_and_only_with_others() {
        let labels = PlanLabels { review: "Go through it, all".into(), ..labels() };
        assert_eq!(to_ics(&[], &labels, "x1", Some("2028-03-12"), STAMP), None);
        let text = to_ics(&[dated("Ask")], &labels, "x1", Some("2028-03-12"), STAMP).unwrap();
        let (_, review) = text.split_once("END:VEVENT\r\n").unwrap();
        let expected = [
            "BEGIN:VEVENT",
            "UID:x1-review@samspel",
            "DTSTAMP:20270312T143205Z",
            "DTSTART;VALUE=DATE:20280312",
            "SUMMARY:Go through it\\, all",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(review, expected.join("\r\n"));
    }

    fn unfold(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    #[test]
    fn a_dated_row_becomes_an_all_day_entry() {
        let row = PlanRow { how: "Call, then mail; twice\\once\nor more".into(), who: "Board".into(), ..dated("Ask") };
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Samspel//Samspel 1//EN",
            "CALSCALE:GREGORIAN",
            "BEGIN:VEVENT",
            "UID:x1-r1@samspel",
            "DTSTAMP:20270312T143205Z",
            "DTSTART;VALUE=DATE:20270930",
            "SUMMARY:Ask",
            "DESCRIPTION:How? Call\\, then mail\\; twice\\\\once\\nor more\\nWho? Board",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(unfold(&to_ics(&[row], &labels(), "x1", None, STAMP).unwrap()), expected.join("\r\n"));
    }

    #[test]
    fn rows_without_a_date_are_left_out_and_an_empty_calendar_is_none() {
        let vague = PlanRow { when: "i höst".into(), ..dated("Vague") };
        assert_eq!(to_ics(std::slice::from_ref(&vague), &labels(), "x1", None, STAMP), None);
        let text = to_ics(&[vague, dated("Exact")], &labels(), "x1", None, STAMP).unwrap();
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    }

    #[test]
    fn a_dropped_row_is_cancelled() {
        let row = PlanRow { status: Status::Dropped, ..dated("Ask") };
        assert!(to_ics(&[row], &labels(), "x1", None, STAMP).unwrap().contains("STATUS:CANCELLED\r\n"));
    }

    #[test]
    fn a_stamp_that_is_no_utc_time_does_not_break_the_calendar() {
        for stamp in ["", "yesterday", "2027-03-12", "2027-03-12T14:32:05+01:00", "å"] {
            let text = to_ics(&[dated("Ask")], &labels(), "x1", None, stamp).unwrap();
            assert!(text.contains("DTSTAMP:19700101T000000Z\r\n"), "{stamp}");
        }
    }

    proptest! {
        #[test]
        fn lines_are_folded_without_tearing_and_unfold_to_the_same(what in "[a-zåäö😀,;\\\\\n ]{0,300}") {
            let text = to_ics(&[dated(&what)], &labels(), "x1", None, STAMP).unwrap();
            for line in text.split("\r\n") {
                prop_assert!(line.len() <= LINE_OCTETS, "{}", line.len());
                prop_assert!(!line.contains(['\n', '\r']));
            }
            let name = if what.trim().is_empty() { "Untitled" } else { what.trim() };
            let summary = format!("SUMMARY:{}\r\n", escape(name));
            prop_assert!(unfold(&text).contains(&summary));
        }
    }
}
