//! A register with all that is worked out once per register and language.

use super::search::SearchIndex;
use super::shelves::Shelves;
use super::signatory::Register;
use super::sort::NameOrder;
use crate::core::compact::Compact;
use std::mem;
use std::sync::Arc;

/// Rows a step, see [`Preparing::step`]: some ten milliseconds in a browser.
const ROWS_A_STEP: usize = 1_000;

/// The register with all that is worked out once per register and language.
#[derive(Debug)]
pub struct Prepared {
    /// The register.
    pub register: Arc<Register>,
    /// The compact, for the names of kinds, themes and districts.
    pub compact: Arc<Compact>,
    /// Folded texts.
    pub index: SearchIndex,
    /// Where each signatory stands in the facets.
    pub shelves: Shelves,
    /// The order of the names.
    pub names: NameOrder,
}

/// A register that is being prepared, some rows a step, so that a large one never holds up the page.
pub struct Preparing {
    prepared: Prepared,
    lang: &'static str,
    next: usize,
}

impl Preparing {
    /// Begins to prepare a register for searching in the language `lang`.
    pub fn new(register: Arc<Register>, compact: Arc<Compact>, lang: &'static str) -> Self {
        let prepared = Prepared {
            index: SearchIndex::with_room_for(&register, lang),
            shelves: Shelves::with_room_for(&register, &compact.vocabularies),
            names: NameOrder::default(),
            register,
            compact,
        };
        Self { prepared, lang, next: 0 }
    }

    /// Prepares some more rows; true when all are. The names are put in order in a step of their own where there are
    /// many.
    pub fn step(&mut self) -> bool {
        let Prepared { register, compact, index, shelves, names } = &mut self.prepared;
        let rows = register.signatories.get(self.next..).unwrap_or_default();
        for signatory in rows.iter().take(ROWS_A_STEP) {
            index.add(signatory, &compact.vocabularies, self.lang);
            shelves.add(signatory);
        }
        if rows.len() < ROWS_A_STEP {
            *names = NameOrder::new(register);
        }
        self.next += ROWS_A_STEP;
        rows.len() < ROWS_A_STEP
    }

    /// What has been prepared. Ask only once, and when [`step`](Self::step) has said that it is done.
    pub fn take(&mut self) -> Prepared {
        let Prepared { register, compact, index, shelves, names } = &mut self.prepared;
        Prepared {
            register: Arc::clone(register),
            compact: Arc::clone(compact),
            index: mem::take(index),
            shelves: mem::take(shelves),
            names: mem::take(names),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Preparing, ROWS_A_STEP};
    use crate::core::compact::Compact;
    use crate::core::register::decode::decode;
    use crate::core::register::search::SearchIndex;
    use crate::core::register::shelves::Shelves;
    use crate::core::register::sort::NameOrder;
    use std::sync::Arc;

    fn compact() -> Compact {
        crate::core::compact::decode(include_str!("../../../data/v1/compact.sv.json")).unwrap().value
    }

    #[test]
    fn what_is_prepared_in_steps_is_what_is_prepared_at_one_go() {
        for (rows, steps) in [(0, 1), (1, 1), (ROWS_A_STEP - 1, 1), (ROWS_A_STEP, 2), (2 * ROWS_A_STEP + 1, 3)] {
            let row = |at: usize| format!(r#"{{"id":"r{at}","properties":{{"name":"Rad {at}","kind":"club"}}}}"#);
            let features = (0..rows).map(row).collect::<Vec<_>>().join(",");
            let text = format!(r#"{{"type":"FeatureCollection","schema":"1.0","empty":true,"features":[{features}]}}"#);
            let register = Arc::new(decode(&text).unwrap().value);
            let compact = Arc::new(compact());
            let mut preparing = Preparing::new(Arc::clone(&register), Arc::clone(&compact), "sv");
            let mut taken = 1;
            while !preparing.step() {
                taken += 1;
            }
            assert_eq!(taken, steps, "{rows} rows");
            let prepared = preparing.take();
            assert_eq!(prepared.shelves, Shelves::new(&register, &compact.vocabularies));
            assert_eq!(prepared.names, NameOrder::new(&register));
            let index = SearchIndex::new(&register, &compact.vocabularies, "sv");
            assert_eq!(format!("{:?}", prepared.index), format!("{index:?}"));
        }
    }
}
