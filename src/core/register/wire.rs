//! `signatories.geojson` as it lies on the endpoint: lenient, so that one odd member costs neither row nor file.

use super::member::Member;
use super::signatory::Status;
use crate::core::decode::Row;
use crate::core::json::{FromJson, Wrong, from_members};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// `signatories.geojson`: a `GeoJSON` `FeatureCollection` with members about the register beside `features`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "signatories.geojson", transform = drop_null_defaults))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["type", "schema", "status", "updated", "publisher", "source", "features"])))]
pub struct RegisterFile {
    /// Always `FeatureCollection`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(extend("const" = "FeatureCollection")))]
    pub kind: String,
    /// `MAJOR.MINOR` of the schema the file follows.
    pub schema: String,
    /// Invented examples, or a published register.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Status"))]
    pub status: Member<Status>,
    /// Date of the data, `YYYY-MM-DD`.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub updated: Member<String>,
    /// Who publishes the register.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub publisher: Member<String>,
    /// Where the register comes from.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub source: Member<String>,
    /// True when `features` is empty on purpose. Without it an empty list counts as a broken file.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub empty: bool,
    /// The signatories.
    pub features: Vec<Row<Feature>>,
}
from_members!(RegisterFile { kind = "type", schema, features; status, updated, publisher, source, empty });

/// One signatory as a `GeoJSON` feature.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = drop_null_defaults))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["type", "id", "geometry", "properties"])))]
pub struct Feature {
    /// Always `Feature`.
    #[serde(rename = "type", default)]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "Feature")))]
    pub kind: Member<String>,
    /// Stable id: 1 to 80 of `a-z`, `0-9` and `-`. Read from `properties.id` where it is missing here, since some
    /// programs move it there.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "String", regex(pattern = "^[a-z0-9-]{1,80}$")))]
    pub id: Member<String>,
    /// A point, or null.
    #[serde(default)]
    pub geometry: Member<Geometry>,
    /// Everything else.
    pub properties: Properties,
}
from_members!(Feature { properties; kind = "type", id, geometry });

/// A `GeoJSON` geometry; only points are used.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = drop_null_defaults, extend("required" = ["type", "coordinates"])))]
pub struct Geometry {
    /// Always `Point`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(extend("const" = "Point")))]
    pub kind: String,
    /// Longitude and latitude in degrees, in this order.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "[f64; 2]"))]
    pub coordinates: Member<Vec<f64>>,
}
from_members!(Geometry { kind = "type"; coordinates });

/// What is told of a signatory.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = drop_null_defaults, extend("required" = ["name", "kind", "scope"])))]
#[serde(default)]
pub struct Properties {
    /// See [`Feature::id`].
    #[serde(skip_serializing)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub id: Member<String>,
    /// Name, at most 300 characters.
    #[cfg_attr(feature = "schema", schemars(with = "String", length(min = 1, max = 300)))]
    pub name: Member<String>,
    /// Id of a kind in the compact file's vocabulary.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub kind: Member<String>,
    /// Ids of themes in the compact file's vocabulary.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub themes: Member<Vec<Member<String>>>,
    /// Id of a district in the compact file's vocabulary, or null.
    pub district: Member<String>,
    /// How precisely the place is told. Without it, or with an unknown word, no place is shown.
    #[cfg_attr(feature = "schema", schemars(with = "super::signatory::Scope"))]
    pub scope: Member<String>,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or null.
    pub signed_on: Member<TextOrYear>,
    /// `http:` or `https:` address, or null.
    pub website: Member<String>,
    /// One plain e-mail address, or null.
    pub email: Member<String>,
    /// What the organisation does, by language tag; each at most 5,000 characters.
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, Option<String>>"))]
    pub description: Member<BTreeMap<String, Member<String>>>,
    /// The year it last assessed itself, or null; never the result.
    pub assessed_year: Member<TextOrYear>,
    /// Where the entry comes from.
    pub source: Member<String>,
    /// When the entry was last changed.
    pub updated: Member<String>,
}
from_members!(Properties {
    ; id, name, kind, themes, district, scope, signed_on, website, email, description, assessed_year, source,
    updated
});

/// A year as a number, or a date as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum TextOrYear {
    /// As a number.
    Year(u16),
    /// As text.
    Text(String),
}

impl FromJson for TextOrYear {
    fn from_json(value: &Value, wrong: &mut Wrong) -> Self {
        if value.is_string() {
            Self::Text(String::from_json(value, wrong))
        } else {
            Self::Year(u16::from_json(value, wrong))
        }
    }
}

impl TextOrYear {
    /// As text.
    pub fn into_text(self) -> String {
        match self {
            Self::Year(year) => year.to_string(),
            Self::Text(text) => text,
        }
    }
}

/// Takes the null defaults out of a schema: the decoder puts up with absent members, the schema says what is right.
#[cfg(feature = "schema")]
fn drop_null_defaults(schema: &mut schemars::Schema) {
    let properties = schema.get_mut("properties").and_then(serde_json::Value::as_object_mut);
    for property in properties.into_iter().flat_map(serde_json::Map::values_mut) {
        if let Some(property) = property.as_object_mut() {
            property.remove("default");
        }
    }
}

#[cfg(all(test, feature = "schema"))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::RegisterFile;
    use serde_json::{Value, json};

    #[test]
    fn the_schema_demands_what_the_decoder_merely_misses() {
        let schema = serde_json::to_value(schemars::schema_for!(RegisterFile)).unwrap();
        let at = |path: &str| schema.pointer(path).cloned().unwrap_or(Value::Null);
        assert_eq!(at("/$defs/Feature/required"), json!(["type", "id", "geometry", "properties"]));
        assert_eq!(at("/$defs/Properties/required"), json!(["name", "kind", "scope"]));
        assert_eq!(at("/$defs/Properties/properties/name/default"), Value::Null);
        assert_eq!(at("/properties/type/const"), json!("FeatureCollection"));
        assert!(!schema.to_string().contains("\"default\":null"));
    }
}
