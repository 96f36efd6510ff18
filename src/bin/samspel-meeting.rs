//! The bundle of the self-assessment on a wall.

fn main() {
    samspel::ui::mount::mount(samspel::ui::groups::MEETING);
}
