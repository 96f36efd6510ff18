//! Writes signatories as `GeoJSON`, in the shape [`super::decode`] reads.
//!
//! By hand rather than by a derived serialiser: that would bring ten kilobytes of tables for writing numbers.

use super::decimal;
use super::point::DECIMALS;
use super::signatory::{Email, Envelope, Scope, Signatory, Status};
use crate::core::decode::SCHEMA_MAJOR;
use crate::core::text::safe_url::SafeUrl;

/// The selection as a `FeatureCollection` that says where it comes from. Decoding it gives the same signatories.
pub fn to_geojson(envelope: &Envelope, signatories: &[&Signatory]) -> String {
    let mut out = String::from("{\"type\":\"FeatureCollection\",\"schema\":\"");
    out.push_str(&SCHEMA_MAJOR.to_string());
    out.push_str(".0\"");
    let status = match envelope.status {
        Status::Example => "example",
        Status::Published => "published",
    };
    member(&mut out, "status", Some(status));
    member(&mut out, "updated", Some(&envelope.updated));
    member(&mut out, "publisher", Some(&envelope.publisher));
    member(&mut out, "source", Some(&envelope.source));
    if signatories.is_empty() {
        out.push_str(",\"empty\":true");
    }
    out.push_str(",\"features\":[");
    for (index, signatory) in signatories.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        push_feature(&mut out, signatory);
    }
    out.push_str("\n]}\n");
    out
}

fn push_feature(out: &mut String, signatory: &Signatory) {
    out.push_str("{\"type\":\"Feature\"");
    member(out, "id", Some(signatory.id.as_str()));
    match signatory.point {
        None => out.push_str(",\"geometry\":null"),
        Some(point) => {
            out.push_str(",\"geometry\":{\"type\":\"Point\",\"coordinates\":[");
            decimal::push(out, point.lon(), DECIMALS);
            out.push(',');
            decimal::push(out, point.lat(), DECIMALS);
            out.push_str("]}");
        }
    }
    out.push_str(",\"properties\":{\"name\":");
    text(out, &signatory.name);
    member(out, "kind", Some(&signatory.kind));
    out.push_str(",\"themes\":[");
    for (index, theme) in signatory.themes.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        text(out, theme);
    }
    out.push(']');
    member(out, "district", signatory.district.as_deref());
    member(out, "scope", Some(Scope::id(signatory.scope)));
    member(out, "signed_on", signatory.signed_on.map(|date| date.to_string()).as_deref());
    member(out, "website", signatory.website().map(SafeUrl::as_str));
    member(out, "email", signatory.email().map(Email::as_str));
    out.push_str(",\"description\":{");
    for (index, (lang, words)) in signatory.descriptions().iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        text(out, lang);
        out.push(':');
        text(out, words);
    }
    out.push_str("},\"assessed_year\":");
    out.push_str(&signatory.assessed_year().map_or_else(|| "null".to_owned(), |year| year.to_string()));
    member(out, "source", Some(signatory.source()));
    member(out, "updated", signatory.updated());
    out.push_str("}}");
}

/// A further member: a text, or null.
fn member(out: &mut String, name: &str, value: Option<&str>) {
    out.push_str(",\"");
    out.push_str(name);
    out.push_str("\":");
    match value {
        Some(value) => text(out, value),
        None => out.push_str("null"),
    }
}

fn text(out: &mut String, text: &str) {
    // A text can always be put as JSON.
    out.push_str(&serde_json::to_string(text).unwrap_or_default());
}
