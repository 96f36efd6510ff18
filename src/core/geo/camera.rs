//! Where the map looks, and how world and screen relate.

use super::mercator::{World, project, unproject, world_px, zoom_for};
use super::rect::Rect;
use crate::core::within::within;

/// The farthest out the map goes.
pub const MIN_ZOOM: f64 = 8.0;
/// The closest in the map goes.
pub const MAX_ZOOM: f64 = 19.0;

/// Size of the viewport in CSS px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Size {
    /// The viewport with `margin` CSS px more on every side.
    pub fn grown(self, margin: f64) -> Rect {
        Rect { left: 0.0, top: 0.0, right: self.width, bottom: self.height }.grown(margin)
    }
}

/// A rectangle in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LonLatBox {
    /// Western edge.
    pub west: f64,
    /// Southern edge.
    pub south: f64,
    /// Eastern edge.
    pub east: f64,
    /// Northern edge.
    pub north: f64,
}

impl LonLatBox {
    /// The same rectangle in world units.
    pub fn world(&self) -> Rect {
        let (corner, opposite) = (project(self.west, self.north), project(self.east, self.south));
        Rect { left: corner.x, top: corner.y, right: opposite.x, bottom: opposite.y }
    }
}

/// What the map looks at: the point in the middle of the viewport, and how close.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// Longitude of the middle, degrees.
    pub lon: f64,
    /// Latitude of the middle, degrees.
    pub lat: f64,
    /// Zoom level, fractions allowed; one level doubles every length.
    pub zoom: f64,
}

impl Camera {
    /// A camera over a point in world units.
    pub fn at(world: World, zoom: f64) -> Self {
        let (lon, lat) = unproject(world);
        Self { lon, lat, zoom }
    }

    /// The middle in world units.
    pub fn centre(&self) -> World {
        project(self.lon, self.lat)
    }

    /// A camera that shows all of a world rectangle with `padding` CSS px to spare on every side. An empty or
    /// single-point rectangle is shown at the closest zoom.
    pub fn fit(bounds: &Rect, size: Size, padding: f64) -> Self {
        let (x, y) = bounds.centre();
        let wide = zoom_for(bounds.width().max(1e-12), (size.width - 2.0 * padding).max(1.0));
        let high = zoom_for(bounds.height().max(1e-12), (size.height - 2.0 * padding).max(1.0));
        Self::at(World { x, y }, within(wide.min(high), MIN_ZOOM, MAX_ZOOM))
    }

    /// The same camera with its zoom within [`MIN_ZOOM`]..=[`MAX_ZOOM`] and its middle inside `bounds` (world units).
    /// A member that is not a number falls back to the middle of the bounds, or to the farthest zoom.
    #[must_use]
    pub fn clamped(&self, bounds: &Rect) -> Self {
        let zoom = within(self.zoom, MIN_ZOOM, MAX_ZOOM);
        let (x, y) = bounds.centre();
        let known = !self.lon.is_nan() && !self.lat.is_nan();
        let centre = if known { self.centre() } else { World { x, y } };
        if known && bounds.contains(centre.x, centre.y) && zoom.to_bits() == self.zoom.to_bits() {
            return *self;
        }
        let inside =
            World { x: centre.x.max(bounds.left).min(bounds.right), y: centre.y.max(bounds.top).min(bounds.bottom) };
        Self::at(inside, zoom)
    }

    /// The farthest zoom at which a viewport shows anything that lies within `ground` (world units) only: all of it.
    pub fn floor(ground: &Rect, size: Size) -> f64 {
        Self::fit(ground, size, 0.0).zoom
    }

    /// The same camera kept over `ground` (world units): no farther out than all of it, and with no more than a fifth of
    /// the viewport beyond an edge. Where the viewport is larger than the ground, the ground stays that near its middle.
    #[must_use]
    pub fn kept_over(&self, ground: &Rect, size: Size) -> Self {
        let camera = self.clamped(ground);
        let zoom = camera.zoom.max(Self::floor(ground, size));
        let (scale, centre) = (world_px(zoom), camera.centre());
        let keep = |at: f64, low: f64, high: f64, px: f64| {
            let (view, middle) = (px / scale, f64::midpoint(low, high));
            let slack = ((high - low - view) / 2.0).max(0.0) + view * 0.2;
            within(at, middle - slack, middle + slack)
        };
        let kept = World {
            x: keep(centre.x, ground.left, ground.right, size.width),
            y: keep(centre.y, ground.top, ground.bottom, size.height),
        };
        // A camera that needs no keeping comes back to the bit, so that callers can see that it was not moved.
        if kept == centre && zoom.to_bits() == camera.zoom.to_bits() { camera } else { Self::at(kept, zoom) }
    }

    /// Moves the ground by (`dx`, `dy`) CSS px under the viewport, as a drag does: positive `dx` shows more of the west.
    #[must_use]
    pub fn pan_by(&self, dx: f64, dy: f64) -> Self {
        let (centre, scale) = (self.centre(), world_px(self.zoom));
        Self::at(World { x: centre.x - dx / scale, y: centre.y - dy / scale }, self.zoom)
    }

    /// Zooms by `dz` levels so that the ground under the screen point stays under it. The zoom is clamped.
    #[must_use]
    pub fn zoom_around(&self, size: Size, x: f64, y: f64, dz: f64) -> Self {
        let anchor = self.to_world(size, x, y);
        let zoom = within(self.zoom + dz, MIN_ZOOM, MAX_ZOOM);
        let scale = world_px(zoom);
        let centre =
            World { x: anchor.x - (x - size.width / 2.0) / scale, y: anchor.y - (y - size.height / 2.0) / scale };
        Self::at(centre, zoom)
    }

    /// Where a world point lies on the screen, in CSS px from the viewport's top left corner. For many points, take a
    /// [`Lens`].
    pub fn to_screen(&self, size: Size, world: World) -> (f64, f64) {
        self.lens(size).to_screen(world)
    }

    /// What places points on the screen, worked out once for all of them.
    pub fn lens(&self, size: Size) -> Lens {
        Lens { centre: self.centre(), scale: world_px(self.zoom), size }
    }

    /// Which world point lies under a screen point.
    pub fn to_world(&self, size: Size, x: f64, y: f64) -> World {
        let (centre, scale) = (self.centre(), world_px(self.zoom));
        World { x: centre.x + (x - size.width / 2.0) / scale, y: centre.y + (y - size.height / 2.0) / scale }
    }

    /// The part of the world in the viewport with `margin` CSS px more on every side.
    pub fn view(&self, size: Size, margin: f64) -> Rect {
        let (centre, scale) = (self.centre(), world_px(self.zoom));
        Rect::around(centre.x, centre.y, (size.width + 2.0 * margin) / scale, (size.height + 2.0 * margin) / scale)
    }

    /// The camera `t` of the way (0 to 1) from `self` to `to`, for an animated change.
    #[must_use]
    pub fn towards(&self, to: &Self, t: f64) -> Self {
        let (a, b) = (self.centre(), to.centre());
        let zoom = self.zoom + (to.zoom - self.zoom) * t;
        // While zooming, the middle moves in screen px rather than in world units, or the far end flashes by.
        let (from_scale, to_scale, scale) = (world_px(self.zoom), world_px(to.zoom), world_px(zoom));
        let share = if (to_scale - from_scale).abs() < 1e-6 {
            t
        } else {
            (1.0 - from_scale / scale) / (1.0 - from_scale / to_scale)
        };
        Self::at(World { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }, zoom)
    }
}

/// A camera over a viewport, ready to place points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lens {
    /// The middle in world units.
    pub centre: World,
    /// CSS px that the world measures.
    pub scale: f64,
    /// Size of the viewport, CSS px.
    pub size: Size,
}

impl Lens {
    /// Where a world point lies on the screen, in CSS px from the viewport's top left corner.
    pub fn to_screen(&self, world: World) -> (f64, f64) {
        let (x, y) = (world.x - self.centre.x, world.y - self.centre.y);
        (x * self.scale + self.size.width / 2.0, y * self.scale + self.size.height / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CITY: LonLatBox = LonLatBox { west: 11.5, south: 57.45, east: 12.4, north: 58.0 };
    const SIZE: Size = Size { width: 800.0, height: 600.0 };

    #[test]
    fn a_fitted_rectangle_is_inside_and_touches_the_padding() {
        let camera = Camera::fit(&CITY.world(), SIZE, 20.0);
        let (left, top) = camera.to_screen(SIZE, project(CITY.west, CITY.north));
        let (right, bottom) = camera.to_screen(SIZE, project(CITY.east, CITY.south));
        assert!(left >= 19.999 && right <= 780.001 && top >= 19.999 && bottom <= 580.001);
        assert!((left - 20.0).abs() < 0.001 || (top - 20.0).abs() < 0.001);
    }

    #[test]
    fn one_point_is_fitted_at_the_closest_zoom() {
        let point = project(11.97, 57.7);
        let camera = Camera::fit(&Rect { left: point.x, right: point.x, top: point.y, bottom: point.y }, SIZE, 20.0);
        assert!((camera.zoom - MAX_ZOOM).abs() < 1e-9 && (camera.lon - 11.97).abs() < 1e-9);
    }

    #[test]
    fn a_viewport_smaller_than_its_padding_still_gives_a_camera() {
        let camera = Camera::fit(&CITY.world(), Size { width: 10.0, height: 0.0 }, 40.0);
        assert!((camera.zoom - MIN_ZOOM).abs() < 1e-9 && camera.lat.is_finite());
    }

    #[test]
    fn absurd_cameras_are_brought_home() {
        for absurd in [
            Camera { lon: f64::NAN, lat: 57.0, zoom: 12.0 },
            Camera { lon: 500.0, lat: -100.0, zoom: 99.0 },
            Camera { lon: 0.0, lat: 0.0, zoom: f64::NAN },
        ] {
            let camera = absurd.clamped(&CITY.world());
            assert!((11.499..12.401).contains(&camera.lon) && (57.449..58.001).contains(&camera.lat), "{camera:?}");
            assert!((MIN_ZOOM..=MAX_ZOOM).contains(&camera.zoom));
        }
    }

    #[test]
    fn a_camera_inside_the_bounds_is_left_exactly_as_it_is() {
        let camera = Camera { lon: 11.97, lat: 57.7, zoom: 12.25 };
        assert_eq!(camera.clamped(&CITY.world()), camera);
    }

    #[test]
    fn dragging_right_shows_more_of_the_west() {
        let camera = Camera { lon: 11.97, lat: 57.7, zoom: 12.0 };
        assert!(camera.pan_by(10.0, 0.0).lon < camera.lon);
        assert!(camera.pan_by(0.0, 10.0).lat > camera.lat);
    }

    #[test]
    fn a_camera_inside_the_ground_is_kept_exactly_as_it_is() {
        let camera = Camera { lon: 11.97, lat: 57.7, zoom: 13.5 };
        assert_eq!(camera.kept_over(&CITY.world(), SIZE), camera);
    }

    #[test]
    fn farthest_out_the_ground_stays_near_the_middle() {
        let ground = CITY.world();
        let camera = Camera { lon: 11.5, lat: 58.0, zoom: 8.0 }.kept_over(&ground, SIZE);
        assert!((camera.zoom - Camera::floor(&ground, SIZE)).abs() < 1e-9);
        let (x, y) = camera.to_screen(SIZE, World { x: ground.centre().0, y: ground.centre().1 });
        assert!((x - 400.0).abs() < 160.1 && (y - 300.0).abs() < 120.1, "{x} {y}");
    }

    fn cameras() -> impl Strategy<Value = Camera> {
        (11.5..12.4, 57.4..58.0, MIN_ZOOM..MAX_ZOOM).prop_map(|(lon, lat, zoom)| Camera { lon, lat, zoom })
    }

    proptest! {
        #[test]
        fn screen_and_world_are_inverse(camera in cameras(), x in 0.0..800.0f64, y in 0.0..600.0f64) {
            let (x2, y2) = camera.to_screen(SIZE, camera.to_world(SIZE, x, y));
            prop_assert!((x - x2).abs() < 1e-3 && (y - y2).abs() < 1e-3);
        }

        #[test]
        fn zooming_keeps_the_ground_under_the_anchor(
            camera in cameras(), x in 0.0..800.0f64, y in 0.0..600.0f64, dz in -6.0..6.0f64
        ) {
            let anchor = camera.to_world(SIZE, x, y);
            let (x2, y2) = camera.zoom_around(SIZE, x, y, dz).to_screen(SIZE, anchor);
            prop_assert!((x - x2).abs() < 1e-2 && (y - y2).abs() < 1e-2, "{x} {y} became {x2} {y2}");
        }

        #[test]
        fn a_kept_camera_shows_more_ground_than_anything_else(camera in cameras()) {
            let ground = CITY.world();
            let kept = camera.kept_over(&ground, SIZE);
            let (x, y) = (kept.centre().x, kept.centre().y);
            prop_assert!(ground.contains(x, y) && kept.zoom + 1e-9 >= camera.zoom);
            let again = kept.kept_over(&ground, SIZE);
            prop_assert!((again.lon - kept.lon).abs() < 1e-9 && (again.lat - kept.lat).abs() < 1e-9);
        }

        #[test]
        fn panning_there_and_back_is_nothing(camera in cameras(), dx in -500.0..500.0f64, dy in -500.0..500.0f64) {
            let back = camera.pan_by(dx, dy).pan_by(-dx, -dy);
            prop_assert!((back.lon - camera.lon).abs() < 1e-8 && (back.lat - camera.lat).abs() < 1e-8);
        }

        #[test]
        fn a_journey_starts_and_ends_where_it_should(from in cameras(), to in cameras()) {
            let (start, end) = (from.towards(&to, 0.0), from.towards(&to, 1.0));
            prop_assert!((start.lon - from.lon).abs() < 1e-6 && (start.zoom - from.zoom).abs() < 1e-9);
            prop_assert!((end.lon - to.lon).abs() < 1e-6 && (end.lat - to.lat).abs() < 1e-6 && (end.zoom - to.zoom).abs() < 1e-9);
        }
    }
}
