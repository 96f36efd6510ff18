//! One list of a JSON file, item by item.
//!
//! Parsed whole, a register is a tree of some two kilobytes a row, and WebAssembly memory never shrinks. Here only the item
//! that is being read is a tree; the others are still text.

use super::decode::{DecodeError, parse_json};
use serde_json::Value;
use std::vec::IntoIter;

/// The items of one list, parsed one by one.
#[derive(Debug)]
pub struct Items {
    text: String,
    /// Where in `text` the next item begins, in bytes.
    start: usize,
    /// Where each of those that are left ends.
    ends: IntoIter<usize>,
}

/// Splits the text of a JSON object into everything but the items of its list `name`, and these items. Where it has no
/// such list, or writes the name with escapes, there are no items, and all of it is in the first part.
///
/// # Errors
/// [`DecodeError::NotJson`] when what stands outside of the items is not JSON. What is wrong in an item is told when its
/// turn comes; a text of which no part is refused is JSON to the end.
pub fn split(text: String, name: &str) -> Result<(Value, Items), DecodeError> {
    let (start, ends) = find(text.as_bytes(), name.as_bytes()).unwrap_or_default();
    let part = |part: Option<&str>| part.unwrap_or_default().to_owned();
    let mut outside = part(text.get(..start));
    let end = ends.last().copied().unwrap_or(start);
    outside.push_str(text.get(end..).unwrap_or_default());
    let none = ends.len() < 2 && after_space(text.as_bytes(), start).is_none_or(|(first, _)| first == end);
    let items = Items { text, start, ends: if none { Vec::new() } else { ends }.into_iter() };
    Ok((parse_json(&outside).map_err(|of_part| items.in_whole(of_part))?, items))
}

impl Items {
    /// How many are left.
    pub fn left(&self) -> usize {
        self.ends.len()
    }

    /// The same error with its line and column in the whole text.
    fn in_whole(&self, of_part: DecodeError) -> DecodeError {
        parse_json(&self.text).err().unwrap_or(of_part)
    }
}

impl Iterator for Items {
    type Item = Result<Value, DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        let end = self.ends.next()?;
        let item = parse_json(self.text.get(self.start..end).unwrap_or_default());
        self.start = end + 1;
        Some(item.map_err(|of_item| self.in_whole(of_item)))
    }
}

/// Where the items of the list `name` of the outermost object begin, and where each of them ends, in bytes. Looks at
/// nothing but quotes, brackets and commas: whoever parses the parts will see what is wrong with them.
fn find(text: &[u8], name: &[u8]) -> Option<(usize, Vec<usize>)> {
    let (mut at, mut depth) = (0, 0_u32);
    let mut list: Option<(usize, Vec<usize>)> = None;
    loop {
        match (text.get(at)?, &mut list) {
            (b'"', _) => {
                let start = at + 1;
                at = end_of_string(text, start)?;
                if depth == 1 && list.is_none() && text.get(start..at) == Some(name) {
                    let is_list = after_space(text, at + 1).filter(|(_, byte)| *byte == b':');
                    let opening = is_list.and_then(|(colon, _)| after_space(text, colon + 1));
                    if let Some((opening, b'[')) = opening {
                        (at, depth) = (opening, 2);
                        list = Some((opening + 1, Vec::new()));
                    }
                }
            }
            (b'[' | b'{', _) => depth += 1,
            (b']' | b'}', list) => {
                depth = depth.checked_sub(1)?;
                if depth == 1
                    && let Some((start, mut ends)) = list.take()
                {
                    ends.push(at);
                    return Some((start, ends));
                }
            }
            (b',', Some((_, ends))) if depth == 2 => ends.push(at),
            _ => {}
        }
        at += 1;
    }
}

/// Where the string that begins at `at` has its closing quote.
fn end_of_string(text: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match text.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// The first byte from `at` on that is no white space, and where it stands.
fn after_space(text: &[u8], mut at: usize) -> Option<(usize, u8)> {
    loop {
        match text.get(at)? {
            b' ' | b'\n' | b'\r' | b'\t' => at += 1,
            byte => return Some((at, *byte)),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::split;
    use crate::core::decode::{DecodeError, parse_json};
    use crate::core::register::strategies::json;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    /// The file put together again.
    fn whole(text: &str) -> Result<Value, DecodeError> {
        let (mut file, items) = split(text.to_owned(), "features")?;
        let items = items.collect::<Result<Vec<Value>, DecodeError>>()?;
        if !items.is_empty() {
            *file.get_mut("features").unwrap() = Value::Array(items);
        }
        Ok(file)
    }

    #[test]
    fn items_are_parsed_one_by_one_and_the_rest_at_once() {
        let text = r#" {"a": "features", "features" : [ {"b": [1, "]\"\\"]}, 2,[] ], "c": {"features": [3]}} "#;
        let (file, mut items) = split(text.to_owned(), "features").unwrap();
        assert_eq!(file, json!({"a": "features", "features": [], "c": {"features": [3]}}));
        assert_eq!(items.left(), 3);
        assert_eq!(items.next(), Some(Ok(json!({"b": [1, "]\"\\"]}))));
        assert_eq!(items.by_ref().map(Result::unwrap).collect::<Vec<_>>(), [json!(2), json!([])]);
        assert_eq!(items.left(), 0);
    }

    #[test]
    fn an_empty_list_and_none_have_no_items() {
        for text in
            [r#"{"features":[]}"#, r#"{"features":[ ],"a":1}"#, r#"{"a":1}"#, r#"{"features":{"b":1}}"#, "[1,2]"]
        {
            let (file, items) = split(text.to_owned(), "features").unwrap();
            assert_eq!((Ok(file), items.left()), (parse_json(text), 0), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_in_the_file() {
        let text = "{\"features\":[\n{\"a\":1},\n{\"a\":}\n]}";
        assert_eq!(whole(text), parse_json(text));
        assert!(format!("{:?}", whole(text)).contains("line 3 column 6"));
        for text in [
            "",
            "{",
            r#"{"features":["#,
            r#"{"features":[1"#,
            r#"{"features":[1,]}"#,
            r#"{"features":[,1]}"#,
            "{\"features\":[\u{c}]}",
        ] {
            assert_eq!(whole(text), parse_json(text), "{text}");
            assert!(whole(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_split_is_json_exactly_when_the_whole_is(value in json(), at in any::<prop::sample::Index>(), new in "[\\[\\]{},:\"\\\\1 a\\x0c]?") {
            let text = json!({"schema": "1.0", "features": [value.clone(), value], "x": ["features"]}).to_string();
            prop_assert_eq!(whole(&text), parse_json(&text));
            // One character put in the place of another, or taken away.
            let mut damaged: Vec<char> = text.chars().collect();
            let at = at.index(damaged.len());
            damaged.splice(at..=at, new.chars());
            let damaged: String = damaged.into_iter().collect();
            prop_assert_eq!(whole(&damaged), parse_json(&damaged), "{}", damaged);
        }
    }
}
