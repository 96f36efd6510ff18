//! What the map is given about the organisations.

use super::shape::Shape;
use crate::core::compact::Vocabularies;
use crate::core::register::Register;
use crate::core::register::columns::Columns;
use crate::core::text::language::Lang;
use crate::core::text::messages::mapmove as t;

/// The organisations as the map needs them. `names` and `districts` are by row of the register; `columns` holds
/// those that are on the map only.
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
    /// "Somewhere in …" for each area in `columns`.
    pub titles: Vec<String>,
    /// What a kind is called that the vocabulary lacks.
    other_kind: &'static str,
}

impl MapPoints {
    /// Gathers a register with its vocabularies, in the page's language.
    pub fn new(register: &Register, vocabularies: &Vocabularies, lang: Lang) -> Self {
        let rows = || register.signatories.iter();
        let district = |id: &str| vocabularies.districts.iter().find(|district| district.id == id);
        let columns = Columns::new(register, vocabularies);
        Self {
            names: rows().map(|row| row.name.clone()).collect(),
            districts: rows()
                .map(|row| {
                    row.district.as_deref().and_then(district).map(|known| known.name.clone()).unwrap_or_default()
                })
                .collect(),
            kinds: vocabularies.kinds.iter().map(|kind| (kind.name.clone(), Shape::from_name(&kind.shape))).collect(),
            titles: columns.areas.iter().map(|area| t::somewhere_in(lang, &area.name)).collect(),
            other_kind: t::other_kind(lang),
            columns,
        }
    }

    /// Name of a row, or empty.
    pub fn name(&self, row: usize) -> &str {
        self.names.get(row).map_or("", String::as_str)
    }

    /// Name and shape of a kind; a circle when unknown.
    pub fn kind(&self, kind: u16) -> (&str, Shape) {
        self.kinds.get(usize::from(kind)).map_or((self.other_kind, Shape::Circle), |(name, shape)| (name, *shape))
    }

    /// Name of an area, or empty.
    pub fn area(&self, area: usize) -> &str {
        self.columns.areas.get(area).map_or("", |area| area.name.as_str())
    }
}
