//! The order of the list.

use super::collate;
use super::point::Point;
use super::select::Hit;
use super::signatory::Register;
use crate::core::order;
use std::cmp::{Ordering, Reverse};

/// What the list is ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Sort {
    /// By name; with a search, better hits first.
    #[default]
    Name,
    /// Nearest first, then those without a point by name.
    Near,
    /// Latest signed first, then those without a date by name.
    Newest,
}

impl Sort {
    /// The word in addresses.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Near => "near",
            Self::Newest => "newest",
        }
    }

    /// The order with this word.
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Name, Self::Near, Self::Newest].into_iter().find(|sort| sort.id() == id)
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
        let keys = register.signatories.iter().enumerate();
        let mut keys: Vec<_> = keys.map(|(row, s)| (collate::key(&s.name), s.id.as_str(), row)).collect();
        order::sort_by(&mut keys, Ord::cmp);
        let mut place = vec![0; keys.len()];
        for (position, (_, _, row)) in keys.into_iter().enumerate() {
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
}

/// Puts `hits` in order. `near` is where distances are measured from; without it, [`Sort::Near`] orders by name.
pub fn sort(hits: &mut Vec<Hit>, register: &Register, names: &NameOrder, sort: Sort, near: Option<Point>) {
    let of = |hit: &Hit| register.signatories.get(hit.row);
    match (sort, near) {
        (Sort::Newest, _) => order::sort_by_key(hits, |hit| {
            (Reverse(of(hit).and_then(|signatory| signatory.signed_on)), names.place(hit.row))
        }),
        (Sort::Near, Some(from)) => {
            // Each distance is worked out once, not once per comparison.
            let metres = |hit: &Hit| of(hit)?.point.map(|point| from.distance_m(point));
            let mut far: Vec<_> = hits.iter().map(|hit| (Metres(metres(hit).unwrap_or(f64::INFINITY)), *hit)).collect();
            order::sort_by(&mut far, |a, b| (&a.0, names.place(a.1.row)).cmp(&(&b.0, names.place(b.1.row))));
            *hits = far.into_iter().map(|(_, hit)| hit).collect();
        }
        (Sort::Name, _) | (Sort::Near, None) => order::sort_by_key(hits, |hit| (hit.rank, names.place(hit.row))),
    }
}

/// A distance with a total order.
#[derive(PartialEq)]
struct Metres(f64);

impl Eq for Metres {}

impl PartialOrd for Metres {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Metres {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::{NameOrder, Sort, sort};
    use crate::core::register::filter::Filter;
    use crate::core::register::point::Point;
    use crate::core::register::select::tests::select;
    use crate::core::register::signatory::Register;

    fn register() -> Register {
        let feature = |id: &str, name: &str, date: &str, lon: &str| {
            let geometry = if lon.is_empty() {
                "null".to_owned()
            } else {
                format!(r#"{{"type":"Point","coordinates":[{lon},57.7]}}"#)
            };
            format!(
                r#"{{"id":"{id}","geometry":{geometry},"properties":{{"name":"{name}","scope":"street","signed_on":"{date}"}}}}"#
            )
        };
        let features = [
            feature("a", "Ödlan", "2012-09-04", "11.9"),
            feature("b", "Anden", "", "11.8"),
            feature("c", "Odlarna", "2025", ""),
            feature("d", "anden", "2012", "12.0"),
        ];
        let text = format!(r#"{{"type":"FeatureCollection","schema":"1.0","features":[{}]}}"#, features.join(","));
        crate::core::register::decode::decode(&text).unwrap().value
    }

    fn order(by: Sort, near: Option<Point>, search: &str) -> String {
        let register = register();
        let filter = Filter { text: search.to_owned(), ..Filter::default() };
        let mut hits = select(&register, &filter);
        sort(&mut hits, &register, &NameOrder::new(&register), by, near);
        hits.iter().map(|hit| register.signatories[hit.row].id.as_str()).collect()
    }

    #[test]
    fn names_are_in_swedish_order_and_equal_ones_by_id() {
        assert_eq!(order(Sort::Name, None, ""), "bdca");
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
        for sort in [Sort::Name, Sort::Near, Sort::Newest] {
            assert_eq!(Sort::from_id(sort.id()), Some(sort));
        }
    }
}
