//! The bundle of the pages about the site itself.

fn main() {
    samspel::ui::mount::mount(samspel::ui::groups::SITE);
}
