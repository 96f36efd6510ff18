//! The compact itself: parties, principles, statements with their origin, action areas, timeline, vocabularies.

pub mod decode;
pub mod easy;
pub mod fit;
pub mod narrowing;
pub mod petal;
mod read;
pub mod short;
pub mod story;
pub mod types;

pub use decode::decode;
pub use story::{Event, Helper, HelperQuestion, Period};
pub use types::*;
