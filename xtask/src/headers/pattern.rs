//! Path patterns of the header rules.

/// A pattern such as `/data/v1/**` or `/**-[hash].js`; the words are explained in `deploy/headers.toml`.
#[derive(Debug, Clone)]
pub struct Pattern {
    text: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Char(char),
    OneChar,
    WithinFolder,
    Anything,
    Hash,
}

const HASH: &str = "[hash]";
const HASH_LENGTHS: std::ops::RangeInclusive<usize> = 8..=16;

impl Pattern {
    /// Reads a pattern; every text is one.
    pub fn new(text: &str) -> Self {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let (part, length) = if rest.starts_with(HASH) {
                (Part::Hash, HASH.len())
            } else if rest.starts_with("**") {
                (Part::Anything, 2)
            } else {
                match first {
                    '*' => (Part::WithinFolder, 1),
                    '?' => (Part::OneChar, 1),
                    other => (Part::Char(other), other.len_utf8()),
                }
            };
            parts.push(part);
            rest = rest.get(length..).unwrap_or_default();
        }
        Self { text: text.to_owned(), parts }
    }

    /// Whether the whole of `path` fits.
    pub fn matches(&self, path: &str) -> bool {
        fits(&self.parts, path)
    }

    /// The fixed start of a pattern of the form `/start/**`, as in `/start/`.
    pub fn prefix(&self) -> Option<&str> {
        self.text.strip_suffix("**").filter(|start| start.ends_with('/') && !start.contains(['*', '?', '[']))
    }

    /// The same pattern as a regular expression for a whole path, in the dialect nginx and Caddy share, after `base`.
    pub fn regex(&self, base: &str) -> String {
        let mut regex = String::from("^");
        for part in base.chars().map(Part::Char).chain(self.parts.iter().cloned()) {
            match part {
                Part::Char(char) if char.is_ascii_punctuation() && !"/-_".contains(char) => {
                    regex.push('\\');
                    regex.push(char);
                }
                Part::Char(char) => regex.push(char),
                Part::OneChar => regex.push_str("[^/]"),
                Part::WithinFolder => regex.push_str("[^/]*"),
                Part::Anything => regex.push_str(".*"),
                Part::Hash => {
                    // A counted repetition needs braces, which hosts read as blocks or placeholders.
                    regex.push_str(&"[0-9a-f]".repeat(*HASH_LENGTHS.start()));
                    regex.push_str("[0-9a-f]*");
                }
            }
        }
        regex + "$"
    }
}

fn fits(parts: &[Part], path: &str) -> bool {
    let Some((part, later)) = parts.split_first() else {
        return path.is_empty();
    };
    let mut chars = path.chars();
    match part {
        Part::Char(wanted) => chars.next() == Some(*wanted) && fits(later, chars.as_str()),
        Part::OneChar => chars.next().is_some_and(|char| char != '/') && fits(later, chars.as_str()),
        Part::WithinFolder => ends(path, |char| char != '/').any(|rest| fits(later, rest)),
        Part::Anything => ends(path, |_| true).any(|rest| fits(later, rest)),
        Part::Hash => ends(path, |char| char.is_ascii_digit() || ('a'..='f').contains(&char))
            .any(|rest| HASH_LENGTHS.contains(&(path.len() - rest.len())) && fits(later, rest)),
    }
}

/// What is left of `path` after 0, 1, 2 … leading characters, as long as they are `allowed`.
fn ends(path: &str, allowed: impl Fn(char) -> bool) -> impl Iterator<Item = &str> {
    let taken = path.find(|char| !allowed(char)).unwrap_or(path.len());
    (0..=taken).filter_map(|at| path.get(at..))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, path: &str) -> bool {
        Pattern::new(pattern).matches(path)
    }

    #[test]
    fn one_star_stays_in_its_folder_and_two_do_not() {
        assert!(matches("/a/*.js", "/a/x.js"));
        assert!(!matches("/a/*.js", "/a/b/x.js"));
        assert!(matches("/**.js", "/a/b/x.js"));
        assert!(matches("/**", "/"));
        assert!(!matches("/embed/**", "/embed"));
        assert!(!matches("/embed/**", "/embedded/x"));
    }

    #[test]
    fn a_hash_is_8_to_16_hexadecimal_digits() {
        assert!(matches("/**-[hash].js", "/app-0123456789abcdef.js"));
        assert!(matches("/**-[hash].js", "/app-01234567.js"));
        assert!(!matches("/**-[hash].js", "/app-0123456.js"));
        assert!(!matches("/**-[hash].js", "/app-0123456789abcdef0.js"));
        assert!(!matches("/**-[hash].js", "/app-no-hash-here.js"));
    }

    #[test]
    fn letters_of_several_bytes_are_single_characters() {
        assert!(matches("/f?r", "/för"));
        assert!(matches("/*", "/åäö"));
    }

    #[test]
    fn regular_expressions_say_the_same() {
        let digits = "[0-9a-f]".repeat(9);
        assert_eq!(Pattern::new("/**-[hash].js").regex("/sub"), format!(r"^/sub/.*-{digits}*\.js$"));
        assert_eq!(Pattern::new("/a/*.css").regex(""), r"^/a/[^/]*\.css$");
    }

    #[test]
    fn a_pattern_for_a_whole_folder_is_recognised() {
        assert_eq!(Pattern::new("/embed/**").prefix(), Some("/embed/"));
        assert_eq!(Pattern::new("/**.js").prefix(), None);
    }
}
