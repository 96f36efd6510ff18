//! The left half: what, which, in which language, filtered how, with what look.

use super::Builder;
use crate::core::register::embed_choice::{EmbedChoice, What};
use crate::core::register::embed_options::{Scheme, ThemeColour};
use crate::core::text::language::Lang;
use crate::core::text::messages::{builder as t, map as m};
use crate::state::actions;
use crate::ui::parts::example_notice::ExampleNotice;
use crate::ui::parts::segment::segment;
use crate::ui::parts::views::Views;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The colour shown before one is chosen.
const BLUE: ThemeColour = ThemeColour { rgb: [0x0a, 0x5f, 0xa5] };

/// All choices.
pub fn choices(builder: &Builder) -> AnyView {
    let lang = builder.site.lang.get_untracked();
    let (of_which, of_filters) = (builder.clone(), builder.clone());
    let what = Memo::new({
        let choice = builder.choice;
        move |_| choice.with(|choice| choice.what)
    });
    let offered = Lang::ALL.into_iter().filter(|lang| actions::offers(lang.id()));
    let languages: Vec<_> = offered.map(|lang| (lang, lang.name())).collect();
    let language = (languages.len() > 1)
        .then(|| group(t::language(lang), languages, builder, |choice| choice.lang, |choice, lang| choice.lang = lang));
    view! {
        {group(t::what(lang), What::ALL.map(|what| (what, name(lang, what))).to_vec(), builder, |choice| choice.what, |choice, what| {
            choice.what = what;
        })}
        {move || which(&of_which, what.get())}
        {language}
        {move || what.get().is_register().then(|| filters(&of_filters, what.get()))}
        {group(
            t::scheme(lang),
            vec![
                (Scheme::Auto, t::scheme_auto(lang)),
                (Scheme::Light, t::scheme_light(lang)),
                (Scheme::Dark, t::scheme_dark(lang)),
            ],
            builder,
            |choice| choice.options.scheme,
            |choice, scheme| choice.options.scheme = scheme,
        )}
        {colour(builder)}
    }
    .into_any()
}

/// What each thing to show is called.
fn name(lang: Lang, what: What) -> &'static str {
    match what {
        What::Map => t::what_map(lang),
        What::List => t::what_list(lang),
        What::Organisation => t::what_organisation(lang),
        What::Principle => t::what_principle(lang),
        What::Quick => t::what_quick(lang),
        What::Badge => t::what_badge(lang),
    }
}

/// One of a few, as a row of choices.
fn group<T: Copy + PartialEq + Send + Sync + 'static>(
    legend: &'static str,
    options: Vec<(T, &'static str)>,
    builder: &Builder,
    of: fn(&EmbedChoice) -> T,
    set: fn(&mut EmbedChoice, T),
) -> AnyView {
    let option = |(value, name): (T, &'static str)| {
        let (choice, builder) = (builder.choice, builder.clone());
        segment(
            legend.to_owned(),
            name.to_owned(),
            Box::new(move || choice.with(|choice| of(choice) == value)),
            Box::new(move || builder.change(|choice| set(choice, value))),
        )
    };
    view! {
        <fieldset class="builder-group">
            <legend>{legend}</legend>
            <div class="segments">{options.into_iter().map(option).views()}</div>
        </fieldset>
    }
    .into_any()
}

/// A choice from a list: value, name. An empty value means that nothing is chosen.
fn list(
    label: &'static str,
    options: Vec<(String, String)>,
    now: impl Fn() -> String + Send + Sync + 'static,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let now = Memo::new(move |_| now());
    let option = |(value, name): (String, String)| {
        let own = value.clone();
        view! {
            <option value=value prop:selected=move || now.with(|now| *now == own)>
                {name}
            </option>
        }
    };
    view! {
        <label class="field">
            <span class="label">{label}</span>
            <select on:change=move |event| {
                choose(event_target_value(&event));
            }>{options.into_iter().map(option).views()}</select>
        </label>
    }
    .into_any()
}

/// Which organisation or principle.
fn which(builder: &Builder, what: What) -> Option<AnyView> {
    let lang = builder.site.lang.get_untracked();
    let (choice, changer) = (builder.choice, builder.clone());
    let (label, options) = match what {
        What::Principle => {
            let option = |one: &crate::core::compact::Principle| (one.id.clone(), one.name.clone());
            (t::which_principle(lang), builder.compact.principles.iter().map(option).collect())
        }
        _ if what.is_about_organisation() => {
            let option = |one: &crate::core::register::names::Named| (one.id.as_str().to_owned(), one.name.clone());
            (t::which_organisation(lang), builder.names.all.iter().map(option).collect())
        }
        _ => return None,
    };
    let now = move || choice.with(|choice| choice.item.clone());
    let example =
        (builder.names.is_example && what.is_about_organisation()).then(|| view! { <ExampleNotice /> }.into_any());
    let list = list(label, options, now, move |item| changer.change(|choice| choice.item = item));
    Some(view! { {list} {example} }.into_any())
}

/// Which ids of a choice.
type Ids = fn(&mut EmbedChoice) -> &mut BTreeSet<String>;

/// The register's filters, one of each, and which parts are shown.
fn filters(builder: &Builder, what: What) -> AnyView {
    let lang = builder.site.lang.get_untracked();
    let words = &builder.compact.vocabularies;
    let one = |label: &'static str, options: Vec<(String, String)>, ids: Ids| {
        let (choice, changer) = (builder.choice, builder.clone());
        let mut all = vec![(String::new(), t::all(lang).to_owned())];
        all.extend(options);
        let now = move || {
            let mut copy = choice.get();
            ids(&mut copy).first().cloned().unwrap_or_default()
        };
        list(label, all, now, move |id| {
            changer.change(|choice| {
                let chosen = ids(choice);
                chosen.clear();
                if !id.is_empty() {
                    chosen.insert(id);
                }
            });
        })
    };
    let pair = |id: &String, name: &String| (id.clone(), name.clone());
    let districts = words.districts.iter().map(|one| pair(&one.id, &one.name)).collect();
    let kinds = words.kinds.iter().map(|one| pair(&one.id, &one.name)).collect();
    let themes = words.themes.iter().map(|one| pair(&one.id, &one.name)).collect();
    let switch = |label: &'static str, of: fn(&mut EmbedChoice) -> &mut bool| {
        let (choice, changer) = (builder.choice, builder.clone());
        let on = move || {
            let mut copy = choice.get();
            *of(&mut copy)
        };
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=on
                    on:change=move |_| changer.change(|choice| {
                        let place = of(choice);
                        *place = !*place;
                    })
                />
                {label}
            </label>
        }
    };
    let of_map = (what == What::Map).then(|| {
        view! {
            {switch(t::part_list(lang), |choice| &mut choice.options.parts.list)}
            {switch(t::part_timeline(lang), |choice| &mut choice.options.parts.timeline)}
        }
        .into_any()
    });
    view! {
        <fieldset class="builder-group">
            <legend>{t::filters(lang)}</legend>
            <div class="builder-fields">
                {one(m::district(lang), districts, |choice| &mut choice.query.filter.districts)}
                {one(m::kind(lang), kinds, |choice| &mut choice.query.filter.kinds)}
                {one(m::theme(lang), themes, |choice| &mut choice.query.filter.themes)}
            </div>
        </fieldset>
        <fieldset class="builder-group">
            <legend>{t::parts(lang)}</legend>
            <div class="cluster">
                {switch(t::part_search(lang), |choice| &mut choice.options.parts.search)}
                {switch(t::part_filters(lang), |choice| &mut choice.options.parts.filters)} {of_map}
            </div>
        </fieldset>
    }
    .into_any()
}

/// The partner's own colour, or none.
fn colour(builder: &Builder) -> AnyView {
    let lang = builder.site.lang.get_untracked();
    let choice = builder.choice;
    let (switcher, painter) = (builder.clone(), builder.clone());
    let chosen = move || choice.with(|choice| choice.options.theme_colour);
    let pick = move |event| {
        if let Some(colour) = ThemeColour::parse(&event_target_value(&event)) {
            painter.change(|choice| choice.options.theme_colour = Some(colour));
        }
    };
    let switch = move |_| {
        switcher.change(|choice| {
            let none = choice.options.theme_colour.is_none();
            choice.options.theme_colour = none.then_some(BLUE);
        });
    };
    view! {
        <fieldset class="builder-group">
            <legend>{t::colour(lang)}</legend>
            <div class="cluster">
                <label class="choice">
                    <input type="checkbox" prop:checked=move || chosen().is_some() on:change=switch />
                    {t::colour_own(lang)}
                </label>
                <input
                    type="color"
                    aria-label=t::colour(lang)
                    prop:value=move || chosen().unwrap_or(BLUE).css()
                    disabled=move || chosen().is_none()
                    on:change=pick
                />
            </div>
            <p class="hint">{t::colour_hint(lang)}</p>
        </fieldset>
    }
    .into_any()
}
