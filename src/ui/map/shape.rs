//! The marker shapes as SVG paths, which a canvas draws as well.

/// What a kind of organisation looks like on the map, so that colour is never needed to tell kinds apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// A disc.
    #[default]
    Circle,
    /// A square.
    Square,
    /// A triangle, point up.
    Triangle,
    /// A square on its corner.
    Diamond,
    /// Five sides.
    Pentagon,
    /// Six sides.
    Hexagon,
    /// Five points.
    Star,
    /// An upright cross.
    Cross,
}

impl Shape {
    /// Every shape, in the order they are declared.
    pub const ALL: [Self; 8] = [
        Self::Circle,
        Self::Square,
        Self::Triangle,
        Self::Diamond,
        Self::Pentagon,
        Self::Hexagon,
        Self::Star,
        Self::Cross,
    ];

    /// The shape by the name it has in the vocabulary of kinds; a circle for names this build does not know.
    pub fn from_name(name: &str) -> Self {
        match name {
            "square" => Self::Square,
            "triangle" => Self::Triangle,
            "diamond" => Self::Diamond,
            "pentagon" => Self::Pentagon,
            "hexagon" => Self::Hexagon,
            "star" => Self::Star,
            "cross" => Self::Cross,
            _ => Self::Circle,
        }
    }

    /// SVG path around the origin, about 10 units in radius. Sizes differ a little so that all look equally heavy.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Circle => "M10 0A10 10 0 1 1-10 0A10 10 0 1 1 10 0Z",
            Self::Square => "M-8.8-8.8H8.8V8.8H-8.8Z",
            Self::Triangle => "M0-11.5L11.5 8.5H-11.5Z",
            Self::Diamond => "M0-12L12 0L0 12L-12 0Z",
            Self::Pentagon => "M0-11.2L10.7-3.5L6.6 9.1H-6.6L-10.7-3.5Z",
            Self::Hexagon => "M-5.5-9.5H5.5L11 0L5.5 9.5H-5.5L-11 0Z",
            Self::Star => "M0-13L3.4-4.7L12.4-4L5.5 1.8L7.6 10.5L0 5.8L-7.6 10.5L-5.5 1.8L-12.4-4L-3.4-4.7Z",
            Self::Cross => "M-4-11H4V-4H11V4H4V11H-4V4H-11V-4H-4Z",
        }
    }
}
