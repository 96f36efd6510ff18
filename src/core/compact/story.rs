//! The compact's story: its history, and whether a definition fits the reader.

use serde::Serialize;

/// An event in the compact's history.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// Stable id, for example `signing-2012`.
    pub id: String,
    /// Year, for order and for the scale.
    pub year: u16,
    /// When, in words, for example `4 september 2012`.
    pub when: String,
    /// Heading.
    pub title: String,
    /// One to three sentences.
    pub text: String,
    /// True for the handful shown on the home page.
    #[serde(default)]
    pub key: bool,
    /// Ids of [`Source`](super::Source)s.
    pub sources: Vec<String>,
}

/// A stretch of the history, to look at by itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Period {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// First year.
    pub from: u16,
    /// Last year.
    pub to: u16,
}

/// A few questions that tell whether a definition fits the reader.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Helper {
    /// Id of the [`Section`](super::Section) it stands in, which has the definition and its sources.
    pub section: String,
    /// Heading.
    pub title: String,
    /// What it is and is not, one to three sentences.
    pub lead: String,
    /// The questions; yes to all of them means that the definition fits.
    pub questions: Vec<HelperQuestion>,
    /// Said when every answer is yes.
    pub fits: String,
    /// Said when some answers are "unsure" and none is no; what is unsure follows.
    pub unsure: String,
    /// Said when an answer is no; what differs follows.
    pub differs: String,
    /// What that does not mean, or empty.
    #[serde(default)]
    pub differs_text: String,
}

/// A question of a [`Helper`], answered with yes, no or unsure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HelperQuestion {
    /// Stable id.
    pub id: String,
    /// The question.
    pub text: String,
    /// What it asks about, in a few words, for the result.
    pub about: String,
}
