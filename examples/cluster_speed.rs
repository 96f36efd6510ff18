//! How long clustering takes, in the whole region and in one screen:
//! `cargo run --release -p samspel --no-default-features --example cluster_speed`

use samspel::core::geo::{Camera, Rect, Size, project};
use samspel::core::register::cluster::cluster;
use samspel::core::register::columns::{Columns, Placed};
use std::time::Instant;

const WORLD: Rect = Rect { left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };
const SCREEN: Size = Size { width: 1440.0, height: 900.0 };

fn main() {
    for count in [10_000, 100_000] {
        let columns = Columns::of(scattered(count));
        let passing = vec![true; count];
        for whole in [true, false] {
            let mut times: Vec<f64> = (0..=44)
                .map(|step| {
                    let zoom = 8.0 + 0.25 * f64::from(step);
                    let view = Camera { lon: 11.95, lat: 57.7, zoom }.view(SCREEN, 512.0);
                    // The best of some, so that whatever else runs on the machine counts little.
                    let once = |_| {
                        let start = Instant::now();
                        let clusters = cluster(&columns, &passing, zoom, if whole { &WORLD } else { &view });
                        assert!(!clusters.is_empty() || !whole, "everybody is somewhere");
                        start.elapsed().as_secs_f64() * 1e3
                    };
                    (0..7).map(once).fold(f64::INFINITY, f64::min)
                })
                .collect();
            times.sort_by(f64::total_cmp);
            let at = |share: usize| times.get((times.len() - 1) * share / 100).copied().unwrap_or_default();
            let what = if whole { "everywhere" } else { "one screen" };
            println!("{count} points, {what}: median {:.2} ms, worst {:.2} ms", at(50), at(100));
        }
    }
}

/// Half of them in thirty towns, half all over the region; the same each time.
fn scattered(count: usize) -> Vec<Placed> {
    let mut state = 42_u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        f64::from(u32::try_from(state >> 32).unwrap_or_default()) / 4_294_967_296.0
    };
    (0..count)
        .map(|row| {
            let (a, b, town) = (random(), random(), (random() * 30.0).floor());
            let (lon, lat) = if row % 2 == 0 {
                (11.6 + 0.8 * a, 57.5 + 0.45 * b)
            } else {
                (11.7 + (town * 0.37) % 0.5 + 0.02 * a, 57.6 + (town * 0.23) % 0.25 + 0.012 * b)
            };
            Placed::new(row, project(lon, lat), u16::try_from(row % 8).unwrap_or_default())
        })
        .collect()
}
