//! The browser's `localStorage`: small preferences, and the store under saved assessments.

use super::window::window;
use crate::core::assessment::slots::{KeyValue, StoreError};
use wasm_bindgen::JsValue;
use web_sys::Storage;

/// What every key of this site starts with.
const PREFIX: &str = "samspel/";

/// The storage, or `None` where touching it is forbidden (a partner's frame, a private window).
pub(crate) fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// Reads a preference; `None` when there is none or storage is forbidden.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Writes a preference. A preference that cannot be kept lasts for the visit, which is harmless.
pub fn write(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Forgets a preference.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// Removes every key of this site, those that start with `samspel/`, and returns how many there were. `None` when storage
/// is forbidden, so that nothing can be there.
pub fn clear_all() -> Option<usize> {
    let storage = storage()?;
    let count = storage.length().ok()?;
    // Collected first: removing while counting would shift the rest.
    let keys: Vec<String> = (0..count)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(PREFIX))
        .collect();
    Some(keys.iter().filter(|key| storage.remove_item(key).is_ok()).count())
}

/// `localStorage` as the store under saved assessments. Every call asks the browser anew, because a person may close the
/// door while the page is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LocalStorage;

impl KeyValue for LocalStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        storage().ok_or(StoreError::Denied)?.get_item(key).map_err(|error| why(&error))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        storage().ok_or(StoreError::Denied)?.set_item(key, value).map_err(|error| why(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        storage().ok_or(StoreError::Denied)?.remove_item(key).map_err(|error| why(&error))
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let storage = storage().ok_or(StoreError::Denied)?;
        let count = storage.length().map_err(|error| why(&error))?;
        Ok((0..count).filter_map(|index| storage.key(index).ok().flatten()).collect())
    }
}

/// What an exception of the browser means, by its name.
fn why(error: &JsValue) -> StoreError {
    let name = js_sys::Reflect::get(error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string());
    match name.unwrap_or_default() {
        name if name == "SecurityError" => StoreError::Denied,
        // Firefox has a name of its own.
        name if name == "QuotaExceededError" || name.starts_with("NS_ERROR_DOM_QUOTA") => StoreError::Full,
        name => StoreError::Other(name),
    }
}
