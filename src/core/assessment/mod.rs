//! The self-assessment: its questions, one respondent's answers, what they show, the plan that follows, and how all of
//! it is kept.
//!
//! Levels are ordinal words, not amounts. Nothing in here adds them up, divides them or ranks anybody by them.

pub mod again;
pub mod answers;
pub mod benchmark;
pub mod compare;
pub mod file;
pub mod findings;
pub mod follow_up;
pub mod hands;
pub mod instrument;
pub mod invitation;
pub mod limits;
pub mod link;
pub mod migrate;
pub mod parties;
pub mod pile;
pub mod plan;
pub mod reminder;
pub mod respondents;
pub mod scoring;
pub mod shifts;
pub mod slots;
pub mod tally;
pub mod tries;

pub use answers::{About, Answer, Assessment, Choice, Fit, InstrumentRef, PrincipleProgress, Progress, Scope};
pub use instrument::{Indicator, Instrument, Level, Patterns, Side};
pub use plan::{PlanRow, Status};

#[cfg(test)]
mod ordinal_tests;
#[cfg(test)]
mod samples;
