//! The bundle of what stands in a partner's frame without a map.

fn main() {
    samspel::ui::mount::mount_framed(samspel::ui::groups::CARD);
}
