//! Colours as a style sheet: the content security policy refuses `style` attributes, and colours are data.

use std::fmt::Write as _;

/// What holds while the app is on its way.
const WAITING: &str = include_str!("waiting.css");

/// The sets of declarations seen, in the order they came.
#[derive(Debug, Default)]
pub struct Styles(Vec<String>);

impl Styles {
    /// Replaces each `style` attribute that sets custom properties by `data-style` with the number of its declarations, and
    /// removes the others.
    pub fn take(&mut self, html: &str) -> String {
        let mut out = String::with_capacity(html.len());
        let mut rest = html;
        // Texts are escaped, so a `<` begins a tag.
        while let Some(start) = rest.find('<') {
            let (text, from) = rest.split_at(start);
            let (tag, after) = from.split_at(end_of_tag(from));
            out.push_str(text);
            match parts(tag) {
                // Sizes belong to what is hidden until the app is there.
                Some((before, declarations, behind)) if !declarations.starts_with("--") => {
                    let _ = write!(out, "{before}{behind}");
                }
                Some((before, declarations, behind)) => {
                    let number = self.number(declarations);
                    let _ = write!(out, "{before} data-style=\"{number}\"{behind}");
                }
                None => out.push_str(tag),
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }

    fn number(&mut self, declarations: &str) -> usize {
        self.0.iter().position(|known| known == declarations).unwrap_or_else(|| {
            self.0.push(declarations.to_owned());
            self.0.len() - 1
        })
    }

    /// The style sheet.
    pub fn sheet(&self) -> String {
        let rules = self.0.iter().enumerate();
        // Each part after the first begins inside a comment.
        let parts = WAITING.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, after)| after));
        let waiting = parts.flat_map(str::lines).map(str::trim).collect();
        rules.fold(waiting, |mut sheet: String, (number, declarations)| {
            let _ = write!(sheet, "[data-style=\"{number}\"]{{{declarations}}}");
            sheet
        })
    }
}

/// Length of the tag `from` begins with. Values in quotes may hold `>`.
fn end_of_tag(from: &str) -> usize {
    let mut quoted = false;
    let end = from.char_indices().find(|(_, letter)| {
        quoted ^= *letter == '"';
        *letter == '>' && !quoted
    });
    end.map_or(from.len(), |(at, _)| at + 1)
}

/// A tag in three: before its style attribute, what is in it, and after it.
fn parts(tag: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = tag.split_once(" style=\"")?;
    let (declarations, behind) = rest.split_once('"')?;
    Some((before, declarations, behind))
}

/// Sixteen hexadecimal digits that change with `text` (FNV-1a, 64 bits): a name, not a safeguard.
pub fn fingerprint(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::{Styles, fingerprint};

    #[test]
    fn style_attributes_become_rules_and_nothing_else_changes() {
        let mut styles = Styles::default();
        let html =
            r#"<p class="a" style="--light:#123;" title="a > b">1 style="x" &lt;</p><b style="--light:#123;">2</b>"#;
        let out = styles.take(html);
        assert_eq!(out, r#"<p class="a" data-style="0" title="a > b">1 style="x" &lt;</p><b data-style="0">2</b>"#);
        assert!(styles.sheet().ends_with(r#"[data-style="0"]{--light:#123;}"#));
    }

    #[test]
    fn different_declarations_have_different_numbers() {
        let mut styles = Styles::default();
        assert_eq!(
            styles.take(r#"<i style="--a"><i style="--b"><i style="--a">"#),
            r#"<i data-style="0"><i data-style="1"><i data-style="0">"#
        );
    }

    #[test]
    fn no_comment_of_the_sheet_is_sent_and_none_takes_a_rule_with_it() {
        let sheet = Styles::default().sheet();
        assert!(!sheet.contains("/*") && !sheet.contains("*/"), "{sheet}");
        assert!(sheet.starts_with("#app:has(~ #prerendered) {"), "{sheet}");
        assert_eq!(sheet.matches('{').count(), sheet.matches('}').count());
    }

    #[test]
    fn sizes_are_left_out() {
        let mut styles = Styles::default();
        assert_eq!(styles.take(r#"<i class="x" style="width:0px;">"#), r#"<i class="x">"#);
    }

    #[test]
    fn a_name_follows_its_content() {
        assert_eq!(fingerprint("").len(), 16);
        assert_ne!(fingerprint("a"), fingerprint("b"));
    }
}
