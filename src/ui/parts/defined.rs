//! Running text whose words can be asked what they mean.

use crate::core::compact::{Compact, Term};
use crate::core::route::Route;
use crate::core::text::messages::explain as t;
use crate::core::text::terms::pieces;
use crate::state::site::Site;
use crate::ui::parts::views::Views;
use leptos::prelude::*;

/// Which words of the glossary a page has explained so far: each is explained where it comes first.
#[derive(Debug, Default)]
pub struct Defined(Vec<usize>);

impl Defined {
    /// The texts as paragraphs. A word of the glossary is a button that shows its definition, by press, key or touch.
    pub fn paragraphs(&mut self, site: Site, compact: &Compact, texts: &[String]) -> impl IntoView + use<> {
        texts.iter().map(|text| view! { <p>{self.text(site, compact, text)}</p> }).views()
    }

    /// One text, its words likewise.
    pub fn text(&mut self, site: Site, compact: &Compact, text: &str) -> impl IntoView + use<> {
        let names: Vec<&str> = compact.glossary.iter().map(|term| term.term.as_str()).collect();
        let piece = |(place, number): (std::ops::Range<usize>, Option<usize>)| {
            let words = text.get(place).unwrap_or_default().to_owned();
            match number.and_then(|number| compact.glossary.get(number)) {
                Some(term) => word(site, term, words).into_any(),
                None => words.into_any(),
            }
        };
        pieces(text, &names, &mut self.0).into_iter().map(piece).views()
    }

    /// The words explained, for paper: there nothing can be pressed.
    pub fn footnotes(&self, compact: &Compact) -> impl IntoView + use<> {
        let terms = self.0.iter().filter_map(|number| compact.glossary.get(*number));
        let note = |term: &Term| {
            view! {
                <div>
                    <dt>{term.term.clone()}</dt>
                    <dd>{term.definition.clone()}</dd>
                </div>
            }
        };
        let notes = terms.map(note).views();
        (!self.0.is_empty()).then(|| view! { <dl class="print-only footnotes">{notes}</dl> }.into_any())
    }
}

fn word(site: Site, term: &Term, words: String) -> impl IntoView + use<> {
    let id = ["def-", &term.id].concat();
    let lang = site.lang.get_untracked();
    let more = [site.href(&Route::Glossary).as_str(), "#", &term.id].concat();
    view! {
        <button type="button" class="term" popovertarget=id.clone()>
            {words}
        </button>
        <span id=id class="definition" popover="auto" role="note">
            <strong>{term.term.clone()}</strong>
            " "
            {term.definition.clone()}
            " "
            <a href=more>{t::in_glossary(lang)}</a>
        </span>
    }
}
