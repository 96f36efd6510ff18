//! Typed values out of JSON, without derived decoders.
//!
//! Derived ones copy themselves once per type and once more per list of it; in the browser they weighed a tenth of each
//! bundle (ARCHITECTURE.md has the figures). Here every member is one call of a shared function. To need no branch per
//! member, reading never stops: what does not fit is noted once in [`Wrong`], a stand-in takes its place, and whoever
//! asked looks at the note before the value.

use crate::core::decode::Row;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The first thing that did not fit, if anything.
#[derive(Debug, Default)]
pub struct Wrong {
    member: &'static str,
    reason: Option<(&'static str, &'static str)>,
}

impl Wrong {
    /// Notes what the present member should have been, unless something was noted before.
    pub fn note(&mut self, expected: &'static str) {
        let member = self.member;
        self.reason.get_or_insert((member, expected));
    }

    /// What did not fit, in English, for `cargo xtask data check` and the console.
    ///
    /// # Errors
    /// The sentence, when something did not fit.
    pub fn check(self) -> Result<(), String> {
        match self.reason {
            None => Ok(()),
            Some(("", expected)) => Err(["should be ", expected].concat()),
            Some((member, MISSING)) => Err(["`", member, "` ", MISSING].concat()),
            Some((member, expected)) => Err(["`", member, "` should be ", expected].concat()),
        }
    }
}

const MISSING: &str = "is missing";

/// A type that can be read from JSON.
pub trait FromJson: Sized {
    /// The value; where `value` does not fit, a stand-in with a note in `wrong`.
    fn from_json(value: &Value, wrong: &mut Wrong) -> Self;
}

/// The members of an object, to be read by name.
pub struct Members<'a, 'w> {
    members: Option<&'a Map<String, Value>>,
    wrong: &'w mut Wrong,
}

impl<'a, 'w> Members<'a, 'w> {
    /// Of `value`; of nothing, with a note, when it is no object.
    pub fn of(value: &'a Value, wrong: &'w mut Wrong) -> Self {
        let members = value.as_object();
        if members.is_none() {
            wrong.note("an object");
        }
        Self { members, wrong }
    }

    /// A member that must be there.
    pub fn required<T: FromJson>(&mut self, name: &'static str) -> T {
        let value = self.find(name).unwrap_or_else(|| self.missing());
        T::from_json(value, self.wrong)
    }

    /// A member that may be absent; then it is what nothing reads as: an empty text or list, false, zero, none.
    pub fn optional<T: FromJson>(&mut self, name: &'static str) -> T {
        match self.find(name) {
            Some(value) => T::from_json(value, self.wrong),
            None => T::from_json(&Value::Null, &mut Wrong::default()),
        }
    }

    /// The rows of a list; none where there is no such list, which is noted when it must be there.
    pub fn items(&mut self, name: &'static str, must: bool) -> &'a [Value] {
        match self.find(name) {
            Some(value) => items(value, self.wrong),
            None if must => items(self.missing(), self.wrong),
            None => &[],
        }
    }

    /// The members of an object that must be there.
    pub fn object(&mut self, name: &'static str) -> Members<'a, '_> {
        let value = self.find(name).unwrap_or_else(|| self.missing());
        Members::of(value, self.wrong)
    }

    fn missing(&mut self) -> &'static Value {
        self.wrong.note(MISSING);
        &Value::Null
    }

    fn find(&mut self, name: &'static str) -> Option<&'a Value> {
        self.wrong.member = name;
        self.members?.get(name)
    }
}

/// Reads a struct member by member: those that must be there, and after `;` those that may be absent. A member of
/// another name in the file is written `field = "name"`.
macro_rules! from_members {
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    ($type:ident { $($must:ident $(= $must_name:literal)?),* $(; $($may:ident $(= $may_name:literal)?),+)? }) => {
        impl $crate::core::json::FromJson for $type {
            fn from_json(value: &serde_json::Value, wrong: &mut $crate::core::json::Wrong) -> Self {
                let mut members = $crate::core::json::Members::of(value, wrong);
                Self {
                    $($must: members.required($crate::core::json::from_members!(@name $must $($must_name)?)),)*
                    $($($may: members.optional($crate::core::json::from_members!(@name $may $($may_name)?)),)+)?
                }
            }
        }
    };
}
pub(crate) use from_members;

/// Reads an enum from one word per variant; the first is the stand-in.
macro_rules! from_words {
    ($type:ident { $first:ident = $first_word:literal $(, $variant:ident = $word:literal)* }) => {
        impl $crate::core::json::FromJson for $type {
            fn from_json(value: &serde_json::Value, wrong: &mut $crate::core::json::Wrong) -> Self {
                match value.as_str() {
                    Some($first_word) => Self::$first,
                    $(Some($word) => Self::$variant,)*
                    _ => {
                        wrong.note(concat!("one of ", $first_word $(, ", ", $word)*));
                        Self::$first
                    }
                }
            }
        }
    };
}
pub(crate) use from_words;

impl FromJson for String {
    fn from_json(value: &Value, wrong: &mut Wrong) -> Self {
        value.as_str().map_or_else(
            || {
                wrong.note("a text");
                Self::new()
            },
            str::to_owned,
        )
    }
}

impl FromJson for bool {
    fn from_json(value: &Value, wrong: &mut Wrong) -> Self {
        value.as_bool().unwrap_or_else(|| {
            wrong.note("true or false");
            false
        })
    }
}

impl FromJson for f64 {
    fn from_json(value: &Value, wrong: &mut Wrong) -> Self {
        value.as_f64().unwrap_or_else(|| {
            wrong.note("a number");
            0.0
        })
    }
}

impl FromJson for i32 {
    fn from_json(value: &Value, wrong: &mut Wrong) -> Self {
        value.as_i64().and_then(|number| number.try_into().ok()).unwrap_or_else(|| {
            wrong.note("a whole number");
            0
        })
    }
}

impl FromJson for u64 {
    fn from_json(value: &Value, wrong: &mut Wrong) -> Self {
        value.as_u64().unwrap_or_else(|| {
            wrong.note("a whole number from 0");
            0
        })
    }
}

/// Smaller counts by way of the largest.
macro_rules! from_count {
    ($($type:ty),*) => {
        $(impl FromJson for $type {
            fn from_json(value: &Value, wrong: &mut Wrong) -> Self {
                u64::from_json(value, wrong).try_into().unwrap_or_else(|_| {
                    wrong.note("a smaller number");
                    0
                })
            }
        })*
    };
}
from_count!(u8, u16, u32);

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: &Value, wrong: &mut Wrong) -> Self {
        items(value, wrong).iter().map(|item| T::from_json(item, wrong)).collect()
    }
}

fn items<'a>(value: &'a Value, wrong: &mut Wrong) -> &'a [Value] {
    value.as_array().map_or_else(
        || {
            wrong.note("a list");
            &[][..]
        },
        Vec::as_slice,
    )
}

impl<const N: usize> FromJson for [f64; N] {
    fn from_json(value: &Value, wrong: &mut Wrong) -> Self {
        Vec::from_json(value, wrong).try_into().unwrap_or_else(|_| {
            wrong.note("a list of so many numbers");
            [0.0; N]
        })
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: &Value, wrong: &mut Wrong) -> Self {
        (!value.is_null()).then(|| T::from_json(value, wrong))
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn from_json(value: &Value, wrong: &mut Wrong) -> Self {
        let Some(members) = value.as_object() else {
            wrong.note("an object");
            return Self::new();
        };
        let mut read = Self::new();
        // `collect` would bring a sort of its own, some five kilobytes of wasm.
        read.extend(members.iter().map(|(name, value)| (name.clone(), T::from_json(value, wrong))));
        read
    }
}

impl<T: FromJson> FromJson for Row<T> {
    fn from_json(value: &Value, _: &mut Wrong) -> Self {
        let mut wrong = Wrong::default();
        let row = T::from_json(value, &mut wrong);
        match wrong.check() {
            Ok(()) => Self::Good(row),
            Err(reason) => {
                let id = value.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
                Self::Bad { id, reason }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FromJson, Wrong};
    use crate::core::decode::Row;
    use serde_json::{Value, json};

    #[derive(Debug, PartialEq)]
    enum Colour {
        Red,
        Blue,
    }
    from_words!(Colour { Red = "red", Blue = "blue" });

    #[derive(Debug, PartialEq)]
    struct Thing {
        id: String,
        count: u8,
        kind: Colour,
        at: [f64; 2],
        notes: Vec<String>,
    }
    from_members!(Thing { id, count, kind = "type", at; notes });

    fn read<T: FromJson>(value: &Value) -> Result<T, String> {
        let mut wrong = Wrong::default();
        let read = T::from_json(value, &mut wrong);
        wrong.check().map(|()| read)
    }

    fn thing() -> Value {
        json!({"id": "a", "count": 3, "type": "blue", "at": [1, 2.5], "of_tomorrow": {}})
    }

    #[test]
    fn a_whole_object_is_read_and_unknown_members_left_alone() {
        let whole = Thing { id: "a".into(), count: 3, kind: Colour::Blue, at: [1.0, 2.5], notes: vec![] };
        assert_eq!(read(&thing()), Ok(whole));
    }

    #[test]
    fn the_first_thing_wrong_is_told_by_name() {
        for (member, value, told) in [
            ("id", json!(7), "`id` should be a text"),
            ("count", json!(300), "`count` should be a smaller number"),
            ("count", json!(-1), "`count` should be a whole number from 0"),
            ("type", json!("green"), "`type` should be one of red, blue"),
            ("at", json!([1]), "`at` should be a list of so many numbers"),
            ("at", json!([1, "x"]), "`at` should be a number"),
            ("notes", json!(null), "`notes` should be a list"),
        ] {
            let mut object = thing();
            object.as_object_mut().and_then(|members| members.insert(member.to_owned(), value));
            assert_eq!(read::<Thing>(&object), Err(told.to_owned()));
        }
        let mut object = thing();
        object.as_object_mut().map(|members| members.remove("type"));
        assert_eq!(read::<Thing>(&object), Err("`type` is missing".to_owned()));
        assert_eq!(read::<Thing>(&json!([])), Err("should be an object".to_owned()));
    }

    #[test]
    fn one_bad_row_leaves_the_others_good() {
        let rows: Vec<Row<Thing>> = read(&json!([thing(), {"id": "b"}, 5])).unwrap_or_default();
        let kinds: Vec<_> = rows.iter().map(|row| matches!(row, Row::Good(_))).collect();
        assert_eq!(kinds, [true, false, false]);
        assert_eq!(rows.get(1), Some(&Row::Bad { id: "b".into(), reason: "`count` is missing".into() }));
    }
}
