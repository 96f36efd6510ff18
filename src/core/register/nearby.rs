//! Distances, in words and as an order.

use super::decimal;
use super::signatory::Register;
use crate::core::order;

/// How many neighbours the page of an organisation names.
pub const NAMED: usize = 6;
/// How close its small map looks: a part of town.
pub const ZOOM: f64 = 13.5;

/// A distance as people say it: a number with the language's decimal mark, and whether it counts kilometres or metres.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distance {
    /// The number.
    pub number: String,
    /// True for kilometres.
    pub kilometres: bool,
}

/// `metres` as people say it: by ten metres below a kilometre, by a hundred below ten, then whole kilometres.
pub fn distance(metres: f64, mark: char) -> Distance {
    let tens = (metres.max(0.0) / 10.0).round() * 10.0;
    let kilometres = tens >= 1000.0;
    let mut number = String::new();
    if kilometres {
        decimal::push(&mut number, metres / 1000.0, u32::from(metres < 9_950.0));
    } else {
        decimal::push(&mut number, tens, 0);
    }
    let number = number.chars().map(|digit| if digit == '.' { mark } else { digit }).collect();
    Distance { number, kilometres }
}

/// The neighbours of the signatory in `row`, at most `count`: the nearest with their distance in metres when it has a
/// place of its own, else those of its district without.
pub fn neighbours(register: &Register, row: usize, count: usize) -> Vec<(usize, Option<f64>)> {
    let Some(own) = register.signatories.get(row) else { return Vec::new() };
    let others = register.signatories.iter().enumerate().filter(|(other, _)| *other != row);
    let mut found: Vec<(usize, Option<f64>)> = match own.own_place() {
        Some(from) => {
            others.filter_map(|(row, other)| Some((row, Some(from.distance_m(other.own_place()?))))).collect()
        }
        None => others
            .filter(|(_, other)| own.district.is_some() && other.district == own.district)
            .map(|(row, _)| (row, None))
            .collect(),
    };
    order::sort_by(&mut found, |a, b| a.1.unwrap_or_default().total_cmp(&b.1.unwrap_or_default()));
    found.truncate(count);
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{distance, neighbours};
    use crate::core::register::decode::decode;
    use crate::core::register::strategies::register;
    use proptest::prelude::*;

    #[test]
    fn distances_are_said_as_people_say_them() {
        for (metres, number, kilometres) in [
            (0.0, "0", false),
            (-3.0, "0", false),
            (444.0, "440", false),
            (994.9, "990", false),
            (996.0, "1", true),
            (1234.0, "1,2", true),
            (9_949.0, "9,9", true),
            (9_951.0, "10", true),
            (12_400.0, "12", true),
        ] {
            let said = distance(metres, ',');
            assert_eq!((said.number.as_str(), said.kilometres), (number, kilometres), "{metres}");
        }
        assert_eq!(distance(1234.0, '.').number, "1.2");
    }

    #[test]
    fn nothing_is_measured_to_who_is_only_known_to_be_in_a_district() {
        let row = |id: &str, scope: &str, lon: f64| {
            format!(
                r#"{{"id":"{id}","geometry":{{"type":"Point","coordinates":[{lon},57.7]}},"properties":{{"name":"{id}","kind":"club","district":"centrum","scope":"{scope}"}}}}"#
            )
        };
        let rows = [row("a", "address", 11.9), row("b", "district", 11.9001), row("c", "street", 11.95)].join(",");
        let text = format!(r#"{{"type":"FeatureCollection","schema":"1.0","features":[{rows}]}}"#);
        let register = decode(&text).unwrap().value;
        let found = |of: usize| {
            neighbours(&register, of, 9).into_iter().map(|(row, far)| (row, far.is_some())).collect::<Vec<_>>()
        };
        assert_eq!((found(0), found(2)), (vec![(2, true)], vec![(0, true)]));
        assert_eq!(found(1), [(0, false), (2, false)]);
    }

    proptest! {
        #[test]
        fn neighbours_are_others_nearest_first_and_none_is_nearer(register in register(14), count in 0_usize..8) {
            for (row, own) in register.signatories.iter().enumerate() {
                let found = neighbours(&register, row, count);
                prop_assert!(found.len() <= count && found.iter().all(|(other, _)| *other != row));
                prop_assert!(found.is_sorted_by_key(|(_, metres)| metres.unwrap_or_default()));
                if let (Some(from), Some((_, Some(farthest)))) = (own.own_place(), found.last()) {
                    let named = |other: &usize| found.iter().any(|(known, _)| known == other);
                    let points = register.signatories.iter().enumerate().filter_map(|(at, one)| Some((at, one.own_place()?)));
                    for (other, point) in points.filter(|(other, _)| *other != row && !named(other)) {
                        prop_assert!(found.len() == count && from.distance_m(point) >= *farthest, "{}", other);
                    }
                }
            }
        }
    }
}
