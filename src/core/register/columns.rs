//! What the map needs of each signatory with a place, in an order that suits clustering.

use super::cluster::add_kind;
use super::shelves::OTHER;
use super::signatory::{Register, Scope, Signatory};
use crate::core::compact::Vocabularies;
use crate::core::geo::{World, project};
use crate::core::order;
use std::cmp::Ordering;

/// The number of a kind that the list lacks, where it has no [`OTHER`] either.
pub const UNKNOWN_KIND: u16 = u16::MAX;
/// No place in the list.
const NOWHERE: u32 = u32::MAX;

/// Signatories with a place of their own, and those that are only somewhere in a district.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Columns {
    /// In the order of a Z curve: whatever the zoom, those in one cell of a grid follow each other.
    placed: Vec<Placed>,
    /// By row of the register: where in `placed`, or [`NOWHERE`].
    by_row: Vec<u32>,
    /// Districts that have somebody, in the order of the vocabulary.
    pub areas: Vec<Area>,
}

/// One signatory with a place of its own. A place is kept in parts of 2⁻³² of the world, a centimetre at the equator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    row: u32,
    x: u32,
    y: u32,
    /// Number of its kind, or [`UNKNOWN_KIND`].
    pub kind: u16,
}

/// Parts of the world that a place is kept in.
const PARTS: f64 = 4_294_967_296.0;

impl Placed {
    /// The signatory in a row of the register, at a place.
    pub fn new(row: usize, at: World, kind: u16) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 2^32, and casts saturate")]
        let parts = |at: f64| (at * PARTS) as u32;
        Self { row: u32::try_from(row).unwrap_or(NOWHERE), x: parts(at.x), y: parts(at.y), kind }
    }

    /// Row in the register.
    pub const fn row(self) -> usize {
        self.row as usize
    }

    /// Where it is, in Web Mercator.
    pub fn at(self) -> World {
        World { x: f64::from(self.x) / PARTS, y: f64::from(self.y) / PARTS }
    }
}

/// Those of whom only the district is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// The district's name.
    pub name: String,
    /// Where the district's count is drawn.
    pub at: World,
    /// Rows in the register, ascending, each with the number of its kind.
    pub members: Vec<(usize, u16)>,
}

impl Area {
    /// Rows that pass, and how many of them are of which kind.
    pub fn passing(&self, passing: &[bool]) -> (Vec<usize>, Vec<(u16, usize)>) {
        let (mut rows, mut kinds) = (Vec::new(), Vec::new());
        for (row, kind) in &self.members {
            if passing.get(*row) == Some(&true) {
                rows.push(*row);
                add_kind(&mut kinds, *kind, 1);
            }
        }
        (rows, kinds)
    }
}

impl Columns {
    /// Places the signatories of `register`. Kinds are numbered as in the vocabulary. Whoever works in the whole city, or
    /// has no place, is not on the map; nor is one in a district that the vocabulary lacks.
    pub fn new(register: &Register, vocabularies: &Vocabularies) -> Self {
        let has_place = |row: &&Signatory| row.own_place().is_some();
        let mut placed = Vec::with_capacity(register.signatories.iter().filter(has_place).count());
        let mut areas: Vec<Area> = vocabularies
            .districts
            .iter()
            .map(|district| {
                let [lon, lat] = district.at;
                Area { name: district.name.clone(), at: project(lon, lat), members: Vec::new() }
            })
            .collect();
        let at = |wanted: &str| vocabularies.kinds.iter().position(|kind| kind.id == wanted);
        for (row, signatory) in register.signatories.iter().enumerate() {
            let kind = at(&signatory.kind).or_else(|| at(OTHER));
            let kind = kind.and_then(|kind| u16::try_from(kind).ok()).unwrap_or(UNKNOWN_KIND);
            match (signatory.scope, signatory.point) {
                (Scope::Citywide | Scope::Undisclosed, _) => {}
                (Scope::District, _) => {
                    let known = |id: &str| vocabularies.districts.iter().position(|district| district.id == id);
                    let area = signatory.district.as_deref().and_then(known).and_then(|at| areas.get_mut(at));
                    if let Some(area) = area {
                        area.members.push((row, kind));
                    }
                }
                (_, Some(point)) => {
                    placed.push(Placed::new(row, project(point.lon(), point.lat()), kind));
                }
                (_, None) => {}
            }
        }
        areas.retain(|area| !area.members.is_empty());
        Self { areas, ..Self::of(placed) }
    }

    /// Signatories with a place, in any order.
    pub fn of(placed: Vec<Placed>) -> Self {
        let at = |position: usize| placed.get(position);
        let along = order::positions(placed.len(), |a, b| match (at(a), at(b)) {
            (Some(a), Some(b)) => z_order(a, b),
            _ => Ordering::Equal,
        });
        let mut sorted: Vec<Placed> = Vec::with_capacity(placed.len());
        sorted.extend(along.into_iter().filter_map(at));
        let placed = sorted;
        let rows = placed.iter().map(|placed| placed.row() + 1).max().unwrap_or_default();
        let mut by_row = vec![NOWHERE; rows];
        for (at, placed) in (0_u32..).zip(&placed) {
            by_row.get_mut(placed.row()).into_iter().for_each(|slot| *slot = at);
        }
        Self { placed, by_row, areas: Vec::new() }
    }

    /// Those with a place of their own.
    pub fn iter(&self) -> impl Iterator<Item = &Placed> {
        self.placed.iter()
    }

    /// The signatory in a row, when it has a place of its own.
    pub fn find(&self, row: usize) -> Option<&Placed> {
        self.placed.get(*self.by_row.get(row)? as usize)
    }

    /// The district that a row is somewhere in, when that is all that is known.
    pub fn area(&self, row: usize) -> Option<&Area> {
        self.areas.iter().find(|area| area.members.binary_search_by_key(&row, |member| member.0).is_ok())
    }

    /// Where a row is on the map: its own place, or its district's.
    pub fn place(&self, row: usize) -> Option<World> {
        let own = self.find(row).map(|placed| placed.at());
        own.or_else(|| self.area(row).map(|area| area.at))
    }

    /// Number of the kind of a row that is on the map.
    pub fn kind(&self, row: usize) -> Option<u16> {
        let in_area = |area: &Area| area.members.iter().find(|member| member.0 == row).map(|member| member.1);
        self.find(row).map(|placed| placed.kind).or_else(|| self.area(row).and_then(in_area))
    }
}

/// The order along a Z curve, without interleaving bits: the coordinate that differs in the higher bit decides. At one
/// spot the row does.
fn z_order(a: &Placed, b: &Placed) -> Ordering {
    let (across, down) = (a.x ^ b.x, a.y ^ b.y);
    let by_y = across < down && across < (across ^ down);
    if by_y { a.y.cmp(&b.y) } else { a.x.cmp(&b.x) }.then(a.row.cmp(&b.row))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Columns, Placed};
    use crate::core::geo::World;
    use crate::core::register::Standing;
    use crate::core::register::cluster::cell;
    use crate::core::register::shelves::tests::vocabularies;
    use crate::core::register::strategies::register;
    use proptest::prelude::*;
    use std::collections::HashSet;

    proptest! {
        #[test]
        fn who_stands_in_the_list_as_on_the_map_is_on_the_map(register in register(14)) {
            let words = vocabularies();
            let columns = Columns::new(&register, &words);
            for (row, signatory) in register.signatories.iter().enumerate() {
                prop_assert_eq!(signatory.standing(&words) == Standing::Placed, columns.place(row).is_some());
            }
        }

        #[test]
        fn at_every_zoom_those_in_one_cell_follow_each_other(
            places in proptest::collection::vec((0.0..1.0_f64, 0.0..1.0_f64), 0..150), level in 0_i32..21
        ) {
            let placed = places.iter().enumerate().map(|(row, (x, y))| Placed::new(row, World { x: *x, y: *y }, 0)).collect();
            let columns = Columns::of(placed);
            let cells = 2.0_f64.powi(level);
            let mut runs: Vec<(u32, u32)> = columns.iter().map(|placed| (cell(placed.at().x, cells), cell(placed.at().y, cells))).collect();
            runs.dedup();
            let distinct: HashSet<(u32, u32)> = runs.iter().copied().collect();
            prop_assert_eq!(distinct.len(), runs.len());
            for (row, (x, y)) in places.iter().enumerate() {
                let found = columns.find(row).unwrap();
                prop_assert_eq!(found.row(), row);
                prop_assert!((found.at().x - x).abs() < 1e-9 && (found.at().y - y).abs() < 1e-9);
            }
        }
    }
}
