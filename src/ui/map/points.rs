//! What the map is given about the organisations.

use super::shape::Shape;
use crate::core::compact::Vocabularies;
use crate::core::register::Register;
use crate::core::register::columns::Columns;
use crate::core::text::language::Lang;
use crate::core::text::messages::mapmove as t;
use std::sync::Arc;

/// The organisations as the map needs them. `columns` holds those that are on the map only; what a row is called is looked
/// up, since copies of a hundred thousand names would be megabytes.
#[derive(Debug, Clone, Default)]
pub struct MapPoints {
    /// Places and kinds.
    pub columns: Columns,
    /// Name and shape of each kind, by its number in `columns`.
    pub kinds: Vec<(String, Shape)>,
    /// "Somewhere in …" for each area in `columns`.
    pub titles: Vec<String>,
    register: Arc<Register>,
    /// Id and name of each district.
    districts: Vec<(String, String)>,
    /// What a kind is called that the vocabulary lacks.
    other_kind: &'static str,
}

impl MapPoints {
    /// Gathers a register with its vocabularies, in the page's language.
    pub fn new(register: &Arc<Register>, vocabularies: &Vocabularies, lang: Lang) -> Self {
        let columns = Columns::new(register, vocabularies);
        Self {
            kinds: vocabularies.kinds.iter().map(|kind| (kind.name.clone(), Shape::from_name(&kind.shape))).collect(),
            titles: columns.areas.iter().map(|area| t::somewhere_in(lang, &area.name)).collect(),
            register: Arc::clone(register),
            districts: vocabularies.districts.iter().map(|one| (one.id.clone(), one.name.clone())).collect(),
            other_kind: t::other_kind(lang),
            columns,
        }
    }

    /// Name of a row, or empty.
    pub fn name(&self, row: usize) -> &str {
        self.register.signatories.get(row).map_or("", |signatory| signatory.name.as_str())
    }

    /// Name of the district a row is in, or empty.
    pub fn district(&self, row: usize) -> &str {
        let id = self.register.signatories.get(row).and_then(|signatory| signatory.district.as_deref());
        let known = id.and_then(|id| self.districts.iter().find(|(known, _)| known == id));
        known.map_or("", |(_, name)| name.as_str())
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
