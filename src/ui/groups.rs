//! Which page stands at which address, in groups.
//!
//! Each group is a bundle of its own (`src/bin/`), so that a visitor who reads about a principle does not download the
//! map, and who looks at the map not the self-assessment. The development build holds all of them. A page that is not in
//! a bundle is reached by loading its address anew. The page of an organisation is in two: alone, for who comes to it
//! first, and with the map, for who comes from there.

use super::pages;
use crate::core::route::{Group, Route};
use crate::state::assessments::Assessments;
use crate::state::follow_up::FollowUp;
use crate::state::gathered::Gathered;
use crate::state::tries::Tried;
use leptos::prelude::*;

/// Finds the page of a route, if the bundle has it.
pub type Pages = fn(Route) -> Option<AnyView>;

/// What one bundle holds.
#[derive(Clone, Copy)]
pub struct Bundle {
    /// The groups whose pages it has; none for the bundle that has all.
    pub groups: &'static [Group],
    /// Its pages.
    pub pages: Pages,
    /// Provides the contexts that only its pages need, under the root owner.
    pub setup: fn(),
}

/// The bundle of [`reading`].
pub const READING: Bundle = Bundle { groups: &[Group::Reading], pages: reading, setup: provide_tried };
/// The bundle of [`site`].
pub const SITE: Bundle = Bundle { groups: &[Group::Site], pages: site, setup: || () };
/// The bundle of [`register`].
pub const REGISTER: Bundle = Bundle { groups: &[Group::Register, Group::Organisation], pages: register, setup: || () };
/// The bundle of [`organisation`].
pub const ORGANISATION: Bundle = Bundle { groups: &[Group::Organisation], pages: organisation, setup: || () };
/// The bundle of [`assessment`].
pub const ASSESSMENT: Bundle = Bundle { groups: &[Group::Assessment], pages: assessment, setup: provide_assessments };
/// The bundle of [`desk`].
pub const DESK: Bundle = Bundle { groups: &[Group::Desk], pages: desk, setup: provide_gathered };
/// The bundle of [`embed`].
pub const EMBED: Bundle = Bundle { groups: &[Group::Embed], pages: embed, setup: || () };
/// The bundle of [`card`].
pub const CARD: Bundle = Bundle { groups: &[Group::Card], pages: card, setup: || () };
/// The bundle of [`meeting`].
pub const MEETING: Bundle = Bundle { groups: &[Group::Meeting], pages: meeting, setup: provide_assessments };
/// Every page in one bundle, for development.
pub const ALL: Bundle = Bundle { groups: &[], pages: all, setup: provide_all };

fn provide_assessments() {
    provide_context(Assessments::new());
}

fn provide_tried() {
    provide_context(Tried::new());
}

fn provide_gathered() {
    provide_context(Gathered::new());
    provide_context(FollowUp::new());
}

fn provide_all() {
    provide_tried();
    provide_assessments();
    provide_gathered();
}

/// Pages to read: home, principles, the compact.
pub fn reading(route: Route) -> Option<AnyView> {
    Some(match route {
        Route::Home => pages::home::Home().into_any(),
        Route::Principles => pages::principles::Principles().into_any(),
        Route::Principle(slug) => view! { <pages::principle::Principle slug /> }.into_any(),
        Route::Compact => pages::compact::Compact().into_any(),
        Route::Sources => pages::sources::Sources().into_any(),
        Route::Glossary => pages::glossary::Glossary().into_any(),
        #[cfg(debug_assertions)]
        Route::Style => pages::style::Style().into_any(),
        #[cfg(not(debug_assertions))]
        Route::Style => pages::not_found::NotFound().into_any(),
        Route::NotFound => pages::not_found::NotFound().into_any(),
        _ => return None,
    })
}

/// Pages about the site itself, whose long texts stand in the module, and how it is put on another.
pub fn site(route: Route) -> Option<AnyView> {
    Some(match route {
        Route::Accessibility => pages::accessibility::Accessibility().into_any(),
        Route::Privacy => pages::privacy::Privacy().into_any(),
        Route::EmbedBuilder => pages::builder::EmbedBuilder().into_any(),
        _ => return None,
    })
}

/// Pages about the signatories: map, list, organisation.
pub fn register(route: Route) -> Option<AnyView> {
    Some(match route {
        Route::Map => pages::map::MapPage().into_any(),
        other => return organisation(other),
    })
}

/// The page of one signatory.
// Not part of `register`, whose first views do not call it (docs/adr/0012).
#[inline(never)]
pub fn organisation(route: Route) -> Option<AnyView> {
    Some(match route {
        Route::Organisation(id) => view! { <pages::organisation::Organisation id /> }.into_any(),
        _ => return None,
    })
}

/// Pages of the self-assessment.
pub fn assessment(route: Route) -> Option<AnyView> {
    Some(match route {
        Route::Assessment => pages::assessment::start::Start().into_any(),
        Route::QuickCheck => pages::assessment::quick::QuickCheck().into_any(),
        Route::AssessmentPrinciple(slug) => {
            view! { <pages::assessment::principle::AssessmentPrinciple slug /> }.into_any()
        }
        Route::Result => pages::assessment::result::ResultPage().into_any(),
        Route::Plan => pages::assessment::plan::PlanPage().into_any(),
        _ => return None,
    })
}

/// Pages for working with many answers.
pub fn desk(route: Route) -> Option<AnyView> {
    Some(match route {
        Route::Compare => pages::desk::compare::Compare().into_any(),
        Route::FollowUp => pages::desk::follow_up::FollowUpPage().into_any(),
        _ => return None,
    })
}

/// The map in a partner's frame.
pub fn embed(route: Route) -> Option<AnyView> {
    (route == Route::EmbedMap).then(|| pages::embed::map::EmbedMap().into_any())
}

/// What stands in a partner's frame without a map.
pub fn card(route: Route) -> Option<AnyView> {
    Some(match route {
        Route::EmbedOrganisation(id) => view! { <pages::embed::organisation::EmbedOrganisation id /> }.into_any(),
        Route::EmbedPrinciple(slug) => view! { <pages::embed::principle::EmbedPrinciple slug /> }.into_any(),
        Route::EmbedQuick => pages::embed::quick::EmbedQuick().into_any(),
        Route::EmbedBadge(id) => view! { <pages::embed::badge::EmbedBadge id /> }.into_any(),
        Route::EmbedNotFound => pages::embed::NotFound().into_any(),
        _ => return None,
    })
}

/// The self-assessment on a wall.
pub fn meeting(route: Route) -> Option<AnyView> {
    (route == Route::Meeting).then(|| pages::meeting::MeetingPage().into_any())
}

/// Every page, for development.
pub fn all(route: Route) -> Option<AnyView> {
    reading(route.clone())
        .or_else(|| site(route.clone()))
        .or_else(|| register(route.clone()))
        .or_else(|| assessment(route.clone()))
        .or_else(|| desk(route.clone()))
        .or_else(|| embed(route.clone()))
        .or_else(|| card(route.clone()))
        .or_else(|| meeting(route))
}
