//! `config.json` beside the app: what whoever runs it decides without building anew.
//!
//! `shell/settings.js` reads it in the browser, before this program is there, by the same rules; here it is read when the pages
//! and the servers' files are written. A key that is wrong or unknown counts as not written, and is named.

use super::is_tag;
use crate::core::text::language::Lang;
use serde_json::Value;
use std::fmt;

/// Longest name of a publisher, characters; more could only be a mistake.
const MAX_NAME: usize = 120;

/// What the file says. Empty where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// Address of the endpoint, or a path below the app.
    pub data: String,
    /// Languages to offer, of those that the endpoint has.
    pub languages: Vec<String>,
    /// Who publishes the site, in place of the endpoint's publisher.
    pub publisher: String,
    /// E-mail address to write to, in place of the endpoint's.
    pub contact: String,
    /// Who may frame the embeds: `*`, `'self'` or origins as Content Security Policy writes them.
    pub frame_ancestors: Vec<String>,
    /// Template of the addresses of raster tiles.
    pub tiles: String,
}

/// A key that counts as not written, and what should have stood there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The key, as in `tiles.url`.
    pub key: String,
    /// The rule it breaks.
    pub rule: &'static str,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "config.json: \"{}\" should be {}; it is left out", self.key, self.rule)
    }
}

/// Reads the file. Whatever stands in it, there is a configuration to start with.
pub fn decode(text: &str) -> (Config, Vec<Wrong>) {
    let (mut config, mut wrong) = (Config::default(), Vec::new());
    let mut amiss = |key: &str, rule| wrong.push(Wrong { key: key.to_owned(), rule });
    let Ok(Value::Object(members)) = serde_json::from_str(text) else {
        amiss("", "an object in JSON");
        return (config, wrong);
    };
    for (key, value) in &members {
        let rule = match key.as_str() {
            "data" => keep(&mut config.data, value, is_address).err().map(|()| "an address of this site or over https"),
            "languages" => {
                keep_all(&mut config.languages, value, is_tag).err().map(|()| "a list of language tags, as in [\"sv\"]")
            }
            "publisher" => {
                keep(&mut config.publisher, value, is_name).err().map(|()| "a name of at most 120 characters")
            }
            "contact" => keep(&mut config.contact, value, is_email).err().map(|()| "an e-mail address"),
            "frame_ancestors" => keep_all(&mut config.frame_ancestors, value, is_ancestor)
                .err()
                .map(|()| "a list of \"*\", \"'self'\" or origins over https"),
            "tiles" => {
                let url = value.get("url").unwrap_or(&Value::Null);
                match keep(&mut config.tiles, url, is_address) {
                    Err(()) => amiss("tiles.url", "an address of this site or over https"),
                    Ok(()) if value.get("attribution").and_then(Value::as_str).is_none_or(str::is_empty) => {
                        config.tiles.clear();
                        amiss("tiles.attribution", "a text that thanks who made the tiles");
                    }
                    Ok(()) => {}
                }
                None
            }
            "offline" => (!value.is_boolean()).then_some("true or false"),
            _ => Some("a known key"),
        };
        if let Some(rule) = rule {
            amiss(key, rule);
        }
    }
    (config, wrong)
}

impl Config {
    /// What it says under a key as text, or nothing; the languages that are [offered](Self::offered) with spaces between.
    pub fn get(&self, key: &str) -> Option<String> {
        let text = match key {
            "publisher" => self.publisher.clone(),
            "contact" => self.contact.clone(),
            "languages" => self.offered().iter().map(|lang| lang.id()).collect::<Vec<_>>().join(" "),
            _ => String::new(),
        };
        (!text.is_empty()).then_some(text)
    }

    /// The languages of the interface that are offered: those it names, or all when it names none of them.
    pub fn offered(&self) -> Vec<Lang> {
        let named = |lang: &Lang| self.languages.iter().any(|id| id == lang.id());
        let some: Vec<Lang> = Lang::ALL.into_iter().filter(named).collect();
        if some.is_empty() { Lang::ALL.to_vec() } else { some }
    }

    /// The hosts beyond this site's that data and tiles come from, each empty where it is this site: origins as Content
    /// Security Policy writes them.
    pub fn origins(&self) -> (&str, &str) {
        (origin(&self.data), origin(&self.tiles))
    }
}

fn keep(place: &mut String, value: &Value, fine: fn(&str) -> bool) -> Result<(), ()> {
    value.as_str().filter(|text| fine(text)).ok_or(())?.clone_into(place);
    Ok(())
}

fn keep_all(place: &mut Vec<String>, value: &Value, fine: fn(&str) -> bool) -> Result<(), ()> {
    let list = value.as_array().filter(|list| !list.is_empty()).ok_or(())?;
    let texts = list.iter().map(|one| one.as_str().filter(|text| fine(text)).map(str::to_owned));
    *place = texts.collect::<Option<_>>().ok_or(())?;
    Ok(())
}

/// `https://host…` or a path, which has no scheme and no host.
fn is_address(text: &str) -> bool {
    let plain = text.chars().all(|sign| !sign.is_whitespace() && !sign.is_control());
    let path = !text.starts_with("//") && !text.contains([':', '\\']);
    plain && !text.is_empty() && (path || !origin(text).is_empty())
}

fn is_name(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= MAX_NAME && !text.chars().any(char::is_control)
}

/// Strict enough that a `mailto:` of it holds nothing but the address.
fn is_email(text: &str) -> bool {
    let plain =
        |part: &str| !part.is_empty() && part.chars().all(|sign| sign.is_ascii_alphanumeric() || ".+-_".contains(sign));
    text.split_once('@').is_some_and(|(who, host)| plain(who) && plain(host) && host.contains('.'))
}

fn is_ancestor(text: &str) -> bool {
    let host = text.strip_prefix("https://").map(|rest| rest.strip_prefix("*.").unwrap_or(rest));
    matches!(text, "*" | "'self'") || host.is_some_and(is_host)
}

/// `host` or `host:port`, and nothing after it.
fn is_host(text: &str) -> bool {
    let (name, port) = text.split_once(':').unwrap_or((text, "443"));
    let parts = name
        .split('.')
        .all(|part| !part.is_empty() && part.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-'));
    parts && port.parse::<u16>().is_ok()
}

/// `https://host[:port]` at the beginning of an address; empty where it has none.
fn origin(address: &str) -> &str {
    let host = address.strip_prefix("https://").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(rest));
    host.filter(|host| is_host(host)).and_then(|host| address.get(.."https://".len() + host.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Config, decode};
    use crate::core::text::language::Lang;
    use proptest::prelude::*;

    const WHOLE: &str = r#"{ "data": "https://data.example.org:8443/v1/", "languages": ["sv"], "publisher": "Prov",
        "contact": "vi@exempel.example", "frame_ancestors": ["'self'", "https://*.example.net"],
        "tiles": { "url": "https://tiles.example/{z}/{x}/{y}.png", "attribution": "Vi" }, "offline": false }"#;

    fn keys(text: &str) -> Vec<String> {
        decode(text).1.into_iter().map(|wrong| wrong.key).collect()
    }

    #[test]
    fn a_whole_file_is_read_without_a_remark() {
        let (config, wrong) = decode(WHOLE);
        assert_eq!(wrong, []);
        assert_eq!((config.publisher.as_str(), config.contact.as_str()), ("Prov", "vi@exempel.example"));
        assert_eq!(config.frame_ancestors, ["'self'", "https://*.example.net"]);
        assert_eq!(config.origins(), ("https://data.example.org:8443", "https://tiles.example"));
        assert_eq!(decode(r#"{ "data": "data/v1/" }"#).0.origins(), ("", ""));
    }

    #[test]
    fn what_is_wrong_is_named_and_counts_as_not_written() {
        for (key, member) in [
            ("data", r#""data": "http://elsewhere.example/""#),
            ("data", r#""data": "//elsewhere.example/""#),
            ("data", r#""data": "https:///x""#),
            ("data", r#""data": 7"#),
            ("languages", r#""languages": []"#),
            ("languages", r#""languages": "sv""#),
            ("languages", r#""languages": ["sv", "../en"]"#),
            ("publisher", r#""publisher": "  ""#),
            ("contact", r#""contact": "a@b.example?bcc=c@d.example""#),
            ("contact", r#""contact": "https://exempel.example/""#),
            ("frame_ancestors", r#""frame_ancestors": ["http://a.example"]"#),
            ("frame_ancestors", r#""frame_ancestors": ["https://a.example; script-src *"]"#),
            ("frame_ancestors", r#""frame_ancestors": ["https://a.example/path"]"#),
            ("tiles.url", r#""tiles": null"#),
            ("tiles.attribution", r#""tiles": { "url": "/t/{z}" }"#),
            ("offline", r#""offline": "no""#),
            ("dta", r#""dta": "x""#),
        ] {
            let text = ["{", member, "}"].concat();
            assert_eq!(keys(&text), [key], "{text}");
            if !key.starts_with("tiles") {
                assert_eq!(decode(&text).0, Config::default(), "{text}");
            }
        }
        assert_eq!(
            decode("[]").1.first().unwrap().to_string(),
            "config.json: \"\" should be an object in JSON; it is left out"
        );
    }

    #[test]
    fn what_it_says_is_told_by_key() {
        let (config, _) = decode(WHOLE);
        let told = ["publisher", "contact", "languages", "data"].map(|key| config.get(key).unwrap_or_default());
        assert_eq!(told, ["Prov", "vi@exempel.example", "sv", ""]);
        assert_eq!(Config::default().get("publisher"), None);
    }

    #[test]
    fn the_interface_is_offered_in_the_languages_named_and_in_all_when_none_is_known() {
        let offered = |ids: &[&str]| {
            Config { languages: ids.iter().map(|id| (*id).to_owned()).collect(), ..Config::default() }.offered()
        };
        assert_eq!(offered(&["en", "fi"]), [Lang::En]);
        assert_eq!((offered(&["fi"]), offered(&[])), (Lang::ALL.to_vec(), Lang::ALL.to_vec()));
    }

    proptest! {
        #[test]
        fn no_text_stops_it_and_what_it_keeps_fits_into_a_header(text in "\\PC*") {
            let member = serde_json::json!({ "frame_ancestors": [text], "data": text, "contact": text });
            for config in [decode(&text).0, decode(&member.to_string()).0] {
                let (data, tiles) = config.origins();
                for part in config.frame_ancestors.iter().map(String::as_str).chain([data, tiles, config.contact.as_str()]) {
                    prop_assert!(!part.contains([';', ',', ' ', '"', '\n']), "{part}");
                }
            }
        }
    }
}
