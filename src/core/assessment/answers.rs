//! One respondent's answers, and the only ways to change them.

use super::hands::Hands;
use super::instrument::{Indicator, Instrument};
use super::limits;
use super::plan::PlanRow;
use crate::core::compact::Party;
use crate::core::json::from_words;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What was answered to one indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// A level of the scale.
    Level(u8),
    /// "Don't know": a proper answer, never counted as the lowest level.
    Unknown,
    /// "Does not apply to us".
    NotApplicable,
}

impl Choice {
    /// The level, if it is one.
    pub fn level(self) -> Option<u8> {
        if let Self::Level(level) = self { Some(level) } else { None }
    }

    /// Reads what a file says: a level that some scale may have, or one of the two words.
    pub(super) fn from_value(value: &Value) -> Option<Self> {
        match (value, value.as_u64()) {
            (_, Some(level)) if level <= HIGHEST_LEVEL => u8::try_from(level).ok().map(Self::Level),
            (Value::String(word), _) if word == "unknown" => Some(Self::Unknown),
            (Value::String(word), _) if word == "na" => Some(Self::NotApplicable),
            _ => None,
        }
    }
}

/// Highest level any scale may have, see the instrument's decoder.
const HIGHEST_LEVEL: u64 = 9;

impl Serialize for Choice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Level(level) => serializer.serialize_u8(*level),
            Self::Unknown => serializer.serialize_str("unknown"),
            Self::NotApplicable => serializer.serialize_str("na"),
        }
    }
}

/// The answer to one indicator.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Answer {
    /// What was chosen, or none yet.
    #[serde(rename = "level", skip_serializing_if = "Option::is_none")]
    pub choice: Option<Choice>,
    /// Free note.
    pub note: String,
    /// The example that the top level asks for.
    pub example: String,
    /// Address of something that shows the level, as it was typed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub link: String,
    /// What a meeting's show of hands gave, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hands: Option<Hands>,
    /// Members of a newer minor version, kept as they were.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What kind of relation the answers are about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// The whole relation between the organisation and the City.
    #[default]
    Whole,
    /// One department or municipal company.
    Department,
    /// One particular cooperation.
    Cooperation,
}
from_words!(Scope { Whole = "whole", Department = "department", Cooperation = "cooperation" });

/// What the answers are about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct About {
    /// What kind of relation.
    pub scope: Scope,
    /// Its name in the respondents' own words.
    pub name: String,
}

/// Which questions were answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct InstrumentRef {
    /// Id of the [`Instrument`].
    pub id: String,
    /// Its version.
    pub version: String,
}

/// How an assessment's questions relate to the instrument at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// The same questions.
    Same,
    /// Another version of them: answers to indicators that still exist count, the others are kept.
    OtherVersion,
    /// Another instrument altogether.
    Other,
}

/// One respondent's assessment: a party's answers about one thing at one time, and the plan made from them.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// Id within this browser, see [`limits::is_id`]; empty when opened from a file that has none.
    pub id: String,
    /// Who answers.
    pub party: Party,
    /// Name given by the respondents.
    pub title: String,
    /// What the answers are about.
    pub about: About,
    /// When it was begun, RFC 3339.
    pub created: String,
    /// When it was last changed, RFC 3339.
    pub updated: String,
    /// Which questions.
    pub instrument: InstrumentRef,
    /// Answers by indicator id. Answers to indicators the instrument does not have are kept and not counted.
    pub answers: BTreeMap<String, Answer>,
    /// The action plan.
    pub plan: Vec<PlanRow>,
    /// True when only the quick check is asked.
    pub quick: bool,
    /// True when it is put away: kept, and out of the way.
    pub archived: bool,
    /// Members of a newer minor version, kept as they were; and which assessment came before, see [`Self::previous`].
    pub extra: Map<String, Value>,
}

/// How many questions have an answer. "Don't know" and "does not apply" are answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Questions with an answer.
    pub answered: usize,
    /// Questions asked.
    pub total: usize,
}

impl Progress {
    /// True when everything asked has an answer.
    pub fn is_complete(self) -> bool {
        self.answered == self.total
    }
}

/// [`Progress`] of one principle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrincipleProgress {
    /// Id of the principle.
    pub principle: String,
    /// How far it has come.
    pub progress: Progress,
}

impl Assessment {
    /// An empty assessment. `id` and `now` (RFC 3339) come from outside.
    pub fn new(id: &str, party: Party, about: About, quick: bool, instrument: &Instrument, now: &str) -> Self {
        let about = About { name: limits::clean(&about.name, limits::TITLE_CHARS), ..about };
        let now = limits::clean(now, limits::ID_CHARS);
        Self {
            id: limits::clean(id, limits::ID_CHARS),
            party,
            title: String::new(),
            about,
            created: now.clone(),
            updated: now,
            instrument: InstrumentRef { id: instrument.id.clone(), version: instrument.version.clone() },
            answers: BTreeMap::new(),
            plan: Vec::new(),
            quick,
            archived: false,
            extra: Map::new(),
        }
    }

    /// How the assessment's questions relate to `instrument`.
    pub fn fit(&self, instrument: &Instrument) -> Fit {
        if self.instrument.id != instrument.id {
            Fit::Other
        } else if self.instrument.version == instrument.version {
            Fit::Same
        } else {
            Fit::OtherVersion
        }
    }

    /// Chooses an answer, or takes it back with `None`. Note and example stay.
    pub fn choose(&mut self, indicator: &str, choice: Option<Choice>, now: &str) {
        self.change(indicator, now, |answer| answer.choice = choice);
    }

    /// Sets the note, cut at [`limits::NOTE_CHARS`].
    pub fn set_note(&mut self, indicator: &str, note: &str, now: &str) {
        let old = self.answers.get(indicator).map_or("", |answer| answer.note.as_str());
        let note = self.fitting(old, note, limits::NOTE_CHARS);
        self.change(indicator, now, |answer| answer.note = note);
    }

    /// Sets the example, cut at [`limits::EXAMPLE_CHARS`].
    pub fn set_example(&mut self, indicator: &str, example: &str, now: &str) {
        let old = self.answers.get(indicator).map_or("", |answer| answer.example.as_str());
        let example = self.fitting(old, example, limits::EXAMPLE_CHARS);
        self.change(indicator, now, |answer| answer.example = example);
    }

    /// Sets the address of what shows the level, cut at [`limits::LINK_CHARS`]. Only shown as a link where
    /// [`crate::core::text::safe_url`] allows.
    pub fn set_link(&mut self, indicator: &str, link: &str, now: &str) {
        let old = self.answers.get(indicator).map_or("", |answer| answer.link.as_str());
        let link = self.fitting(old, link.trim(), limits::LINK_CHARS);
        self.change(indicator, now, |answer| answer.link = link);
    }

    /// Sets the title, cut at [`limits::TITLE_CHARS`].
    pub fn set_title(&mut self, title: &str, now: &str) {
        self.title = self.fitting(&self.title, title, limits::TITLE_CHARS);
        self.touch(now);
    }

    /// Sets what the answers are about; its name is cut at [`limits::TITLE_CHARS`].
    pub fn set_about(&mut self, scope: Scope, name: &str, now: &str) {
        self.about = About { scope, name: self.fitting(&self.about.name, name, limits::TITLE_CHARS) };
        self.touch(now);
    }

    /// Continues a quick check with all the questions; what was answered stays.
    pub fn continue_in_full(&mut self, now: &str) {
        self.quick = false;
        self.touch(now);
    }

    /// The questions asked, in the instrument's order.
    pub fn asked<'a>(&self, instrument: &'a Instrument) -> Vec<&'a Indicator> {
        let wanted = |indicator: &&Indicator| !self.quick || instrument.quick_check.contains(&indicator.id);
        instrument.indicators.iter().filter(wanted).collect()
    }

    /// What was chosen for an indicator. A level outside the instrument's scale is no answer.
    pub fn choice(&self, instrument: &Instrument, indicator: &str) -> Option<Choice> {
        let choice = self.answers.get(indicator)?.choice?;
        match choice {
            Choice::Level(level) => instrument.level(level).map(|_| choice),
            Choice::Unknown | Choice::NotApplicable => Some(choice),
        }
    }

    /// The level chosen for an indicator, if a level of the scale was.
    pub fn level(&self, instrument: &Instrument, indicator: &str) -> Option<u8> {
        self.choice(instrument, indicator).and_then(Choice::level)
    }

    /// The example given for an indicator, if it says anything.
    pub fn example(&self, indicator: &str) -> Option<&str> {
        self.answers.get(indicator).map(|answer| answer.example.trim()).filter(|example| !example.is_empty())
    }

    /// How far it has come.
    pub fn progress(&self, instrument: &Instrument) -> Progress {
        let asked = self.asked(instrument);
        let answered = asked.iter().filter(|indicator| self.choice(instrument, &indicator.id).is_some()).count();
        Progress { answered, total: asked.len() }
    }

    /// How far each principle has come, in the instrument's order.
    pub fn progress_by_principle(&self, instrument: &Instrument) -> Vec<PrincipleProgress> {
        let mut list: Vec<PrincipleProgress> = Vec::new();
        for indicator in self.asked(instrument) {
            let answered = usize::from(self.choice(instrument, &indicator.id).is_some());
            if let Some(entry) = list.iter_mut().find(|entry| entry.principle == indicator.principle) {
                entry.progress.answered += answered;
                entry.progress.total += 1;
            } else {
                let progress = Progress { answered, total: 1 };
                list.push(PrincipleProgress { principle: indicator.principle.clone(), progress });
            }
        }
        list
    }

    /// The next question without an answer after `after`, beginning again from the start; `None` when all have one.
    pub fn next_unanswered<'a>(&self, instrument: &'a Instrument, after: Option<&str>) -> Option<&'a Indicator> {
        let asked = self.asked(instrument);
        let from = after.and_then(|id| asked.iter().position(|indicator| indicator.id == id)).map_or(0, |at| at + 1);
        let open = |indicator: &&&Indicator| self.choice(instrument, &indicator.id).is_none();
        asked.iter().skip(from).chain(asked.iter().take(from)).find(open).copied()
    }

    /// `new` cleaned, cut at `max_chars` and at what is left of [`limits::TEXT_BYTES`] when it replaces `old`.
    pub(super) fn fitting(&self, old: &str, new: &str, max_chars: usize) -> String {
        let old_len = limits::stored_len(old);
        let others = self.text_len().saturating_sub(old_len);
        // Never less than what already stands there, so that editing a text in a full file cannot eat it.
        let room = limits::TEXT_BYTES.saturating_sub(others).max(old_len);
        limits::clip_stored(&limits::clean(new, max_chars), room)
    }

    /// Notes a change made at `now` (RFC 3339).
    pub(super) fn touch(&mut self, now: &str) {
        self.updated = limits::clean(now, limits::ID_CHARS);
    }

    fn text_len(&self) -> usize {
        let answers = self.answers.values().flat_map(|answer| [&answer.note, &answer.example, &answer.link]);
        let plan = self.plan.iter().flat_map(PlanRow::texts);
        let own = [&self.title, &self.about.name];
        answers.chain(plan).chain(own).map(|text| limits::stored_len(text)).sum()
    }

    pub(super) fn change(&mut self, indicator: &str, now: &str, change: impl FnOnce(&mut Answer)) {
        if !limits::is_id(indicator) {
            return;
        }
        if !self.answers.contains_key(indicator) && self.answers.len() >= limits::ANSWERS {
            return;
        }
        let answer = self.answers.entry(indicator.to_owned()).or_default();
        change(answer);
        if *answer == Answer::default() {
            self.answers.remove(indicator);
        }
        self.touch(now);
    }
}

#[cfg(test)]
mod tests;
