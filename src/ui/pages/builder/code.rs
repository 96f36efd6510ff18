//! The lines to paste, and what a partner's policy and privacy page need to say.

use super::Builder;
use crate::core::register::embed_choice::{Form, What};
use crate::core::register::percent::pairs;
use crate::core::register::snippet::{element, iframe, picture};
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::builder as t;
use crate::state::effect::effect;
use crate::ui::parts::copying::copy;
use crate::ui::parts::segment::segment;
use leptos::prelude::*;

/// All of it.
pub fn code(builder: &Builder) -> AnyView {
    let (site, choice) = (builder.site, builder.choice);
    let lang = site.lang.get_untracked();
    let of_code = builder.clone();
    let code = Memo::new(move |_| lines(&of_code));
    let of_forms = builder.clone();
    let forms = Memo::new(move |_| choice.with(|choice| choice.what == What::Badge));
    let form = move |form: Form, name: &'static str| {
        let builder = of_forms.clone();
        segment(
            "form".to_owned(),
            name.to_owned(),
            Box::new(move || choice.with(|choice| choice.form == form)),
            Box::new(move || builder.change(|choice| choice.form = form)),
        )
    };
    let forms = move || {
        let mut all = vec![form(Form::Frame, t::form_frame(lang)), form(Form::Element, t::form_element(lang))];
        if forms.get() {
            all.push(form(Form::Picture, t::form_picture(lang)));
        }
        all
    };
    let hint = move || match choice.with(|choice| choice.form) {
        Form::Frame => t::form_frame_hint(lang),
        Form::Element => t::form_element_hint(lang),
        Form::Picture => t::form_picture_hint(lang),
    };
    let host = site.origin();
    let policy = move || policy(&host, choice.with(|choice| choice.form));
    let said = RwSignal::new("");
    let copied = move |_| copy(site, code.get_untracked(), said, t::copied(lang), t::copy_failed(lang));
    // What was copied is no longer what stands there.
    effect(move || {
        code.track();
        said.set("");
    });
    view! {
        <section class="builder-code" aria-labelledby="code-title">
            <h2 id="code-title">{t::code(lang)}</h2>
            <fieldset class="segments no-print">
                <legend>{t::form(lang)}</legend>
                {forms}
            </fieldset>
            <p class="hint">{hint}</p>
            <label class="field">
                <span class="visually-hidden">{t::code(lang)}</span>
                <textarea class="code" id="embed-code" readonly rows="7" spellcheck="false" prop:value=code></textarea>
            </label>
            <p class="cluster no-print">
                <button type="button" class="button" on:click=copied>
                    {t::copy(lang)}
                </button>
                <span>{said}</span>
            </p>
            <h3>{t::policy(lang)}</h3>
            <p>{t::policy_text(lang)}</p>
            <pre class="code-line" tabindex="0"><code>{policy}</code></pre>
            <h3>{t::privacy(lang)}</h3>
            <p>{t::privacy_text(lang)}</p>
            <blockquote>{t::privacy_sentence(lang, &builder.compact.name)}</blockquote>
        </section>
    }
    .into_any()
}

/// What has to stand in the partner's content security policy, if it has one.
fn policy(host: &str, form: Form) -> String {
    match form {
        Form::Frame => ["frame-src ", host].concat(),
        Form::Element => ["script-src ", host, "; frame-src ", host].concat(),
        Form::Picture => ["img-src ", host].concat(),
    }
}

/// The lines.
fn lines(builder: &Builder) -> String {
    let Some((address, _)) = builder.addresses() else { return String::new() };
    let (site, title) = (builder.site, builder.title());
    builder.choice.with(|choice| match choice.form {
        Form::Frame => iframe(&address, &title, choice.what.height()),
        Form::Element => {
            let home = site.origin() + &site.base();
            let query = choice.embed_query();
            let slug = choice.slug(&builder.compact);
            let item = slug.unwrap_or_else(|| choice.item.clone());
            let options: Vec<_> = pairs(&query).filter(|(key, _)| key != "map").collect();
            let mut attributes = vec![("view", choice.what.id())];
            if !item.is_empty() {
                attributes.push(("item", &item));
            }
            attributes.extend(options.iter().map(|(key, value)| (key.as_str(), value.as_str())));
            attributes.push(("lang", choice.lang.id()));
            element(&home, &attributes, &page(builder, choice.lang), &title, choice.what.height())
        }
        Form::Picture => {
            let prefix = if choice.lang.prefix().is_empty() { "" } else { "/" };
            let base = site.base();
            let file = [
                &site.origin(),
                base.trim_end_matches('/'),
                prefix,
                choice.lang.prefix(),
                "/badge/",
                &choice.item,
                ".svg",
            ];
            picture(&file.concat(), &page(builder, choice.lang), &title)
        }
    })
}

/// Full address of the whole page that the embed shows a part of.
fn page(builder: &Builder, lang: Lang) -> String {
    let route = builder.choice.with(|choice| match choice.what {
        What::Map | What::List => Route::Map,
        What::Organisation | What::Badge => Route::Organisation(choice.item.clone()),
        What::Principle => choice.slug(&builder.compact).map_or(Route::Principles, Route::Principle),
        What::Quick => Route::QuickCheck,
    });
    builder.site.url_in(lang, &route)
}
