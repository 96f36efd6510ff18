//! Running text.

use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// Each text as a paragraph.
pub fn paragraphs(texts: &[String]) -> impl IntoView + use<> {
    texts.iter().map(|text| view! { <p>{text.clone()}</p> }).views()
}

/// The texts as an unordered list, or nothing when there are none.
pub fn points(texts: &[String]) -> impl IntoView + use<> {
    let items = texts.iter().map(|text| view! { <li>{text.clone()}</li> }).views();
    (!texts.is_empty()).then(|| view! { <ul>{items}</ul> }.into_any())
}
