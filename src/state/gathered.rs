//! What has been gathered to be compared. It lives as long as the visit and is written nowhere unless somebody asks.

use super::assessments::{OPEN_KEY, Picked, read_link};
use super::intake::{Came, Refusal};
use crate::core::assessment::link::LinkError;
use crate::core::assessment::pile::{Added, Pile, Source};
use crate::core::assessment::slots::{self, Base, KeyValue, SaveError, Saved, StoreError};
use crate::core::assessment::{Assessment, Instrument};
use crate::platform::local_storage::LocalStorage;
use crate::platform::{clock, random};
use leptos::prelude::*;

/// Why something that came was not put on the pile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It could not be used.
    Refused(Refusal),
    /// The link could not be read.
    Link(LinkError),
    /// The file is damaged, and half of it does not count.
    Mended,
    /// It answers other questions.
    OtherQuestions,
    /// It has no answer.
    Empty,
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
    /// What the address carried here, until it is decided on.
    pub arrived: RwSignal<Option<Result<Picked, LinkError>>>,
}

impl Gathered {
    /// Nothing yet. Call under the root owner.
    pub fn new() -> Self {
        Self { pile: RwSignal::new(Pile::default()), left: RwSignal::new(Vec::new()), arrived: RwSignal::new(None) }
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
                    Ok(Picked { assessment, problems, mended, .. }) => {
                        let source = if mended { Source::MendedFile } else { Source::File };
                        match pile.add(assessment, source, problems) {
                            Added::New(_) => {
                                taken += 1;
                                continue;
                            }
                            Added::Again => Reason::Again,
                            Added::Full => Reason::Full,
                        }
                    }
                };
                left.push(Left { name, reason });
            }
        });
        self.left.set(left);
        taken
    }

    /// Takes the links in `text`, with blanks between them; says how many were put on the pile.
    pub fn take_links(&self, text: &str) -> usize {
        let mut left = Vec::new();
        let mut taken = 0;
        for word in text.split_whitespace() {
            let added = read_link(word).map(|picked| self.put(picked, Source::Link));
            match added {
                Ok(Added::New(_)) => taken += 1,
                Ok(Added::Again) => left.push(Reason::Again),
                Ok(Added::Full) => left.push(Reason::Full),
                Err(error) => left.push(Reason::Link(error)),
            }
        }
        self.left.set(left.into_iter().map(|reason| Left { name: String::new(), reason }).collect());
        taken
    }

    /// Reads what the address carries, if it carries an assessment.
    pub fn read_address(&self, hash: &str) {
        match read_link(hash) {
            Err(LinkError::NotOurs) => {}
            read => self.arrived.set(Some(read)),
        }
    }

    /// Puts one more on the pile.
    pub fn put(&self, picked: Picked, source: Source) -> Added {
        let Picked { assessment, problems, .. } = picked;
        self.pile.try_update(|pile| pile.add(assessment, source, problems)).unwrap_or(Added::Full)
    }

    /// Saves an assessment on this device as one of its own and makes it the open one. Nothing is written over.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn keep(assessment: &Assessment) -> Result<(), SaveError> {
        let own = Assessment { id: random::id(), ..assessment.clone() };
        slots::save(&LocalStorage, &own, &mut Base::default(), &clock::now())?;
        LocalStorage.set(OPEN_KEY, &own.id).map_err(SaveError::Store)
    }

    /// The assessments saved on this device.
    ///
    /// # Errors
    /// When storage cannot be read.
    pub fn saved(instrument: &Instrument) -> Result<Vec<Saved>, StoreError> {
        slots::list(&LocalStorage, instrument)
    }

    /// The one saved here that what came is to be laid beside, if there is one.
    pub fn own_beside(instrument: &Instrument, came: &Assessment) -> Option<Assessment> {
        let open = LocalStorage.get(OPEN_KEY).ok().flatten();
        slots::own_beside(&LocalStorage, instrument, open.as_deref(), came).ok().flatten()
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
