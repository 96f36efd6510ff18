//! Many views as one.

use leptos::prelude::*;

/// Views that stand one after the other.
pub trait Views: IntoIterator + Sized {
    /// All of them, in order.
    ///
    /// Use it instead of `collect_view`: a list of views of one type is a type of its own, and building, changing and taking
    /// down such a list is compiled anew for each, some two kilobytes; a list of any views is compiled once.
    fn views(self) -> Vec<AnyView>;
}

impl<I: IntoIterator> Views for I
where
    I::Item: IntoAny,
{
    fn views(self) -> Vec<AnyView> {
        self.into_iter().map(IntoAny::into_any).collect()
    }
}
