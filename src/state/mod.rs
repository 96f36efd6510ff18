//! What the app knows: where it is, what it has loaded, what the person is working on.
//!
//! Long-lived state is owned at the root and reached through contexts, one newtype each. Views read it and call its
//! actions; they never reach past it to the platform.

pub mod actions;
pub mod assessments;
pub mod directory;
pub mod effect;
pub mod embed;
pub mod endpoint;
pub mod follow_up;
pub mod format;
pub mod gathered;
pub mod intake;
pub mod load;
pub mod reading;
pub mod site;
pub mod start;
pub mod tries;
