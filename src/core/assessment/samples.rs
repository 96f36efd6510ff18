//! Small instruments and assessments for the tests of this folder.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use super::{About, Assessment, Choice, Instrument, instrument};
use crate::core::compact::Party;
use serde_json::{Value, json};

/// Time used where the time does not matter.
pub const NOW: &str = "2027-03-12T14:32:00Z";

/// An instrument file with principles `A`, `B` … and indicators `A1`, `A2` … on levels from 0.
pub fn instrument_json(levels: usize, principles: usize, each: usize) -> Value {
    let side = |who: &str, id: &str| {
        let texts: Vec<String> = (0..levels).map(|level| format!("{id} {who} level {level}")).collect();
        json!({"statement": format!("{id} {who} statement"), "levels": texts, "first_action": format!("{id} {who} action")})
    };
    let scale: Vec<Value> = (0..levels)
        .map(|level| json!({"level": level, "label": format!("Level{level}"), "meaning": "…", "phrase": format!("step {level}")}))
        .collect();
    let mut indicators = Vec::new();
    let mut quick = Vec::new();
    for p in 0..principles {
        let principle = char::from(b'A' + u8::try_from(p).unwrap()).to_string();
        quick.push(format!("{principle}1"));
        for n in 1..=each {
            let id = format!("{principle}{n}");
            indicators.push(json!({
                "id": id, "principle": principle, "title": format!("Title {id}"), "why": "…", "evidence": "Minutes",
                "sources": ["s"], "areas": [p + 1, 13], "organisation": side("org", &id), "city": side("city", &id),
            }));
        }
    }
    json!({
        "schema": "1.0", "language": "en", "id": "test", "version": "1.0", "status": "draft", "scale": scale,
        "other_answers": {"unknown": {"label": "Don't know", "meaning": "…"}, "na": {"label": "Does not apply", "meaning": "…"}},
        "quick_check": quick, "indicators": indicators,
        "patterns": {
            "gap_none": "none", "gap_small": "small", "gap_large": "large", "both_low": "low", "both_high": "high",
            "both_high_needs_example": "examples?", "organisation_higher": "org", "city_higher": "city",
            "you_see": "You see {ours}, they see {theirs}.", "they_see": "Org {organisation}, city {city}.",
        },
    })
}

/// The decoded [`instrument_json`].
pub fn instrument(levels: usize, principles: usize, each: usize) -> Instrument {
    instrument::decode(&instrument_json(levels, principles, each).to_string()).unwrap().value
}

/// An assessment with these levels on these indicators.
pub fn answered(instrument: &Instrument, party: Party, levels: &[(&str, u8)]) -> Assessment {
    let mut assessment = Assessment::new("x1", party, About::default(), false, instrument, NOW);
    for (id, level) in levels {
        assessment.choose(id, Some(Choice::Level(*level)), NOW);
    }
    assessment
}
