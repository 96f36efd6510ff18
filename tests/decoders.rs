//! The decoders and the published schemas say the same: which members there are, and which must be there.
//!
//! Schemas come from the types' attributes, decoders from `from_members!`; this is what keeps the two lists together. The
//! register is left out: its schema says what is right, its decoder puts up with less.
#![cfg(feature = "schema")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use samspel::core::assessment::benchmark::{BenchmarkFile, BenchmarkRow};
use samspel::core::assessment::instrument::{
    Guidance, Indicator, InstrumentFile, Level, OtherAnswer, OtherAnswers, Patterns, Side, Step,
};
use samspel::core::compact::decode::CompactFile;
use samspel::core::compact::easy::{EasyFile, EasyPage, EasyPart};
use samspel::core::compact::{
    Area, ColourPair, Disagreement, District, Event, Example, Figure, Group, Helper, HelperQuestion, HomeText, Kind,
    PartyText, Period, Principle, SamplePlanRow, Section, Source, Statement, Term, Theme, Version, Vocabularies,
};
use samspel::core::endpoint::schemars::{JsonSchema, generate::SchemaSettings};
use samspel::core::endpoint::{FileEntry, IndexFile, LanguageEntry, Licence, Publisher};
use samspel::core::geo::basemap::{self, Attribution, BasemapFile, LandFile, PlaceFile, WaterLineFile};
use samspel::core::json::{FromJson, Wrong};
use serde_json::{Map, Value, json};

/// Something that follows `schema`, with every member there is.
fn whole(schema: &Value, root: &Value) -> Value {
    if let Some(name) = schema["$ref"].as_str() {
        return whole(root.pointer(name.trim_start_matches('#')).expect("a definition"), root);
    }
    for several in ["anyOf", "oneOf", "allOf"] {
        if let Some(schemas) = schema[several].as_array() {
            return whole(schemas.iter().find(|one| one["type"] != "null").expect("one that is not null"), root);
        }
    }
    if let Some(only) = schema.get("const").or_else(|| schema["enum"].get(0)) {
        return only.clone();
    }
    let kind = schema["type"].as_str().or_else(|| schema["type"].as_array()?.iter().find_map(|kind| kind.as_str()));
    match kind.unwrap_or_else(|| panic!("a schema without a type: {schema}")) {
        "string" => json!("x"),
        "integer" | "number" => json!(1),
        "boolean" => json!(true),
        "array" => {
            let count = schema["minItems"].as_u64().unwrap_or(1);
            (0..count).map(|_| whole(&schema["items"], root)).collect()
        }
        "object" => {
            let members = schema["properties"].as_object().cloned().unwrap_or_default();
            members.iter().map(|(name, member)| (name.clone(), whole(member, root))).collect::<Map<_, _>>().into()
        }
        other => panic!("a schema of type {other}"),
    }
}

fn reads<T: FromJson>(value: &Value) -> Result<(), String> {
    let mut wrong = Wrong::default();
    let _ = T::from_json(value, &mut wrong);
    wrong.check()
}

fn agree<T: FromJson + JsonSchema>() {
    agree_by::<T>(|_| (), reads::<T>);
}

/// The same of what `reads` reads, with a sample that `mend` puts sense into.
fn agree_by<T: JsonSchema>(mend: fn(&mut Value), reads: fn(&Value) -> Result<(), String>) {
    let name = T::schema_name();
    let root = SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<T>().to_value();
    let mut whole = whole(&root, &root);
    mend(&mut whole);
    assert_eq!(reads(&whole), Ok(()), "{name}: {whole}");
    let required = root["required"].as_array().cloned().unwrap_or_default();
    for member in root["properties"].as_object().expect("members").keys() {
        let mut less = whole.clone();
        less.as_object_mut().unwrap().remove(member);
        let must = required.contains(&json!(member));
        assert_eq!(reads(&less).is_err(), must, "{name}.{member}: required by the schema: {must}");
        let mut odd = whole.clone();
        odd[member] = json!({ "of": "another type" });
        if !whole[member].is_object() {
            assert!(reads(&odd).is_err(), "{name}.{member} is not read by the decoder");
        }
    }
}

macro_rules! agree {
    ($($type:ty),+ $(,)?) => { $(agree::<$type>();)+ };
}

#[test]
fn every_member_of_the_schemas_is_read_and_demanded_by_the_decoders_alike() {
    agree!(
        Statement,
        ColourPair,
        Example,
        Principle,
        Area,
        Group,
        Event,
        Figure,
        Section,
        Disagreement,
        Version,
        Term,
        Source,
        Kind,
        Theme,
        District,
        Vocabularies,
        PartyText,
        HomeText,
        SamplePlanRow,
        Helper,
        HelperQuestion,
        Period,
        CompactFile,
    );
    agree!(Level, OtherAnswer, OtherAnswers, Side, Indicator, Step, Guidance, Patterns, InstrumentFile);
    agree!(BenchmarkRow, BenchmarkFile);
    agree!(EasyPart, EasyPage, EasyFile);
    agree!(Publisher, Licence, LanguageEntry, FileEntry, IndexFile);
    agree!(Attribution, WaterLineFile, PlaceFile);
    agree_by::<BasemapFile>(ground, |file| {
        basemap::decode(&file.to_string()).map(drop).map_err(|error| error.to_string())
    });
    agree_by::<LandFile>(
        |_| (),
        |land| {
            let mut file = json!({ "schema": "1.0", "attribution": [], "land": land });
            ground(&mut file);
            basemap::decode(&file.to_string()).map(drop).map_err(|error| error.to_string())
        },
    );
}

/// Makes a base map cover some ground.
fn ground(file: &mut Value) {
    let ring = json!([1, 1, 5, 0, 0, 5]);
    file["schema"] = json!("1.0");
    (file["bbox"], file["quantum"]) = (json!([11.5, 57.4, 12.4, 58.0]), json!(0.0001));
    for grain in ["overview", "detail"] {
        if file["land"][grain].is_array() {
            file["land"][grain] = json!([ring]);
        }
    }
}
