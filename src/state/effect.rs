//! Effects, compiled once for all.

use leptos::prelude::*;

/// Runs `act` soon, and again whenever something it has read changes, until the view that asked for it goes. What it has to
/// remember from one run to the next it keeps itself.
///
/// Use it instead of [`Effect::new`], which is compiled anew for every closure, some 600 bytes each time.
pub fn effect(act: impl FnMut() + 'static) {
    boxed(Box::new(act));
}

fn boxed(mut act: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| act());
}
