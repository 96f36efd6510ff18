//! The design system on one page, in development builds: `/_stil`.

use crate::core::compact::ColourPair;
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::parts::dialog::dialog;
use crate::ui::parts::example_notice::ExampleNotice;
use crate::ui::parts::loaded::{Skeleton, loaded};
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::rosette::{Logo, PetalView, Rosette};
use crate::ui::parts::segment::segment;
use crate::ui::parts::tabs::{tab_list, tab_panel};
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// Every token and part, to look at in both themes. Its words are names of parts, the same in every language.
#[component]
pub fn Style() -> impl IntoView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    use_title(|| "Style".to_owned());
    let (open, chosen) = (RwSignal::new(false), RwSignal::new(0));
    let current = Memo::new(move |_| chosen.get());
    let swatch = |name: &'static str| {
        let value = format!("var({name})");
        view! { <li class="chip"><span class="swatch" style:background=value></span>{name}</li> }
    };
    let grounds =
        ["--paper", "--raised", "--ink", "--soft", "--line", "--edge", "--tint", "--water", "--land", "--focus"];
    view! {
        <div class="wrap page stack">
            <h1>"Style"</h1>
            <p class="lead">"Lead: every part as it is used, in both themes."</p>
            <h2>"Colour"</h2>
            <ul class="cluster">{grounds.map(swatch).views()}</ul>
            <h2>"Type"</h2>
            <p>"Body 18 px. " <strong>"Strong"</strong> ", " <em>"emphasis"</em> ", " <a href="#type">"link"</a> "."</p>
            <h3>"Heading 3"</h3>
            <h4>"Heading 4"</h4>
            <p class="small">"Small"</p>
            <h2>"Buttons, chips, tags"</h2>
            <p class="cluster">
                <button type="button" class="button">"Button"</button>
                <button type="button" class="button quiet">"Quiet"</button>
                <button type="button" class="button small">"Small"</button>
                <button type="button" class="button plain-text">"Plain text"</button>
                <button type="button" class="button" disabled>"Disabled"</button>
                <button type="button" class="chip">"Chip"</button>
                <button type="button" class="chip" aria-pressed="true">"Pressed"</button>
                <span class="tag">"Tag"</span>
            </p>
            {fields()}
            {content()}
            <h2>"Surfaces"</h2>
            <div class="grid">
                <div class="card"><h3>"Card"</h3><p>"Borders before shadows."</p></div>
                <p class="notice">"Notice"</p>
                <p class="notice warning">"Warning"</p>
                <p class="notice good">"Good"</p>
                <p class="notice bad">"Bad"</p>
            </div>
            <ExampleNotice />
            <Skeleton />
            <h2>"Tabs, dialog"</h2>
            {tab_list("sample", "Tabs", vec!["One", "Two", "Three"], current, Callback::new(move |at| chosen.set(at)))}
            {tab_panel("sample", current, view! { <p>"Panel " {move || current.get() + 1}</p> }.into_any())}
            <p>
                <button type="button" class="button small" aria-haspopup="dialog" on:click=move |_| open.set(true)>
                    "Open a dialog"
                </button>
            </p>
            {dialog("sample-dialog", "Dialog", open, || view! { <p>"Escape closes."</p> }.into_any())}
            <h2>"Rosette"</h2>
            <Logo />
            {loaded(move || endpoint.compact(), move |compact| {
                let navigation = PetalView::navigation(&compact, site);
                let mut result = navigation.clone();
                for (index, petal) in result.iter_mut().enumerate() {
                    #[allow(clippy::cast_precision_loss, reason = "a handful of petals")]
                    let filled = (index % 4) as f64 / 3.0;
                    (petal.link, petal.filled) = (None, filled);
                    (petal.spread, petal.other) = (Some((filled / 2.0, 1.0)), Some(1.0 - filled));
                }
                let five = ["INT", "DIA", "KVA", "LAN", "OPP"].map(|name| PetalView {
                    name: name.to_owned(),
                    colour: ColourPair { light: "currentColor".to_owned(), dark: "currentColor".to_owned() },
                    filled: 1.0,
                    spread: None,
                    other: None,
                    link: None,
                });
                view! {
                    <div class="grid">
                        <Rosette petals=navigation labels=true />
                        <Rosette petals=result labels=true />
                        <Rosette petals=five.into() labels=true />
                    </div>
                }
            })}
        </div>
    }
}

/// Fields, what can go wrong with one, and what is chosen from.
fn fields() -> impl IntoView {
    let segments = RwSignal::new("One");
    view! {
        <h2>"Fields"</h2>
        <div class="grid">
            <label class="field"><span class="label">"Text"</span><input type="text" /></label>
            <label class="field"><span class="label">"Choice"</span><select><option>"One"</option></select></label>
            <label class="field"><span class="label">"Long text"</span><textarea></textarea></label>
            <div class="field">
                <label for="style-wrong">"With a fault"</label>
                <p class="error-text" id="style-wrong-why">"Say what to write, and how."</p>
                <input type="text" id="style-wrong" aria-invalid="true" aria-describedby="style-wrong-why" />
            </div>
            <label class="facet-choice"><input type="checkbox" checked /> <span>"Check box"</span></label>
            <label class="facet-choice"><input type="radio" name="style-radio" checked /> <span>"Radio button"</span></label>
        </div>
        <fieldset class="segments">
            <legend>"Segments"</legend>
            {["One", "Two", "Three"]
                .map(|name| {
                    let (on, choose) = (move || segments.get() == name, move || segments.set(name));
                    segment("style-segments".to_owned(), name.to_owned(), Box::new(on), Box::new(choose))
                })
                .views()}
        </fieldset>
    }
}

/// Level cards, a table, and the steps of space.
fn content() -> impl IntoView {
    view! {
        <h2>"Levels"</h2>
        <fieldset class="question">
            <legend><span class="question-name">"Name"</span> <span class="question-statement">"A statement to agree with"</span></legend>
            <div class="levels">
                {["Beginning", "Under way", "Established"]
                    .map(|name| {
                        view! {
                            <label class="level">
                                <input type="radio" name="style-level" />
                                <span class="level-name">{name}</span>
                                <span class="level-text">"What it looks like at this level."</span>
                            </label>
                        }
                    })
                    .views()}
            </div>
        </fieldset>
        <h2>"Table"</h2>
        <div class="scroll-x" tabindex="0" role="group" aria-label="Table">
            <table>
                <caption>"Caption"</caption>
                <thead><tr><th scope="col">"Name"</th><th scope="col">"Value"</th></tr></thead>
                <tbody>
                    <tr><th scope="row">"First"</th><td>"1"</td></tr>
                    <tr><th scope="row">"Second"</th><td>"2"</td></tr>
                </tbody>
            </table>
        </div>
        <h2>"Space"</h2>
        <ul class="plain">
            {["--s1", "--s2", "--s3", "--s4", "--s5", "--s6", "--s7", "--s8"]
                .map(|name| {
                    let width = ["var(", name, ")"].concat();
                    view! { <li class="small"><span class="swatch" style:width=width style:background="var(--accent)"></span> {name}</li> }
                })
                .views()}
        </ul>
    }
}
