//! The map as a picture, for the time before the app is there and for who has no script: the same ground and the same
//! places that the live map shows first, so that a reader sees where the organisations are with the page's first paint.
//!
//! It knows no size: everything is drawn in parts of the frame's width, and the browser fits it into whatever room there is. Places are strokes of no length with round ends, as wide as they are in CSS px whatever the size.

use super::Material;
use super::page::without_marks;
use super::pages::Page;
use crate::core::geo::basemap::{Basemap, PlaceLevel, Shape};
use crate::core::geo::mercator::{World, metres_per_px, unproject, world_px, zoom_for};
use crate::core::geo::{Rect, simplify};
use crate::core::register::columns::Columns;
use crate::core::register::nearby::{NAMED, ZOOM, neighbours};
use crate::core::route::Route;
use crate::core::text::messages::mapview as t;
use crate::state::format;
use crate::ui::parts::views::Views;
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
/// The same on an organisation's page, whose small map is at most three times as wide as high.
const NEAR: f64 = 600.0;
/// Islands smaller than this are left out, units.
const SMALL: f64 = 6.0;
/// How much coarser land is drawn that lies beside the frame, where only some rooms show it.
const BESIDE: f64 = 4.0;
/// How far a coast may be drawn from where it is, units: the page should not weigh more for a picture that is soon replaced.
const TOLERANCE: f64 = 1.5;
/// Height of the small map on an organisation's page, CSS px (`style/block/org.css`).
const SMALL_PX: f64 = 320.0;
/// Narrowest river, units.
const THIN: f64 = 2.0;

/// `html` with the picture where the page has a map. The same where it has none, or nobody is on it.
pub fn added(material: &Material, page: &Page, html: &str) -> String {
    let parts = || {
        let picture = match &page.route {
            Route::Map | Route::EmbedMap => of_all(material, page)?,
            Route::Organisation(id) => of_one(material, page, id)?,
            _ => return None,
        };
        let (before, rest) = html.split_once(PLACE)?;
        let (tag, after) = rest.split_once('>')?;
        let picture = written(&picture);
        Some([before, PLACE, tag, ">", &picture, after].concat())
    };
    parts().unwrap_or_else(|| html.to_owned())
}

/// What a picture shows.
struct Picture<'m> {
    frame: Frame,
    map: Option<&'m Basemap>,
    land: &'m [Shape],
    /// Names of which level are written.
    level: PlaceLevel,
    /// Paths of strokes of no length.
    areas: String,
    places: String,
    own: Option<String>,
    /// In words; none where the page says it beside.
    label: Option<String>,
}

/// Everybody, in the page's language.
fn of_all<'m>(material: &'m Material, page: &Page) -> Option<Picture<'m>> {
    let columns = Columns::new(&material.register, &material.compact(page.lang)?.vocabularies);
    let frame = Frame::around(&columns)?;
    let map = material.basemap.as_ref();
    let count = columns.iter().count() + columns.areas.iter().map(|area| area.members.len()).sum::<usize>();
    Some(Picture {
        areas: frame.dots(columns.areas.iter().map(|area| area.at)),
        places: frame.dots(columns.iter().map(|placed| placed.at())),
        own: None,
        label: Some(t::picture(page.lang, format::plural(page.lang, count), &format::number(page.lang, count))),
        land: map.map(|map| map.land(0.0)).unwrap_or_default(),
        level: PlaceLevel::District,
        frame,
        map,
    })
}

/// One organisation among the neighbours that its page names, as `ui/map/still.rs` draws it.
fn of_one<'m>(material: &'m Material, page: &Page, id: &str) -> Option<Picture<'m>> {
    let columns = Columns::new(&material.register, &material.compact(page.lang)?.vocabularies);
    let (row, _) = material.register.find(id)?;
    let own = columns.find(row)?;
    let frame = Frame::at_zoom(own.at(), ZOOM, SMALL_PX);
    let map = material.basemap.as_ref();
    let near = neighbours(&material.register, row, NAMED);
    let places = near.iter().filter_map(|(row, _)| columns.find(*row)).map(|placed| placed.at());
    Some(Picture {
        areas: String::new(),
        places: frame.dots(places.filter(|place| frame.sight().contains(place.x, place.y))),
        own: Some(frame.dots([own.at()].into_iter())),
        label: None,
        land: map.map(|map| map.land(ZOOM)).unwrap_or_default(),
        level: PlaceLevel::Area,
        frame,
        map,
    })
}

/// The picture as text.
fn written(picture: &Picture) -> String {
    let Picture { frame, map, land, level, areas, places, own, label } = picture;
    let rivers = map.map(|map| {
        let river = |line: &crate::core::geo::basemap::WaterLine| {
            let width = (line.width_m / frame.metres()).max(THIN).round();
            let path = frame.line(&line.shape)?;
            Some(view! { <path class="river" stroke="var(--water)" stroke-width=width d=path /> })
        };
        map.water_lines.iter().filter_map(river).views()
    });
    let areas = (!areas.is_empty()).then(|| {
        view! { <path class="area" stroke="var(--ink)" stroke-width="22" stroke-opacity="0.25" vector-effect="non-scaling-stroke" d=areas.clone() /> }
    });
    // As wide as they are in CSS px, whatever the size.
    let dot = |colour: &'static str, width: &'static str, path: &str| {
        let path = path.to_owned();
        view! { <path class="place" stroke=colour stroke-width=width vector-effect="non-scaling-stroke" d=path /> }
    };
    let own = own.as_ref().map(|own| {
        let rings =
            [("var(--paper)", "34"), ("var(--map-selected)", "31"), ("var(--paper)", "22"), ("var(--ink)", "13")];
        rings.map(|(colour, width)| dot(colour, width, own)).views()
    });
    let owner = Owner::new();
    let html = owner.with(|| {
        let picture = view! {
            <svg
                class="map-picture"
                viewBox=format!("0 0 {WIDE} {}", frame.high().round())
                fill="none"
                stroke-linecap="round"
                stroke-linejoin="round"
                role=label.is_some().then_some("img")
                aria-label=label.clone()
                aria-hidden=label.is_none().then_some("true")
            >
                <path class="ground" fill="var(--land)" d=frame.rings(land) />
                {rivers}
                {areas}
                {map.map(|map| frame.names(map, *level))}
                {dot("var(--paper)", "15", places)}
                {dot("var(--ink)", "11", places)}
                {own}
            </svg>
        };
        without_marks(&picture.to_html())
    });
    owner.unset();
    html
}

/// What the picture shows of the world.
struct Frame {
    /// In world units.
    rect: Rect,
    /// How far beside it land is drawn, units.
    far: f64,
}

impl Frame {
    /// Around everybody on the map, and a little more. `None` when nobody is.
    fn around(columns: &Columns) -> Option<Self> {
        let places = columns.iter().map(|placed| placed.at()).map(|at| (at.x, at.y));
        let bounds = Rect::of_points(places.chain(columns.areas.iter().map(|area| (area.at.x, area.at.y))))?;
        let side = bounds.width().max(bounds.height()).max(1e-5);
        let (x, y) = bounds.centre();
        // A single place or a row of places still has some ground around it.
        let (width, height) = (bounds.width().max(side / 2.0), bounds.height().max(side / 2.0));
        Some(Self { rect: Rect::around(x, y, width, height).grown(side * AROUND), far: FAR })
    }

    /// As much as a square of `px` CSS px shows around a place at a zoom.
    fn at_zoom(place: World, zoom: f64, px: f64) -> Self {
        let side = px / world_px(zoom);
        Self { rect: Rect::around(place.x, place.y, side, side), far: NEAR }
    }

    fn unit(&self) -> f64 {
        WIDE / self.rect.width()
    }

    fn high(&self) -> f64 {
        self.rect.height() * self.unit()
    }

    /// Metres on the ground per unit.
    fn metres(&self) -> f64 {
        let (x, y) = self.rect.centre();
        metres_per_px(unproject(World { x, y }).1, zoom_for(self.rect.width(), WIDE))
    }

    /// A place in units.
    fn place(&self, point: World) -> (f64, f64) {
        let (x, y) = ((point.x - self.rect.left) * self.unit(), (point.y - self.rect.top) * self.unit());
        (x.clamp(-self.far, WIDE + self.far), y.clamp(-self.far, self.high() + self.far))
    }

    /// A place in whole units.
    fn at(&self, point: World) -> (i32, i32) {
        whole(self.place(point))
    }

    /// What may come into sight in a room of another shape.
    fn sight(&self) -> Rect {
        self.rect.grown(self.rect.width() * self.far / WIDE)
    }

    /// A line as a path, when any of it may come into sight.
    fn line(&self, shape: &Shape) -> Option<String> {
        shape.bounds.overlaps(&self.sight()).then(|| self.trace(shape, TOLERANCE))
    }

    /// Rings as one path, without those that would be a speck.
    fn rings(&self, shapes: &[Shape]) -> String {
        let sight = self.sight();
        let rings = shapes.iter().filter_map(|shape| {
            let coarser = if shape.bounds.overlaps(&self.rect) { 1.0 } else { BESIDE };
            let seen = shape.bounds.width().max(shape.bounds.height()) * self.unit() >= SMALL * coarser;
            (seen && shape.bounds.overlaps(&sight)).then(|| self.trace(shape, TOLERANCE * coarser) + "z")
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

    /// The names of a level.
    fn names(&self, map: &Basemap, level: PlaceLevel) -> impl IntoView + use<> {
        let seen = self.sight();
        let places = map.places.iter().filter(|place| place.level == level && seen.contains(place.at.x, place.at.y));
        let written = places.map(|place| {
            let (x, y) = self.at(place.at);
            view! { <text x=x y=y>{place.name.clone()}</text> }
        });
        // A part of town is shown at half the size of the city.
        let size = if level == PlaceLevel::Area { "24" } else { "18" };
        // The picture's label says what it shows; its lettering alone would be read as one row of names.
        view! { <g aria-hidden="true" text-anchor="middle" font-size=size font-weight="600" paint-order="stroke" fill="var(--soft)" stroke="var(--land)" stroke-width="4">{written.views()}</g> }
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
        Placed::new(row, World { x, y }, 0)
    }

    fn shape(points: &[(f64, f64)]) -> Shape {
        let bounds = Rect::of_points(points.iter().copied()).unwrap();
        Shape { points: points.iter().map(|(x, y)| World { x: *x, y: *y }).collect(), bounds }
    }

    fn frame() -> Frame {
        Frame { rect: Rect { left: 0.5, top: 0.3, right: 0.51, bottom: 0.305 }, far: FAR }
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
    fn one_place_stands_in_the_middle_of_as_much_as_its_zoom_shows() {
        let place = World { x: 0.51, y: 0.3 };
        let frame = Frame::at_zoom(place, 13.5, 320.0);
        assert_eq!((frame.at(place), frame.high().round()), ((300, 300), 600.0));
        // 83.6 km a tile at this latitude and zoom 0, halved with each.
        assert!((frame.metres() * 600.0 - 320.0 * metres_per_px(unproject(place).1, 13.5)).abs() < 1.0);
    }

    #[test]
    fn a_line_that_no_room_shows_is_left_out() {
        assert_eq!(frame().line(&shape(&[(0.51, 0.3), (0.52, 0.3)])), Some("M600 0l600 0".to_owned()));
        assert_eq!(frame().line(&shape(&[(0.9, 0.3), (0.91, 0.3)])), None);
    }

    #[test]
    fn places_are_dots() {
        let places = [World { x: 0.501, y: 0.301 }, World { x: 0.51, y: 0.305 }];
        assert_eq!(frame().dots(places.into_iter()), "M60 60h0M600 300h0");
    }
}
