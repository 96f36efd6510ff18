//! Effects and what lives as long as they do, compiled once for all.

use leptos::prelude::*;
use std::any::Any;

/// Runs `act` soon, and again whenever something it has read changes, until the view that asked for it goes. What it has to
/// remember from one run to the next it keeps itself.
///
/// Use it instead of [`Effect::new`], which is compiled anew for every closure, some 600 bytes each time.
pub fn effect(act: impl FnMut() + 'static) {
    boxed(Box::new(act));
}

/// Keeps `what` until the view that asked for it goes, or the effect that did runs again; then it is dropped.
///
/// Use it instead of a [`StoredValue`] where nobody looks at the value: that is compiled anew at every place, some 700
/// bytes with its `on_cleanup`.
pub fn keep(what: impl Any) {
    kept(Box::new(what));
}

fn kept(what: Box<dyn Any>) {
    let kept = StoredValue::new_local(what);
    on_cleanup(move || kept.dispose());
}

fn boxed(mut act: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| act());
}
