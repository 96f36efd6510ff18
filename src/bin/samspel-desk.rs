//! The bundle of the pages for working with many answers.

fn main() {
    samspel::ui::mount::mount(samspel::ui::groups::DESK);
}
