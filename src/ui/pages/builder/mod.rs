//! The embed builder: what is to be shown, how it looks, and the lines to paste. All that is chosen lives in the address.

mod choices;
mod code;
mod preview;

use crate::core::compact::Compact;
use crate::core::register::embed_choice::{EmbedChoice, What};
use crate::core::register::names::Names;
use crate::core::route::Route;
use crate::core::text::messages::builder as t;
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::parts::loaded::loaded;
use crate::ui::parts::page_title::use_title;
use leptos::prelude::*;
use std::sync::Arc;

/// What the parts of the builder share.
#[derive(Clone)]
struct Builder {
    site: Site,
    choice: RwSignal<EmbedChoice>,
    compact: Arc<Compact>,
    names: Arc<Names>,
}

impl Builder {
    /// Changes what is chosen, and lets the address follow without a step in the history.
    fn change(&self, change: impl FnOnce(&mut EmbedChoice)) {
        let lang = self.site.lang.get_untracked();
        let first = self.first(self.choice.with_untracked(|choice| choice.what));
        self.choice.update(|choice| {
            let before = choice.what;
            change(choice);
            if choice.what != before {
                choice.item.clear();
            }
            choice.settle();
        });
        // One thing of the kind is always chosen, so that there is something to see at once.
        let missing = self.choice.with_untracked(|choice| choice.route(&self.compact).is_none());
        if missing {
            let what = self.choice.with_untracked(|choice| choice.what);
            let item = self.first(what).or(first).unwrap_or_default();
            self.choice.update(|choice| choice.item = item);
        }
        let query = self.choice.with_untracked(|choice| choice.to_query_string(lang));
        self.site.go(&Route::EmbedBuilder, &query, true);
    }

    /// The first organisation or principle there is.
    fn first(&self, what: What) -> Option<String> {
        match what {
            What::Principle => self.compact.principles.first().map(|principle| principle.id.clone()),
            _ if what.is_about_organisation() => self.names.all.first().map(|named| named.id.as_str().to_owned()),
            _ => None,
        }
    }

    /// Full address of what is shown, and its path from the top of the host. Tracked.
    fn addresses(&self) -> Option<(String, String)> {
        self.choice.with(|choice| {
            let route = choice.route(&self.compact)?;
            let query = choice.embed_query();
            let with = |address: String| if query.is_empty() { address } else { [&address, "?", &query].concat() };
            let site = &self.site;
            Some((with(site.url_in(choice.lang, &route)), with(site.href_in(choice.lang, &route))))
        })
    }

    /// What the frame is called. Tracked.
    fn title(&self) -> String {
        self.choice.with(|choice| {
            let lang = choice.lang;
            let organisation = || {
                let found = self.names.all.iter().find(|named| named.id.as_str() == choice.item);
                found.map(|named| named.name.clone()).unwrap_or_default()
            };
            match choice.what {
                What::Map | What::List => t::title_register(lang, &self.compact.name),
                What::Organisation => organisation(),
                What::Badge => t::title_badge(lang, &organisation(), &self.compact.name),
                What::Principle => {
                    let found = self.compact.principles.iter().find(|principle| principle.id == choice.item);
                    let name = found.map(|principle| principle.name.clone()).unwrap_or_default();
                    t::title_principle(lang, &name, &self.compact.name)
                }
                What::Quick => t::title_quick(lang, &self.compact.name),
            }
        })
    }
}

/// The page.
#[component]
pub fn EmbedBuilder() -> impl IntoView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    let lang = site.lang.get_untracked();
    use_title(move || t::title(lang).to_owned());
    view! {
        <div class="wrap page builder">
            <header class="stack">
                <h1>{t::title(lang)}</h1>
                <p class="lead">{t::lead(lang)}</p>
            </header>
            {loaded(move || endpoint.compact(), move |compact| {
                loaded(move || endpoint.names(), move |names| content(site, Arc::clone(&compact), names))
            })}
        </div>
    }
}

fn content(site: Site, compact: Arc<Compact>, names: Arc<Names>) -> AnyView {
    let lang = site.lang.get_untracked();
    let choice = RwSignal::new(EmbedChoice::from_query_string(&site.search.get_untracked(), lang));
    let builder = Builder { site, choice, compact, names };
    if choice.with_untracked(|choice| choice.route(&builder.compact).is_none()) {
        let what = choice.with_untracked(|choice| choice.what);
        let item = builder.first(what).unwrap_or_default();
        choice.update_untracked(|choice| choice.item = item);
    }
    view! {
        <div class="builder-halves">
            <form class="builder-choices" on:submit=|event| event.prevent_default()>
                {choices::choices(&builder)}
            </form>
            <div class="builder-result">{preview::preview(&builder)} {code::code(&builder)}</div>
        </div>
    }
    .into_any()
}
