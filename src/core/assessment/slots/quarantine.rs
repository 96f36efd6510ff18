//! Copies of what could not be read, kept for a person or a later version.

use super::store::{KeyValue, StoreError};

const QUARANTINE: &str = "samspel/quarantine/";

/// Copies the text under `key` to `samspel/quarantine/<now>/<key>` and gives the copy's key. The same text of the same
/// key is copied only once, however often it is met.
///
/// # Errors
/// When the copy cannot be written or read back.
pub(super) fn copy(store: &dyn KeyValue, key: &str, text: &str, now: &str) -> Result<String, StoreError> {
    let mut taken = Vec::new();
    for other in store.keys()? {
        if other.strip_prefix(QUARANTINE).and_then(|rest| rest.split_once('/')).is_some_and(|(_, of)| of == key) {
            if store.get(&other)?.as_deref() == Some(text) {
                return Ok(other);
            }
            taken.push(other);
        }
    }
    let time: String =
        now.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '.' | '+')).collect();
    let at = |number: usize| {
        let suffix = if number == 0 { String::new() } else { format!("~{number}") };
        format!("{QUARANTINE}{time}{suffix}/{key}")
    };
    let free = (0..=taken.len()).map(at).find(|key| !taken.contains(key)).unwrap_or_else(|| at(taken.len()));
    super::write(store, &free, text)?;
    Ok(free)
}
