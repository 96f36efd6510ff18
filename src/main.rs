//! Entry point of the wasm module.

use leptos::mount::mount_to;
use samspel::platform::{document, panic_screen};
use samspel::ui::app::App;

fn main() {
    panic_screen::install();
    if let Some(root) = document::app_root() {
        mount_to(root, App).forget();
        document::remove_static_text();
        document::set_state("ready");
        document::mark("samspel:mounted");
    }
}
