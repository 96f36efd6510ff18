//! The bundle of the assessment pages.

fn main() {
    samspel::ui::mount::mount(samspel::ui::groups::ASSESSMENT);
}
