//! The bundle of the page of one organisation.

fn main() {
    samspel::ui::mount::mount(samspel::ui::groups::ORGANISATION);
}
