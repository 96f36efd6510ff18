//! Many views as one.

use leptos::prelude::*;
use std::any::Any;

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
    I::Item: IntoAny + 'static,
{
    fn views(self) -> Vec<AnyView> {
        self.into_iter().map(any).collect()
    }
}

/// One view as any; one that is any already stays what it is, since boxing it again would cost a step at every change.
fn any<V: IntoAny + 'static>(view: V) -> AnyView {
    let mut view = Some(view);
    let known = (&mut view as &mut dyn Any).downcast_mut::<Option<AnyView>>().and_then(Option::take);
    known.or_else(|| view.map(IntoAny::into_any)).unwrap_or_else(|| ().into_any())
}
