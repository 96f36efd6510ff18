//! A principle's symbol: a small drawing in its colour. It stands beside the name and never instead of it.

use leptos::prelude::*;

/// The drawing for the word in [`Principle::symbol`](crate::core::compact::Principle::symbol), in the accent colour of
/// where it stands; a word without a drawing gives a petal.
pub fn symbol(word: &str) -> impl IntoView + use<> {
    let shapes = match word {
        "circle" => circle().into_any(),
        "arcs" => arcs().into_any(),
        "ring" => ring().into_any(),
        "growth" => growth().into_any(),
        "door" => door().into_any(),
        "dots" => dots().into_any(),
        _ => petal().into_any(),
    };
    view! {
        <svg class="symbol" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
            {shapes}
        </svg>
    }
}

/// Free-standing: a disc on its own ground, with air around it.
fn circle() -> impl IntoView {
    view! {
        <circle class="solid" cx="24" cy="20" r="13"></circle>
        <path d="M10 43H38"></path>
    }
}

/// Two arcs facing each other.
fn arcs() -> impl IntoView {
    view! {
        <path d="M18 7A18 18 0 0 0 18 41"></path>
        <path d="M30 7A18 18 0 0 1 30 41"></path>
        <path d="M19 17A8.5 8.5 0 0 0 19 31"></path>
        <path d="M29 17A8.5 8.5 0 0 1 29 31"></path>
    }
}

/// A fingerprint: rings that are open at different places.
fn ring() -> impl IntoView {
    view! {
        <path d="M9 34A19 19 0 1 1 36 39"></path>
        <path d="M15 37A13 13 0 1 1 36 29"></path>
        <path d="M24 24C26 32 24 38 21 43"></path>
        <path d="M18 31A7 7 0 1 1 30.5 28C30 35 29 39 27 43"></path>
    }
}

/// Growth rings: each year outside the one before, from one point.
fn growth() -> impl IntoView {
    view! {
        <circle cx="24" cy="24" r="20"></circle>
        <circle cx="23" cy="26.5" r="14"></circle>
        <circle cx="22.2" cy="29" r="8"></circle>
        <circle class="solid" cx="21.7" cy="31" r="2.6"></circle>
    }
}

/// A door that stands open.
fn door() -> impl IntoView {
    view! {
        <path d="M10 42V6H36V42"></path>
        <path class="solid" d="M10 6L25 12V46L10 42Z"></path>
        <circle class="gap" cx="20.5" cy="29" r="1.8"></circle>
        <path d="M30 42H42"></path>
    }
}

/// Different dots, one group.
fn dots() -> impl IntoView {
    view! {
        <circle class="solid" cx="16" cy="15" r="8"></circle>
        <circle cx="35" cy="14" r="5.5"></circle>
        <circle class="solid" cx="34" cy="31" r="4"></circle>
        <circle cx="19" cy="34" r="7.5"></circle>
        <circle class="solid" cx="30" cy="43" r="2.6"></circle>
        <circle class="solid" cx="26" cy="23.5" r="2"></circle>
    }
}

/// A plain petal.
fn petal() -> impl IntoView {
    view! { <path class="solid" d="M24 45C14 33 10 25 10 17A14 14 0 0 1 38 17C38 25 34 33 24 45Z"></path> }
}
