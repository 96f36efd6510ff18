//! A register with all that is worked out once per register and language.

use super::search::SearchIndex;
use super::shelves::Shelves;
use super::signatory::Register;
use super::sort::NameOrder;
use crate::core::compact::short::Short;
use std::sync::Arc;

/// Rows a step, see [`Preparing::go_on`]: some ten milliseconds in a browser.
const ROWS_A_STEP: usize = 1_000;

/// The register with all that is worked out once per register and language.
#[derive(Debug)]
pub struct Prepared {
    /// The register.
    pub register: Arc<Register>,
    /// The names of kinds, themes and districts.
    pub compact: Arc<Short>,
    /// Folded texts.
    pub index: SearchIndex,
    /// Where each signatory stands in the facets.
    pub shelves: Shelves,
    /// The order of the names.
    pub names: NameOrder,
    /// The language of the texts that can be searched.
    pub lang: &'static str,
}

/// A register that is being prepared, some rows a step, so that a large one never holds up the page.
pub struct Preparing {
    register: Arc<Register>,
    compact: Arc<Short>,
    lang: &'static str,
    begun: Option<Begun>,
    done: Option<Arc<Prepared>>,
}

/// What there is once the names are in order.
struct Begun {
    names: NameOrder,
    index: SearchIndex,
    shelves: Shelves,
    /// The row that comes next.
    next: usize,
}

impl Preparing {
    /// Begins to prepare a register for searching in the language `lang`.
    pub const fn new(register: Arc<Register>, compact: Arc<Short>, lang: &'static str) -> Self {
        Self { register, compact, lang, begun: None, done: None }
    }

    /// Whether it began with this very register and these names.
    pub fn is_of(&self, register: &Arc<Register>, compact: &Short, lang: &str) -> bool {
        Arc::ptr_eq(&self.register, register) && *self.compact == *compact && self.lang == lang
    }

    /// Prepares some more rows; once there are none left, and from then on, gives what has been prepared.
    ///
    /// The names are put in order first: the room that takes is free again for what comes after. For more than one step's
    /// rows the last step only returns the result, because drawing it runs in the same task.
    pub fn go_on(&mut self) -> Option<Arc<Prepared>> {
        if self.done.is_some() {
            return self.done.clone();
        }
        let Self { register, compact, lang, .. } = self;
        let few = register.signatories.len() <= ROWS_A_STEP;
        let Some(mut begun) = self.begun.take() else {
            self.begun = Some(Begun {
                names: NameOrder::new(register),
                index: SearchIndex::with_room_for(register, lang),
                shelves: Shelves::with_room_for(register, &compact.vocabularies),
                next: 0,
            });
            return if few { self.go_on() } else { None };
        };
        let rows = register.signatories.get(begun.next..).unwrap_or_default();
        for signatory in rows.iter().take(ROWS_A_STEP) {
            begun.index.add(signatory, &compact.vocabularies, lang);
            begun.shelves.add(signatory);
        }
        if !few && !rows.is_empty() {
            begun.next += ROWS_A_STEP;
            self.begun = Some(begun);
            return None;
        }
        let Begun { names, index, shelves, .. } = begun;
        let (register, compact) = (Arc::clone(register), Arc::clone(compact));
        self.done = Some(Arc::new(Prepared { register, compact, index, shelves, names, lang }));
        self.done.clone()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Preparing, ROWS_A_STEP};
    use crate::core::compact::short::{self, Short};
    use crate::core::register::decode::decode;
    use crate::core::register::search::SearchIndex;
    use crate::core::register::shelves::Shelves;
    use crate::core::register::sort::NameOrder;
    use std::sync::Arc;

    fn compact() -> Short {
        short::decode(include_str!("../../../data/v1/compact.sv.json")).unwrap().value
    }

    #[test]
    fn what_is_prepared_in_steps_is_what_is_prepared_at_one_go() {
        for (rows, steps) in [(0, 1), (1, 1), (ROWS_A_STEP, 1), (ROWS_A_STEP + 1, 4), (2 * ROWS_A_STEP + 1, 5)] {
            let row = |at: usize| format!(r#"{{"id":"r{at}","properties":{{"name":"Rad {at}","kind":"club"}}}}"#);
            let features = (0..rows).map(row).collect::<Vec<_>>().join(",");
            let text = format!(r#"{{"type":"FeatureCollection","schema":"1.0","empty":true,"features":[{features}]}}"#);
            let register = Arc::new(decode(&text).unwrap().value);
            let compact = Arc::new(compact());
            let mut preparing = Preparing::new(Arc::clone(&register), Arc::clone(&compact), "sv");
            let mut taken = 1;
            let prepared = loop {
                match preparing.go_on() {
                    Some(prepared) => break prepared,
                    None => taken += 1,
                }
            };
            assert_eq!(taken, steps, "{rows} rows");
            assert!(preparing.go_on().is_some_and(|again| Arc::ptr_eq(&again, &prepared)));
            assert!(preparing.is_of(&register, &compact, "sv") && !preparing.is_of(&register, &compact, "en"));
            assert_eq!(prepared.shelves, Shelves::new(&register, &compact.vocabularies));
            assert_eq!(prepared.names, NameOrder::new(&register));
            let index = SearchIndex::new(&register, &compact.vocabularies, "sv");
            assert_eq!(format!("{:?}", prepared.index), format!("{index:?}"));
        }
    }
}
