//! What has been gathered to be compared. It lives as long as the visit and is written nowhere.

use super::assessments::Picked;
use super::intake::{Came, Refusal};
use crate::core::assessment::Instrument;
use crate::core::assessment::pile::{Added, Pile, Source};
use crate::core::assessment::slots::{self, Saved, StoreError};
use crate::platform::clock;
use crate::platform::local_storage::LocalStorage;
use leptos::prelude::*;

/// Why something that came was not put on the pile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It could not be used.
    Refused(Refusal),
    /// The very same lies there already.
    Again,
    /// There is no room for more.
    Full,
}

/// Something that came and was not put on the pile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Name of the file; empty for what was no file.
    pub name: String,
    /// Why.
    pub reason: Reason,
}

/// The context of the page that compares.
#[derive(Clone, Copy)]
pub struct Gathered {
    /// What is compared.
    pub pile: RwSignal<Pile>,
    /// What of the last batch was left out.
    pub left: RwSignal<Vec<Left>>,
}

impl Gathered {
    /// Nothing yet. Call under the root owner.
    pub fn new() -> Self {
        Self { pile: RwSignal::new(Pile::default()), left: RwSignal::new(Vec::new()) }
    }

    /// The context. Views call this once.
    pub fn get() -> Self {
        expect_context()
    }

    /// Takes a batch of files; says how many were put on the pile.
    pub fn take(&self, batch: Vec<Came>) -> usize {
        let mut left = Vec::new();
        let mut taken = 0;
        self.pile.update(|pile| {
            for Came { name, held } in batch {
                let reason = match held {
                    Err(refusal) => Reason::Refused(refusal),
                    Ok(Picked { assessment, problems, .. }) => match pile.add(assessment, Source::File, problems) {
                        Added::New(_) => {
                            taken += 1;
                            continue;
                        }
                        Added::Again => Reason::Again,
                        Added::Full => Reason::Full,
                    },
                };
                left.push(Left { name, reason });
            }
        });
        self.left.set(left);
        taken
    }

    /// The assessments saved on this device.
    ///
    /// # Errors
    /// When storage cannot be read.
    pub fn saved(instrument: &Instrument) -> Result<Vec<Saved>, StoreError> {
        slots::list(&LocalStorage, instrument)
    }

    /// Puts a saved assessment on the pile. False when it cannot be read, or does not go there.
    pub fn add_saved(&self, id: &str) -> bool {
        let Some(draft) = slots::load(&LocalStorage, id, &clock::now()).ok().and_then(|loaded| loaded.draft) else {
            return false;
        };
        let added = self.pile.try_update(|pile| pile.add(draft, Source::Saved, 0));
        matches!(added, Some(Added::New(_)))
    }
}

impl Default for Gathered {
    fn default() -> Self {
        Self::new()
    }
}
