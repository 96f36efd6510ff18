//! Views. They hold no logic worth a test: what can be decided without a screen is decided in [`crate::core`].

pub mod app;
pub mod framed;
pub mod groups;
pub mod map;
pub mod mount;
pub mod pages;
pub mod parts;
pub mod shell;
