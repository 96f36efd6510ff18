//! What a reader has chosen to see.

use super::shelves::Shelves;
use std::collections::BTreeSet;

/// A choice of signatories. Within a facet one match is enough, between facets all must match; an empty facet lets
/// everything through. The default lets everything through.
///
/// Place is one facet: the chosen districts, and "takes part city-wide" beside them. Somebody who ticks a district and
/// city-wide looks for everybody who works there, not for the few to whom both apply.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Words to search for; see [`super::search`].
    pub text: String,
    /// Ids of kinds.
    pub kinds: BTreeSet<String>,
    /// Ids of themes.
    pub themes: BTreeSet<String>,
    /// Ids of districts.
    pub districts: BTreeSet<String>,
    /// First year of signing. Who signed at an unknown time is left out once a year is chosen.
    pub signed_from: Option<u16>,
    /// Last year of signing.
    pub signed_to: Option<u16>,
    /// Those who work in the whole city.
    pub citywide: bool,
}

/// Which facets a signatory passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one answer for each facet")]
pub struct Passes {
    /// The chosen kinds.
    pub kind: bool,
    /// The chosen themes.
    pub theme: bool,
    /// The chosen districts or city-wide.
    pub place: bool,
    /// The chosen years.
    pub year: bool,
}

impl Passes {
    /// All of them.
    pub const fn all(self) -> bool {
        self.kind && self.theme && self.place && self.year
    }
}

impl Filter {
    /// True when nothing is chosen and nothing searched for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Leaves out the ids that no shelf has: an address may be older than the data, or invented, and what it names in vain
    /// narrows nothing. True when there were any.
    pub fn forget_unknown(&mut self, shelves: &Shelves) -> bool {
        let mut any = false;
        for (ids, shelf) in [
            (&mut self.kinds, &shelves.kinds),
            (&mut self.themes, &shelves.themes),
            (&mut self.districts, &shelves.districts),
        ] {
            ids.retain(|id| {
                let known = shelf.ids().contains(id);
                any |= !known;
                known
            });
        }
        any
    }

    /// Which facets each signatory passes, in the order of the register; the text is not looked at. What the vocabulary
    /// lacks passes where `other` is chosen; a chosen id that is on no shelf lets nobody through.
    pub fn passes(&self, shelves: &Shelves) -> Vec<Passes> {
        let kinds = shelves.kinds.chosen(&self.kinds);
        let themes = shelves.themes.chosen(&self.themes);
        let districts = shelves.districts.chosen(&self.districts);
        let has = |chosen: &[bool], number: u16| chosen.get(usize::from(number)).copied().unwrap_or(false);
        let anywhere = districts.is_empty() && !self.citywide;
        let passes = shelves.places().iter().map(|place| Passes {
            kind: kinds.is_empty() || has(&kinds, place.kind),
            theme: themes.is_empty() || place.themes.iter().any(|theme| has(&themes, *theme)),
            place: anywhere
                || place.district.is_some_and(|district| has(&districts, district))
                || (self.citywide && place.citywide),
            year: self.passes_year(place.year),
        });
        passes.collect()
    }

    /// Lets through who had signed by the end of `year`, or by the end of the first year that counts, if that is later:
    /// the other end of the span stays where it is.
    pub fn until(&mut self, year: u16) -> u16 {
        let year = self.signed_from.map_or(year, |from| from.max(year));
        self.signed_to = Some(year);
        year
    }

    fn passes_year(&self, signed: Option<u16>) -> bool {
        if self.signed_from.is_none() && self.signed_to.is_none() {
            return true;
        }
        signed.is_some_and(|year| {
            self.signed_from.is_none_or(|from| from <= year) && self.signed_to.is_none_or(|to| year <= to)
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Filter;
    use crate::core::register::shelves::{Shelves, tests::vocabularies};
    use crate::core::register::signatory::{Scope, Signatory};
    use crate::core::register::{Envelope, OrgId, Register, SignedOn};

    impl Filter {
        /// True when `signatory` passes every facet.
        fn matches(&self, signatory: &Signatory) -> bool {
            let register = Register { envelope: Envelope::default(), signatories: vec![signatory.clone()] };
            self.passes(&Shelves::new(&register, &vocabularies())).iter().all(|passes| passes.all())
        }
    }

    #[test]
    fn the_last_year_never_moves_the_first() {
        let mut filter = Filter { signed_from: Some(2018), ..Filter::default() };
        assert_eq!((filter.until(2015), filter.signed_from, filter.signed_to), (2018, Some(2018), Some(2018)));
        assert_eq!((filter.until(2021), filter.signed_from, filter.signed_to), (2021, Some(2018), Some(2021)));
        assert_eq!(Filter::default().until(2015), 2015);
    }

    fn signatory() -> Signatory {
        Signatory {
            id: OrgId::parse("a").unwrap(),
            name: "A".to_owned(),
            kind: "association".into(),
            themes: ["health".into(), "faith".into()].into(),
            district: Some("hisingen".into()),
            scope: Scope::District,
            point: None,
            signed_on: SignedOn::parse("2015"),
            about: None,
        }
    }

    fn ids(ids: &[&str]) -> std::collections::BTreeSet<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn one_match_is_enough_within_a_facet_and_all_must_match_between() {
        let mut filter = Filter { themes: ids(&["health", "education"]), ..Filter::default() };
        assert!(filter.matches(&signatory()));
        filter.kinds = ids(&["cooperative"]);
        assert!(!filter.matches(&signatory()));
        filter.kinds.insert("association".to_owned());
        assert!(filter.matches(&signatory()));
    }

    #[test]
    fn what_the_vocabulary_lacks_is_found_under_other() {
        let odd = Signatory {
            kind: "club".into(),
            themes: ["chess".into()].into(),
            district: Some("atlantis".into()),
            ..signatory()
        };
        let other =
            Filter { kinds: ids(&["other"]), themes: ids(&["other"]), districts: ids(&["other"]), ..Filter::default() };
        assert!(other.matches(&odd) && !other.matches(&signatory()));
        for nobody in [
            Filter { kinds: ids(&["club"]), ..Filter::default() },
            Filter { districts: ids(&["atlantis"]), ..Filter::default() },
        ] {
            assert!(!nobody.matches(&odd));
        }
    }

    #[test]
    fn ids_on_no_shelf_are_forgotten_and_the_others_stay() {
        let register = Register { envelope: Envelope::default(), signatories: vec![signatory()] };
        let shelves = Shelves::new(&register, &vocabularies());
        let known = Filter { kinds: ids(&["association"]), districts: ids(&["centrum"]), ..Filter::default() };
        let mut filter = known.clone();
        assert!(!filter.forget_unknown(&shelves));
        filter.kinds.insert("nonsense".to_owned());
        filter.themes.insert("nonsense".to_owned());
        assert!(filter.forget_unknown(&shelves));
        assert_eq!(filter, known);
    }

    #[test]
    fn citywide_stands_beside_the_districts() {
        let citywide = Signatory { scope: Scope::Citywide, district: None, ..signatory() };
        let hisingen = Filter { districts: ids(&["hisingen"]), ..Filter::default() };
        let both = Filter { citywide: true, ..hisingen.clone() };
        let only = Filter { citywide: true, ..Filter::default() };
        assert!(hisingen.matches(&signatory()) && !hisingen.matches(&citywide));
        assert!(both.matches(&signatory()) && both.matches(&citywide));
        assert!(!only.matches(&signatory()) && only.matches(&citywide));
    }

    #[test]
    fn years_are_inclusive_and_an_unknown_year_is_left_out() {
        let between = |from, to| Filter { signed_from: from, signed_to: to, ..Filter::default() };
        assert!(between(Some(2015), Some(2015)).matches(&signatory()));
        assert!(!between(Some(2016), None).matches(&signatory()));
        assert!(!between(None, Some(2014)).matches(&signatory()));
        let undated = Signatory { signed_on: None, ..signatory() };
        assert!(!between(Some(1900), None).matches(&undated) && between(None, None).matches(&undated));
    }
}
