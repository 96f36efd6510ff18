//! What is there only as long as something holds.

use leptos::prelude::*;

/// Shows its children while `is` holds, and `otherwise` while it does not. They are made anew only when that changes.
///
/// Use it instead of Leptos's `Show`, which is compiled anew for every condition, its children and what stands in.
#[component]
pub fn When(
    /// The condition.
    is: impl Fn() -> bool + Send + Sync + 'static,
    /// In place of the children; nothing, unless given.
    #[prop(optional, into)]
    otherwise: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    boxed(Box::new(is), otherwise, children)
}

fn boxed(is: Box<dyn Fn() -> bool + Send + Sync>, otherwise: ViewFn, children: ChildrenFn) -> AnyView {
    let is = Memo::new(move |_| is());
    (move || if is.get() { children() } else { otherwise.run() }).into_any()
}
