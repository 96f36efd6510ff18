//! Pages for working with many answers.

mod arrived;
pub mod compare;
mod gather;
mod gathered_list;
mod left_out;
mod party_gaps;
mod respondents;
mod shifts;
mod words;
