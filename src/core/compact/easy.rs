//! Shape of `easy.{lang}.json`: some pages told again in easy words. Optional, language by language.

use crate::core::decode::{DecodeError, Decoded, Row, check_share, keep_good, parse};
use crate::core::json::from_members;
use serde::Serialize;

/// Id of the easy version of the home page.
pub const HOME: &str = "home";
/// Id of the easy version of the page about the compact.
pub const COMPACT: &str = "compact";

/// A few lines under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EasyPart {
    /// Heading, or empty for lines that stand first.
    #[serde(default)]
    pub title: String,
    /// One idea each, shown on a line of its own.
    pub lines: Vec<String>,
}
from_members!(EasyPart { lines; title });

/// A page in easy words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EasyPage {
    /// Which page it tells again: `home`, `compact`, or the id of a principle.
    pub id: String,
    /// The page's heading.
    pub title: String,
    /// Its parts in order.
    pub parts: Vec<EasyPart>,
}
from_members!(EasyPage { id, title, parts });

/// The file as it lies on the endpoint.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "easy.{lang}.json"))]
pub struct EasyFile {
    /// `MAJOR.MINOR`.
    pub schema: String,
    /// See [`Easy::language`].
    pub language: String,
    /// See [`Easy::updated`].
    pub updated: String,
    /// See [`Easy::pages`].
    pub pages: Vec<Row<EasyPage>>,
}
from_members!(EasyFile { schema, language, updated, pages });

/// Everything there is in easy words in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Easy {
    /// Language of every text, for example `sv`.
    pub language: String,
    /// Date the file was last changed, `YYYY-MM-DD`.
    pub updated: String,
    /// The pages; a page without an easy version is not there.
    pub pages: Vec<EasyPage>,
}

impl Easy {
    /// The easy version of a page.
    pub fn page(&self, id: &str) -> Option<&EasyPage> {
        self.pages.iter().find(|page| page.id == id)
    }
}

/// Decodes a file of easy texts.
///
/// # Errors
/// When the text is not JSON, not of this shape, of an unknown schema major, or when more than a fifth of its pages are
/// unreadable.
pub fn decode(text: &str) -> Result<Decoded<Easy>, DecodeError> {
    let file: EasyFile = parse(text)?;
    let mut problems = Vec::new();
    let total = file.pages.len();
    let pages = keep_good("pages", file.pages, &mut problems);
    check_share(total - pages.len(), total)?;
    Ok(Decoded { value: Easy { language: file.language, updated: file.updated, pages }, problems })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::decode;
    use crate::core::decode::DecodeError;

    fn file(pages: &str) -> String {
        format!(r#"{{"schema":"1.0","language":"sv","updated":"2026-11-24","pages":[{pages}]}}"#)
    }

    const GOOD: &str = r#"{"id":"home","title":"Hej","parts":[{"lines":["Hej på dig."]}]}"#;

    #[test]
    fn pages_are_found_by_what_they_tell_again() {
        let easy = decode(&file(GOOD)).unwrap().value;
        assert_eq!(easy.page("home").map(|page| page.title.as_str()), Some("Hej"));
        assert_eq!(easy.page("home").and_then(|page| page.parts.first()).map(|part| part.title.as_str()), Some(""));
        assert_eq!(easy.page("compact"), None);
    }

    #[test]
    fn a_page_that_cannot_be_read_is_left_out_and_said() {
        let good = [GOOD; 5].join(",");
        let decoded = decode(&file(&[good.as_str(), r#"{"id":"compact","title":"x"}"#].join(","))).unwrap();
        assert_eq!((decoded.value.pages.len(), decoded.problems.len()), (5, 1));
        let refused = decode(&file(r#"{"id":"home"}"#)).unwrap_err();
        assert_eq!(refused, DecodeError::TooManyBadRows { bad: 1, total: 1 });
    }

    #[test]
    fn another_major_is_refused() {
        let text = file(GOOD).replace("1.0", "2.0");
        assert_eq!(decode(&text).unwrap_err(), DecodeError::UnknownSchema("2.0".into()));
    }
}
