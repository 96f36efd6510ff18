//! The rosette: logo, navigation, progress and result in one drawing of N petals.
//!
//! It never carries meaning alone: wherever it shows values, the same values stand in text beside it.

use crate::core::compact::petal::{Petal, tenths};
use crate::core::compact::{ColourPair, Compact};
use crate::core::route::Route;
use crate::core::text::messages::common as t;
use crate::core::turn::sin_cos;
use crate::core::within::within;
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use leptos::{ev, svg};

/// Width and height of the drawing, in its own units.
const SIZE: f64 = 560.0;

/// One petal as it is to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct PetalView {
    /// Name beside the petal.
    pub name: String,
    /// Its colours.
    pub colour: ColourPair,
    /// Filled length, 0 to 1.
    pub filled: f64,
    /// Lowest and highest value as lengths, 0 to 1, drawn as a line with ends.
    pub spread: Option<(f64, f64)>,
    /// The other party's value, 0 to 1, drawn as an outline over the petal.
    pub other: Option<f64>,
    /// Where the petal leads, and the sentence it reveals.
    pub link: Option<(String, String)>,
}

impl PetalView {
    /// The compact's principles as whole petals that lead to their pages.
    pub fn navigation(compact: &Compact, site: Site) -> Vec<Self> {
        let petal = |principle: &crate::core::compact::Principle| Self {
            name: principle.name.clone(),
            colour: principle.colour.clone(),
            filled: 1.0,
            spread: None,
            other: None,
            link: Some((site.href(&Route::Principle(principle.slug.clone())), principle.sentence.clone())),
        };
        compact.principles.iter().map(petal).collect()
    }
}

/// The rosette without names, as the site's sign. Drawn in the compact's own colours once they are known.
#[component]
pub fn Logo() -> impl IntoView {
    let endpoint = Endpoint::get();
    let petals = move || {
        let colours: Vec<ColourPair> = endpoint.short().value().map_or_else(
            || vec![ColourPair { light: "currentColor".to_owned(), dark: "currentColor".to_owned() }; 6],
            |compact| compact.colours.clone(),
        );
        let count = colours.len();
        colours
            .into_iter()
            .enumerate()
            .map(|(index, colour)| {
                let path = Petal::of(index, count, 1.0, SIZE / 2.0, SIZE / 2.0).path();
                view! { <path class="petal" d=path style:--light=colour.light style:--dark=colour.dark></path> }
            })
            .views()
    };
    view! {
        <svg class="logo" viewBox="0 0 560 560" aria-hidden="true" focusable="false">
            {petals}
        </svg>
    }
}

/// The rosette with `petals`. With `labels` the names stand around it. Decorative for screen readers unless the petals are links.
#[component]
pub fn Rosette(
    /// The petals, clockwise from twelve o'clock.
    petals: Vec<PetalView>,
    /// Whether the names stand around it.
    #[prop(optional)]
    labels: bool,
    /// How many levels the scale has, each drawn as a line across the petals; none without.
    #[prop(optional)]
    steps: u8,
    /// Set to the petal that is pointed at or has the focus.
    #[prop(optional)]
    told: Option<RwSignal<Option<usize>>>,
) -> impl IntoView {
    let lang = Site::get().lang.get_untracked();
    let reach = SIZE / 2.0 - if labels { SIZE * 0.17 } else { 6.0 };
    let count = petals.len();
    let linked = petals.iter().any(|petal| petal.link.is_some());
    let drawn = petals
        .into_iter()
        .enumerate()
        .map(|(index, petal)| {
            let PetalView { name, colour, filled, spread, other, link } = petal;
            let of = |length: f64| Petal::of(index, count, length, SIZE / 2.0, reach);
            let shapes = view! {
                <path class="petal-ground" d=of(1.0).path()></path>
                {(steps > 0).then(|| view! { <path class="petal-steps" d=step_lines(&of, steps)></path> }.into_any())}
                {(filled > 0.0).then(|| view! { <path class="petal" d=of(filled).path()></path> }.into_any())}
                {spread.map(|(low, high)| spread_line(&of(1.0), low, high))}
                {other
                    .map(|length| {
                        let path = of(length).path();
                        view! {
                            <path class="petal-halo" d=path.clone()></path>
                            <path class="petal-other" d=path></path>
                        }.into_any()
                    })}
                {labels.then(|| label(&of(1.0), &name))}
            };
            match link {
                // Written out, because `view!` takes `a` and `title` for their namesakes in HTML.
                Some((href, sentence)) => svg::a()
                    .class("petal-link")
                    .attr("href", href)
                    .on(ev::pointerenter, move |_| tell(told, Some(index)))
                    .on(ev::pointerleave, move |_| tell(told, None))
                    .on(ev::focus, move |_| tell(told, Some(index)))
                    .on(ev::blur, move |_| tell(told, None))
                    .style(("--light", colour.light))
                    .style(("--dark", colour.dark))
                    .child((svg::title().child(format!("{name}: {sentence}")), shapes))
                    .into_any(),
                None => view! { <g style:--light=colour.light style:--dark=colour.dark>{shapes}</g> }.into_any(),
            }
        })
        .views();
    let role = if linked { "group" } else { "presentation" };
    view! {
        <svg
            class="rosette"
            viewBox="0 0 560 560"
            role=role
            aria-label=linked.then(|| t::rosette(lang))
            aria-hidden=(!linked).then_some("true")
        >
            {drawn}
        </svg>
    }
}

fn tell(told: Option<RwSignal<Option<usize>>>, petal: Option<usize>) {
    if let Some(told) = told {
        told.set(petal);
    }
}

/// The outline of a petal at every level, the shortest first.
fn step_lines(of: &impl Fn(f64) -> Petal, steps: u8) -> String {
    (1..=steps).map(|step| of(f64::from(step) / f64::from(steps)).path()).collect()
}

/// A line from the lowest to the highest value, with a short bar at each end.
fn spread_line(whole: &Petal, low: f64, high: f64) -> impl IntoView + use<> {
    let length = |value: f64| whole.foot + (whole.tip - whole.foot) * within(value, 0.0, 1.0);
    let (from, to) = (whole.point(length(low), whole.angle), whole.point(length(high), whole.angle));
    let (sin, cos) = sin_cos(whole.angle);
    let across = (cos * 9.0, sin * 9.0);
    let mut path = String::new();
    let mut line = |a: (f64, f64), b: (f64, f64)| {
        path.push_str(&["M", &tenths(a.0), " ", &tenths(a.1), "L", &tenths(b.0), " ", &tenths(b.1)].concat());
    };
    line(from, to);
    for end in [from, to] {
        line((end.0 - across.0, end.1 - across.1), (end.0 + across.0, end.1 + across.1));
    }
    view! {
        <path class="petal-halo" d=path.clone()></path>
        <path class="petal-spread" d=path></path>
    }
}

/// A name beside its petal, broken before its last "och"/"and" when long.
fn label(whole: &Petal, name: &str) -> impl IntoView + use<> {
    let (x, y) = whole.point(whole.tip + SIZE * 0.028, whole.angle);
    let (sin, cos) = sin_cos(whole.angle);
    let anchor = if sin.abs() < 0.1 {
        "middle"
    } else if sin > 0.0 {
        "start"
    } else {
        "end"
    };
    let lines: Vec<String> = match name.match_indices(' ').find(|(at, _)| name.len() > 13 && *at >= 5) {
        Some((at, _)) => {
            name.split_at_checked(at).map(|(a, b)| vec![a.to_owned(), b.trim().to_owned()]).unwrap_or_default()
        }
        None => vec![name.to_owned()],
    };
    #[allow(clippy::cast_precision_loss, reason = "one or two lines")]
    let extra = (lines.len() - 1) as f64;
    let lift = if cos > 0.5 {
        -extra * 19.0
    } else if cos < -0.5 {
        14.0
    } else {
        5.0 - extra * 9.0
    };
    let x = tenths(x);
    let first = tenths(y + lift);
    let spans = lines
        .into_iter()
        .enumerate()
        .map(|(index, line)| view! { <tspan x=x.clone() dy=if index == 0 { "0" } else { "19" }>{line}</tspan> })
        .views();
    view! {
        <text class="petal-name" y=first text-anchor=anchor>
            {spans}
        </text>
    }
}
