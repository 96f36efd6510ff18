//! The bundle of the reading pages.

fn main() {
    samspel::ui::mount::mount(samspel::ui::groups::READING);
}
