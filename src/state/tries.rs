//! Answers tried on the principles' pages, in memory for as long as the visit lasts.

use crate::core::assessment::Choice;
use crate::core::assessment::tries::Tries;
use crate::core::compact::Party;
use leptos::prelude::*;

/// The context through which the principles' pages read and change what was tried.
#[derive(Clone, Copy)]
pub struct Tried {
    /// Who answers, once said.
    pub party: RwSignal<Option<Party>>,
    organisation: RwSignal<Tries>,
    city: RwSignal<Tries>,
}

impl Tried {
    /// Nothing tried yet. Call under the root owner.
    pub fn new() -> Self {
        Self {
            party: RwSignal::new(None),
            organisation: RwSignal::new(Tries::new(Party::Organisation)),
            city: RwSignal::new(Tries::new(Party::City)),
        }
    }

    /// The context. Views call this once.
    pub fn get() -> Self {
        expect_context()
    }

    /// What `party` has answered.
    pub fn of(&self, party: Party) -> RwSignal<Tries> {
        match party {
            Party::Organisation => self.organisation,
            Party::City => self.city,
        }
    }

    /// Chooses an answer for `party`.
    pub fn choose(&self, party: Party, indicator: &str, choice: Choice) {
        self.of(party).update(|tries| tries.choose(indicator, choice));
    }
}

impl Default for Tried {
    fn default() -> Self {
        Self::new()
    }
}
