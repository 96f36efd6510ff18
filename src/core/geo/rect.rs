//! An upright rectangle, in whatever unit its owner says: CSS px on the screen, or Web Mercator world units.

/// A rectangle with y growing downwards, as on screens and in Web Mercator. `left ≤ right` and `top ≤ bottom`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Smallest x.
    pub left: f64,
    /// Smallest y.
    pub top: f64,
    /// Largest x.
    pub right: f64,
    /// Largest y.
    pub bottom: f64,
}

impl Rect {
    /// A rectangle of a size around its middle.
    pub fn around(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { left: x - width / 2.0, top: y - height / 2.0, right: x + width / 2.0, bottom: y + height / 2.0 }
    }

    /// The smallest rectangle that holds every point, or `None` without points.
    pub fn of_points(points: impl IntoIterator<Item = (f64, f64)>) -> Option<Self> {
        let mut all = None;
        for (x, y) in points {
            Self::include(&mut all, x, y);
        }
        all
    }

    /// The rectangle with these two corners.
    pub fn between(one: (f64, f64), other: (f64, f64)) -> Self {
        let (left, top) = (one.0.min(other.0), one.1.min(other.1));
        Self { left, top, right: one.0.max(other.0), bottom: one.1.max(other.1) }
    }

    /// Makes the rectangle hold this point as well; where there is none yet, it becomes the point.
    pub fn include(all: &mut Option<Self>, x: f64, y: f64) {
        let rect = all.get_or_insert(Self { left: x, top: y, right: x, bottom: y });
        rect.left = rect.left.min(x);
        rect.top = rect.top.min(y);
        rect.right = rect.right.max(x);
        rect.bottom = rect.bottom.max(y);
    }

    /// Horizontal extent.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Vertical extent.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The middle.
    pub fn centre(&self) -> (f64, f64) {
        (f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom))
    }

    /// The same rectangle with `by` more on every side.
    #[must_use]
    pub fn grown(&self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// The same rectangle moved.
    #[must_use]
    pub fn moved(&self, dx: f64, dy: f64) -> Self {
        Self { left: self.left + dx, top: self.top + dy, right: self.right + dx, bottom: self.bottom + dy }
    }

    /// True when the two share some area; touching edges do not count.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// True when the point lies inside or on the edge.
    pub fn contains(&self, x: f64, y: f64) -> bool {
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }

    /// True when all of `inner` lies inside.
    pub fn covers(&self, inner: &Self) -> bool {
        self.contains(inner.left, inner.top) && self.contains(inner.right, inner.bottom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn touching_rectangles_do_not_overlap_but_sharing_ones_do() {
        let a = Rect::around(0.0, 0.0, 10.0, 10.0);
        assert!(!a.overlaps(&a.moved(10.0, 0.0)));
        assert!(a.overlaps(&a.moved(9.9, 9.9)));
        assert!(!a.overlaps(&a.moved(0.0, 10.1)));
    }

    #[test]
    fn the_smallest_rectangle_holds_every_point() {
        let rect = Rect::of_points([(3.0, -1.0), (-2.0, 4.0), (0.0, 0.0)]);
        assert_eq!(rect, Some(Rect { left: -2.0, top: -1.0, right: 3.0, bottom: 4.0 }));
        assert_eq!(Rect::of_points([]), None);
    }

    #[test]
    fn a_grown_rectangle_covers_the_first() {
        let a = Rect::around(5.0, 5.0, 2.0, 4.0);
        assert!(a.grown(1.0).covers(&a));
        assert!(!a.covers(&a.grown(1.0)));
    }
}
