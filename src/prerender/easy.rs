//! A page in easy words for who reads without script: the switch that shows it in the app's place needs some.

use super::page::without_marks;
use super::pages::Page;
use super::{Material, Order};
use crate::core::compact::easy::{COMPACT, EasyPage, EasyPart, HOME};
use crate::core::route::Route;
use crate::core::text::messages::reading as t;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// Around the content of a page.
const MAIN: (&str, &str) = ("<main id=\"main\" tabindex=\"-1\">", "</main>");

/// `html` with the page's easy words at its end and a link to them at its beginning, both for who has no script. The same
/// where there are none. What the compact is stands on the home page with what the app is: its own page is long enough.
pub fn added(order: &Order, material: &Material, page: &Page, html: &str) -> String {
    let parts = || {
        let (before, rest) = html.split_once(MAIN.0)?;
        let (content, after) = rest.rsplit_once(MAIN.1)?;
        let (link, text) = texts(order, material, page)?;
        Some([before, MAIN.0, &link, content, &text, MAIN.1, after].concat())
    };
    parts().unwrap_or_else(|| html.to_owned())
}

/// The link and the texts.
fn texts(order: &Order, material: &Material, page: &Page) -> Option<(String, String)> {
    let lang = page.lang;
    let home = [order.base.trim_end_matches('/'), &Route::Home.path(lang)].concat();
    let (place, id, here) = match &page.route {
        Route::Home => ("", HOME, vec![HOME, COMPACT]),
        Route::Compact => (home.as_str(), COMPACT, Vec::new()),
        Route::Principle(slug) => {
            let principles = &material.compact(lang)?.principles;
            let id = principles.iter().find(|principle| principle.slug == *slug)?.id.as_str();
            ("", id, vec![id])
        }
        _ => return None,
    };
    let (_, easy) = material.easy.iter().find(|(of, _)| *of == lang)?;
    easy.page(id)?;
    let href = [place, "#easy-", id].concat();
    let told = here.into_iter().filter_map(|id| easy.page(id));
    let owner = Owner::new();
    let written = owner.with(|| {
        let link = view! {
            <noscript>
                <p class="wrap no-print">
                    <a class="button quiet small" href=href>
                        {t::easy_on(lang)}
                    </a>
                </p>
            </noscript>
        };
        (without_marks(&link.to_html()), without_marks(&told.map(section).views().to_html()))
    });
    owner.unset();
    Some(written)
}

fn section(page: &EasyPage) -> impl IntoView + use<> {
    let part = |part: &EasyPart| {
        let title = (!part.title.is_empty()).then(|| view! { <h3>{part.title.clone()}</h3> });
        let lines = part.lines.iter().map(|line| view! { <p>{line.clone()}</p> }).views();
        view! {
            {title}
            {lines}
        }
    };
    view! {
        <noscript>
            <section id=["easy-", &page.id].concat() class="wrap page stack prose easy no-print">
                <h2>{page.title.clone()}</h2>
                {page.parts.iter().map(part).views()}
            </section>
        </noscript>
    }
}
