//! What a page is about in a sentence or two, for search engines and shared links.

use super::Material;
use super::pages::Page;
use crate::core::route::Route;
use crate::core::text::language::Lang;
use crate::core::text::messages::about as t;

/// About as much as search engines show, in letters.
const LONGEST: usize = 170;

/// The page's description, at most [`LONGEST`] letters.
pub fn describe(material: &Material, page: &Page) -> String {
    let lang = page.lang;
    let Some(compact) = material.compact(lang) else { return String::new() };
    let text = match &page.route {
        Route::Home | Route::NotFound | Route::EmbedNotFound | Route::Style => compact.home.lead.clone(),
        Route::Map | Route::EmbedMap => t::map(lang, &compact.name),
        Route::Organisation(id) | Route::EmbedOrganisation(id) | Route::EmbedBadge(id) => {
            organisation(material, lang, id)
        }
        Route::Principles => t::principles(lang, &compact.name),
        Route::Principle(slug) | Route::EmbedPrinciple(slug) => {
            let principle = compact.principles.iter().find(|principle| principle.slug == *slug);
            principle.map(|principle| principle.sentence.clone()).unwrap_or_default()
        }
        Route::Compact => compact.summary.clone(),
        Route::Assessment => t::assessment(lang).to_owned(),
        Route::QuickCheck | Route::EmbedQuick => t::quick(lang).to_owned(),
        Route::AssessmentPrinciple(slug) => {
            let principle = compact.principles.iter().find(|principle| principle.slug == *slug);
            principle.map(|principle| t::questions(lang, &principle.name)).unwrap_or_default()
        }
        Route::Result => t::result(lang).to_owned(),
        Route::Plan => t::plan(lang).to_owned(),
        Route::Compare => t::compare(lang).to_owned(),
        Route::FollowUp => t::follow_up(lang).to_owned(),
        Route::Meeting => t::meeting(lang).to_owned(),
        Route::Glossary => t::glossary(lang, &compact.name),
        Route::Sources => t::sources(lang, &compact.name),
        Route::Accessibility => t::accessibility(lang).to_owned(),
        Route::EmbedBuilder => t::builder(lang).to_owned(),
        Route::Privacy => t::privacy(lang).to_owned(),
    };
    shortened(&text)
}

fn organisation(material: &Material, lang: Lang, id: &str) -> String {
    let Some((_, signatory)) = material.register.find(id) else { return String::new() };
    let own = signatory.description_in(lang.id()).unwrap_or_default();
    let name = signatory.name.as_str();
    let about = if own.is_empty() { t::organisation(lang, name) } else { [name, ": ", own].concat() };
    if material.register.is_example() { [t::example(lang), " ", &about].concat() } else { about }
}

/// Whole words, with an ellipsis where some are left out.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.chars().count() + word.chars().count() + 2 > LONGEST {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out + "…"
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, shortened};

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(shortened("Kort."), "Kort.");
        let long = shortened(&"ord och ".repeat(60));
        assert!(long.chars().count() <= LONGEST && long.ends_with("och…") || long.ends_with("ord…"), "{long}");
    }
}
