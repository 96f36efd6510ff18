//! What the map needs of each placed signatory, as a structure of arrays.

use super::shelves::OTHER;
use super::signatory::Register;
use crate::core::geo::project;

/// The number of a kind that the list lacks, where it has no [`OTHER`] either.
pub const UNKNOWN_KIND: u16 = u16::MAX;

/// Signatories with a point, in the order of the register; all arrays are equally long.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Columns {
    /// Web Mercator x, 0 to 1.
    pub x: Vec<f64>,
    /// Web Mercator y, 0 to 1, southwards.
    pub y: Vec<f64>,
    /// Row in the register.
    pub row: Vec<usize>,
    /// Number of the kind in the list given, or of [`OTHER`] there, or [`UNKNOWN_KIND`].
    pub kind: Vec<u16>,
}

impl Columns {
    /// Projects the points of `register`; `kinds` are ids in the order that numbers them.
    pub fn new<'k>(register: &Register, kinds: impl IntoIterator<Item = &'k str>) -> Self {
        let kinds: Vec<&str> = kinds.into_iter().collect();
        let mut columns = Self::default();
        for (row, signatory) in register.signatories.iter().enumerate() {
            let Some(point) = signatory.point else { continue };
            let world = project(point.lon(), point.lat());
            let at = |wanted: &str| kinds.iter().position(|kind| *kind == wanted);
            let kind = at(&signatory.kind).or_else(|| at(OTHER));
            columns.x.push(world.x);
            columns.y.push(world.y);
            columns.row.push(row);
            columns.kind.push(kind.and_then(|kind| u16::try_from(kind).ok()).unwrap_or(UNKNOWN_KIND));
        }
        columns
    }

    /// Number of placed signatories.
    pub fn len(&self) -> usize {
        self.row.len()
    }

    /// True when none is placed.
    pub fn is_empty(&self) -> bool {
        self.row.is_empty()
    }

    /// Row, place and kind of every placed signatory.
    pub fn iter(&self) -> impl Iterator<Item = Placed> + '_ {
        let places = self.x.iter().zip(&self.y);
        let rest = self.row.iter().zip(&self.kind);
        places.zip(rest).map(|((x, y), (row, kind))| Placed { row: *row, x: *x, y: *y, kind: *kind })
    }
}

/// One placed signatory.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Row in the register.
    pub row: usize,
    /// Web Mercator x, 0 to 1.
    pub x: f64,
    /// Web Mercator y, 0 to 1, southwards.
    pub y: f64,
    /// Number of its kind, or [`UNKNOWN_KIND`].
    pub kind: u16,
}
