//! The sentence about individuals: said once a visit, under the first text field that somebody steps into.

use crate::state::assessments::Assessments;
use leptos::prelude::*;

/// The place under a field where the sentence stands, and what belongs to it.
pub(super) struct WarnOnce<V, F> {
    /// The place, to be put below the field's label. Screen readers say what appears in it.
    pub line: V,
    /// Id of the place, which describes the field.
    pub id: String,
    /// To be called when the field gets the focus.
    pub focused: F,
}

/// For the field `field`, by its id in the page; `sentence` is what is said.
pub(super) fn warn_once(
    assessments: Assessments,
    field: &str,
    sentence: &'static str,
) -> WarnOnce<impl IntoView + use<>, impl Fn() + Clone + 'static + use<>> {
    let id = ["warn-", field].concat();
    let own = field.to_owned();
    let warns = Memo::new(move |_| assessments.warned.with(|warned| warned.as_ref() == Some(&own)));
    let field = field.to_owned();
    let focused = move || {
        assessments.warned.update(|warned| {
            warned.get_or_insert_with(|| field.clone());
        });
    };
    let line = view! {
        <p class="hint" id=id.clone() role="status">
            {move || warns.get().then_some(sentence)}
        </p>
    };
    WarnOnce { line, id, focused }
}
