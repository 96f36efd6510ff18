//! Language, texts, folding and safe links.

pub mod date;
pub mod fold;
pub mod language;
pub mod lower;
pub mod messages;
pub mod readability;
pub mod safe_url;
pub mod sentence;
pub mod small_words;
pub mod terms;
