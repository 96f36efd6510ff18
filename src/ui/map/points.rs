//! What the map is given about the organisations.

use super::shape::Shape;
use crate::core::compact::Vocabularies;
use crate::core::register::Register;
use crate::core::register::columns::Columns;

/// The organisations as the map needs them. `names` and `districts` are by row of the register; `columns` holds
/// the placed ones only.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MapPoints {
    /// Places and kinds.
    pub columns: Columns,
    /// Names.
    pub names: Vec<String>,
    /// Name of the district, or empty.
    pub districts: Vec<String>,
    /// Name and shape of each kind, by its number in `columns`.
    pub kinds: Vec<(String, Shape)>,
}

impl MapPoints {
    /// Gathers a register with its vocabularies.
    pub fn new(register: &Register, vocabularies: &Vocabularies) -> Self {
        let rows = || register.signatories.iter();
        let district = |id: &str| vocabularies.districts.iter().find(|district| district.id == id);
        Self {
            columns: Columns::new(register, vocabularies.kinds.iter().map(|kind| kind.id.as_str())),
            names: rows().map(|row| row.name.clone()).collect(),
            districts: rows()
                .map(|row| {
                    row.district.as_deref().and_then(district).map(|known| known.name.clone()).unwrap_or_default()
                })
                .collect(),
            kinds: vocabularies.kinds.iter().map(|kind| (kind.name.clone(), Shape::from_name(&kind.shape))).collect(),
        }
    }

    /// Name of a row, or empty.
    pub fn name(&self, row: usize) -> &str {
        self.names.get(row).map_or("", String::as_str)
    }

    /// Shape of a kind; a circle when unknown.
    pub fn shape(&self, kind: u16) -> Shape {
        self.kinds.get(usize::from(kind)).map(|kind| kind.1).unwrap_or_default()
    }

    /// Place of a row in world units, when it has one.
    pub fn place(&self, row: usize) -> Option<(f64, f64)> {
        let at = self.columns.row.iter().position(|known| *known == row)?;
        Some((*self.columns.x.get(at)?, *self.columns.y.get(at)?))
    }
}
