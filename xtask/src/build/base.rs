//! The path the app is served under.

use crate::error::{Error, Result};

/// Reads a base path: `/`, `/sub/` or `sub`, always giving the form with both slashes.
///
/// # Errors
/// [`Error::Usage`] when it holds anything but letters, digits, `-`, `_`, `.`, `~` and `/`.
pub fn base_of(text: &str) -> Result<String> {
    let inside = text.trim_matches('/');
    let part_is_plain = |part: &str| {
        !part.is_empty()
            && part != "."
            && part != ".."
            && part.chars().all(|char| char.is_ascii_alphanumeric() || "-_.~".contains(char))
    };
    if inside.is_empty() {
        return Ok("/".to_owned());
    }
    if !inside.split('/').all(part_is_plain) {
        return Err(Error::Usage(format!("--base cannot be `{text}`; write it as in /sub/")));
    }
    Ok(format!("/{inside}/"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_base_always_has_both_slashes() {
        assert_eq!(base_of("/").unwrap(), "/");
        assert_eq!(base_of("").unwrap(), "/");
        assert_eq!(base_of("sub").unwrap(), "/sub/");
        assert_eq!(base_of("/a/b").unwrap(), "/a/b/");
    }

    #[test]
    fn whole_addresses_and_tricks_are_refused() {
        for wrong in ["https://x.org/", "/a b/", "/../", "/a//b/", "/<x>/"] {
            assert!(base_of(wrong).is_err(), "{wrong}");
        }
    }
}
