//! The last thing a dying app does: hand over to the screen outside wasm.

use std::sync::Once;

/// Installs the panic hook. The hook allocates little and borrows nothing: it logs, marks the page as dead and lets
/// `boot.js`, which watches that mark, show the recovery screen.
pub fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        std::panic::set_hook(Box::new(|info| {
            web_sys::console::error_1(&info.to_string().into());
            super::document::set_state("dead");
        }));
    });
}
