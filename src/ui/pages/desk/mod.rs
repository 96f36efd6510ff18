//! Pages for working with many answers.

mod arrived;
pub mod compare;
mod drop_card;
mod figures;
pub mod follow_up;
mod follow_up_intake;
mod gather;
mod gathered_list;
mod left_out;
mod party_gaps;
mod respondents;
mod shifts;
mod words;
