//! The pure part: types and rules of the compact, the register and the assessment.
//!
//! Invariant: nothing here knows a browser, a clock, randomness or a network. What it needs of those it is handed as
//! an argument, so that every rule is tested natively.

pub mod assessment;
pub mod compact;
pub mod decode;
pub mod drag;
pub mod endpoint;
pub mod find;
pub mod geo;
pub mod items;
pub mod json;
pub mod order;
pub mod power;
pub mod qr;
pub mod register;
pub mod route;
pub mod roving;
pub mod text;
pub mod turn;
pub mod within;
