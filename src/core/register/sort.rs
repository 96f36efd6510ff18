//! The order of the list.

use super::collate;
use super::point::Point;
use super::search::Rank;
use super::select::Hit;
use super::shelves::OTHER;
use super::signatory::Register;
use super::signed_on::SignedOn;
use crate::core::compact::Vocabularies;
use crate::core::order;

/// What the list is ordered by. Who lacks what it is ordered by comes last, also in the orders that run backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Sort {
    /// By name; with a search, better hits first.
    #[default]
    Name,
    /// By name, backwards.
    NameDown,
    /// Nearest first.
    Near,
    /// Latest signed first.
    Newest,
    /// Earliest signed first.
    Oldest,
    /// By the name of the kind.
    Kind,
    /// By the name of the kind, backwards.
    KindDown,
    /// By the name of the district.
    District,
    /// By the name of the district, backwards.
    DistrictDown,
    /// Those that assessed themselves first, the earliest before the latest.
    Assessed,
    /// Those that assessed themselves last first.
    AssessedDown,
}

/// A column of the table that can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Name.
    Name,
    /// Kind.
    Kind,
    /// District.
    District,
    /// When it signed.
    Signed,
    /// When it last assessed itself.
    Assessed,
}

impl Column {
    /// All of them, in the order they stand.
    pub const ALL: [Self; 5] = [Self::Name, Self::Kind, Self::District, Self::Signed, Self::Assessed];

    /// The orders by this column: upwards and downwards.
    pub const fn orders(self) -> (Sort, Sort) {
        match self {
            Self::Name => (Sort::Name, Sort::NameDown),
            Self::Kind => (Sort::Kind, Sort::KindDown),
            Self::District => (Sort::District, Sort::DistrictDown),
            Self::Signed => (Sort::Oldest, Sort::Newest),
            Self::Assessed => (Sort::Assessed, Sort::AssessedDown),
        }
    }

    /// The order after `now` when the head of this column is pressed: upwards, then downwards.
    pub fn pressed(self, now: Sort) -> Sort {
        let (up, down) = self.orders();
        if now == up { down } else { up }
    }

    /// What `aria-sort` says of this column.
    pub fn aria_sort(self, now: Sort) -> &'static str {
        let (up, down) = self.orders();
        if now == up {
            "ascending"
        } else if now == down {
            "descending"
        } else {
            "none"
        }
    }
}

impl Sort {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::NameDown,
        Self::Near,
        Self::Newest,
        Self::Oldest,
        Self::Kind,
        Self::KindDown,
        Self::District,
        Self::DistrictDown,
        Self::Assessed,
        Self::AssessedDown,
    ];

    /// The word in addresses.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::NameDown => "name-down",
            Self::Near => "near",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Kind => "kind",
            Self::KindDown => "kind-down",
            Self::District => "district",
            Self::DistrictDown => "district-down",
            Self::Assessed => "assessed",
            Self::AssessedDown => "assessed-down",
        }
    }

    /// The order with this word.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.id() == id)
    }
}

/// Each signatory's place in the order of names, worked out once per register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameOrder {
    place: Vec<usize>,
}

impl NameOrder {
    /// Orders the names as Swedish does; equal names by id.
    pub fn new(register: &Register) -> Self {
        let rows = &register.signatories;
        // The keys one after the other: each on its own would take twice the room.
        let room = rows.iter().map(|row| row.name.len() + 2).sum();
        let (mut keys, mut ends) = (Vec::with_capacity(room), Vec::with_capacity(rows.len()));
        for row in rows {
            keys.extend(collate::key(&row.name));
            ends.push(keys.len());
        }
        let end = |row: usize| ends.get(row).copied().unwrap_or_default();
        let key = |row: usize| {
            let start = row.checked_sub(1).map_or(0, end);
            (keys.get(start..end(row)), rows.get(row).map(|row| row.id.as_str()))
        };
        let mut place = vec![0; rows.len()];
        for (position, row) in order::positions(rows.len(), |a, b| key(a).cmp(&key(b))).into_iter().enumerate() {
            if let Some(place) = place.get_mut(row) {
                *place = position;
            }
        }
        Self { place }
    }

    /// The place of the signatory in `row`, from 0.
    pub fn place(&self, row: usize) -> usize {
        self.place.get(row).copied().unwrap_or(usize::MAX)
    }

    /// `hits`, each in a different row of the register, in the order of the names: one look at each, no comparison.
    fn arranged(&self, hits: &[Hit]) -> impl Iterator<Item = Hit> {
        let mut slots = vec![None; self.place.len()];
        for hit in hits {
            if let Some(slot) = slots.get_mut(self.place(hit.row)) {
                *slot = Some(*hit);
            }
        }
        slots.into_iter().flatten()
    }
}

/// Puts `hits` in order. `words` names kinds and districts; `near` is where distances are measured from, without which
/// [`Sort::Near`] orders by name.
pub fn sort(
    hits: &mut Vec<Hit>,
    register: &Register,
    names: &NameOrder,
    words: &Vocabularies,
    sort: Sort,
    near: Option<Point>,
) {
    let by = if near.is_none() && sort == Sort::Near { Sort::Name } else { sort };
    if by == Sort::Name {
        let mut arranged = Vec::with_capacity(hits.len());
        arranged.extend(names.arranged(hits));
        hits.clear();
        // A look at each for each of the few ranks takes less than comparing them.
        hits.extend(Rank::ALL.iter().flat_map(|rank| arranged.iter().filter(|hit| hit.rank == *rank)).copied());
    } else {
        *hits = by_number(hits, register, names, words, by, near);
    }
}

/// [`sort`] where more than names and ranks decide.
// Not part of what may call it: no first view does (docs/adr/0012).
#[inline(never)]
fn by_number(
    hits: &[Hit],
    register: &Register,
    names: &NameOrder,
    words: &Vocabularies,
    by: Sort,
    near: Option<Point>,
) -> Vec<Hit> {
    let places = match by {
        Sort::Kind | Sort::KindDown => places(words.kinds.iter().map(|kind| (kind.id.as_str(), kind.name.as_str()))),
        Sort::District | Sort::DistrictDown => {
            places(words.districts.iter().map(|district| (district.id.as_str(), district.name.as_str())))
        }
        _ => Vec::new(),
    };
    // What the vocabulary lacks stands where it is shown: under `other`, else at the end.
    let at = |id: &str| places.iter().find(|(known, _)| *known == id).map(|(_, place)| *place);
    let place = |id: &str| at(id).or_else(|| at(OTHER));
    // Every order is one by numbers, so that one comparison serves them all.
    let number = |hit: &Hit| -> Option<u64> {
        let signatory = register.signatories.get(hit.row)?;
        match by {
            Sort::Name | Sort::NameDown => Some(names.place(hit.row) as u64),
            Sort::Near => Some(centimetres(near?.distance_m(signatory.own_place()?))),
            Sort::Newest | Sort::Oldest => signatory.signed_on.map(SignedOn::as_number),
            Sort::Kind | Sort::KindDown => place(&signatory.kind),
            Sort::District | Sort::DistrictDown => signatory.district.as_deref().and_then(place),
            Sort::Assessed | Sort::AssessedDown => signatory.assessed_year().map(u64::from),
        }
    };
    let down = matches!(by, Sort::NameDown | Sort::Newest | Sort::KindDown | Sort::DistrictDown | Sort::AssessedDown);
    let key = |hit: &Hit| {
        let number = number(hit);
        let signed = number.map(|number| if down { u64::MAX - number } else { number });
        (number.is_none(), signed)
    };
    // Equal ones stay in the order of the names.
    let mut keyed: Vec<_> = names.arranged(hits).map(|hit| (key(&hit), hit)).collect();
    order::sort_by(&mut keyed, |a, b| a.0.cmp(&b.0));
    keyed.into_iter().map(|(_, hit)| hit).collect()
}

/// Each id with its place when ordered by name.
fn places<'a>(words: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<(&'a str, u64)> {
    let mut keyed: Vec<_> = words.map(|(id, name)| (collate::key(name), id)).collect();
    order::sort_by(&mut keyed, Ord::cmp);
    keyed.into_iter().zip(0..).map(|((_, id), place)| (id, place)).collect()
}

/// A distance in metres as a number that can be compared.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most half the way round the earth")]
fn centimetres(metres: f64) -> u64 {
    (metres * 100.0) as u64
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::{Column, NameOrder, Sort, sort};
    use crate::core::compact::{Kind, Vocabularies};
    use crate::core::register::filter::Filter;
    use crate::core::register::point::Point;
    use crate::core::register::select::tests::select;
    use crate::core::register::signatory::Register;
    use crate::core::register::strategies::{self, filter};
    use proptest::prelude::*;

    fn register() -> Register {
        let feature = |id: &str, name: &str, date: &str, lon: &str, kind: &str| {
            let geometry = if lon.is_empty() {
                "null".to_owned()
            } else {
                format!(r#"{{"type":"Point","coordinates":[{lon},57.7]}}"#)
            };
            format!(
                r#"{{"id":"{id}","geometry":{geometry},"properties":{{"name":"{name}","scope":"street","signed_on":"{date}","kind":"{kind}"}}}}"#
            )
        };
        let features = [
            feature("a", "Ödlan", "2012-09-04", "11.9", "a"),
            feature("b", "Anden", "", "11.8", "b"),
            feature("c", "Odlarna", "2025", "", "c"),
            feature("d", "anden", "2012", "12.0", "b"),
        ];
        let text = format!(r#"{{"type":"FeatureCollection","schema":"1.0","features":[{}]}}"#, features.join(","));
        crate::core::register::decode::decode(&text).unwrap().value
    }

    fn order(by: Sort, near: Option<Point>, search: &str) -> String {
        let register = register();
        let filter = Filter { text: search.to_owned(), ..Filter::default() };
        let mut hits = select(&register, &filter);
        let kind = |id: &str, name: &str| Kind { id: id.to_owned(), name: name.to_owned(), shape: String::new() };
        let words = Vocabularies { kinds: vec![kind("a", "Ö"), kind("b", "Ä")], ..Vocabularies::default() };
        sort(&mut hits, &register, &NameOrder::new(&register), &words, by, near);
        hits.iter().map(|hit| register.signatories[hit.row].id.as_str()).collect()
    }

    #[test]
    fn names_are_in_swedish_order_and_equal_ones_by_id() {
        assert_eq!(order(Sort::Name, None, ""), "bdca");
    }

    proptest! {
        #[test]
        fn with_a_search_better_hits_come_first_and_equal_ones_by_name(register in strategies::register(12), filter in filter()) {
            let names = NameOrder::new(&register);
            let mut hits = select(&register, &filter);
            let mut expected = hits.clone();
            expected.sort_by_key(|hit| (hit.rank, names.place(hit.row)));
            sort(&mut hits, &register, &names, &Vocabularies::default(), Sort::Name, None);
            prop_assert_eq!(hits, expected);
        }
    }

    #[test]
    fn newest_first_and_undated_last() {
        assert_eq!(order(Sort::Newest, None, ""), "cadb");
    }

    #[test]
    fn nearest_first_and_placeless_last() {
        assert_eq!(order(Sort::Near, Point::new(11.98, 57.7), ""), "dabc");
        assert_eq!(order(Sort::Near, None, ""), order(Sort::Name, None, ""));
    }

    #[test]
    fn every_word_of_the_address_is_known() {
        for sort in Sort::ALL {
            assert_eq!(Sort::from_id(sort.id()), Some(sort));
        }
        assert_eq!(Sort::from_id("theme"), None);
    }

    #[test]
    fn orders_that_run_backwards_keep_those_without_last() {
        assert_eq!(order(Sort::Oldest, None, ""), "dacb");
        assert_eq!(order(Sort::NameDown, None, ""), "acdb");
        assert_eq!(order(Sort::District, None, ""), order(Sort::DistrictDown, None, ""));
        assert_eq!(order(Sort::AssessedDown, None, ""), "bdca");
    }

    #[test]
    fn kinds_are_ordered_by_their_names_and_unknown_ones_come_after() {
        assert_eq!(order(Sort::Kind, None, ""), "bdac");
        assert_eq!(order(Sort::KindDown, None, ""), "abdc");
        // Under `other`, where the vocabulary has that: between Ä and Ö.
        let kind = |id: &str, name: &str| Kind { id: id.to_owned(), name: name.to_owned(), shape: String::new() };
        let kinds = vec![kind("a", "Ö"), kind("b", "Ä"), kind(super::OTHER, "Änd")];
        let (register, words) = (register(), Vocabularies { kinds, ..Vocabularies::default() });
        let mut hits = select(&register, &Filter::default());
        sort(&mut hits, &register, &NameOrder::new(&register), &words, Sort::Kind, None);
        let ids: Vec<&str> = hits.iter().map(|hit| register.signatories[hit.row].id.as_str()).collect();
        assert_eq!(ids, ["b", "d", "c", "a"]);
    }

    #[test]
    fn a_column_is_pressed_upwards_first() {
        for column in Column::ALL {
            let (up, down) = column.orders();
            assert_eq!((column.pressed(Sort::Near), column.pressed(up), column.pressed(down)), (up, down, up));
            let said = [up, down, Sort::Near].map(|now| column.aria_sort(now));
            assert_eq!(said, ["ascending", "descending", "none"]);
        }
    }
}
