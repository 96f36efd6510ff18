//! "We have signed" as a picture: a static SVG for pages that take no frame. Attributes only, no style sheet, so that no
//! policy can undress it.

use super::head::escaped;
use crate::core::compact::Compact;
use crate::core::compact::petal::Petal;
use crate::core::register::Signatory;
use crate::core::text::language::Lang;
use crate::core::text::messages::embeds as t;
use std::fmt::Write as _;

/// Width of the picture, CSS px.
const WIDTH: u32 = 320;
/// Where the lines of text begin.
const TEXT_AT: u32 = 92;
/// Letters of a line, by the width of the widest usual letters.
const LETTERS: usize = 30;
/// Lines of the organisation's name at most.
const LINES: usize = 3;

/// Where the picture of a badge lies, from the app's root.
pub fn path(lang: Lang, id: &str) -> String {
    let prefix = if lang.prefix().is_empty() { String::new() } else { ["/", lang.prefix()].concat() };
    [&prefix, "/badge/", id, ".svg"].concat()
}

/// The picture.
pub fn svg(lang: Lang, compact: &Compact, is_example: bool, signatory: &Signatory) -> String {
    let mut lines: Vec<(String, &str)> = vec![
        (t::badge_signed(lang).to_owned(), "font-size=\"17\" font-weight=\"700\" fill=\"#1a1d21\""),
        (compact.name.clone(), "font-size=\"15\" font-weight=\"600\" fill=\"#1a1d21\""),
    ];
    let soft = "font-size=\"13\" fill=\"#565b61\"";
    lines.extend(wrapped(&signatory.name).into_iter().map(|line| (line, soft)));
    if let Some(date) = signatory.signed_on {
        lines.push((t::badge_year(lang, &date.year().to_string()), soft));
    }
    if is_example {
        lines.push((t::badge_example(lang).to_owned(), "font-size=\"13\" font-weight=\"600\" fill=\"#9a5400\""));
    }
    let height = 24 + 20 * u32::try_from(lines.len()).unwrap_or(4);
    let title = escaped(&t::badge_title(lang, &signatory.name, &compact.name));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" \
         role=\"img\" aria-labelledby=\"t\" lang=\"{}\"><title id=\"t\">{title}</title>\
         <rect x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"10\" fill=\"#fff\" stroke=\"#8a857a\"/>",
        lang.id(),
        WIDTH - 1,
        height - 1
    );
    let count = compact.principles.len();
    let top = f64::from(height) / 2.0 - 32.0;
    let _ = write!(out, "<g transform=\"translate(16 {top}) scale(0.1142857)\">");
    for (index, principle) in compact.principles.iter().enumerate() {
        let path = Petal::of(index, count, 1.0, 280.0, 280.0).path();
        let _ = write!(out, "<path d=\"{path}\" fill=\"{}\"/>", escaped(&principle.colour.light));
    }
    out.push_str("</g><g font-family=\"system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif\">");
    for (at, (line, look)) in lines.iter().enumerate() {
        let y = 29 + 20 * at;
        let _ = write!(out, "<text x=\"{TEXT_AT}\" y=\"{y}\" {look}>{}</text>", escaped(line));
    }
    out.push_str("</g></svg>\n");
    out
}

/// The name in lines; what does not fit into them ends in an ellipsis.
fn wrapped(name: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in name.split_whitespace() {
        let last = lines.last().map_or(0, |line| line.chars().count());
        if last > 0 && last + 1 + word.chars().count() > LETTERS {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    let cut = lines.len() > LINES;
    lines.truncate(LINES);
    for line in &mut lines {
        if line.chars().count() > LETTERS {
            *line = line.chars().take(LETTERS - 1).chain(std::iter::once('…')).collect();
        }
    }
    if let (true, Some(line)) = (cut, lines.last_mut()) {
        line.push('…');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{LETTERS, LINES, wrapped};

    #[test]
    fn a_name_is_broken_between_words_and_cut_where_there_is_no_room() {
        assert_eq!(wrapped("Kort"), ["Kort"]);
        let long =
            wrapped("Exempelföreningen för ett mycket långt namn som ingen får plats med på en enda rad eller två");
        assert_eq!(long.len(), LINES);
        assert!(long.iter().all(|line| line.chars().count() <= LETTERS + 1), "{long:?}");
        assert!(long.last().is_some_and(|line| line.ends_with('…')));
        assert!(wrapped(&"a".repeat(90)).iter().all(|line| line.chars().count() <= LETTERS));
    }
}
