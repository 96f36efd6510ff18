//! Running text.

use leptos::prelude::*;

/// Each text as a paragraph.
pub fn paragraphs(texts: &[String]) -> impl IntoView + use<> {
    texts.iter().map(|text| view! { <p>{text.clone()}</p> }).collect_view()
}

/// The texts as an unordered list, or nothing when there are none.
pub fn points(texts: &[String]) -> impl IntoView + use<> {
    let items = texts.iter().map(|text| view! { <li>{text.clone()}</li> }).collect_view();
    (!texts.is_empty()).then(|| view! { <ul>{items}</ul> })
}

/// A text with its first letter as a capital: a party's short name at the start of a line.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
