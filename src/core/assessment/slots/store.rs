//! The little a draft needs of a browser's storage.

use std::fmt;

/// Why storage did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// Storage may not be used here: framed by another site, private window, or a setting.
    Denied,
    /// No room left.
    Full,
    /// It said yes, but what is read back is not what was written.
    Ignored,
    /// Anything else.
    Other(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Denied => write!(f, "storage may not be used here"),
            Self::Full => write!(f, "storage is full"),
            Self::Ignored => write!(f, "storage did not keep what was written"),
            Self::Other(why) => write!(f, "storage failed: {why}"),
        }
    }
}

impl std::error::Error for StoreError {}

/// A synchronous key-value store that may fail at any call, for example `localStorage`.
pub trait KeyValue {
    /// The value under `key`, if there is one.
    ///
    /// # Errors
    /// When it cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Puts `value` under `key`.
    ///
    /// # Errors
    /// When it cannot be written; what stood there stays.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;

    /// Removes `key`; not having it is no error.
    ///
    /// # Errors
    /// When it cannot be removed.
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// Every key of the store, in any order, also those of others.
    ///
    /// # Errors
    /// When they cannot be listed.
    fn keys(&self) -> Result<Vec<String>, StoreError>;
}
