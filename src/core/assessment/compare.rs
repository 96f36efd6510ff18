//! Two assessments side by side: the two parties about the same thing, or one party at two times.

use super::answers::Assessment;
use super::instrument::{Indicator, Instrument};
use crate::core::compact::Party;
use std::cmp::{Ordering, Reverse};
use std::fmt;

/// From this gap on the conversation starts here.
const LARGE_GAP: u8 = 2;

/// Why two assessments cannot be laid side by side in this way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompareError {
    /// A gap needs one assessment from each party, and both are from this one.
    SameParty(Party),
    /// An earlier assessment must be from the same party.
    DifferentParties,
}

impl fmt::Display for CompareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameParty(_) => write!(f, "both assessments are from the same party"),
            Self::DifferentParties => write!(f, "the assessments are from different parties"),
        }
    }
}

impl std::error::Error for CompareError {}

/// What a gap asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GapClass {
    /// No gap: both see the same.
    Same,
    /// One level: talk about it.
    Talk,
    /// Two levels or more: start here.
    StartHere,
}

/// What both parties' levels have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shared {
    /// Both in the lower half of the scale and at most one level apart: a shared problem, the easiest start.
    BothLow,
    /// Both at the top, and each gives an example: a strength.
    BothHigh,
    /// Both at the top, but an example is missing.
    BothHighNeedsExample,
}

/// One indicator that both parties gave a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Id of the indicator.
    pub indicator: String,
    /// Id of its principle.
    pub principle: String,
    /// The organisation's level.
    pub organisation: u8,
    /// The City's level.
    pub city: u8,
    /// What they have in common, if anything.
    pub shared: Option<Shared>,
}

impl Gap {
    /// How many levels apart.
    pub fn size(&self) -> u8 {
        self.organisation.abs_diff(self.city)
    }

    /// What the gap asks for.
    pub fn class(&self) -> GapClass {
        match self.size() {
            0 => GapClass::Same,
            size if size < LARGE_GAP => GapClass::Talk,
            _ => GapClass::StartHere,
        }
    }

    /// Who chose the higher level; none when both chose the same.
    pub fn higher(&self) -> Option<Party> {
        match self.organisation.cmp(&self.city) {
            Ordering::Greater => Some(Party::Organisation),
            Ordering::Less => Some(Party::City),
            Ordering::Equal => None,
        }
    }

    /// The level `party` chose.
    pub fn level(&self, party: Party) -> u8 {
        match party {
            Party::Organisation => self.organisation,
            Party::City => self.city,
        }
    }

    /// The lower of the two levels.
    pub fn lowest(&self) -> u8 {
        self.organisation.min(self.city)
    }

    /// The gap in one sentence: to `reader` ("you … they …"), or about both when it is none.
    pub fn sentence(&self, instrument: &Instrument, reader: Option<Party>) -> String {
        let words = |party| instrument.level(self.level(party)).map(super::Level::in_words).unwrap_or_default();
        let (organisation, city) = (words(Party::Organisation), words(Party::City));
        let (ours, theirs) = match reader {
            None => {
                let text = &instrument.patterns.they_see;
                return text.replace("{organisation}", &organisation).replace("{city}", &city);
            }
            Some(Party::Organisation) => (organisation, city),
            Some(Party::City) => (city, organisation),
        };
        instrument.patterns.you_see.replace("{ours}", &ours).replace("{theirs}", &theirs)
    }

    /// The result texts that apply, most important first; empty ones are left out.
    pub fn texts<'a>(&self, instrument: &'a Instrument) -> Vec<&'a str> {
        pattern_texts(instrument, self.class(), self.shared, self.higher())
    }
}

/// The instrument's texts for a gap, most important first; empty ones are left out.
pub(super) fn pattern_texts(
    instrument: &Instrument,
    class: GapClass,
    shared: Option<Shared>,
    higher: Option<Party>,
) -> Vec<&str> {
    let patterns = &instrument.patterns;
    let class = match (class, shared) {
        // What they have in common says it better than "you see the same".
        (GapClass::Same, Some(_)) => "",
        (GapClass::Same, None) => &patterns.gap_none,
        (GapClass::Talk, _) => &patterns.gap_small,
        (GapClass::StartHere, _) => &patterns.gap_large,
    };
    let shared = match shared {
        None => "",
        Some(Shared::BothLow) => &patterns.both_low,
        Some(Shared::BothHigh) => &patterns.both_high,
        Some(Shared::BothHighNeedsExample) => &patterns.both_high_needs_example,
    };
    let direction = match higher {
        None => "",
        Some(Party::Organisation) => &patterns.organisation_higher,
        Some(Party::City) => &patterns.city_higher,
    };
    [class, shared, direction].into_iter().filter(|text| !text.is_empty()).collect()
}

/// The two parties side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Indicators with a level from both: largest gap first, then lowest level, then the compact's order.
    pub gaps: Vec<Gap>,
    /// Ids of indicators with a level from the organisation alone.
    pub only_organisation: Vec<String>,
    /// Ids of indicators with a level from the City alone.
    pub only_city: Vec<String>,
}

impl Comparison {
    /// At most `count` of the lowest levels both agree on, below the scale's top: what to talk about next.
    pub fn lowest_agreed(&self, instrument: &Instrument, count: usize) -> Vec<&Gap> {
        let agreed = |gap: &&Gap| gap.size() == 0 && gap.lowest() < instrument.max_level();
        let mut list: Vec<&Gap> = self.gaps.iter().filter(agreed).collect();
        crate::core::order::sort_by_key(&mut list, |gap| gap.lowest());
        list.truncate(count);
        list
    }
}

/// Lays one assessment from each party side by side, in whichever order they are given.
///
/// # Errors
/// [`CompareError::SameParty`] when both are from one party.
pub fn compare(instrument: &Instrument, one: &Assessment, other: &Assessment) -> Result<Comparison, CompareError> {
    let (organisation, city) = match (one.party, other.party) {
        (Party::Organisation, Party::City) => (one, other),
        (Party::City, Party::Organisation) => (other, one),
        (party, _) => return Err(CompareError::SameParty(party)),
    };
    let mut comparison = Comparison::default();
    for indicator in &instrument.indicators {
        match (organisation.level(instrument, &indicator.id), city.level(instrument, &indicator.id)) {
            (Some(ours), Some(theirs)) => {
                let examples = organisation.example(&indicator.id).is_some() && city.example(&indicator.id).is_some();
                comparison.gaps.push(gap(instrument, indicator, ours, theirs, examples));
            }
            (Some(_), None) => comparison.only_organisation.push(indicator.id.clone()),
            (None, Some(_)) => comparison.only_city.push(indicator.id.clone()),
            (None, None) => {}
        }
    }
    // Stable: what is equal keeps the compact's order.
    crate::core::order::sort_by_key(&mut comparison.gaps, |gap| (Reverse(gap.size()), gap.lowest()));
    Ok(comparison)
}

fn gap(instrument: &Instrument, indicator: &Indicator, organisation: u8, city: u8, examples: bool) -> Gap {
    let low = instrument.is_low(organisation) && instrument.is_low(city) && organisation.abs_diff(city) < LARGE_GAP;
    let high = organisation == instrument.max_level() && city == organisation;
    let shared = match (low, high, examples) {
        (_, true, true) => Some(Shared::BothHigh),
        (_, true, false) => Some(Shared::BothHighNeedsExample),
        (true, ..) => Some(Shared::BothLow),
        _ => None,
    };
    Gap { indicator: indicator.id.clone(), principle: indicator.principle.clone(), organisation, city, shared }
}

/// How a level has moved since an earlier assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Move {
    /// Higher than before.
    Up,
    /// Lower than before; may as well mean a more honest answer.
    Down,
    /// As before.
    Same,
    /// Only now there is a level.
    New,
    /// Only then there was a level.
    Gone,
}

/// One indicator at two times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Id of the indicator.
    pub indicator: String,
    /// Id of its principle.
    pub principle: String,
    /// The level then.
    pub earlier: Option<u8>,
    /// The level now.
    pub now: Option<u8>,
    /// How it has moved.
    pub moved: Move,
}

/// Lays an earlier assessment (or a colleague's) under one of the same party: every indicator that has a level in
/// either, in the instrument's order.
///
/// # Errors
/// [`CompareError::DifferentParties`].
pub fn overlay(instrument: &Instrument, earlier: &Assessment, now: &Assessment) -> Result<Vec<Moved>, CompareError> {
    if earlier.party != now.party {
        return Err(CompareError::DifferentParties);
    }
    let at = |indicator: &Indicator| {
        let (then, now) = (earlier.level(instrument, &indicator.id), now.level(instrument, &indicator.id));
        let moved = match (then, now) {
            (None, None) => return None,
            (None, Some(_)) => Move::New,
            (Some(_), None) => Move::Gone,
            (Some(then), Some(now)) => match now.cmp(&then) {
                Ordering::Greater => Move::Up,
                Ordering::Less => Move::Down,
                Ordering::Equal => Move::Same,
            },
        };
        Some(Moved {
            indicator: indicator.id.clone(),
            principle: indicator.principle.clone(),
            earlier: then,
            now,
            moved,
        })
    };
    Ok(instrument.indicators.iter().filter_map(at).collect())
}

#[cfg(test)]
mod tests;
