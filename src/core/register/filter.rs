//! What a reader has chosen to see.

use super::signatory::{Scope, Signatory};
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

    /// Which facets `signatory` passes; the text is not looked at.
    pub fn passes(&self, signatory: &Signatory) -> Passes {
        let has = |chosen: &BTreeSet<String>, id: &str| chosen.is_empty() || chosen.contains(id);
        Passes {
            kind: has(&self.kinds, &signatory.kind),
            theme: self.themes.is_empty() || signatory.themes.iter().any(|theme| self.themes.contains(theme)),
            place: self.passes_place(signatory),
            year: self.passes_year(signatory),
        }
    }

    /// True when `signatory` passes every facet; the text is not looked at.
    pub fn matches(&self, signatory: &Signatory) -> bool {
        self.passes(signatory).all()
    }

    fn passes_place(&self, signatory: &Signatory) -> bool {
        let anywhere = self.districts.is_empty() && !self.citywide;
        let in_district = signatory.district.as_ref().is_some_and(|district| self.districts.contains(district));
        anywhere || in_district || (self.citywide && signatory.scope == Scope::Citywide)
    }

    fn passes_year(&self, signatory: &Signatory) -> bool {
        if self.signed_from.is_none() && self.signed_to.is_none() {
            return true;
        }
        signatory.signed_on.is_some_and(|date| {
            self.signed_from.is_none_or(|from| from <= date.year()) && self.signed_to.is_none_or(|to| date.year() <= to)
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Filter;
    use crate::core::register::signatory::{Scope, Signatory};
    use crate::core::register::{OrgId, SignedOn};
    use std::collections::BTreeMap;

    fn signatory() -> Signatory {
        Signatory {
            id: OrgId::parse("a").unwrap(),
            name: "A".to_owned(),
            kind: "association".to_owned(),
            themes: vec!["health".to_owned(), "faith".to_owned()],
            district: Some("hisingen".to_owned()),
            scope: Scope::District,
            point: None,
            signed_on: SignedOn::parse("2015"),
            website: None,
            email: None,
            description: BTreeMap::new(),
            assessed_year: None,
            source: String::new(),
            updated: None,
        }
    }

    fn ids(ids: &[&str]) -> std::collections::BTreeSet<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn one_match_is_enough_within_a_facet_and_all_must_match_between() {
        let mut filter = Filter { themes: ids(&["health", "education"]), ..Filter::default() };
        assert!(filter.matches(&signatory()));
        filter.kinds = ids(&["foundation"]);
        assert!(!filter.matches(&signatory()));
        filter.kinds.insert("association".to_owned());
        assert!(filter.matches(&signatory()));
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
