//! A member of a row that may be absent, readable, or something else, without costing the row.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned};

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

impl<'de, T: DeserializeOwned> Deserialize<'de> for Member<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        if value.is_null() {
            return Ok(Self::Missing);
        }
        Ok(T::deserialize(value).map_or(Self::Odd, Self::Good))
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
    #![allow(clippy::unwrap_used)]
    use super::Member;

    #[test]
    fn another_type_is_odd_and_null_is_missing() {
        let read = |text: &str| serde_json::from_str::<Member<String>>(text).unwrap();
        assert_eq!(read("\"a\""), Member::Good("a".to_owned()));
        assert_eq!(read("null"), Member::Missing);
        assert_eq!(read("[1]"), Member::Odd);
    }
}
