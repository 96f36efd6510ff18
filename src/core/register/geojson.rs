//! Writes signatories as `GeoJSON`, in the shape [`super::decode`] reads.

use super::member::Member;
use super::signatory::{Email, Envelope, Signatory};
use super::wire::{Feature, Geometry, Properties, RegisterFile, TextOrYear};
use crate::core::decode::{Row, SCHEMA_MAJOR};
use crate::core::text::safe_url::SafeUrl;

/// The selection as a `FeatureCollection` that says where it comes from. Decoding it gives the same signatories.
pub fn to_geojson(envelope: &Envelope, signatories: &[&Signatory]) -> String {
    let file = RegisterFile {
        kind: "FeatureCollection".to_owned(),
        schema: [SCHEMA_MAJOR.to_string().as_str(), ".0"].concat(),
        status: Member::Good(envelope.status),
        updated: Member::Good(envelope.updated.clone()),
        publisher: Member::Good(envelope.publisher.clone()),
        source: Member::Good(envelope.source.clone()),
        empty: signatories.is_empty(),
        features: signatories.iter().map(|signatory| Row::Good(to_feature(signatory))).collect(),
    };
    // Only maps with keys that are no text can fail to serialise, and there are none.
    serde_json::to_string(&file).unwrap_or_default()
}

/// One signatory as a feature.
pub fn to_feature(signatory: &Signatory) -> Feature {
    let text = |text: &str| Member::Good(text.to_owned());
    let properties = Properties {
        id: Member::Missing,
        name: text(&signatory.name),
        kind: text(&signatory.kind),
        themes: Member::Good(signatory.themes.iter().map(|theme| text(theme)).collect()),
        district: signatory.district.clone().into(),
        scope: text(signatory.scope.id()),
        signed_on: signatory.signed_on.map(|date| TextOrYear::Text(date.to_string())).into(),
        website: signatory.website.as_ref().map(SafeUrl::to_string).into(),
        email: signatory.email.as_ref().map(|email| Email::as_str(email).to_owned()).into(),
        description: Member::Good(signatory.description.iter().map(|(lang, t)| (lang.clone(), text(t))).collect()),
        assessed_year: signatory.assessed_year.map(TextOrYear::Year).into(),
        source: text(&signatory.source),
        updated: signatory.updated.clone().into(),
    };
    let geometry = signatory
        .point
        .map(|point| Geometry { kind: "Point".to_owned(), coordinates: Member::Good(vec![point.lon(), point.lat()]) });
    Feature { kind: text("Feature"), id: text(signatory.id.as_str()), geometry: geometry.into(), properties }
}
