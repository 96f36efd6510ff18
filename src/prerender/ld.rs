//! Facts for machines: schema.org in JSON-LD.

use super::head::address;
use super::pages::Page;
use super::{Material, Order};
use crate::core::route::Route;
use crate::core::text::messages::common;
use serde_json::{Map, Value, json};

/// What a page states, as JSON that may stand in a script element; nothing where there is no type that fits, or where the
/// data is an example: an invented organisation is not to be found as a real one.
pub fn facts(order: &Order, material: &Material, page: &Page, description: &str) -> Option<String> {
    let compact = material.compact(page.lang)?;
    let url = address(order, page);
    let language = page.lang.id();
    let value = match &page.route {
        Route::Home => json!({
            "@type": "WebSite", "name": common::brand(page.lang), "url": url, "inLanguage": language,
            "description": description, "about": compact.full_name,
        }),
        Route::Principle(slug) => {
            let principle = compact.principles.iter().find(|principle| principle.slug == *slug)?;
            json!({
                "@type": "Article", "headline": principle.name, "url": url, "inLanguage": language,
                "description": description, "dateModified": compact.updated, "isPartOf": compact.full_name,
            })
        }
        Route::Compact => json!({
            "@type": "Article", "headline": compact.full_name, "url": url, "inLanguage": language,
            "description": description, "dateModified": compact.updated,
        }),
        Route::Glossary => {
            let terms = compact
                .glossary
                .iter()
                .map(|entry| json!({ "@type": "DefinedTerm", "name": entry.term, "description": entry.definition }));
            json!({
                "@type": "DefinedTermSet", "name": compact.name, "url": url, "inLanguage": language,
                "hasDefinedTerm": terms.collect::<Vec<_>>(),
            })
        }
        Route::Organisation(id) if !material.register.is_example() => {
            let (_, signatory) = material.register.find(id)?;
            let mut facts = Map::new();
            facts.insert("@type".to_owned(), json!("Organization"));
            facts.insert("name".to_owned(), json!(signatory.name));
            facts.insert("description".to_owned(), json!(description));
            if let Some(website) = signatory.website() {
                facts.insert("url".to_owned(), json!(website.as_str()));
            }
            Value::Object(facts)
        }
        _ => return None,
    };
    let Value::Object(mut value) = value else { return None };
    value.insert("@context".to_owned(), json!("https://schema.org"));
    // `<` could end the script element; JSON may write it as an escape.
    Some(Value::Object(value).to_string().replace('<', "\\u003c"))
}
