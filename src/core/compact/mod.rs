//! The compact itself: parties, principles, statements with their origin, action areas, timeline, vocabularies.

pub mod decode;
pub mod easy;
pub mod petal;
mod read;
pub mod types;

pub use decode::decode;
pub use types::*;
