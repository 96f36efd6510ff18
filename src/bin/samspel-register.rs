//! The bundle of the register pages.

fn main() {
    samspel::ui::mount::mount(samspel::ui::groups::REGISTER);
}
