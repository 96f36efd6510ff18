//! The map as a picture, for the time before the app is there and for who has no script: the same ground and the same
//! places that the live map shows first, so that a reader sees where the organisations are with the page's first paint.
//!
//! It knows no size: everything is drawn in parts of the frame's width, and the browser fits it into whatever room there is. Places are strokes of no length with round ends, as wide as they are in CSS px whatever the size.

use super::Material;
use super::page::without_marks;
use super::pages::Page;
use crate::core::geo::basemap::{Basemap, PlaceLevel, Shape};
use crate::core::geo::mercator::{World, metres_per_px, unproject, zoom_for};
use crate::core::geo::{Rect, simplify};
use crate::core::register::columns::Columns;
use crate::core::route::Route;
use crate::core::text::messages::mapview as t;
use crate::state::format;
use leptos::prelude::*;

/// Where the map will stand.
const PLACE: &str = "class=\"map\"";
/// Width of the frame, units.
const WIDE: f64 = 600.0;
/// Free room around the places, as a share of the larger side.
const AROUND: f64 = 0.08;
/// Land farther away than this is never in sight, units: a frame as high as wide in a room nine times as wide as high shows
/// 2,400 on either side.
const FAR: f64 = 4000.0;
/// Islands smaller than this are left out, units.
const SMALL: f64 = 6.0;
/// How much coarser land is drawn that lies beside the frame, where only some rooms show it.
const BESIDE: f64 = 4.0;
/// How far a coast may be drawn from where it is, units: the page should not weigh more for a picture that is soon replaced.
const TOLERANCE: f64 = 1.5;
/// Narrowest river, units.
const THIN: f64 = 2.0;

/// `html` with the picture where the page has a map. The same where it has none, or nobody is on it.
pub fn added(material: &Material, page: &Page, html: &str) -> String {
    let parts = || {
        matches!(page.route, Route::Map | Route::EmbedMap).then_some(())?;
        let (before, rest) = html.split_once(PLACE)?;
        let (tag, after) = rest.split_once('>')?;
        let picture = written(material, page)?;
        Some([before, PLACE, tag, ">", &picture, after].concat())
    };
    parts().unwrap_or_else(|| html.to_owned())
}

/// The picture in the page's language.
fn written(material: &Material, page: &Page) -> Option<String> {
    let vocabularies = &material.compact(page.lang)?.vocabularies;
    let columns = Columns::new(&material.register, vocabularies);
    let frame = Frame::around(&columns)?;
    let map = material.basemap.as_ref();
    let ground = map.map(|map| view! { <path class="ground" fill="var(--land)" d=frame.rings(&map.overview) /> });
    let rivers = map.map(|map| {
        let river = |line: &crate::core::geo::basemap::WaterLine| {
            let width = (line.width_m / frame.metres()).max(THIN).round();
            view! { <path class="river" stroke="var(--water)" stroke-width=width d=frame.trace(&line.shape, TOLERANCE) /> }
        };
        map.water_lines.iter().map(river).collect_view()
    });
    let names = map.map(|map| frame.names(map));
    let areas = frame.dots(columns.areas.iter().map(|area| area.at));
    let places = frame.dots(columns.iter().map(|place| World { x: place.x, y: place.y }));
    let count = columns.iter().count() + columns.areas.iter().map(|area| area.members.len()).sum::<usize>();
    let label = t::picture(page.lang, format::plural(page.lang, count), &format::number(page.lang, count));
    let owner = Owner::new();
    let html = owner.with(|| {
        let picture = view! {
            <svg
                class="map-picture"
                viewBox=format!("0 0 {WIDE} {}", frame.high().round())
                fill="none"
                stroke-linecap="round"
                stroke-linejoin="round"
                role="img"
                aria-label=label
            >
                {ground}
                {rivers}
                <path class="area" stroke="var(--ink)" stroke-width="22" stroke-opacity="0.25" vector-effect="non-scaling-stroke" d=areas />
                {names}
                <path class="place" stroke="var(--paper)" stroke-width="15" vector-effect="non-scaling-stroke" d=places.clone() />
                <path class="place" stroke="var(--ink)" stroke-width="11" vector-effect="non-scaling-stroke" d=places />
            </svg>
        };
        without_marks(&picture.to_html())
    });
    owner.unset();
    Some(html)
}

/// What the picture shows of the world, in world units.
struct Frame(Rect);

impl Frame {
    /// Around everybody on the map, and a little more. `None` when nobody is.
    fn around(columns: &Columns) -> Option<Self> {
        let places = columns.iter().map(|place| (place.x, place.y));
        let bounds = Rect::of_points(places.chain(columns.areas.iter().map(|area| (area.at.x, area.at.y))))?;
        let side = bounds.width().max(bounds.height()).max(1e-5);
        let (x, y) = bounds.centre();
        // A single place or a row of places still has some ground around it.
        let (width, height) = (bounds.width().max(side / 2.0), bounds.height().max(side / 2.0));
        Some(Self(Rect::around(x, y, width, height).grown(side * AROUND)))
    }

    fn unit(&self) -> f64 {
        WIDE / self.0.width()
    }

    fn high(&self) -> f64 {
        self.0.height() * self.unit()
    }

    /// Metres on the ground per unit.
    fn metres(&self) -> f64 {
        let (x, y) = self.0.centre();
        metres_per_px(unproject(World { x, y }).1, zoom_for(self.0.width(), WIDE))
    }

    /// A place in units.
    fn place(&self, point: World) -> (f64, f64) {
        let (x, y) = ((point.x - self.0.left) * self.unit(), (point.y - self.0.top) * self.unit());
        (x.clamp(-FAR, WIDE + FAR), y.clamp(-FAR, self.high() + FAR))
    }

    /// A place in whole units.
    fn at(&self, point: World) -> (i32, i32) {
        whole(self.place(point))
    }

    /// Rings as one path, without those that would be a speck.
    fn rings(&self, shapes: &[Shape]) -> String {
        let rings = shapes.iter().filter_map(|shape| {
            let coarser = if shape.bounds.overlaps(&self.0) { 1.0 } else { BESIDE };
            let seen = shape.bounds.width().max(shape.bounds.height()) * self.unit() >= SMALL * coarser;
            seen.then(|| self.trace(shape, TOLERANCE * coarser) + "z")
        });
        rings.collect()
    }

    /// A line as a path: where it begins, then steps, which are short to write.
    fn trace(&self, shape: &Shape, tolerance: f64) -> String {
        let places: Vec<(f64, f64)> = shape.points.iter().map(|point| self.place(*point)).collect();
        let kept = simplify::kept(&places, tolerance);
        let kept = places.iter().zip(kept).filter_map(|(place, kept)| kept.then_some(*place));
        let mut path = String::new();
        let mut last = None;
        for (x, y) in kept.map(whole) {
            match last {
                None => path.extend(["M", &x.to_string(), " ", &y.to_string(), "l"]),
                Some(before) if before == (x, y) => continue,
                Some((from_x, from_y)) => {
                    let (dx, dy) = (x - from_x, y - from_y);
                    let gap = if dx < 0 || path.ends_with('l') { "" } else { " " };
                    let between = if dy < 0 { "" } else { " " };
                    path.extend([gap, &dx.to_string(), between, &dy.to_string()]);
                }
            }
            last = Some((x, y));
        }
        path
    }

    /// Strokes of no length.
    fn dots(&self, places: impl Iterator<Item = World>) -> String {
        let mut path = String::new();
        for (x, y) in places.map(|place| self.at(place)) {
            path.extend(["M", &x.to_string(), " ", &y.to_string(), "h0"]);
        }
        path
    }

    /// The districts' names.
    fn names(&self, map: &Basemap) -> impl IntoView + use<> {
        let districts = map.places.iter().filter(|place| place.level == PlaceLevel::District);
        let written = districts.map(|place| {
            let (x, y) = self.at(place.at);
            view! { <text x=x y=y>{place.name.clone()}</text> }
        });
        // The picture's label says what it shows; its lettering alone would be read as one row of names.
        view! { <g aria-hidden="true" text-anchor="middle" font-size="18" font-weight="600" paint-order="stroke" fill="var(--soft)" stroke="var(--land)" stroke-width="4">{written.collect_view()}</g> }
    }
}

#[allow(clippy::cast_possible_truncation, reason = "within FAR, and casts saturate")]
fn whole((x, y): (f64, f64)) -> (i32, i32) {
    (x.round() as i32, y.round() as i32)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::core::register::columns::Placed;

    fn placed(row: usize, x: f64, y: f64) -> Placed {
        Placed { row, x, y, kind: 0 }
    }

    fn shape(points: &[(f64, f64)]) -> Shape {
        let bounds = Rect::of_points(points.iter().copied()).unwrap();
        Shape { points: points.iter().map(|(x, y)| World { x: *x, y: *y }).collect(), bounds }
    }

    fn frame() -> Frame {
        Frame(Rect { left: 0.5, top: 0.3, right: 0.51, bottom: 0.305 })
    }

    #[test]
    fn everybody_is_within_the_frame() {
        for points in [&[(0.5, 0.3)][..], &[(0.5, 0.3), (0.52, 0.3)], &[(0.5, 0.3), (0.5001, 0.32), (0.499, 0.31)]] {
            let rows = points.iter().enumerate().map(|(row, (x, y))| placed(row, *x, *y)).collect();
            let frame = Frame::around(&Columns::of(rows)).unwrap();
            for (x, y) in points {
                let (left, top) = frame.at(World { x: *x, y: *y });
                assert!((0..=600).contains(&left) && top >= 0 && f64::from(top) <= frame.high(), "{left} {top}");
            }
        }
        assert!(Frame::around(&Columns::default()).is_none());
    }

    #[test]
    fn a_ring_is_traced_by_steps_without_repeating_a_point() {
        let ring = shape(&[(0.5, 0.3), (0.505, 0.3), (0.505_000_1, 0.3), (0.505, 0.302), (0.501, 0.301)]);
        assert_eq!(frame().rings(&[ring]), "M0 0l300 0 0 120-240-60z");
    }

    #[test]
    fn a_speck_is_left_out_and_land_far_away_is_cut() {
        assert_eq!(frame().rings(&[shape(&[(0.5, 0.3), (0.500_01, 0.3), (0.5, 0.300_01)])]), "");
        assert_eq!(frame().rings(&[shape(&[(0.0, 0.3), (0.9, 0.3)])]), "M-4000 0l8600 0z");
    }

    #[test]
    fn places_are_dots() {
        let places = [World { x: 0.501, y: 0.301 }, World { x: 0.51, y: 0.305 }];
        assert_eq!(frame().dots(places.into_iter()), "M60 60h0M600 300h0");
    }
}
