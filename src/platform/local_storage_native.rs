//! Storage for pages written by a native program: empty, and nothing is kept. The same functions as in
//! `local_storage.rs`.

use crate::core::assessment::slots::{KeyValue, StoreError};

/// Nothing is there.
pub fn read(_key: &str) -> Option<String> {
    None
}

/// Keeps nothing.
pub fn write(_key: &str, _value: &str) {}

/// There is nothing to forget.
pub fn remove(_key: &str) {}

/// There is nothing to remove.
pub fn clear_all() -> Option<usize> {
    Some(0)
}

/// An empty store under saved assessments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LocalStorage;

impl KeyValue for LocalStorage {
    fn get(&self, _key: &str) -> Result<Option<String>, StoreError> {
        Ok(None)
    }

    fn set(&self, _key: &str, _value: &str) -> Result<(), StoreError> {
        Ok(())
    }

    fn remove(&self, _key: &str) -> Result<(), StoreError> {
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(Vec::new())
    }
}
