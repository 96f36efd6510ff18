//! The browser's window.

use web_sys::Window;

/// The window, or none where pages are written by a native program.
pub(super) fn window() -> Option<Window> {
    // Elsewhere than in WebAssembly the call itself would panic.
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}
