//! The bundle of the pages in a partner's frame.

fn main() {
    samspel::ui::mount::mount_framed(samspel::ui::groups::EMBED);
}
