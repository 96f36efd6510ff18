//! Scripts as a browser reads them, without what only people do.

/// The lines of a script without indentation; empty ones are left out, and comments that have their lines to themselves.
/// Nothing when a text goes over several lines, where a blank or a slash may mean something.
pub fn bare(script: &str) -> Option<String> {
    let mut inside = false;
    let lines = script.lines().map(str::trim).filter(|line| {
        let comment = inside || line.starts_with("/*") || line.starts_with("//");
        inside = (inside || line.starts_with("/*")) && !line.ends_with("*/");
        !line.is_empty() && !comment
    });
    let kept: Vec<&str> = lines.collect();
    let whole = kept.iter().all(|line| line.matches('`').count() % 2 == 0);
    whole.then(|| kept.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        let script = "// What it is.\nconst a = 1; // one\n\n  /**\n   * One.\n   *\n   two\n   */\n  /* three */\n  const b = \"// two\";\n";
        assert_eq!(bare(script).as_deref(), Some("const a = 1; // one\nconst b = \"// two\";"));
        assert_eq!(bare("const a = `${b}`;").as_deref(), Some("const a = `${b}`;"));
    }

    #[test]
    fn a_text_over_several_lines_is_refused() {
        assert_eq!(bare("const a = `one\n  // two`;"), None);
    }
}
