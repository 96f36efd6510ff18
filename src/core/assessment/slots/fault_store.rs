//! A store in memory that fails on request.

use super::store::{KeyValue, StoreError};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// How the store misbehaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Not at all.
    None,
    /// Every call is refused.
    Denied,
    /// Writing finds no room and changes nothing.
    Full,
    /// Writing says yes and changes nothing.
    Ignored,
    /// Writing says yes and keeps only the first half.
    Torn,
    /// Writing keeps only the first half and fails: a crash in the middle.
    TornCrash,
    /// Writing works, but nothing can be read after it until the fault is gone.
    BlindAfterWrite,
}

/// The store.
#[derive(Debug)]
pub struct FaultStore {
    map: RefCell<BTreeMap<String, String>>,
    fault: Cell<Fault>,
    blind: Cell<bool>,
}

impl FaultStore {
    /// An empty store that works.
    pub fn new() -> Self {
        Self { map: RefCell::default(), fault: Cell::new(Fault::None), blind: Cell::new(false) }
    }

    /// Misbehaves like this from now on.
    pub fn fail(&self, fault: Fault) {
        self.fault.set(fault);
        self.blind.set(false);
    }

    /// Puts a value directly.
    pub fn plant(&self, key: &str, value: &str) {
        self.map.borrow_mut().insert(key.to_owned(), value.to_owned());
    }

    /// Everything stored.
    pub fn all(&self) -> BTreeMap<String, String> {
        self.map.borrow().clone()
    }

    /// Empties the store.
    pub fn clear(&self) {
        self.map.borrow_mut().clear();
    }

    fn check(&self) -> Result<(), StoreError> {
        if self.fault.get() == Fault::Denied || self.blind.get() { Err(StoreError::Denied) } else { Ok(()) }
    }
}

impl KeyValue for FaultStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.check()?;
        Ok(self.map.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.check()?;
        let half: String = value.chars().take(value.chars().count() / 2).collect();
        match self.fault.get() {
            Fault::Full => return Err(StoreError::Full),
            Fault::Ignored => return Ok(()),
            Fault::Torn => self.plant(key, &half),
            Fault::TornCrash => {
                self.plant(key, &half);
                return Err(StoreError::Other("crash".into()));
            }
            Fault::BlindAfterWrite => {
                self.plant(key, value);
                self.blind.set(true);
            }
            Fault::None | Fault::Denied => self.plant(key, value),
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.check()?;
        if self.fault.get() != Fault::Ignored {
            self.map.borrow_mut().remove(key);
        }
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.check()?;
        Ok(self.map.borrow().keys().cloned().collect())
    }
}
