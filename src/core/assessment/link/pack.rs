//! JSON in few bytes: a tag per value, a length before what has one, small numbers and frequent names as one byte.

use serde_json::{Map, Value};

/// How deep values may lie in each other.
const DEPTH: u8 = 12;

/// Names and words the file's format uses, each written as one byte. Only ever add at the end: links out there count on
/// the order.
const KNOWN: [&str; 40] = [
    "app",
    "samspel",
    "schema",
    "instrument",
    "id",
    "version",
    "party",
    "organisation",
    "city",
    "title",
    "about",
    "scope",
    "whole",
    "department",
    "cooperation",
    "name",
    "created",
    "updated",
    "quick",
    "answers",
    "plan",
    "level",
    "note",
    "example",
    "unknown",
    "na",
    "indicator",
    "principle",
    "what",
    "how",
    "status",
    "who",
    "when",
    "measure",
    "outcome",
    "area",
    "planned",
    "ongoing",
    "done",
    "dropped",
];

/// Below this a byte is a small number; above, what it says.
const SMALL: u8 = 16;
const NULL: u8 = 16;
const FALSE: u8 = 17;
const TRUE: u8 = 18;
const NUMBER: u8 = 19;
const TEXT: u8 = 20;
const LIST: u8 = 21;
const OBJECT: u8 = 22;
const FIRST_KNOWN: u8 = 64;

/// The bytes for `value`. Numbers that are no whole ones from 0 do not occur in an assessment; they become nought.
pub fn pack(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(value, &mut bytes);
    bytes
}

fn write(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Null => out.push(NULL),
        Value::Bool(false) => out.push(FALSE),
        Value::Bool(true) => out.push(TRUE),
        Value::Number(number) => {
            let number = number.as_u64().unwrap_or_default();
            match u8::try_from(number) {
                Ok(small) if small < SMALL => out.push(small),
                _ => {
                    out.push(NUMBER);
                    write_length(number, out);
                }
            }
        }
        Value::String(text) => write_text(text, out),
        Value::Array(items) => {
            out.push(LIST);
            write_length(items.len() as u64, out);
            for item in items {
                write(item, out);
            }
        }
        Value::Object(members) => {
            out.push(OBJECT);
            write_length(members.len() as u64, out);
            for (name, member) in members {
                write_text(name, out);
                write(member, out);
            }
        }
    }
}

fn write_text(text: &str, out: &mut Vec<u8>) {
    let known = KNOWN.iter().position(|known| *known == text).and_then(|at| u8::try_from(at).ok());
    if let Some(at) = known {
        out.push(FIRST_KNOWN + at);
        return;
    }
    out.push(TEXT);
    write_length(text.len() as u64, out);
    out.extend(text.as_bytes());
}

/// Seven bits a byte, lowest first; the highest bit says that more follow.
fn write_length(mut number: u64, out: &mut Vec<u8>) {
    while number > 127 {
        out.push(number.to_le_bytes()[0] | 128);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// The value in `bytes`, which must hold it exactly; none for anything else.
pub fn unpack(bytes: &[u8]) -> Option<Value> {
    let mut reader = Reader { rest: bytes };
    let value = reader.value(DEPTH)?;
    reader.rest.is_empty().then_some(value)
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn length(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self, tag: u8) -> Option<String> {
        if tag != TEXT {
            return KNOWN.get(usize::from(tag.checked_sub(FIRST_KNOWN)?)).map(|known| (*known).to_owned());
        }
        let length = usize::try_from(self.length()?).ok()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        std::str::from_utf8(text).ok().map(str::to_owned)
    }

    fn value(&mut self, depth: u8) -> Option<Value> {
        let tag = self.byte()?;
        Some(match tag {
            0..SMALL => Value::from(tag),
            NULL => Value::Null,
            FALSE => Value::Bool(false),
            TRUE => Value::Bool(true),
            NUMBER => Value::from(self.length()?),
            LIST => {
                let deeper = depth.checked_sub(1)?;
                let mut items = Vec::new();
                // Each item takes a byte at least, so a lie about their number ends here.
                for _ in 0..self.length()? {
                    items.push(self.value(deeper)?);
                }
                Value::Array(items)
            }
            OBJECT => {
                let deeper = depth.checked_sub(1)?;
                let mut members = Map::new();
                for _ in 0..self.length()? {
                    let name = self.byte()?;
                    let name = self.text(name)?;
                    let member = self.value(deeper)?;
                    members.insert(name, member);
                }
                Value::Object(members)
            }
            _ => Value::String(self.text(tag)?),
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{KNOWN, pack, unpack};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    #[test]
    fn frequent_names_and_small_numbers_take_one_byte() {
        assert_eq!(pack(&json!("level")).len(), 1);
        assert_eq!(pack(&json!(3)).len(), 1);
        assert_eq!(pack(&json!({"level": 2})).len(), 4);
        assert!(KNOWN.len() <= 192, "one byte each");
    }

    #[test]
    fn more_or_less_than_one_value_is_none() {
        let mut bytes = pack(&json!(["a", 1]));
        bytes.push(0);
        assert_eq!(unpack(&bytes), None);
        bytes.truncate(3);
        assert_eq!((unpack(&bytes), unpack(&[])), (None, None));
    }

    #[test]
    fn values_may_not_lie_too_deep_in_each_other() {
        let nested = |depth| {
            let mut bytes = [21, 1].repeat(depth);
            bytes.push(0);
            unpack(&bytes)
        };
        assert!(nested(12).is_some());
        assert_eq!((nested(13), nested(100_000)), (None, None));
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<u32>().prop_map(Value::from),
            ".{0,200}".prop_map(Value::from),
            "level|note|samspel".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                proptest::collection::btree_map("[a-z]{0,6}|level", inner, 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn values_come_back(value in any_value()) {
            prop_assert_eq!(unpack(&pack(&value)), Some(value));
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>()) {
            let _ = unpack(&bytes);
        }
    }
}
