//! Shape of `compact.{lang}.json`: one file per language, same ids in all of them.

use super::story::{Event, Helper, Period};
use serde::Serialize;
use std::collections::BTreeMap;

/// Where a statement comes from. Only [`Origin::Compact`] is "what the compact says".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The compact's own text, page or presentation.
    Compact,
    /// The national compact or a national agency.
    National,
    /// Another local or regional compact's wording of the same principle.
    Other,
    /// Our own reading.
    Interpretation,
}

/// One of the two sides of a compact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Party {
    /// Civil society's organisations.
    Organisation,
    /// The City: its departments and companies.
    City,
}

/// Who undertakes something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Undertaker {
    /// The City alone.
    City,
    /// The organisations alone.
    Organisation,
    /// Both parties.
    Both,
}

/// A sentence with its provenance.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    /// Stable id, same in every language, for example `INT-1`.
    pub id: String,
    /// Who undertakes it; `both` for visions and goals.
    pub party: Undertaker,
    /// The statement in plain words.
    pub text: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Ids of [`Source`]s, at least one unless the origin is `interpretation`.
    #[serde(default)]
    pub sources: Vec<String>,
    /// A caveat shown beside the text, or empty.
    #[serde(default)]
    pub note: String,
}

/// A principle's colour on paper and on the dark ground, each `#RRGGBB`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ColourPair {
    /// Colour in the light theme.
    pub light: String,
    /// Colour in the dark theme.
    pub dark: String,
}

/// A short story of the principle in practice.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Example {
    /// Heading.
    pub title: String,
    /// Two to five sentences.
    pub text: String,
    /// True when the story is made up; then the page says so.
    pub invented: bool,
    /// Ids of [`Source`]s when it is not.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// One principle in its fixed frame (one page).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Principle {
    /// Stable id, for example `DIA`.
    pub id: String,
    /// Address part in this language.
    pub slug: String,
    /// Address part in every language, by language tag: how a page finds its twin.
    #[serde(default)]
    pub slugs: BTreeMap<String, String>,
    /// Full name.
    pub name: String,
    /// Name for narrow places, at most 14 characters.
    pub short: String,
    /// Its colour.
    pub colour: ColourPair,
    /// Which symbol is drawn for it: `circle`, `arcs`, `ring`, `growth`, `door`, `dots`, or any other word for a plain petal.
    pub symbol: String,
    /// The principle in one sentence.
    pub sentence: String,
    /// Why it matters, a paragraph each.
    pub why: Vec<String>,
    /// What each party undertakes.
    pub statements: Vec<Statement>,
    /// What it looks like when it works.
    pub works: Vec<String>,
    /// Warning signs.
    pub warnings: Vec<String>,
    /// A short example.
    pub example: Example,
    /// Questions to ask at the next meeting.
    pub questions: Vec<String>,
    /// Ids of the [`Area`]s it touches.
    pub areas: Vec<u32>,
    /// Ids of the [`Term`]s worth looking up while reading about it.
    #[serde(default)]
    pub terms: Vec<String>,
}

/// An action area.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Area {
    /// Number in the compact's order, from 1.
    pub id: u32,
    /// Name.
    pub name: String,
    /// What it is about, one or two sentences.
    pub text: String,
    /// Ids of the [`Group`]s it belongs to; an area may run through all of them.
    pub groups: Vec<u32>,
    /// Ids of the [`Term`]s worth looking up while reading about it.
    #[serde(default)]
    pub terms: Vec<String>,
}

/// A group of action areas.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Group {
    /// Number from 1.
    pub id: u32,
    /// Name.
    pub name: String,
}

/// A figure worth showing large, with its source.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Figure {
    /// Stable id.
    pub id: String,
    /// The figure as shown, for example `100+`.
    pub value: String,
    /// What it counts, and when.
    pub label: String,
    /// Ids of [`Source`]s.
    pub sources: Vec<String>,
}

/// A section of the page about the compact.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// Stable id, used as the anchor.
    pub id: String,
    /// Heading.
    pub title: String,
    /// Paragraphs.
    pub paragraphs: Vec<String>,
    /// Points after the paragraphs, or empty.
    #[serde(default)]
    pub points: Vec<String>,
    /// Ids of [`Source`]s.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A question on which the sources disagree.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Disagreement {
    /// Stable id.
    pub id: String,
    /// What they disagree about.
    pub question: String,
    /// What each source says.
    pub versions: Vec<Version>,
    /// What this site shows, and why.
    pub ours: String,
}

/// One source's version in a [`Disagreement`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Version {
    /// What it says.
    pub text: String,
    /// Ids of [`Source`]s.
    pub sources: Vec<String>,
}

/// A glossary entry.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Term {
    /// Stable id, used as the anchor.
    pub id: String,
    /// The term.
    pub term: String,
    /// Its definition in one to three sentences.
    pub definition: String,
    /// The parts of the app that it is about: `map`, `principles`, `compact` or `assessment`. Others are passed over.
    #[serde(default)]
    pub parts: Vec<String>,
}

/// A public source.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// Stable key, for example `gbg-ok`.
    pub id: String,
    /// What it is, in this language.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Address, or empty for material without one.
    #[serde(default)]
    pub url: String,
}

/// A kind of organisation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Kind {
    /// Stable id.
    pub id: String,
    /// Name in the singular.
    pub name: String,
    /// Marker shape: `circle`, `square`, `triangle`, `diamond`, `pentagon`, `hexagon`, `star` or `cross`.
    pub shape: String,
}

/// A field of activity.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Theme {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
}

/// A part of the city.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct District {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Where the district's soft count is drawn, `[longitude, latitude]` in degrees.
    pub at: [f64; 2],
}

/// The words organisations are described with.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Vocabularies {
    /// Kinds of organisation, in the order they are shown.
    pub kinds: Vec<Kind>,
    /// Fields of activity.
    pub themes: Vec<Theme>,
    /// Parts of the city.
    pub districts: Vec<District>,
}

/// What a party is called.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartyText {
    /// Which party.
    pub id: Party,
    /// Full name, for example `Göteborgs Stad`.
    pub name: String,
    /// In running text with definite form, for example `staden`.
    pub short: String,
    /// As it says when it answers, for example `Vi är en förvaltning eller ett bolag`.
    pub we_are: String,
    /// Who that is, in one sentence.
    pub text: String,
}

/// The home page's own words.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HomeText {
    /// The page's heading.
    pub title: String,
    /// What the compact is and what one can do here, two or three sentences.
    pub lead: String,
    /// Heading over the passage on assessment and plan.
    pub plan_title: String,
    /// That passage, a paragraph each.
    pub plan_text: Vec<String>,
    /// Rows of the sample plan shown beside it; plainly an example.
    pub plan_rows: Vec<SamplePlanRow>,
}

/// A row of the sample plan on the home page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SamplePlanRow {
    /// Id of the [`Principle`] it belongs to.
    pub principle: String,
    /// What.
    pub what: String,
    /// When.
    pub when: String,
    /// Who.
    pub who: String,
    /// How it will be noticed.
    pub measure: String,
}

/// A compact in one language.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Compact {
    /// Language of every text, for example `sv`.
    pub language: String,
    /// Stable id of the compact, for example `goteborg`.
    pub id: String,
    /// Short name, for example `Överenskommelsen Göteborg`.
    pub name: String,
    /// Full name.
    pub full_name: String,
    /// The place, for example `Göteborg`.
    pub place: String,
    /// What it is, in one sentence of at most 160 characters.
    pub summary: String,
    /// Date the file was last changed, `YYYY-MM-DD`.
    pub updated: String,
    /// Texts of the home page.
    pub home: HomeText,
    /// The two parties.
    pub parties: Vec<PartyText>,
    /// The vision.
    pub vision: Statement,
    /// The overall goals.
    pub goals: Vec<Statement>,
    /// The ways to reach them.
    pub ways: Vec<Statement>,
    /// The principles in the compact's order.
    pub principles: Vec<Principle>,
    /// The action areas in order.
    pub areas: Vec<Area>,
    /// Their groups.
    pub groups: Vec<Group>,
    /// History, oldest first.
    pub timeline: Vec<Event>,
    /// Stretches of the history, oldest first; may be none.
    pub periods: Vec<Period>,
    /// Large figures.
    pub figures: Vec<Figure>,
    /// Sections of the page about the compact.
    pub about: Vec<Section>,
    /// Questions on whether the definition fits, if there are any.
    pub helper: Option<Helper>,
    /// What is not known.
    pub unknowns: Vec<String>,
    /// Where sources disagree.
    pub disagreements: Vec<Disagreement>,
    /// Kinds, themes and districts.
    pub vocabularies: Vocabularies,
    /// Terms.
    pub glossary: Vec<Term>,
    /// Sources.
    pub sources: Vec<Source>,
}
