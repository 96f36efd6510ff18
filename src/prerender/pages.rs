//! Which pages there are: every address the data knows, in every language.

use super::Material;
use crate::core::route::Route;
use crate::core::text::language::Lang;

/// A page to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its language.
    pub lang: Lang,
    /// What it shows.
    pub route: Route,
}

/// All of them, language by language.
pub fn all(material: &Material) -> Vec<Page> {
    material
        .compacts
        .iter()
        .flat_map(|(lang, compact)| {
            let fixed = [
                Route::Home,
                Route::Map,
                Route::Principles,
                Route::Compact,
                Route::Sources,
                Route::Assessment,
                Route::QuickCheck,
                Route::Result,
                Route::Plan,
                Route::Compare,
                Route::FollowUp,
                Route::Meeting,
                Route::Glossary,
                Route::Accessibility,
                Route::Privacy,
                Route::EmbedMap,
                Route::EmbedQuick,
                Route::EmbedBuilder,
            ];
            let slugs = compact.principles.iter().map(|principle| principle.slug.clone());
            let of_principles = slugs.flat_map(|slug| {
                [Route::Principle(slug.clone()), Route::AssessmentPrinciple(slug.clone()), Route::EmbedPrinciple(slug)]
            });
            let ids = material.register.signatories.iter().map(|signatory| signatory.id.as_str().to_owned());
            let of_organisations = ids.flat_map(|id| {
                [Route::Organisation(id.clone()), Route::EmbedOrganisation(id.clone()), Route::EmbedBadge(id)]
            });
            let routes = fixed.into_iter().chain(of_principles).chain(of_organisations);
            routes.map(|route| Page { lang: *lang, route }).collect::<Vec<_>>()
        })
        .collect()
}

/// The same page in each language, itself included: where it is, by language.
pub fn twins(material: &Material, page: &Page) -> Vec<Page> {
    let slugs = page.route.principle_slug().and_then(|slug| {
        let compact = material.compact(page.lang)?;
        compact.principles.iter().find(|principle| principle.slug == slug).map(|principle| &principle.slugs)
    });
    let twin = |lang: Lang| match slugs {
        Some(slugs) => slugs.get(lang.id()).map(|slug| page.route.with_slug(slug)),
        None => Some(page.route.clone()),
    };
    material.compacts.iter().filter_map(|(lang, _)| Some(Page { lang: *lang, route: twin(*lang)? })).collect()
}
