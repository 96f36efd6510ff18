//! Random saves in two tabs under random faults, checked against what was confirmed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use super::super::samples::{NOW, answered, instrument};
use super::fault_store::{Fault, FaultStore};
use super::*;
use crate::core::compact::Party;
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Op {
    Save(usize, Fault),
    Reload(usize),
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    let fault = prop_oneof![
        4 => Just(Fault::None), 1 => Just(Fault::Denied), 1 => Just(Fault::Full), 1 => Just(Fault::Ignored),
        1 => Just(Fault::Torn), 1 => Just(Fault::TornCrash), 1 => Just(Fault::BlindAfterWrite),
    ];
    let op = prop_oneof![
        5 => (0_usize..2, fault).prop_map(|(tab, fault)| Op::Save(tab, fault)),
        1 => (0_usize..2).prop_map(Op::Reload),
    ];
    proptest::collection::vec(op, 1..40)
}

/// The number of the save a stored draft came from.
fn number(store: &FaultStore) -> u64 {
    load(store, "x1", NOW).unwrap().draft.map_or(0, |draft| draft.title.parse().unwrap())
}

proptest! {
    #[test]
    fn a_confirmed_save_is_never_lost_and_no_tab_writes_over_what_it_has_not_seen(ops in ops()) {
        let store = FaultStore::new();
        let mut draft = answered(&instrument(2, 1, 1), Party::City, &[]);
        let mut bases = [Base::default(), Base::default()];
        let mut seen = [0_u64; 2];
        let mut confirmed = 0_u64;
        for (count, op) in (1_u64..).zip(ops) {
            match op {
                Op::Reload(tab) => {
                    bases[tab] = load(&store, "x1", NOW).unwrap().base;
                    seen[tab] = number(&store);
                }
                Op::Save(tab, fault) => {
                    draft.set_title(&count.to_string(), NOW);
                    store.fail(fault);
                    let result = save(&store, &draft, &mut bases[tab], NOW);
                    store.fail(Fault::None);
                    if result.is_ok() {
                        prop_assert!(seen[tab] >= confirmed, "tab {} had seen {}, stored was {}", tab, seen[tab], confirmed);
                        prop_assert_eq!(number(&store), count);
                        confirmed = count;
                        seen[tab] = count;
                    }
                }
            }
            prop_assert!(number(&store) >= confirmed);
        }
    }
}
