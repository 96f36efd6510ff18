//! The register of signatories: read, filter, search, sort, count, cluster, write.
//!
//! Invariant: a [`Signatory`] is valid once it exists. Every text from outside goes through [`decode`](decode::decode)
//! or [`import`], which skip, mend and report; nothing after them checks again.

pub mod about;
pub mod check;
pub mod choice;
pub mod clean;
pub mod cluster;
pub mod collate;
pub mod columns;
pub mod contrast;
pub mod csv;
pub mod decimal;
pub mod decode;
pub mod embed_choice;
pub mod embed_options;
pub mod facets;
pub mod feature;
pub mod filter;
pub mod geojson;
pub mod group;
pub mod growth;
pub mod import;
pub mod interner;
pub mod member;
pub mod names;
pub mod nearby;
pub mod percent;
pub mod point;
pub mod prepared;
pub mod query;
pub mod search;
pub mod select;
pub mod shelves;
pub mod signatory;
pub mod signed_on;
pub mod snippet;
pub mod sort;
#[cfg(test)]
pub mod strategies;
mod strays;
pub mod window;
pub mod wire;

pub use about::About;
pub use choice::Choice;
pub use filter::Filter;
pub use group::Grouping;
pub use interner::Word;
pub use point::Point;
pub use query::{MapQuery, Tab};
pub use signatory::{Email, Envelope, OrgId, Register, Scope, Signatory, Standing, Status};
pub use signed_on::SignedOn;
pub use sort::Sort;
