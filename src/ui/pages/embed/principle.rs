//! One principle in a partner's frame: its sentence, the undertakings, when it works, and a link to the full page.

use crate::core::compact::{Compact, Undertaker};
use crate::core::route::Route;
use crate::core::text::messages::{common, explain as t};
use crate::state::endpoint::Endpoint;
use crate::state::site::Site;
use crate::ui::pages::principle::{groups, sign_list, title, unknown::unknown};
use crate::ui::parts::loaded::loaded;
use crate::ui::parts::page_title::use_title;
use crate::ui::parts::statements::origin_tag;
use crate::ui::parts::symbol::symbol;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// The embedded principle.
#[component]
pub fn EmbedPrinciple(
    /// The slug in the page's language.
    slug: String,
) -> impl IntoView {
    let (site, endpoint) = (Site::get(), Endpoint::get());
    super::dressed(site);
    let lang = site.lang.get_untracked();
    let of = slug.clone();
    use_title(move || title(site, endpoint, &of));
    loaded(
        move || endpoint.compact(),
        move |compact| match compact.principles.iter().position(|principle| principle.slug == slug) {
            Some(index) => content(site, &compact, index).into_any(),
            None => view! {
                {unknown(site, &compact, &slug, Route::EmbedPrinciple)}
                {super::out(site, "button quiet", &Route::Principles, common::full_page(lang))}
            }
            .into_any(),
        },
    )
}

fn content(site: Site, compact: &Compact, index: usize) -> Option<AnyView> {
    let lang = site.lang.get_untracked();
    let principle = compact.principles.get(index)?;
    let colour = principle.colour.clone();
    let group = |(party, name): (Undertaker, String)| {
        let statements: Vec<_> = principle.statements.iter().filter(|statement| statement.party == party).collect();
        let items = statements
            .iter()
            .map(|statement| view! { <li>{statement.text.clone()} " " {origin_tag(lang, statement.origin)}</li> })
            .views();
        (!statements.is_empty()).then(|| {
            view! {
                <section>
                    <h3>{name}</h3>
                    <ul>{items}</ul>
                </section>
            }
            .into_any()
        })
    };
    Some(
        view! {
            <article class="embed-principle" style:--light=colour.light style:--dark=colour.dark>
                <header>
                    {symbol(&principle.symbol)}
                    <div>
                        <p class="eyebrow">{compact.name.clone()}</p>
                        <h1>{principle.name.clone()}</h1>
                    </div>
                </header>
                <p class="lead">{principle.sentence.clone()}</p>
                <h2>{t::principle_undertakings(lang)}</h2>
                <div class="embed-groups">{groups(lang, compact).into_iter().map(group).views()}</div>
                {sign_list(t::principle_works(lang), &principle.works, true)}
                {super::out(site, "button quiet", &Route::Principle(principle.slug.clone()), common::full_page(lang))}
            </article>
        }
        .into_any(),
    )
}
