//! Between the directory and the map view.

use crate::state::directory::{Directory, Prepared};
use leptos::prelude::*;
use std::sync::Arc;

/// The map of what passes now.
pub fn map_canvas(_directory: Directory, _prepared: &Arc<Prepared>, _framed: bool) -> impl IntoView + use<> {}
