//! A member of a row that may be absent, readable, or something else, without costing the row.

use crate::core::json::{FromJson, Wrong};
use serde::{Serialize, Serializer};
use serde_json::Value;

/// Absent or null, readable as `T`, or of another type.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Member<T> {
    /// Not there, or null.
    #[default]
    Missing,
    /// Readable.
    Good(T),
    /// There, but of another type.
    Odd,
}

impl<T> Member<T> {
    /// The value where it was readable. `odd` is called when something else stood there.
    pub fn or_report(self, odd: impl FnOnce()) -> Option<T> {
        match self {
            Self::Good(value) => Some(value),
            Self::Missing => None,
            Self::Odd => {
                odd();
                None
            }
        }
    }
}

impl<T> From<Option<T>> for Member<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Self::Good)
    }
}

impl<T: FromJson> FromJson for Member<T> {
    fn from_json(value: &Value, _: &mut Wrong) -> Self {
        if value.is_null() {
            return Self::Missing;
        }
        let mut wrong = Wrong::default();
        let read = T::from_json(value, &mut wrong);
        if wrong.check().is_ok() { Self::Good(read) } else { Self::Odd }
    }
}

impl<T: Serialize> Serialize for Member<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Good(value) => value.serialize(serializer),
            Self::Missing | Self::Odd => serializer.serialize_none(),
        }
    }
}

/// The schema says what is right, so an odd member is none.
#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Member<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Option::<T>::schema_name()
    }
    fn inline_schema() -> bool {
        Option::<T>::inline_schema()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Option::<T>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::Member;
    use crate::core::json::{FromJson, Wrong};
    use serde_json::json;

    #[test]
    fn another_type_is_odd_and_null_is_missing() {
        let read = |value| Member::<String>::from_json(&value, &mut Wrong::default());
        assert_eq!(read(json!("a")), Member::Good("a".to_owned()));
        assert_eq!(read(json!(null)), Member::Missing);
        assert_eq!(read(json!([1])), Member::Odd);
    }
}
