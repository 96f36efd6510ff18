//! The whole app in one bundle, for development (`trunk serve`).

fn main() {
    samspel::ui::mount::mount(samspel::ui::groups::ALL);
}
