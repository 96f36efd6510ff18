//! The bundle of the pages about the site itself, and how it is put on another.

fn main() {
    samspel::ui::mount::mount(samspel::ui::groups::SITE);
}
