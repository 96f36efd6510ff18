//! The bundle of the map in a partner's frame.

fn main() {
    samspel::ui::mount::mount_framed(samspel::ui::groups::EMBED);
}
