//! Where there is room for a place name: greedy, never one on top of another.

use super::rect::Rect;

/// A name that wants a place. Lengths in CSS px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Label {
    /// Where it belongs, on the screen.
    pub x: f64,
    /// See `x`.
    pub y: f64,
    /// Measured width of the text with its halo.
    pub width: f64,
    /// Measured height of the text with its halo, all lines.
    pub height: f64,
    /// True for the name of something wide, such as a district: it may stand three times as far aside.
    pub wide: bool,
}

/// Steps in which the name of something wide moves further aside.
const FARTHER: [f64; 3] = [1.0, 2.0, 3.0];
/// How far aside of its point a label may stand, in its own heights (vertical) and half widths (horizontal): on the
/// point first, then below, above, right, left. Farther off, a name would seem to belong to something else.
const ASIDE: [(f64, f64); 7] =
    [(0.0, 0.0), (0.0, 1.1), (0.0, -1.1), (1.25, 0.0), (-1.25, 0.0), (0.0, 2.0), (0.0, -2.0)];

impl Label {
    /// The room it gets: the first of its few positions that lies inside `bounds` and hits nothing that is `taken`, which
    /// holds it from then on. Nothing when there is none, or it is no place at all. Ask for the more important first.
    pub fn seat(&self, taken: &mut Vec<Rect>, bounds: &Rect) -> Option<Rect> {
        let home = Rect::around(self.x, self.y, self.width, self.height);
        for step in if self.wide { &FARTHER[..] } else { &FARTHER[..1] } {
            for (right, down) in ASIDE {
                let rect = home.moved(step * right * self.width / 2.0, step * down * self.height);
                if bounds.covers(&rect) && !taken.iter().any(|other| other.overlaps(&rect)) {
                    taken.push(rect);
                    return Some(rect);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SCREEN: Rect = Rect { left: 0.0, top: 0.0, right: 800.0, bottom: 600.0 };

    fn label(x: f64, y: f64) -> Label {
        Label { x, y, width: 80.0, height: 16.0, wide: false }
    }

    #[test]
    fn who_asks_first_gets_the_spot_and_the_next_steps_aside() {
        let mut taken = Vec::new();
        let [first, second] = [0, 1].map(|_| label(400.0, 300.0).seat(&mut taken, &SCREEN).map(|rect| rect.centre()));
        assert_eq!(first, Some((400.0, 300.0)));
        assert!(second.is_some_and(|(_, y)| y > 300.0));
    }

    #[test]
    fn a_label_with_no_room_is_left_out() {
        let mut wall = vec![Rect { left: 200.0, top: 200.0, right: 600.0, bottom: 400.0 }];
        assert_eq!(label(400.0, 300.0).seat(&mut wall, &SCREEN), None);
        assert_eq!(wall.len(), 1);
    }

    #[test]
    fn the_name_of_something_wide_goes_further_aside_before_it_is_left_out() {
        let mut wall = vec![Rect { left: 340.0, top: 260.0, right: 460.0, bottom: 340.0 }];
        let narrow = label(400.0, 300.0);
        assert_eq!(narrow.seat(&mut wall, &SCREEN), None);
        let seat = Label { wide: true, ..narrow }.seat(&mut wall, &SCREEN);
        let away = seat.map(|rect| rect.centre()).map(|(x, y)| (x - 400.0).hypot(y - 300.0));
        assert!(away.is_some_and(|away| away <= 120.0), "not out of sight of its point");
    }

    #[test]
    fn a_label_never_runs_over_the_edge() {
        assert_eq!(label(-60.0, 300.0).seat(&mut Vec::new(), &SCREEN), None);
    }

    #[test]
    fn a_label_that_is_no_number_is_ignored() {
        assert_eq!(label(f64::NAN, 300.0).seat(&mut Vec::new(), &SCREEN), None);
    }

    proptest! {
        #[test]
        fn nothing_overlaps_and_nothing_changes_its_size(
            wanted in prop::collection::vec((any::<bool>(), 0.0..800.0f64, 0.0..600.0f64, 10.0..150.0f64, 8.0..40.0f64), 0..60),
            walls in prop::collection::vec((0.0..800.0f64, 0.0..600.0f64, 5.0..90.0f64), 0..12)
        ) {
            let walls: Vec<Rect> = walls.iter().map(|&(x, y, side)| Rect::around(x, y, side, side)).collect();
            let (mut taken, mut placed) = (walls.clone(), Vec::<Rect>::new());
            for (wide, x, y, width, height) in wanted {
                let Some(rect) = (Label { x, y, width, height, wide }).seat(&mut taken, &SCREEN) else { continue };
                prop_assert!(SCREEN.covers(&rect));
                prop_assert!(!walls.iter().chain(&placed).any(|other| other.overlaps(&rect)));
                prop_assert!((rect.width() - width).abs() < 1e-9 && (rect.height() - height).abs() < 1e-9);
                placed.push(rect);
            }
            prop_assert_eq!(taken.len(), walls.len() + placed.len());
        }
    }
}
