//! One thing to do after a pause, begun anew by each call and dropped with the view.

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// What waits.
#[derive(Clone, Copy)]
pub struct Later(StoredValue<Option<TimeoutHandle>>);

impl Later {
    /// Nothing waits. Call inside a view.
    pub fn new() -> Self {
        let later = Self(StoredValue::new(None));
        on_cleanup(move || later.stop());
        later
    }

    /// Does `action` after `pause`, in place of what waited.
    pub fn after(self, pause: Duration, action: impl FnOnce() + 'static) {
        self.stop();
        self.0.try_set_value(set_timeout_with_handle(action, pause).ok());
    }

    /// Nothing waits any more.
    pub fn stop(self) {
        if let Some(Some(handle)) = self.0.try_get_value() {
            handle.clear();
        }
        self.0.try_set_value(None);
    }
}
