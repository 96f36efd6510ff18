//! The plan as text for a mail or a minutes document.

use super::{PlanLabels, PlanRow};
use std::fmt::Write;

/// The plan as Markdown: a heading, then a numbered section per row with its filled-in cells.
pub fn to_markdown(plan: &[PlanRow], labels: &PlanLabels) -> String {
    let mut text = format!("# {}\n", inline(&labels.title));
    for (at, row) in plan.iter().enumerate() {
        // Writing to a String cannot fail.
        let _ = write!(text, "\n## {}. {}\n\n", at + 1, inline(labels.name_of(row)));
        let area = labels.area_of(row);
        let cells = [
            (&labels.what, row.what.as_str()),
            (&labels.how, &row.how),
            (&labels.when, &row.when),
            (&labels.who, &row.who),
            (&labels.measure, &row.measure),
            (&labels.status, labels.status_word(row.status)),
            (&labels.outcome, &row.outcome),
            (&labels.principle, labels.principle_of(row)),
            (&labels.indicator, labels.indicator_of(row)),
            (&labels.area, &area),
        ];
        for (label, cell) in cells {
            if !cell.trim().is_empty() {
                let _ = writeln!(text, "- **{}** {}", inline(label), inline(cell));
            }
        }
    }
    text
}

/// One line without any character that Markdown or HTML would act on.
fn inline(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        for c in word.chars() {
            if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '!' | '~' | '&') {
                line.push('\\');
            }
            line.push(c);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::super::Status;
    use super::*;

    #[test]
    fn rows_become_sections_with_only_what_is_filled_in() {
        let labels = PlanLabels {
            title: "Plan".into(),
            what: "What?".into(),
            who: "Who?".into(),
            status: "Status".into(),
            ongoing: "ongoing".into(),
            untitled: "Untitled".into(),
            ..PlanLabels::default()
        };
        let first = PlanRow { what: "Ask *twice*\nat least".into(), who: "The board".into(), ..PlanRow::default() };
        let second = PlanRow { status: Status::Ongoing, ..PlanRow::default() };
        let expected = "# Plan\n\n## 1. Ask \\*twice\\* at least\n\n- **What?** Ask \\*twice\\* at least\n- **Who?** The board\n\
                        \n## 2. Untitled\n\n- **Status** ongoing\n";
        assert_eq!(to_markdown(&[first, second], &labels), expected);
    }

    #[test]
    fn no_text_becomes_markup_or_a_link() {
        let row = PlanRow { what: "<img onerror=x> [a](javascript:b) `c`\n# d".into(), ..PlanRow::default() };
        let text = to_markdown(&[row], &PlanLabels::default());
        assert!(text.contains("\\<img onerror=x\\> \\[a\\](javascript:b) \\`c\\` \\# d"), "{text}");
    }
}
